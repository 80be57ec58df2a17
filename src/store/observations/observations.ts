import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import type { ValueView, Vintage } from '#core/indicators/vintages.ts'
import type { Column, ConstantColumn } from '../columns.ts'
import { copyIn } from '../copy/copy.ts'
import type { CityHandle } from '../handle.ts'
import { growBatch } from './batches.ts'
import { takeNumbers } from './number-heads.ts'
import type { BatchKind } from './tables.ts'

export const CURRENT: ValueView = { kind: 'current' }

/** A period is named by its last day; all of a page's are named, because the key begins with them. */
export type Cells = {
  readonly indicatorIds: readonly number[]
  readonly subjectIds: readonly number[]
  readonly periods: readonly Day[]
}

export type Cell = { readonly indicatorId: number; readonly subjectId: number; readonly periodEnd: Day }

/** Both numbers are in the unit of the indicator's card. `missing` says why `value` is null. */
export type StoredObservation = Cell & {
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: MissingReason | null
  readonly batchId: number
  readonly vintage: Vintage
  readonly knownOn: Day
}

/** One value for each cell that has any, by period, indicator and subject. */
export async function listObservations(
  tx: CityHandle,
  cells: Cells,
  view: ValueView = CURRENT,
): Promise<readonly StoredObservation[]> {
  if (cells.indicatorIds.length === 0 || cells.subjectIds.length === 0 || cells.periods.length === 0) return []
  const { rows } = await sql<Row>`
    select distinct on (o.period_end, o.indicator_id, o.subject_id)
      o.period_end, o.indicator_id, o.subject_id, o.value, o.last_year, o.missing, o.batch_id, b.vintage, b.known_on
    from observation o join batch b on b.city_id = o.city_id and b.id = o.batch_id
    where o.city_id = ${tx.cityId} and ${within(cells)} and ${visible(view)}
    order by o.period_end, o.indicator_id, o.subject_id, ${LAST}`.execute(tx)
  return rows.map(toObservation)
}

