import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '#core/base/fault.ts'
import { checkMethod } from '#core/evaluations/check-method.ts'
import { type Evaluated, type Evaluation, evaluateChecked } from '#core/evaluations/evaluate.ts'
import { explainScore } from '#core/evaluations/explain.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import type { Method } from '#core/evaluations/method.ts'
import { wordExplanation } from '#server/evaluations/explain-words.ts'
import { wordFault } from '#server/evaluations/finding-words.ts'
import { locateFindings } from '#server/evaluations/locate-findings.ts'
import { readData } from '#server/evaluations/read-data.ts'
import { readMethod } from '#server/evaluations/read-method.ts'
import { writeFindings, writeResults } from '#server/evaluations/write-results.ts'
import type { Terminal } from './command.ts'
import { findingLines, summaryLines, summaryOf } from './evaluate-summary.ts'
import { evaluateHelp, evaluateWords } from './evaluate-words.ts'
import { findInput } from './input-file.ts'
import { parseCall } from './parse-call.ts'

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

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = parseCall(args, options, terminal.language)
  const help = evaluateHelp[terminal.language]
  if (call.ok && call.values.help) {
    terminal.out(help)
    return 0
  }
  const say = evaluateWords[terminal.language]
  if (!call.ok) return wrong(terminal, call.why)
  const { method, data, out, check = false, explain = [], trial = false, json = false } = call.values
  if (method === undefined) return wrong(terminal, say.needsMethod)
  if (!check && (data === undefined || out === undefined)) return wrong(terminal, say.needsData)
  if (call.positionals.length > 0) return wrong(terminal, say.noMore(call.positionals.join(' ')))
  const codes = explain.flatMap((one) => one.split(/[,，]/)).filter((one) => one !== '')
  return work({ method, data: check ? null : (data ?? null), out: out ?? null, explain: codes, trial, json }, terminal)
}

function wrong(terminal: Terminal, why: string): number {
  terminal.error(`${why}\n\n${evaluateHelp[terminal.language]}`)
  return 2
}

async function work(asked: Asked, terminal: Terminal): Promise<number> {
  const file = await findInput(asked.method, terminal)
  if (!file) return 1
  const read = readMethod(file.bytes, file.name)
  if (!read.ok) return refuseFaults(asked, read.faults, terminal)
  const asWritten = checkMethod(read.value)
  const checked = { ...asWritten, findings: locateFindings(asWritten.findings, file.bytes, file.name) }
  const stops = checked.findings.some(({ severity }) => severity === 'refuse')
  if (stops || asked.data === null) return tellMethod(asked, read.value, checked.findings, terminal)
  const table = await findInput(asked.data, terminal)
  if (!table) return 1
  const data = readData(read.value, table.bytes, table.name)
  if (!data.ok) return refuseFaults(asked, data.faults, terminal)
  for (const note of data.value.notes) terminal.error(wordFault(note, terminal.language))
  return tellResult(
    asked,
    read.value,
    evaluateChecked(read.value, checked, data.value.subjects),
    data.value.notes,
    terminal,
  )
}

const MOST_TOLD = 50

/** All faults in the JSON; on a terminal the first fifty and how many there are. */
function refuseFaults({ json }: Asked, faults: readonly Fault[], terminal: Terminal): number {
  const { language } = terminal
  if (json) {
    const told = faults.map((fault) => ({ ...fault, words: wordFault(fault, language) }))
    terminal.out(`${JSON.stringify({ ok: false, faults: told })}\n`)
    return 1
  }
  const lines = faults.slice(0, MOST_TOLD).map((fault) => wordFault(fault, language))
  if (faults.length > MOST_TOLD) lines.push(evaluateWords[language].moreFaults(faults.length - MOST_TOLD))
  terminal.error(`${evaluateWords[language].refused(faults.length)}\n${lines.join('\n')}`)
  return 1
}

async function tellMethod(
  asked: Asked,
  method: Method,
  findings: readonly EvaluationFinding[],
  terminal: Terminal,
  held = false,
): Promise<number> {
  const stops = held || findings.some(({ severity }) => severity === 'refuse')
  const files = asked.out === null ? [] : [await writeFindings(findings, asked.out, terminal.language)]
  if (asked.json) terminal.out(`${JSON.stringify({ ok: !stops, method: nameOf(method), findings, files })}\n`)
  else terminal[stops ? 'error' : 'out'](`${findingLines(method, findings, terminal.language, held)}\n`)
  return stops ? 1 : 0
}

const nameOf = ({ code, name, version, period }: Method) => ({ code, name, version, period })

async function tellResult(
  asked: Asked,
  method: Method,
  result: Evaluated,
  notes: readonly Fault[],
  terminal: Terminal,
): Promise<number> {
  const { language } = terminal
  if (!result.ok) return tellMethod(asked, method, result.findings, terminal)
  const { evaluation } = result
  const open = evaluation.findings.some(({ severity }) => severity === 'confirm')
  if (open && !asked.trial) {
    return tellMethod(asked, method, evaluation.findings, terminal, true)
  }
  const unknown = asked.explain.filter((code) => !evaluation.prepared.subjects.codes.includes(code))
  const folder = asked.out ?? '.'
  const files = [
    ...(await writeResults(evaluation, folder, language)),
    await writeFindings(evaluation.findings, folder, language),
    ...(await writeTraces(evaluation, asked.explain, folder, terminal)),
  ]
  const summary = summaryOf(evaluation, open)
  if (asked.json)
    terminal.out(
      `${JSON.stringify({ ok: true, ...summary, notes, findings: evaluation.findings, unknown, files, out: folder })}\n`,
    )
  else terminal.out(`${summaryLines(evaluation, open, language)}\n${evaluateWords[language].written(folder, files)}\n`)
  if (unknown.length === 0) return 0
  terminal.error(evaluateWords[language].unknownCodes(unknown))
  return 1
}

async function writeTraces(
  evaluation: Evaluation,
  codes: readonly string[],
  folder: string,
  { language }: Terminal,
): Promise<readonly string[]> {
  const files: string[] = []
  for (const code of codes) {
    const row = evaluation.prepared.subjects.codes.indexOf(code)
    const explanation = row < 0 ? undefined : explainScore(evaluation, row)
    if (explanation === undefined) continue
    const base = `trace-${code.replace(/[^\p{L}\p{N}_-]/gu, '_')}`
    await writeFile(join(folder, `${base}.txt`), wordExplanation(explanation, language))
    await writeFile(join(folder, `${base}.json`), `${JSON.stringify(explanation, null, 2)}\n`)
    files.push(`${base}.txt`, `${base}.json`)
  }
  return files
}
