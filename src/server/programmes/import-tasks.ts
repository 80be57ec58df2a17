import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { applyChanges, type Change } from '#core/programmes/change.ts'
import { compareSnapshots, type Difference } from '#core/programmes/compare.ts'
import type { Snapshot } from '#core/programmes/snapshot.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import { getProgramme } from '#store/programmes/programmes.ts'
import type { CityContext } from '../context.ts'
import { readTable } from '../documents/read-table.ts'
import { faultOf } from '../drafts/read-plan.ts'
import { loadRegistry } from '../units/load-registry.ts'
import { tasksKind } from './export-tasks.ts'
import { readTaskSheet } from './read-task-sheet.ts'

export type TasksFile = { readonly id: string; readonly name: string; readonly bytes: Uint8Array }
/** What the table would change on a version: to be looked at, and handed to `changeProgramme` with a reason. */
export type TasksPreview = {
  readonly version: number
  readonly changes: readonly Change[]
  readonly differences: readonly Difference[]
  readonly faults: readonly Fault[]
}

/**
 * Compares an exported task table that came back with the programme. Writes nothing. All faults come at once, each with
 * its cell; with one of them there are no changes.
 */
export async function previewTasks(context: CityContext, file: TasksFile): Promise<TasksPreview> {
  const { version } = await getProgramme(context.tx, file.id)
  const before = await getSnapshot(context.tx, file.id, version)
  const read = await readChanges(context, file, version, before)
  if (!read.ok) return { version, changes: [], differences: [], faults: read.faults }
  const changes = read.value
  const ids = changes.map((_, index) => `new-${index}`)
  const after = applyChanges(before, changes, ids)
  if (!after.ok) return { version, changes: [], differences: [], faults: after.faults }
  return { version, changes, differences: compareSnapshots(before, after.value), faults: [] }
}

async function readChanges(
  context: CityContext,
  file: TasksFile,
  version: number,
  before: Snapshot,
): Promise<Outcome<readonly Change[]>> {
  const book = readTable(file.bytes, file.name)
  if (!book.ok) return bad(faultOf(book.fault))
  if (book.faults.length > 0) return bad(...book.faults.map(faultOf))
  const [sheet] = book.sheets
  if (sheet === undefined || book.mark?.kind !== tasksKind || book.mark.id !== file.id) {
    return bad({ code: 'tasks.not-this-table', place: { file: file.name } })
  }
  if (book.mark.version !== String(version)) {
    const facts = { exported: Number(book.mark.version), version }
    return bad({ code: 'tasks.older-version', place: { file: file.name }, facts })
  }
  const read = readTaskSheet(sheet, before.measures, file.name)
  if (!read.ok) return read
  const unknown = await unknownNames(context, before, read.value.names)
  return unknown.length > 0 ? bad(...unknown) : good(read.value.changes)
}

/** Names that were typed into the table and mean nobody, each with its cell. */
async function unknownNames(
  { tx }: CityContext,
  { head, measures }: Snapshot,
  typed: readonly { readonly name: string; readonly place: NonNullable<Fault['place']> }[],
): Promise<readonly Fault[]> {
  if (typed.length === 0) return []
  const registry = await loadRegistry(tx, head.issuedOn)
  const printed = measures.flatMap(({ duties }) => duties.map(({ name }) => name))
  const all = new Set([...typed.map(({ name }) => name), ...printed])
  const nobody = new Set(registry.resolve([...all]).flatMap(({ name, by }) => (by === null ? [name] : [])))
  return typed
    .filter(({ name }) => nobody.has(name))
    .map(({ name, place }): Fault => ({ code: 'tasks.name-unknown', place, facts: { name } }))
}
