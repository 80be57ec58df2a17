import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import type { ValueView, Vintage } from '#core/indicators/vintages.ts'
import type { CityHandle } from '../handle.ts'
import { takeNumbers } from './number-heads.ts'
import type { BatchKind } from './tables.ts'

export const CURRENT: ValueView = { kind: 'current' }

/** A period is named by its last day; all of a page's are named. */
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

/** One value for each cell that has any, in no order. */
export async function listObservations(
  tx: CityHandle,
  cells: Cells,
  view: ValueView = CURRENT,
): Promise<readonly StoredObservation[]> {
  if (cells.indicatorIds.length === 0 || cells.subjectIds.length === 0 || cells.periods.length === 0) return []
  const { rows } = await (view.kind === 'current' ? current(tx, cells) : vintagesIn(tx, cells, view)).execute(tx)
  return rows.map(toObservation)
}

/**
 * Of places and units what stands, a series at a time: the key ends with the period, so a span of it is one walk (and
 * `+ 0` keeps the planner from looking up each period by itself). Of firms and projects the last of their vintages; where
 * none is asked for, which the planner cannot know, the table of all values is not touched, whatever its plan.
 */
function current(tx: CityHandle, cells: Cells): RawBuilder<Row> {
  const { indicatorIds, subjectIds, periods } = cells
  const sorted = [...periods].sort()
  return sql<Row>`
    with asked as materialized (
      select id, kind in ('place', 'unit') as stands from subject
      where city_id = ${tx.cityId} and id = any(${subjectIds}::int[])),
    others as materialized (select array_agg(id) as ids from asked where not stands)
    select s.period_end, s.indicator_id, s.subject_id, s.value, s.last_year, s.missing, s.batch_id, s.vintage, s.known_on
    from standing_value s
    where s.city_id = ${tx.cityId} and s.indicator_id = any(${indicatorIds}::int[])
      and s.subject_id = any(array(select id from asked where stands))
      and s.period_end between ${sorted[0]}::date and ${sorted.at(-1)}::date
      and s.period_end + 0 = any(${periods}::date[])
    union all (${vintagesIn(tx, cells, CURRENT, sql`(select ids from others)::int[]`, sql`(select ids from others) is not null and`)})`
}

const vintagesIn = (
  tx: CityHandle,
  cells: Cells,
  view: ValueView,
  subjectIds: RawBuilder<unknown> = sql`${cells.subjectIds}::int[]`,
  first: RawBuilder<unknown> = sql``,
): RawBuilder<Row> =>
  sql<Row>`
    select distinct on (o.period_end, o.indicator_id, o.subject_id)
      o.period_end, o.indicator_id, o.subject_id, o.value, o.last_year, o.missing, o.batch_id, b.vintage, b.known_on
    from observation o join batch b on b.city_id = o.city_id and b.id = o.batch_id
    where ${first} o.city_id = ${tx.cityId} and o.period_end = any(${cells.periods}::date[])
      and o.indicator_id = any(${cells.indicatorIds}::int[])
      and o.subject_id = any(${subjectIds}) and ${visible(view)}
    order by o.period_end, o.indicator_id, o.subject_id, ${LAST}`

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
  // whoever held it may have changed them
  tx.changes = null
}

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
export const LAST = sql`b.known_on desc, array_position(array['flash', 'revised', 'final'], b.vintage) desc, b.id desc`

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

export type Row = {
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

export const toObservation = (row: Row): StoredObservation => ({
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
