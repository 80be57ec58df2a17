import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { SnapshotMeasure } from '#core/programmes/snapshot.ts'
import { parentsOf } from '#core/programmes/tree.ts'
import { listHeadings, type PrintedHeading } from '#store/drafts/drafts.ts'
import type { CityHandle } from '#store/handle.ts'
import { listStandings, type MeasureNow } from '#store/measures/measure-page.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import type { StoredProgramme } from '#store/programmes/programmes.ts'
import type { CityContext } from '../context.ts'
import type { ExportMark } from '../documents/export-mark.ts'
import { type TableSheet, writeTable } from '../documents/write-table.ts'
import { getDisclosed } from './disclosed.ts'
import { type TaskLine, taskColumns, taskNote, taskRow } from './task-sheet.ts'

export type MadeFile = { readonly name: string; readonly bytes: Uint8Array }

export const tasksKind = 'programme-tasks'

/** The task-division table of the programme as it stands today. */
export async function exportTasks(context: CityContext, id: string): Promise<MadeFile> {
  const { tx, today } = context
  const programme = await getDisclosed(context, id)
  const lines = await listTaskLines(tx, programme)
  const title = `${programme.head.title}任务分工表`
  const sheet: TableSheet = {
    name: '任务分工表',
    title,
    note: `第${programme.version}版，截至${today}。${taskNote}`,
    columns: taskColumns.map(({ key: _, ...column }) => column),
    rows: lines.map(taskRow),
    frozenColumns: 4,
  }
  const mark = { kind: tasksKind, id, version: String(programme.version) }
  return { name: `${title}.xlsx`, bytes: await writeBook([sheet], mark) }
}

export async function writeBook(sheets: readonly TableSheet[], mark: ExportMark): Promise<Uint8Array> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeTable(out, sheets, mark)])
  return new Uint8Array(bytes)
}

/** The measures of the current version with what was last reported on them. */
export async function listTaskLines(tx: CityHandle, programme: StoredProgramme): Promise<readonly TaskLine[]> {
  const { id, version, documentId } = programme
  const { measures } = await getSnapshot(tx, id, version)
  const now = new Map((await listStandings(tx, id)).map((standing) => [standing.id, standing]))
  const actions = actionsOf(measures, await listHeadings(tx, documentId))
  return measures.map((measure) => lineOf(measure, actions.get(measure.id) ?? '', now.get(measure.id)))
}

const lineOf = (measure: SnapshotMeasure, action: string, now: MeasureNow | undefined): TaskLine => ({
  id: measure.id,
  measure,
  action,
  progress: now?.words ?? '',
  status: now?.status ?? null,
})

/** The heading that a measure stands under: another measure, else the document's own. */
function actionsOf(
  measures: readonly SnapshotMeasure[],
  headings: readonly PrintedHeading[],
): ReadonlyMap<string, string> {
  const titles = new Map(measures.map(({ id, title }) => [id, title]))
  const chapters = new Map(headings.map(({ number, title }) => [number, title]))
  const parents = parentsOf(measures)
  const chapterOf = (number: string) => chapters.get(number.split('/').slice(0, -1).join('/')) ?? ''
  return new Map(measures.map(({ id, number }) => [id, titles.get(parents.get(id) ?? '') ?? chapterOf(number)]))
}
