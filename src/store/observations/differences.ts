import { sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { CityHandle } from '../handle.ts'
import { type Cell, type Cells, listObservations, type StoredObservation } from './observations.ts'

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
