import type { Fault } from '#core/base/fault.ts'
import { checkMethod } from '#core/evaluations/check-method.ts'
import { type Evaluation, evaluateChecked } from '#core/evaluations/evaluate.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import type { Method } from '#core/evaluations/method.ts'
import { wordFault, wordFinding } from '#server/evaluations/finding-words.ts'
import { locateFindings } from '#server/evaluations/locate-findings.ts'
import { readData } from '#server/evaluations/read-data.ts'
import { readMethod } from '#server/evaluations/read-method.ts'
import { type Found, writeFindings } from '#server/evaluations/write-results.ts'
import type { Terminal } from './command.ts'
import { clearFolder, writeFolder } from './evaluate-folder.ts'
import { faultLines, findingLines, summaryLines, summaryOf } from './evaluate-summary.ts'
import { evaluateHelp, evaluateWords } from './evaluate-words.ts'
import { findInput, type InputFile } from './input-file.ts'
import { prepareFolder } from './output-place.ts'
import { answering } from './parse-call.ts'

const options = {
  method: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  explain: { type: 'string', multiple: true },
  check: { type: 'boolean' },
  trial: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Asked = {
  readonly method: string
  readonly data: string | null
  readonly out: string | null
  readonly explain: readonly string[]
  readonly trial: boolean
  readonly json: boolean
}

export const run = answering(options, evaluateHelp, async ({ values, positionals }, terminal) => {
  const say = evaluateWords[terminal.language]
  const { method, data, out, check = false, explain = [], trial = false, json = false } = values
  if (method === undefined) return say.needsMethod
  if (!check && (!data || !out)) return say.needsData
  if (method === '-' && data === '-') return say.oneFromInput
  if (explain.length === 0 && positionals.length > 0) return say.noMore(positionals.join(' '))
  const codes = [...explain, ...positionals].flatMap((one) => one.split(/[,，]/)).filter((one) => one !== '')
  return work({ method, data: check ? null : (data ?? null), out: out ?? null, explain: codes, trial, json }, terminal)
})

async function work(asked: Asked, terminal: Terminal): Promise<number> {
  const { json } = asked
  const file = await findInput(asked.method, terminal, json)
  const table = file && asked.data !== null ? await findInput(asked.data, terminal, json) : null
  if (file === undefined || table === undefined) return 1
  if (asked.out !== null) {
    if (!(await prepareFolder(asked.out, terminal, json))) return 1
    await clearFolder(asked.out)
  }
  const read = readMethod(file.bytes, file.name)
  if (!read.ok) return refuseFaults(asked, read.faults, terminal)
  const asWritten = checkMethod(read.value)
  const checked = { ...asWritten, findings: locateFindings(asWritten.findings, file.bytes, file.name) }
  const stops = checked.findings.some(({ severity }) => severity === 'refuse')
  if (stops || table === null) return tellMethod(asked, read.value, checked, terminal)
  const data = readData(read.value, table.bytes, table.name)
  if (!data.ok) return refuseFaults(asked, data.faults, terminal)
  const { notes, subjects } = data.value
  const result = evaluateChecked(read.value, checked, subjects)
  if (!result.ok) return tellMethod(asked, read.value, { findings: result.findings, notes }, terminal)
  const { evaluation } = result
  const open = evaluation.findings.some(({ severity }) => severity === 'confirm')
  if (open && !asked.trial)
    return tellMethod(asked, read.value, { findings: evaluation.findings, notes }, terminal, true)
  return tellResult(asked, { evaluation, notes, trial: open, method: file, data: table }, terminal)
}

/** All faults in the JSON and in findings.csv; on a terminal those of one kind together. */
async function refuseFaults(asked: Asked, faults: readonly Fault[], terminal: Terminal): Promise<number> {
  const { language } = terminal
  const files = asked.out === null ? [] : [await writeFindings({ faults }, asked.out, language)]
  if (asked.json) {
    const told = faults.map((fault) => ({ ...fault, words: wordFault(fault, language) }))
    terminal.out(`${JSON.stringify({ ok: false, faults: told, findings: [], files })}\n`)
    return 1
  }
  const say = evaluateWords[language]
  const where = asked.out === null ? say.allInJson : say.allIn(`${asked.out}/findings.csv`)
  terminal.error(`${say.refused(faults.length)}\n${faultLines(faults, where, language)}`)
  return 1
}

async function tellMethod(asked: Asked, method: Method, found: Found, terminal: Terminal, held = false) {
  const { language } = terminal
  const { findings = [], notes = [] } = found
  const stops = held || findings.some(({ severity }) => severity === 'refuse')
  const files = asked.out === null ? [] : [await writeFindings(found, asked.out, language)]
  if (asked.json) {
    const told = { findings: findings.map((one) => inWords(one, terminal)), notes, faults: [], files }
    terminal.out(`${JSON.stringify({ ok: !stops, method: nameOf(method), ...told })}\n`)
    return stops ? 1 : 0
  }
  for (const note of notes) terminal.error(wordFault(note, language))
  terminal[stops ? 'error' : 'out'](`${findingLines(method, findings, language, held)}\n`)
  return stops ? 1 : 0
}

const inWords = (found: EvaluationFinding, { language }: Terminal) => ({
  ...found,
  words: wordFinding(found, language),
})
const nameOf = ({ code, name, version, period }: Method) => ({ code, name, version, period })

export type Result = {
  readonly evaluation: Evaluation
  readonly notes: readonly Fault[]
  readonly trial: boolean
  readonly method: InputFile
  readonly data: InputFile
}

async function tellResult(asked: Asked, result: Result, terminal: Terminal): Promise<number> {
  const { language } = terminal
  const { evaluation, notes, trial } = result
  const unknown = asked.explain.filter((code) => !evaluation.prepared.subjects.codes.includes(code))
  const folder = asked.out ?? '.'
  const { files, seal } = await writeFolder(result, asked.explain, folder, language)
  const findings = evaluation.findings.map((one) => inWords(one, terminal))
  const said = notes.map((note) => ({ ...note, words: wordFault(note, language) }))
  if (asked.json) {
    const told = { ...summaryOf(evaluation, trial), notes: said, findings, unknown, files, out: folder, seal }
    terminal.out(`${JSON.stringify({ ok: true, ...told })}\n`)
  } else {
    if (said.length > 0) terminal.error(said.map(({ words }) => words).join('\n'))
    terminal.out(`${summaryLines(evaluation, trial, language)}\n${evaluateWords[language].written(folder, files)}\n`)
  }
  if (unknown.length === 0) return 0
  terminal.error(evaluateWords[language].unknownCodes(unknown))
  return 1
}
