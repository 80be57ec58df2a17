import { sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import type { CityHandle } from '../handle.ts'
import { LAST } from './observations.ts'

/** One indicator in one period, as it was known on a day. */
export type LeavesAsked = {
  readonly indicatorId: number
  readonly periodEnd: Day
  /** the places that the firms and projects lie in */
  readonly parentIds: readonly number[]
  readonly knownOn: Day
}

/** What the last of each firm's or project's vintages of one cell says: a walk along the key of values, whoever is asked for. */
const lastOfLeaves = (tx: CityHandle, { indicatorId, periodEnd, knownOn }: Omit<LeavesAsked, 'parentIds'>) => sql`
  select distinct on (o.subject_id) o.subject_id, o.value, o.last_year, o.missing, o.batch_id
  from observation o join batch b on b.city_id = o.city_id and b.id = o.batch_id
  where o.city_id = ${tx.cityId} and o.period_end = ${periodEnd}::date and o.indicator_id = ${indicatorId}
    and b.state = 'done' and b.known_on <= ${knownOn}::date
  order by o.subject_id, ${LAST}`

const leavesIn = (tx: CityHandle, parentIds: readonly number[]) => sql`
  s.city_id = ${tx.cityId} and s.kind in ('enterprise', 'project') and s.parent_id = any(${parentIds}::int[])`

export type LeafSum = {
  readonly parentId: number
  readonly value: number | null
  readonly lastYear: number | null
  readonly batchIds: readonly number[]
}

/**
 * What an indicator's firms and projects add up to for their places, exactly, as decimals: by the rules of a sum in
 * `aggregate`. A growth needs the same firms on both sides: last year's is there where all that have a value have it.
 */
export async function sumLeaves(tx: CityHandle, asked: LeavesAsked): Promise<readonly LeafSum[]> {
  const { rows } = await sql<LeafSum>`
    with last as materialized (${lastOfLeaves(tx, asked)})
    select s.parent_id as "parentId", sum(l.value::numeric)::float8 as value,
      case when bool_and(l.last_year is not null) filter (where l.value is not null)
        then sum(l.last_year::numeric) filter (where l.value is not null) end::float8 as "lastYear",
      array_agg(distinct l.batch_id) as "batchIds"
    from last l join subject s on s.city_id = ${tx.cityId} and s.id = l.subject_id
    where ${leavesIn(tx, asked.parentIds)}
    group by s.parent_id order by s.parent_id`.execute(tx)
  return rows
}

export type Leaf = {
  readonly subjectId: number
  readonly parentId: number
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: MissingReason | null
  readonly batchId: number
}

/** The same values one by one, for what is no sum. */
export async function listLeaves(tx: CityHandle, asked: LeavesAsked): Promise<readonly Leaf[]> {
  const { rows } = await sql<Leaf>`
    with last as materialized (${lastOfLeaves(tx, asked)})
    select l.subject_id as "subjectId", s.parent_id as "parentId", l.value, l.last_year as "lastYear", l.missing,
      l.batch_id as "batchId"
    from last l join subject s on s.city_id = ${tx.cityId} and s.id = l.subject_id
    where ${leavesIn(tx, asked.parentIds)} order by l.subject_id`.execute(tx)
  return rows
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
