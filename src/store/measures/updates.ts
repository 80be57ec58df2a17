import { type Selectable, sql } from 'kysely'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { MeasureUpdateHistoryTable, MeasureUpdateTable, StepDone, UpdateState } from '../programmes/tables.ts'
import { NotFound } from '../refusals.ts'

/** What a unit says of a measure in one cycle. */
export type UpdateContent = {
  readonly status: MeasureStatus
  readonly percent: number | null
  readonly words: string
  readonly problem: string | null
  readonly ask: string | null
  readonly stepsDone: readonly StepDone[]
}
export type UpdateToStore = UpdateContent & {
  readonly id: string
  readonly programmeId: string
  readonly measureId: string
  readonly unitId: string
  readonly period: string
  readonly state: UpdateState
  readonly submittedAt: Date | null
  /** account ids */
  readonly submittedBy: string | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly decisionReason: string | null
  readonly revision: number
}
export type StoredUpdate = UpdateToStore & {
  readonly unitName: string
  readonly submittedByName: string | null
  readonly decidedByName: string | null
}

/** Writes a new update or the whole of one that is there. */
export async function saveUpdate(tx: CityHandle, update: UpdateToStore): Promise<void> {
  const columns = columnsOf(update)
  await tx
    .insertInto('measure_update')
    .values({ city_id: tx.cityId, id: update.id, ...columns })
    .onConflict((conflict) => conflict.columns(['city_id', 'id']).doUpdateSet(columns))
    .execute()
}

export async function getUpdate(tx: CityHandle, id: string): Promise<StoredUpdate> {
  const [update] = await readUpdates(tx, sql`r.id = ${id}`)
  if (update === undefined) throw new NotFound('update', id)
  return update
}

export async function findUpdate(
  tx: CityHandle,
  key: { readonly measureId: string; readonly unitId: string; readonly period: string },
): Promise<StoredUpdate | undefined> {
  const where = sql`r.measure_id = ${key.measureId} and r.unit_id = ${key.unitId} and r.period = ${key.period}`
  const [update] = await readUpdates(tx, where)
  return update
}

/** Latest period first. */
export const listUpdates = (tx: CityHandle, measureId: string): Promise<readonly StoredUpdate[]> =>
  readUpdates(tx, sql`r.measure_id = ${measureId}`)

async function readUpdates(tx: CityHandle, where: ReturnType<typeof sql>): Promise<readonly StoredUpdate[]> {
  const { rows } = await sql<
    Selectable<MeasureUpdateTable> & { unit_name: string; submitted_name: string | null; decided_name: string | null }
  >`
    select r.*, u.name as unit_name, s.name as submitted_name, d.name as decided_name
    from measure_update r
    join unit u on u.city_id = r.city_id and u.id = r.unit_id
    left join account s on s.city_id = r.city_id and s.id = r.submitted_by
    left join account d on d.city_id = r.city_id and d.id = r.decided_by
    where r.city_id = ${tx.cityId} and ${where}
    order by r.period desc, u.sort, r.id`.execute(tx)
  return rows.map(toUpdate)
}

export type HistoryEntry = {
  readonly updateId: string
  readonly revision: number
  readonly at: Date
  readonly by: string
  readonly action: MeasureUpdateHistoryTable['action']
  readonly content: Readonly<Record<string, unknown>>
}

/** `by` is an account's id. */
export async function insertUpdateHistory(tx: CityHandle, entry: HistoryEntry): Promise<void> {
  await tx
    .insertInto('measure_update_history')
    .values({
      city_id: tx.cityId,
      update_id: entry.updateId,
      revision: entry.revision,
      at: entry.at,
      by: entry.by,
      action: entry.action,
      content: JSON.stringify(entry.content),
    })
    .execute()
}

