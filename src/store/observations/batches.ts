import { type Selectable, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { BatchState, Vintage } from '#core/indicators/vintages.ts'
import type { CityHandle } from '../handle.ts'
import { noteChange } from '../memory/recall.ts'
import { Conflict, NotFound } from '../refusals.ts'
import { takeNumbers } from './number-heads.ts'
import { lowerStanding, raiseStanding } from './standing-values.ts'
import type { BatchKind, BatchSource, BatchTable } from './tables.ts'

export type BatchToOpen = {
  readonly kind: BatchKind
  readonly vintage: Vintage
  readonly knownOn: Day
  readonly reason: string | null
  readonly source: BatchSource
  readonly openedAt: Date
  /** account id */
  readonly openedBy: string
}

export type StoredBatch = BatchToOpen & {
  readonly id: number
  readonly state: BatchState
  readonly cellCount: number
  readonly periods: readonly Day[]
  readonly indicatorIds: readonly number[]
  readonly openedByName: string | null
  readonly doneAt: Date | null
  readonly undoneAt: Date | null
  readonly undoneByName: string | null
  readonly undoneReason: string | null
}

/** Begins an act by which values become known. Until it is done nobody sees any of them. Answers with its id. */
export async function openBatch(tx: CityHandle, batch: BatchToOpen): Promise<number> {
  const id = await takeNumbers(tx, 'batch', 1)
  await tx
    .insertInto('batch')
    .values({
      ...{ city_id: tx.cityId, id, kind: batch.kind, state: 'open', vintage: batch.vintage, known_on: batch.knownOn },
      ...{ reason: batch.reason, source: JSON.stringify(batch.source), cell_count: 0, periods: [], indicator_ids: [] },
      ...{ opened_at: batch.openedAt, opened_by: batch.openedBy },
    })
    .execute()
  return id
}

/** Says that a slice of values has gone in, in the slice's own transaction; refused when the batch is no longer open. */
export async function growBatch(
  tx: CityHandle,
  id: number,
  grown: {
    readonly cells: number
    readonly periods: readonly Day[]
    readonly indicatorIds: readonly number[]
    readonly readToRow?: number | undefined
  },
): Promise<void> {
  const rows =
    grown.readToRow === undefined
      ? sql`source`
      : sql`source || ${JSON.stringify({ readToRow: grown.readToRow })}::jsonb`
  const { numAffectedRows } = await sql`
    update batch set cell_count = cell_count + ${grown.cells}, source = ${rows},
      periods = array(select distinct p from unnest(periods || ${grown.periods}::date[]) p order by p),
      indicator_ids = array(select distinct i from unnest(indicator_ids || ${grown.indicatorIds}::int[]) i order by i)
    where city_id = ${tx.cityId} and id = ${id} and state = 'open'`.execute(tx)
  if (numAffectedRows !== 1n) throw new Conflict({ code: 'batch.conflict', facts: { id } })
}

/** From this moment on its values count. Noting the change takes the lock on values. */
export async function finishBatch(tx: CityHandle, id: number, at: Date): Promise<void> {
  const change = await noteChange(tx, 'batch')
  await raiseStanding(tx, await move(tx, id, 'open', { state: 'done', done_at: at }), change)
}

/** Its values are never seen. */
export async function cancelBatch(tx: CityHandle, id: number): Promise<void> {
  await move(tx, id, 'open', { state: 'cancelled' })
}

/** Takes all its values back at once; they stay to be read in each value's history. `by` is an account's id. */
export async function undoBatch(
  tx: CityHandle,
  id: number,
  undo: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  const change = await noteChange(tx, 'batch')
  const undone = { state: 'undone', undone_at: undo.at, undone_by: undo.by, undone_reason: undo.reason } as const
  await lowerStanding(tx, await move(tx, id, 'done', undone), change)
}

async function move(
  tx: CityHandle,
  id: number,
  from: BatchState,
  to: Partial<Pick<BatchTable, 'state' | 'done_at' | 'undone_at' | 'undone_by' | 'undone_reason'>>,
): Promise<Pick<BatchTable, 'id' | 'periods' | 'indicator_ids'>> {
  const moved = await tx
    .updateTable('batch')
    .set(to)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .where('state', '=', from)
    .returning(['id', 'periods', 'indicator_ids'])
    .executeTakeFirst()
  if (moved === undefined) throw new Conflict({ code: 'batch.conflict', facts: { id } })
  return moved
}

export async function findBatch(tx: CityHandle, id: number): Promise<StoredBatch | undefined> {
  const [batch] = await readBatches(tx, sql`b.id = ${id}`)
  return batch
}

export async function getBatch(tx: CityHandle, id: number): Promise<StoredBatch> {
  const batch = await findBatch(tx, id)
  if (batch === undefined) throw new NotFound('batch', String(id))
  return batch
}

/** The batch that a job has begun and left open, when its process was killed. */
export async function findBatchOfJob(tx: CityHandle, jobId: string): Promise<StoredBatch | undefined> {
  const [batch] = await readBatches(tx, sql`b.source ->> 'jobId' = ${jobId} and b.kind = 'import'`)
  return batch
}

export type BatchFilter = {
  readonly kinds?: readonly BatchKind[] | undefined
  readonly indicatorId?: number | undefined
  /** of roll-ups: those that have this batch's values in them */
  readonly leafBatchId?: number | undefined
}

/** Newest first. */
export const listBatches = (
  tx: CityHandle,
  filter: BatchFilter,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: 500 },
): Promise<readonly StoredBatch[]> => readBatches(tx, conditions(filter), page)

