import { parse } from 'csv-parse/sync'
import type { Fault } from '#core/base/fault.ts'
import { ENGINE } from '#core/evaluations/evaluate.ts'
import { UnreadableFile } from '../documents/document-fault.ts'
import { openPackage, type Package } from '../documents/open-package.ts'
import { computeFrom, hashOf, outputsOf, PACKAGE_FORMAT, type PackageManifest } from './make-package.ts'

export type Verified = {
  readonly manifest: PackageManifest | null
  /** SHA-256 of the manifest, which an office publishes beside the result */
  readonly seal: string | null
  /** nothing was changed and the same comes out again */
  readonly equal: boolean
  /** everything that differs, each named */
  readonly faults: readonly Fault[]
}

const MOST_DIFFERENCES = 100

/** Holds an archive to its manifest, then computes everything again from its method and data. */
export function verifyPackage(bytes: Uint8Array): Verified {
  const opened = open(bytes)
  if ('faults' in opened) return { manifest: null, seal: null, equal: false, faults: opened.faults }
  const { manifest, parts, seal } = opened
  const faults = [...heldToManifest(manifest, parts), ...computedAgain(manifest, parts)]
  return { manifest, seal, equal: faults.length === 0, faults }
}

type Parts = ReadonlyMap<string, Uint8Array | 'damaged'>
type Opened =
  | { readonly manifest: PackageManifest; readonly parts: Parts; readonly seal: string }
  | { readonly faults: readonly Fault[] }

function open(bytes: Uint8Array): Opened {
  let archive: Package
  try {
    archive = openPackage(bytes)
  } catch (error) {
    if (error instanceof UnreadableFile) return { faults: [{ code: 'package.unreadable' }] }
    throw error
  }
  // one by one, so that a torn part does not hide the others
  const parts = new Map(archive.names.map((name) => [name, readPart(archive, name)] as const))
  const written = parts.get('manifest.json')
  if (written === undefined) return { faults: [{ code: 'package.no-manifest' }] }
  const manifest = written === 'damaged' ? undefined : manifestIn(written)
  if (manifest === undefined || written === 'damaged')
    return { faults: [{ code: 'package.file-damaged', place: { file: 'manifest.json' } }] }
  parts.delete('manifest.json')
  return { manifest, parts, seal: hashOf(written) }
}

function readPart(archive: Package, name: string): Uint8Array | 'damaged' {
  try {
    return archive.read([name]).get(name) ?? 'damaged'
  } catch (error) {
    if (error instanceof UnreadableFile) return 'damaged'
    throw error
  }
}

function manifestIn(bytes: Uint8Array): PackageManifest | undefined {
  try {
    const given: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isManifest(given) ? given : undefined
  } catch {
    return undefined
  }
}

const isManifest = (given: unknown): given is PackageManifest =>
  typeof given === 'object' &&
  given !== null &&
  'format' in given &&
  given.format === PACKAGE_FORMAT &&
  'files' in given &&
  Array.isArray(given.files) &&
  'data' in given &&
  typeof given.data === 'string'

function heldToManifest({ files }: PackageManifest, parts: Parts): readonly Fault[] {
  const listed = new Map(files.map((file) => [file.path, file]))
  const extra = [...parts.keys()].filter((path) => !listed.has(path))
  return [
    ...files.flatMap(({ path, sha256 }): readonly Fault[] => {
      const part = parts.get(path)
      if (part === undefined) return [{ code: 'package.file-missing', place: { file: path } }]
      if (part === 'damaged') return [{ code: 'package.file-damaged', place: { file: path } }]
      const found = hashOf(part)
      return found === sha256
        ? []
        : [{ code: 'package.file-changed', place: { file: path }, facts: { listed: sha256, found } }]
    }),
    ...extra.map((path): Fault => ({ code: 'package.file-extra', place: { file: path } })),
  ]
}

function computedAgain(manifest: PackageManifest, parts: Parts): readonly Fault[] {
  const [method, data] = [parts.get('method.yaml'), parts.get(manifest.data)]
  if (!(method instanceof Uint8Array) || !(data instanceof Uint8Array)) return []
  const engine: readonly Fault[] =
    manifest.engine === ENGINE ? [] : [{ code: 'package.engine', facts: { made: manifest.engine, here: ENGINE } }]
  const computed = computeFrom({ name: 'method.yaml', bytes: method }, { name: manifest.data, bytes: data })
  if (!computed.ok) return [...engine, { code: 'package.not-computable' }, ...computed.faults]
  const again = outputsOf(computed.value.evaluation)
  const differing = Object.entries(again).flatMap(([path, made]): readonly Fault[] => {
    const part = parts.get(path)
    if (!(part instanceof Uint8Array) || hashOf(part) === hashOf(made)) return []
    return path === 'results.csv' ? differences(part, made) : [{ code: 'package.trace-differs', place: { file: path } }]
  })
  return [...engine, ...differing.slice(0, MOST_DIFFERENCES)]
}

type Row = Readonly<Record<string, string>>

/** Cell by cell, each with its subject and column. */
function differences(held: Uint8Array, made: Uint8Array): readonly Fault[] {
  const [before, after] = [rowsOf(held), rowsOf(made)]
  if (before === undefined || after === undefined)
    return [{ code: 'package.results-unreadable', place: { file: 'results.csv' } }]
  const codes = [...new Set([...before.keys(), ...after.keys()])]
  const found = codes.flatMap((code) => {
    const [one, other] = [before.get(code) ?? {}, after.get(code) ?? {}]
    const columns = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    return columns.flatMap((column): readonly Fault[] => {
      const facts = { code, held: one[column] ?? '', computed: other[column] ?? '' }
      if (facts.held === facts.computed) return []
      return [{ code: 'package.result-differs', place: { file: 'results.csv', column }, facts }]
    })
  })
  // the same cells in other lines or signs
  return found.length > 0 ? found : [{ code: 'package.results-order', place: { file: 'results.csv' } }]
}

function rowsOf(bytes: Uint8Array): ReadonlyMap<string, Row> | undefined {
  try {
    const rows: Row[] = parse(Buffer.from(bytes), { columns: true, bom: true })
    return new Map(rows.map((row) => [row.代码 ?? '', row]))
  } catch {
    return undefined
  }
}