/** The periods between two days of which a batch that counts or counted says something. */
export async function listPeriodsHeld(
  tx: CityHandle,
  indicatorIds: readonly number[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly Day[]> {
  if (indicatorIds.length === 0) return []
  const { rows } = await sql<{ period: Day }>`
    select distinct p as period from batch b, unnest(b.periods) p
    where b.city_id = ${tx.cityId} and b.indicator_ids && ${indicatorIds}::int[] and b.state in ('done', 'undone')
      and p between ${from}::date and ${to}::date
    order by p`.execute(tx)
  return rows.map(({ period }) => period)
}

/**
 * Lets one transaction at a time compare values with what stands and write the next: held until it ends. The counter of
 * batches is what every such writer takes anyway.
 */
export const lockValues = async (tx: CityHandle): Promise<void> => {
  await takeNumbers(tx, 'batch', 0)
}

const within = ({ periods, indicatorIds, subjectIds }: Cells): RawBuilder<unknown> =>
  sql`o.period_end = any(${periods}::date[]) and o.indicator_id = any(${indicatorIds}::int[])
      and o.subject_id = any(${subjectIds}::int[])`

function visible(view: ValueView): RawBuilder<unknown> {
  switch (view.kind) {
    case 'current':
      return sql`b.state = 'done'`
    case 'as-of':
      return sql`b.state = 'done' and b.known_on <= ${view.day}::date`
    case 'as-recorded':
      return sql`b.done_at <= ${view.at}::timestamptz and (b.undone_at is null or b.undone_at > ${view.at}::timestamptz)`
  }
}

/** Which of two values of a cell counts does not depend on which arrived first, unless they became known on one day. */
const LAST = sql`b.known_on desc, array_position(array['flash', 'revised', 'final'], b.vintage) desc, b.id desc`

export type ObservationColumns = {
  readonly periodEnd: Column | ConstantColumn
  readonly indicatorId: Column | ConstantColumn
  readonly subjectId: Column | ConstantColumn
  readonly value: Column | ConstantColumn
  readonly lastYear: Column | ConstantColumn
  readonly missing: Column | ConstantColumn
}

export type Slice = {
  readonly columns: ObservationColumns
  readonly rows: number
  readonly periods: readonly Day[]
  readonly indicatorIds: readonly number[]
  /** the row of the file down to which this slice goes, so that a killed import goes on below it */
  readonly readToRow?: number
}

/** Adds values to an open batch, by COPY. All or none, with the transaction. */
export async function copyObservations(tx: CityHandle, batchId: number, slice: Slice): Promise<void> {
  const { columns, rows, periods, indicatorIds, readToRow } = slice
  await growBatch(tx, batchId, { cells: rows, periods, indicatorIds, readToRow })
  if (rows === 0) return
  await copyIn(
    tx,
    'observation',
    {
      period_end: columns.periodEnd,
      indicator_id: columns.indicatorId,
      subject_id: columns.subjectId,
      batch_id: { kind: 'constant', value: batchId },
      value: columns.value,
      last_year: columns.lastYear,
      missing: columns.missing,
    },
    rows,
  )
}

export type ObservationToStore = Cell & {
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: MissingReason | null
}

/** The same for values that are at hand as rows; each cell once. */
export const insertObservations = (
  tx: CityHandle,
  batchId: number,
  observations: readonly ObservationToStore[],
): Promise<void> => copyObservations(tx, batchId, sliceOfRows(observations))

export function sliceOfRows(observations: readonly ObservationToStore[]): Slice {
  const column = <T>(pick: (one: ObservationToStore) => T): readonly T[] => observations.map(pick)
  const periodEnds = column(({ periodEnd }) => periodEnd)
  const indicatorIds = column(({ indicatorId }) => indicatorId)
  return {
    rows: observations.length,
    periods: [...new Set(periodEnds)],
    indicatorIds: [...new Set(indicatorIds)],
    columns: {
      periodEnd: { kind: 'text', values: periodEnds },
      indicatorId: integers(indicatorIds),
      subjectId: integers(column(({ subjectId }) => subjectId)),
      value: numbers(column(({ value }) => value)),
      lastYear: numbers(column(({ lastYear }) => lastYear)),
      missing: { kind: 'text', values: column(({ missing }) => missing) },
    },
  }
}

const integers = (values: readonly number[]): Column => ({
  kind: 'integer',
  values: Int32Array.from(values),
  present: new Uint8Array(values.length).fill(1),
})

const numbers = (values: readonly (number | null)[]): Column => ({
  kind: 'number',
  values: Float64Array.from(values, (value) => value ?? 0),
  present: Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
})

/** One of the values that a cell ever had, with the act by which it became known. */
export type Vintaged = StoredObservation & {
  readonly kind: BatchKind
  readonly state: 'done' | 'undone'
  readonly doneAt: Date
}

/** Everything that was ever known of one cell, what counts first; then what was undone. */
export async function listVintages(tx: CityHandle, cell: Cell): Promise<readonly Vintaged[]> {
  const { rows } = await sql<Row & Pick<Vintaged, 'kind' | 'state'> & { done_at: Date }>`
    select o.period_end, o.indicator_id, o.subject_id, o.value, o.last_year, o.missing, o.batch_id, b.vintage, b.known_on,
      b.kind, b.state, b.done_at
    from observation o join batch b on b.city_id = o.city_id and b.id = o.batch_id
    where o.city_id = ${tx.cityId} and o.period_end = ${cell.periodEnd} and o.indicator_id = ${cell.indicatorId}
      and o.subject_id = ${cell.subjectId} and b.state in ('done', 'undone')
    order by b.state, ${LAST}`.execute(tx)
  return rows.map((row) => ({ ...toObservation(row), kind: row.kind, state: row.state, doneAt: row.done_at }))
}

type BatchExtent = { readonly periods: readonly Day[]; readonly indicatorIds: readonly number[] }

/** The places above the firms and projects of which a batch says something. */
export async function listParentsTouched(
  tx: CityHandle,
  batchId: number,
  { periods, indicatorIds }: BatchExtent,
): Promise<readonly number[]> {
  const { rows } = await sql<{ parent_id: number }>`
    select distinct s.parent_id from observation o
    join subject s on s.city_id = o.city_id and s.id = o.subject_id and s.kind in ('enterprise', 'project')
    where o.city_id = ${tx.cityId} and o.batch_id = ${batchId} and o.period_end = any(${periods}::date[])
      and o.indicator_id = any(${indicatorIds}::int[]) and s.parent_id is not null
    order by s.parent_id`.execute(tx)
  return rows.map((row) => row.parent_id)
}

/**
 * The days, from the one on which a batch became known, on which something of the same indicators and periods became
 * known, each with the most final vintage of that day; the batch's own day is always among them.
 */
export async function listLeafMoments(
  tx: CityHandle,
  batch: BatchExtent & { readonly knownOn: Day; readonly vintage: Vintage },
): Promise<readonly { readonly knownOn: Day; readonly vintage: Vintage }[]> {
  const { rows } = await sql<{ known_on: Day; vintage: Vintage }>`
    select known_on, (array['flash', 'revised', 'final'])[max(array_position(array['flash', 'revised', 'final'], vintage))] as vintage
    from batch where city_id = ${tx.cityId} and state = 'done' and kind <> 'roll-up' and known_on >= ${batch.knownOn}::date
      and periods && ${batch.periods}::date[] and indicator_ids && ${batch.indicatorIds}::int[]
    group by known_on order by known_on`.execute(tx)
  const moments = rows.map((row) => ({ knownOn: row.known_on, vintage: row.vintage }))
  const hasOwn = moments[0]?.knownOn === batch.knownOn
  return hasOwn ? moments : [{ knownOn: batch.knownOn, vintage: batch.vintage }, ...moments]
}

/** Of whom imports of files with this header have ever said something that counts. */
export async function listSubjectsImported(tx: CityHandle, fingerprint: string): Promise<readonly number[]> {
  const { rows } = await sql<{ subject_id: number }>`
    select distinct o.subject_id from batch b join observation o on o.city_id = b.city_id and o.batch_id = b.id
      and o.period_end = any(b.periods) and o.indicator_id = any(b.indicator_ids)
    where b.city_id = ${tx.cityId} and b.kind = 'import' and b.state = 'done' and b.source ->> 'fingerprint' = ${fingerprint}
    order by o.subject_id`.execute(tx)
  return rows.map((row) => row.subject_id)
}

/** A cell that pages show otherwise at one moment than at another; null where it showed none. */
export type Difference = Cell & { readonly before: StoredObservation | null; readonly after: StoredObservation | null }

/** Which cells show otherwise at `to` than at `from`, by period, indicator and subject; only those touched in between are read. */
export async function listDifferences(
  tx: CityHandle,
  moments: { readonly from: Date; readonly to: Date },
  within: Partial<Pick<Cells, 'indicatorIds' | 'subjectIds'>> = {},
): Promise<readonly Difference[]> {
  const cells = await listTouched(tx, moments, within)
  const before = keyed(await listObservations(tx, cells, { kind: 'as-recorded', at: moments.from.toISOString() }))
  const after = keyed(await listObservations(tx, cells, { kind: 'as-recorded', at: moments.to.toISOString() }))
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => (a < b ? -1 : 1))
  return keys.flatMap((key) => {
    const [old, now] = [before.get(key) ?? null, after.get(key) ?? null]
    const cell = now ?? old
    if (cell === null || saysSame(old, now)) return []
    const { indicatorId, subjectId, periodEnd } = cell
    return [{ indicatorId, subjectId, periodEnd, before: old, after: now }]
  })
}

async function listTouched(
  tx: CityHandle,
  { from, to }: { readonly from: Date; readonly to: Date },
  within: Partial<Pick<Cells, 'indicatorIds' | 'subjectIds'>>,
): Promise<Cells> {
  const some = [sql`true`]
  if (within.indicatorIds !== undefined) some.push(sql`o.indicator_id = any(${within.indicatorIds}::int[])`)
  if (within.subjectIds !== undefined) some.push(sql`o.subject_id = any(${within.subjectIds}::int[])`)
  const { rows } = await sql<{ periods: Day[]; indicator_ids: number[]; subject_ids: number[] }>`
    select coalesce(array_agg(distinct o.period_end), '{}') as periods,
      coalesce(array_agg(distinct o.indicator_id), '{}') as indicator_ids,
      coalesce(array_agg(distinct o.subject_id), '{}') as subject_ids
    from batch b join observation o on o.city_id = b.city_id and o.batch_id = b.id
      and o.period_end = any(b.periods) and o.indicator_id = any(b.indicator_ids)
    where b.city_id = ${tx.cityId} and ${sql.join(some, sql` and `)}
      and ((b.done_at > ${from} and b.done_at <= ${to}) or (b.undone_at > ${from} and b.undone_at <= ${to}))`.execute(
    tx,
  )
  const [touched] = rows
  return {
    periods: touched?.periods ?? [],
    indicatorIds: touched?.indicator_ids ?? [],
    subjectIds: touched?.subject_ids ?? [],
  }
}

const keyOf = ({ periodEnd, indicatorId, subjectId }: Cell): string =>
  `${periodEnd} ${String(indicatorId).padStart(10, '0')} ${String(subjectId).padStart(10, '0')}`

const keyed = (observations: readonly StoredObservation[]): ReadonlyMap<string, StoredObservation> =>
  new Map(observations.map((one) => [keyOf(one), one]))

const saysSame = (a: StoredObservation | null, b: StoredObservation | null): boolean =>
  a?.value === b?.value && a?.lastYear === b?.lastYear && a?.missing === b?.missing && a?.vintage === b?.vintage

type Row = {
  readonly period_end: Day
  readonly indicator_id: number
  readonly subject_id: number
  readonly value: number | null
  readonly last_year: number | null
  readonly missing: MissingReason | null
  readonly batch_id: number
  readonly vintage: Vintage
  readonly known_on: Day
}

const toObservation = (row: Row): StoredObservation => ({
  periodEnd: row.period_end,
  indicatorId: row.indicator_id,
  subjectId: row.subject_id,
  value: row.value,
  lastYear: row.last_year,
  missing: row.missing,
  batchId: row.batch_id,
  vintage: row.vintage,
  knownOn: row.known_on,
})