export async function countBatches(tx: CityHandle, filter: BatchFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from batch b where b.city_id = ${tx.cityId} and ${conditions(filter)}`.execute(tx)
  return rows[0]?.count ?? 0
}

export const listBatchesById = (tx: CityHandle, ids: readonly number[]): Promise<readonly StoredBatch[]> =>
  readBatches(tx, sql`b.id = any(${ids}::int[])`, { offset: 0, limit: ids.length })

/** What imports of these files wrote that counts. */
export const listBatchesOfFiles = (tx: CityHandle, fileIds: readonly string[]): Promise<readonly StoredBatch[]> =>
  readBatches(tx, sql`b.state = 'done' and b.source ->> 'fileId' = any(${fileIds}::text[])`)

/** Locked until the transaction ends, so that it is undone only once. */
export async function lockBatch(tx: CityHandle, id: number): Promise<StoredBatch> {
  await tx.selectFrom('batch').select('id').where('city_id', '=', tx.cityId).where('id', '=', id).forUpdate().execute()
  return getBatch(tx, id)
}

function conditions(filter: BatchFilter): ReturnType<typeof sql> {
  // What never counted is nobody's business: a file that was given up, or one that is still being read.
  const all = [sql`b.state in ('done', 'undone')`]
  if (filter.kinds !== undefined) all.push(sql`b.kind = any(${filter.kinds}::text[])`)
  if (filter.indicatorId !== undefined) all.push(sql`${filter.indicatorId} = any(b.indicator_ids)`)
  if (filter.leafBatchId !== undefined)
    all.push(sql`b.source -> 'leafBatchIds' @> ${JSON.stringify(filter.leafBatchId)}::jsonb`)
  return sql.join(all, sql` and `)
}

async function readBatches(
  tx: CityHandle,
  where: ReturnType<typeof sql>,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: 500 },
): Promise<readonly StoredBatch[]> {
  const { rows } = await sql<Row>`
    select b.*, o.name as opened_name, u.name as undone_name
    from batch b
    left join account o on o.city_id = b.city_id and o.id = b.opened_by
    left join account u on u.city_id = b.city_id and u.id = b.undone_by
    where b.city_id = ${tx.cityId} and ${where}
    order by b.id desc limit ${page.limit} offset ${page.offset}`.execute(tx)
  return rows.map(toBatch)
}

type Row = Selectable<BatchTable> & { readonly opened_name: string | null; readonly undone_name: string | null }

const toBatch = (row: Row): StoredBatch => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  vintage: row.vintage,
  knownOn: row.known_on,
  reason: row.reason,
  source: row.source,
  cellCount: row.cell_count,
  periods: row.periods,
  indicatorIds: row.indicator_ids,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  openedByName: row.opened_name,
  doneAt: row.done_at,
  undoneAt: row.undone_at,
  undoneByName: row.undone_name,
  undoneReason: row.undone_reason,
})
