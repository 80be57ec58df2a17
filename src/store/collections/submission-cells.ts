import { type Selectable, sql } from 'kysely'
import type { CellKey } from '#core/collections/check.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { SubmissionAction, SubmissionCellTable, SubmissionEventTable } from './tables.ts'

export type CellToStore = CellKey & {
  /** as it was entered */
  readonly text: string
  /** in the unit of the field */
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly reason: string | null
  readonly revision: number
  readonly at: Date
  /** account id */
  readonly by: string
}
export type StoredCell = CellToStore & { readonly byName: string | null }

export const listCells = (tx: CityHandle, submissionId: string): Promise<readonly StoredCell[]> =>
  readCells(tx, submissionId, sql`true`)

/** Of some subjects alone: what a saving looks at. */
export const listCellsOf = (
  tx: CityHandle,
  submissionId: string,
  subjectIds: readonly number[],
): Promise<readonly StoredCell[]> => readCells(tx, submissionId, sql`c.subject_id = any(${subjectIds}::int[])`)

/** How many of this year's cells say anything. */
export async function countFilled(tx: CityHandle, submissionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from submission_cell
    where city_id = ${tx.cityId} and submission_id = ${submissionId} and side = 'now' and text <> ''`.execute(tx)
  return rows[0]?.count ?? 0
}

async function readCells(
  tx: CityHandle,
  submissionId: string,
  where: ReturnType<typeof sql>,
): Promise<readonly StoredCell[]> {
  const { rows } = await sql<Selectable<SubmissionCellTable> & { by_name: string | null }>`
    select c.*, a.name as by_name from submission_cell c
    left join account a on a.city_id = c.city_id and a.id = c.by
    where c.city_id = ${tx.cityId} and c.submission_id = ${submissionId} and ${where}
    order by c.subject_id, c.indicator_id, c.side`.execute(tx)
  return rows.map(toCell)
}

/** Writes cells, new and known, in one statement. The submission is locked by the caller. */
export async function saveCells(tx: CityHandle, submissionId: string, cells: readonly CellToStore[]): Promise<void> {
  if (cells.length === 0) return
  const rows = cells.map(({ subjectId, indicatorId, side, ...cell }) => ({
    ...{ city_id: tx.cityId, submission_id: submissionId, subject_id: subjectId, indicator_id: indicatorId, side },
    ...cell,
  }))
  await sql`
    insert into submission_cell
    select * from jsonb_populate_recordset(null::submission_cell, ${JSON.stringify(rows)}::jsonb)
    on conflict (city_id, submission_id, subject_id, indicator_id, side) do update set
      text = excluded.text, value = excluded.value, missing = excluded.missing, reason = excluded.reason,
      revision = excluded.revision, at = excluded.at, by = excluded.by`.execute(tx)
}

export type SubmissionEvent = {
  readonly action: SubmissionAction
  readonly words: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly at: Date
  /** account id; null: the calendar */
  readonly by: string | null
}

/** The submissions are locked by the caller, or new. */
export async function insertEvents(
  tx: CityHandle,
  submissionIds: readonly string[],
  event: SubmissionEvent,
): Promise<void> {
  if (submissionIds.length === 0) return
  const { rows } = await sql<{ id: string; last: number }>`
    select submission_id as id, max(number)::int as last from submission_event
    where city_id = ${tx.cityId} and submission_id = any(${submissionIds}::uuid[]) group by submission_id`.execute(tx)
  const last = new Map(rows.map((row) => [row.id, row.last]))
  await insertRows(
    tx,
    'submission_event',
    submissionIds.map((id) => ({
      ...{ city_id: tx.cityId, submission_id: id, number: (last.get(id) ?? 0) + 1 },
      ...{ action: event.action, words: event.words, detail: event.detail, at: event.at, by: event.by },
    })),
  )
}

export type StoredEvent = Omit<SubmissionEvent, 'by'> & { readonly number: number; readonly by: string | null }

/** Oldest first; `by` is the account's name. */
export async function listEvents(tx: CityHandle, submissionId: string): Promise<readonly StoredEvent[]> {
  const { rows } = await sql<Selectable<SubmissionEventTable> & { name: string | null }>`
    select e.*, a.name from submission_event e left join account a on a.city_id = e.city_id and a.id = e.by
    where e.city_id = ${tx.cityId} and e.submission_id = ${submissionId} order by e.number`.execute(tx)
  return rows.map(({ number, action, words, detail, at, name }) => ({ number, action, words, detail, at, by: name }))
}

const toCell = (row: Selectable<SubmissionCellTable> & { by_name: string | null }): StoredCell => ({
  subjectId: row.subject_id,
  indicatorId: row.indicator_id,
  side: row.side,
  text: row.text,
  value: row.value,
  missing: row.missing,
  reason: row.reason,
  revision: row.revision,
  at: row.at,
  by: row.by,
  byName: row.by_name,
})
