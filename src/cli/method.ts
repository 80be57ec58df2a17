import { methodJsonSchema } from '#contract/evaluations/method-file.ts'
import { csvLines } from '#server/documents/write-csv.ts'
import { wordFault } from '#server/evaluations/finding-words.ts'
import { readMethod } from '#server/evaluations/read-method.ts'
import { describeShipped, listShipped } from '#server/evaluations/shipped.ts'
import { layColumns } from './columns.ts'
import type { Terminal } from './command.ts'
import { findInput } from './input-file.ts'
import { methodHelp, methodSays } from './method-cli-words.ts'
import { answering } from './parse-call.ts'

const options = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const run = answering(options, methodHelp, async ({ values, positionals }, terminal) => {
  const say = methodSays[terminal.language]
  const [what, which, ...more] = positionals
  const json = values.json ?? false
  const needsOne = what === 'show' || what === 'table'
  if (more.length > 0 || (needsOne ? which === undefined : which !== undefined)) return say.wrong
  switch (what) {
    case 'schema':
      terminal.out(`${JSON.stringify(methodJsonSchema(), null, 2)}\n`)
      return 0
    case 'list':
      return list(json, terminal)
    case 'show':
      return show(which ?? '', json, terminal)
    case 'table':
      return blankTable(which ?? '', json, terminal)
    default:
      return say.wrong
  }
})

async function list(json: boolean, terminal: Terminal): Promise<number> {
  const methods = await describeShipped()
  if (json) terminal.out(`${JSON.stringify(methods)}\n`)
  else
    terminal.out(
      `${layColumns(
        methods.map(({ code, name, period }) => [code, name, period]),
        [40, 60, 10],
      )}\n`,
    )
  return 0
}

async function show(code: string, json: boolean, terminal: Terminal): Promise<number> {
  const methods = await listShipped()
  const found = methods.find((method) => method.code === code)
  if (found === undefined) {
    const why = methodSays[terminal.language].unknown(code, methods.map((method) => method.code).join('、'))
    terminal.error(why)
    if (json) terminal.out(`${JSON.stringify({ ok: false, faults: [{ code: 'method.unknown', words: why }] })}\n`)
    return 1
  }
  terminal.out(json ? `${JSON.stringify(found)}\n` : found.text)
  return 0
}

/** The line of headings that a method's data need, with units: to be filled in a spreadsheet. */
async function blankTable(path: string, json: boolean, terminal: Terminal): Promise<number> {
  const file = await findInput(path, terminal, json)
  if (!file) return 1
  const read = readMethod(file.bytes, file.name)
  if (!read.ok) {
    const words = read.faults.map((fault) => wordFault(fault, terminal.language))
    terminal.error(words.join('\n'))
    const faults = read.faults.map((fault, at) => ({ ...fault, words: words[at] }))
    if (json) terminal.out(`${JSON.stringify({ ok: false, faults })}\n`)
    return 1
  }
  const heads = read.value.inputs.map(({ name, unit }) => (unit === null ? name : `${name}（${unit}）`))
  const columns = ['代码', '名称', ...heads]
  terminal.out(json ? `${JSON.stringify({ ok: true, columns })}\n` : [...csvLines([columns])].join(''))
  return 0
}