/** Everything that happened to a measure's updates, oldest first; `by` is the account's name. */
export async function listUpdateHistory(
  tx: CityHandle,
  measureId: string,
): Promise<readonly (HistoryEntry & { readonly unitName: string; readonly period: string })[]> {
  const { rows } = await sql<
    Selectable<MeasureUpdateHistoryTable> & { name: string | null; unit_name: string; period: string }
  >`
    select h.*, a.name, u.name as unit_name, r.period
    from measure_update_history h
    join measure_update r on r.city_id = h.city_id and r.id = h.update_id
    join unit u on u.city_id = r.city_id and u.id = r.unit_id
    left join account a on a.city_id = h.city_id and a.id = h.by
    where h.city_id = ${tx.cityId} and r.measure_id = ${measureId}
    order by h.at, h.update_id, h.revision`.execute(tx)
  return rows.map((row) => ({
    updateId: row.update_id,
    revision: row.revision,
    at: row.at,
    by: row.name ?? '',
    action: row.action,
    content: row.content,
    unitName: row.unit_name,
    period: row.period,
  }))
}

export type StoredEvidence = {
  readonly updateId: string
  readonly fileId: string
  readonly name: string
  readonly size: number
}

export async function replaceEvidence(tx: CityHandle, updateId: string, fileIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('evidence').where('city_id', '=', tx.cityId).where('update_id', '=', updateId).execute()
  await insertRows(
    tx,
    'evidence',
    fileIds.map((fileId, sort) => ({ city_id: tx.cityId, update_id: updateId, file_id: fileId, sort })),
  )
}

export async function listEvidence(tx: CityHandle, updateIds: readonly string[]): Promise<readonly StoredEvidence[]> {
  const { rows } = await sql<{ update_id: string; file_id: string; name: string; size: number }>`
    select e.update_id, e.file_id, f.name, f.size
    from evidence e join file f on f.city_id = e.city_id and f.id = e.file_id
    where e.city_id = ${tx.cityId} and e.update_id = any(${updateIds}::uuid[])
    order by e.update_id, e.sort, e.file_id`.execute(tx)
  return rows.map((row) => ({ updateId: row.update_id, fileId: row.file_id, name: row.name, size: row.size }))
}

/** Which measure's update a file is evidence of; undefined for files that are none. */
export async function findProgrammeOfEvidence(tx: CityHandle, fileId: string): Promise<string | undefined> {
  const { rows } = await sql<{ programme_id: string }>`
    select r.programme_id from evidence e
    join measure_update r on r.city_id = e.city_id and r.id = e.update_id
    where e.city_id = ${tx.cityId} and e.file_id = ${fileId} order by r.programme_id limit 1`.execute(tx)
  return rows[0]?.programme_id
}

const columnsOf = (update: UpdateToStore) => ({
  programme_id: update.programmeId,
  measure_id: update.measureId,
  unit_id: update.unitId,
  period: update.period,
  state: update.state,
  status: update.status,
  percent: update.percent,
  words: update.words,
  problem: update.problem,
  ask: update.ask,
  steps_done: JSON.stringify(update.stepsDone),
  submitted_at: update.submittedAt,
  submitted_by: update.submittedBy,
  decided_at: update.decidedAt,
  decided_by: update.decidedBy,
  decision_reason: update.decisionReason,
  revision: update.revision,
})

const toUpdate = (
  row: Selectable<MeasureUpdateTable> & {
    unit_name: string
    submitted_name: string | null
    decided_name: string | null
  },
): StoredUpdate => ({
  id: row.id,
  programmeId: row.programme_id,
  measureId: row.measure_id,
  unitId: row.unit_id,
  unitName: row.unit_name,
  period: row.period,
  state: row.state,
  status: row.status,
  percent: row.percent,
  words: row.words,
  problem: row.problem,
  ask: row.ask,
  stepsDone: row.steps_done,
  submittedAt: row.submitted_at,
  submittedBy: row.submitted_by,
  submittedByName: row.submitted_name,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  decidedByName: row.decided_name,
  decisionReason: row.decision_reason,
  revision: row.revision,
})
