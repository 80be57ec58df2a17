import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { LAST, type Row, type StoredObservation, toObservation } from './observations.ts'
import type { BatchTable } from './tables.ts'

type Extent = Pick<BatchTable, 'id' | 'periods' | 'indicator_ids'>

/**
 * Brings what pages show of places and units up to a batch that has just begun to count. The caller holds the lock on
 * values: of two that finish at once, the second must see the first. Each cell's vintages lie side by side in the values'
 * key; the limit has them looked up there, never scanned. `change` is the count that the batch's own has.
 */
export async function raiseStanding(tx: CityHandle, batch: Extent, change: number): Promise<void> {
  const { id, periods, indicator_ids: indicatorIds } = batch
  await sql`
    with touched as materialized (
      select o.period_end, o.indicator_id, o.subject_id from observation o
      where o.city_id = ${tx.cityId} and o.batch_id = ${id} and o.period_end = any(${periods}::date[])
        and o.indicator_id = any(${indicatorIds}::int[]) and o.subject_id = any(array(
          select s.id from subject s where s.city_id = ${tx.cityId} and s.kind in ('place', 'unit')))),
    years as (
      insert into standing_year (city_id, indicator_id, year, changed)
        select distinct ${tx.cityId}::int, indicator_id, extract(year from period_end)::int, ${change}::int from touched
      on conflict (city_id, indicator_id, year) do update set changed = excluded.changed)
    insert into standing_value
      (city_id, indicator_id, subject_id, period_end, value, last_year, missing, batch_id, vintage, known_on)
      select ${tx.cityId}::int, t.indicator_id, t.subject_id, t.period_end,
        last.value, last.last_year, last.missing, last.batch_id, last.vintage, last.known_on
      from touched t cross join lateral (
        select o.value, o.last_year, o.missing, o.batch_id, b.vintage, b.known_on
        from observation o join batch b on b.city_id = o.city_id and b.id = o.batch_id
        where o.city_id = ${tx.cityId} and o.period_end = t.period_end and o.indicator_id = t.indicator_id
          and o.subject_id = t.subject_id and b.state = 'done'
        order by ${LAST} limit 1) last
    on conflict (city_id, indicator_id, subject_id, period_end) do update set
      value = excluded.value, last_year = excluded.last_year, missing = excluded.missing,
      batch_id = excluded.batch_id, vintage = excluded.vintage, known_on = excluded.known_on`.execute(tx)
}

/** The same after a batch was taken back: what was known before it stands again, or nothing. */
export async function lowerStanding(tx: CityHandle, batch: Extent, change: number): Promise<void> {
  await sql`
    delete from standing_value s where s.city_id = ${tx.cityId} and s.batch_id = ${batch.id}
      and s.indicator_id = any(${batch.indicator_ids}::int[])`.execute(tx)
  await raiseStanding(tx, batch, change)
}

/** What stands of one indicator in one calendar year, and the change of batches that touched it last. */
export type StandingYear = { readonly indicatorId: number; readonly year: number; readonly changed: number }

/** Those in which anything ever stood. */
export async function listStandingYears(tx: CityHandle): Promise<readonly StandingYear[]> {
  const rows = await tx.selectFrom('standing_year').selectAll().where('city_id', '=', tx.cityId).execute()
  return rows.map(({ indicator_id: indicatorId, year, changed }) => ({ indicatorId, year, changed }))
}

/** All that stands of indicators in years, of whichever place or unit, in no order. */
export async function listStanding(
  tx: CityHandle,
  years: readonly Pick<StandingYear, 'indicatorId' | 'year'>[],
): Promise<readonly StoredObservation[]> {
  const { rows } = await sql<Row>`
    select s.period_end, s.indicator_id, s.subject_id, s.value, s.last_year, s.missing, s.batch_id, s.vintage, s.known_on
    from unnest(${years.map(({ indicatorId }) => indicatorId)}::int[], ${years.map(({ year }) => year)}::int[])
      as asked (indicator_id, year)
    join standing_value s on s.city_id = ${tx.cityId} and s.indicator_id = asked.indicator_id
      and s.period_end between make_date(asked.year, 1, 1) and make_date(asked.year, 12, 31)`.execute(tx)
  return rows.map(toObservation)
}
