import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { ENGINE, type Evaluation, evaluate } from '#core/evaluations/evaluate.ts'
import { explainScore } from '#core/evaluations/explain.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import { readData } from './read-data.ts'
import { readMethod } from './read-method.ts'
import { resultsCsv } from './results-csv.ts'

export const PACKAGE_FORMAT = 'jingwei-package/1'

export type PackageManifest = {
  readonly format: typeof PACKAGE_FORMAT
  /** of the kernel: results of another may differ by right */
  readonly engine: number
  readonly method: { readonly code: string; readonly name: string; readonly version: number; readonly period: string }
  readonly subjects: number
  /** parts of the method still waited for the office when this was made */
  readonly trial: boolean
  readonly data: string
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
}

export type GivenFile = { readonly name: string; readonly bytes: Uint8Array }

export type MadePackage = { readonly bytes: Uint8Array; readonly manifest: PackageManifest; readonly seal: string }

/** What else goes into the archive, held to the manifest but not computed again; `trial` where the office has given its word elsewhere. */
export type Beside = { readonly files?: Readonly<Record<string, Uint8Array>>; readonly trial?: boolean }

/** More traces than this make an archive that nobody opens; any of them is computed again in a moment. */
export const MOST_TRACES = 20_000

/**
 * Everything that a result was made from, and the result: method and data as they were given, results, one trace a
 * subject, and a manifest with the hash of each. The same input makes the same archive to the byte, on any machine.
 */
export function makePackage(
  method: GivenFile,
  data: GivenFile,
  beside: Beside = {},
): Outcome<MadePackage> | PackageRefusal {
  const computed = computeFrom(method, data)
  if (!computed.ok) return computed
  const { evaluation, trial } = computed.value
  return good(sealPackage(method, data, evaluation, { trial, ...beside }))
}

/** The same where the result is there already. */
export function sealPackage(
  method: GivenFile,
  data: GivenFile,
  evaluation: Evaluation,
  beside: Beside = {},
): MadePackage {
  const dataPath = `data${/\.[a-z]+$/i.exec(data.name)?.[0].toLowerCase() ?? (isArchive(data.bytes) ? '.xlsx' : '.csv')}`
  const parts: Record<string, Uint8Array> = {
    'method.yaml': method.bytes,
    [dataPath]: data.bytes,
    ...outputsOf(evaluation),
    ...beside.files,
  }
  const { code, name, version, period } = evaluation.prepared.method
  const manifest: PackageManifest = {
    ...{ format: PACKAGE_FORMAT, engine: ENGINE, method: { code, name, version, period } },
    ...{ subjects: evaluation.prepared.subjects.rows, trial: beside.trial ?? false, data: dataPath },
    files: Object.entries(parts).map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: hashOf(bytes) })),
  }
  const written = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)
  return { bytes: zipParts({ 'manifest.json': written, ...parts }), manifest, seal: hashOf(written) }
}

/** What standard input holds has no name to tell it by. */
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** A fixed day, for the clock has no part in what was computed. */
export const zipParts = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync({ ...parts }, { mtime: new Date('2020-01-01T00:00:00') })

/** Nothing was computed, because of what the findings say. */
export type PackageRefusal = {
  readonly ok: false
  readonly faults: readonly []
  readonly findings: readonly EvaluationFinding[]
}

export type Computed = { readonly evaluation: Evaluation; readonly trial: boolean }

export function computeFrom(method: GivenFile, data: GivenFile): Outcome<Computed> | PackageRefusal {
  const read = readMethod(method.bytes, method.name)
  if (!read.ok) return read
  const table = readData(read.value, data.bytes, data.name)
  if (!table.ok) return bad(...table.faults)
  const result = evaluate(read.value, table.value.subjects)
  if (!result.ok) return { ok: false, faults: [], findings: result.findings }
  const trial = result.evaluation.findings.some(({ severity }) => severity === 'confirm')
  return good({ evaluation: result.evaluation, trial })
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What the engine makes of method and data: the parts that a verifier makes again. */
export function outputsOf(evaluation: Evaluation): Readonly<Record<string, Uint8Array>> {
  const encoder = new TextEncoder()
  const results = encoder.encode([...resultsCsv(evaluation, 'zh')].join(''))
  const { rows } = evaluation.prepared.subjects
  if (rows > MOST_TRACES) return { 'results.csv': results }
  return { 'results.csv': results, 'traces.jsonl': encoder.encode(tracesOf(evaluation)) }
}

/** By code, so that the order of the data does not matter. */
function tracesOf(evaluation: Evaluation): string {
  const { codes, rows } = evaluation.prepared.subjects
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) =>
    (codes[a] ?? '') < (codes[b] ?? '') ? -1 : 1,
  )
  return order
    .flatMap((row) => explainScore(evaluation, row) ?? [])
    .map((trace) => `${JSON.stringify(trace)}\n`)
    .join('')
}
