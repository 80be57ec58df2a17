import { parse } from 'csv-parse/sync'
import type { Fault } from '#core/base/fault.ts'
import { ENGINE } from '#core/evaluations/evaluate.ts'
import { UnreadableFile } from '../documents/document-fault.ts'
import { openPackage, type Package } from '../documents/open-package.ts'
import {
  type Computed,
  computeFrom,
  hashOf,
  outputsOf,
  PACKAGE_FORMAT,
  type PackageManifest,
  zipParts,
} from './make-package.ts'

export type Verified = {
  readonly manifest: PackageManifest | null
  /** SHA-256 of the manifest, which an office publishes beside the result */
  readonly seal: string | null
  /** nothing was changed and the same comes out again */
  readonly equal: boolean
  /** everything that differs, each named */
  readonly faults: readonly Fault[]
  /** the archive around equal parts is not as it was written: packed again by another program, or a byte of it changed */
  readonly repacked: boolean
}

const MOST_DIFFERENCES = 100

/**
 * Holds an archive to its manifest, then computes everything again from its method and data. `seal`: the SHA-256 of the
 * manifest that the office has published, which nobody who mends a manifest can meet.
 */
export function verifyPackage(bytes: Uint8Array, published: string | null = null): Verified {
  const opened = open(bytes)
  if ('faults' in opened) return { manifest: null, seal: null, equal: false, faults: opened.faults, repacked: false }
  const { manifest, parts, seal } = opened
  const faults = [...heldToSeal(seal, published), ...heldToManifest(manifest, parts), ...computedAgain(manifest, parts)]
  const equal = faults.length === 0
  return { manifest, seal, equal, faults, repacked: equal && !isAsWritten(bytes, opened) }
}

function heldToSeal(seal: string, published: string | null): readonly Fault[] {
  if (published === null || published.trim().toLowerCase() === seal) return []
  return [{ code: 'package.seal-differs', place: { file: 'manifest.json' }, facts: { published, found: seal } }]
}

/** The same parts in the manifest's order give the same archive to the byte. */
function isAsWritten(bytes: Uint8Array, { manifest, parts, written }: Readable): boolean {
  const listed = manifest.files.map(({ path }) => [path, parts.get(path)] as const)
  const own = Object.fromEntries(
    listed.filter((entry): entry is [string, Uint8Array] => entry[1] instanceof Uint8Array),
  )
  return Buffer.from(zipParts({ 'manifest.json': written, ...own })).equals(bytes)
}

type Parts = ReadonlyMap<string, Uint8Array | 'damaged'>
type Readable = {
  readonly manifest: PackageManifest
  readonly parts: Parts
  readonly seal: string
  readonly written: Uint8Array
}
type Opened = Readable | { readonly faults: readonly Fault[] }

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
  return { manifest, parts, seal: hashOf(written), written }
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
  given.files.every(isListed) &&
  'method' in given &&
  'data' in given &&
  typeof given.data === 'string'

const isListed = (file: unknown): boolean =>
  typeof file === 'object' &&
  file !== null &&
  'path' in file &&
  typeof file.path === 'string' &&
  'sha256' in file &&
  typeof file.sha256 === 'string' &&
  'bytes' in file

function heldToManifest({ files }: PackageManifest, parts: Parts): readonly Fault[] {
  const listed = new Map(files.map((file) => [file.path, file]))
  const extra = [...parts.keys()].filter((path) => !listed.has(path))
  return [
    ...files.flatMap(({ path, sha256, bytes }): readonly Fault[] => {
      const part = parts.get(path)
      if (part === undefined) return [{ code: 'package.file-missing', place: { file: path } }]
      if (part === 'damaged') return [{ code: 'package.file-damaged', place: { file: path } }]
      const found = hashOf(part)
      if (found !== sha256)
        return [{ code: 'package.file-changed', place: { file: path }, facts: { listed: sha256, found } }]
      const facts = { stated: bytes, found: part.length }
      return part.length === bytes ? [] : [{ code: 'package.manifest-differs', place: { file: path }, facts }]
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
  const stated = manifestFacts(manifest, computed.value)
  const differing = Object.entries(again).flatMap(([path, made]): readonly Fault[] => {
    const part = parts.get(path)
    if (!(part instanceof Uint8Array) || hashOf(part) === hashOf(made)) return []
    return path === 'results.csv' ? differences(part, made) : [{ code: 'package.trace-differs', place: { file: path } }]
  })
  return [...engine, ...stated, ...differing.slice(0, MOST_DIFFERENCES)]
}

/** What a manifest says of method and subjects besides the hashes: a notice quotes it. */
function manifestFacts(manifest: PackageManifest, { evaluation }: Computed): readonly Fault[] {
  const { method, subjects } = evaluation.prepared
  const { code, name, version, period } = method
  const stated = JSON.stringify([manifest.method, manifest.subjects])
  const found = JSON.stringify([{ code, name, version, period }, subjects.rows])
  return stated === found
    ? []
    : [{ code: 'package.manifest-differs', place: { file: 'manifest.json' }, facts: { stated, found } }]
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
