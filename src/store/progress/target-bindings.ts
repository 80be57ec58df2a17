import { type Selectable, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { Scale } from '#core/base/units-of-measure.ts'
import type { BindingReading } from '#core/indicators/binding.ts'
import type { Accumulation } from '#core/indicators/target-series.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { TargetBindingTable } from './tables.ts'

export type BindingToStore = {
  readonly id: string
  readonly programmeId: string
  readonly targetId: string
  readonly indicatorId: number
  readonly subjectId: number
  readonly reading: BindingReading
  readonly accumulation: Accumulation
  readonly scale: Scale
  readonly boundOn: Day
  readonly boundAt: Date
  /** account id */
  readonly boundBy: string
}

export type StoredBinding = Omit<BindingToStore, 'boundBy'> & {
  /** the account's name */
  readonly boundBy: string
  readonly endedOn: Day | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly reason: string | null
}

export async function insertBindings(tx: CityHandle, bindings: readonly BindingToStore[]): Promise<void> {
  if (bindings.length === 0) return
  await insertRows(
    tx,
    'target_binding',
    bindings.map((one) => ({
      city_id: tx.cityId,
      id: one.id,
      programme_id: one.programmeId,
      target_id: one.targetId,
      indicator_id: one.indicatorId,
      subject_id: one.subjectId,
      reading: one.reading,
      accumulation: one.accumulation,
      times: one.scale.times,
      over: one.scale.over,
      bound_on: one.boundOn,
      bound_at: one.boundAt,
      bound_by: one.boundBy,
      ended_on: null,
      ended_at: null,
      ended_by: null,
      reason: null,
    })),
  )
}

export type Ending = { readonly on: Day; readonly at: Date; readonly by: string; readonly reason: string | null }

export async function endBindings(tx: CityHandle, ids: readonly string[], ending: Ending): Promise<void> {
  await tx
    .updateTable('target_binding')
    .set({ ended_on: ending.on, ended_at: ending.at, ended_by: ending.by, reason: ending.reason })
    .where('city_id', '=', tx.cityId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute()
}

export type BindingFilter = {
  readonly ids?: readonly string[]
  readonly programmeIds?: readonly string[]
  readonly targetIds?: readonly string[]
}

/** Those in force and those that have ended, oldest first. */
export async function listBindings(tx: CityHandle, filter: BindingFilter): Promise<readonly StoredBinding[]> {
  const some = [sql`true`]
  if (filter.ids !== undefined) some.push(sql`b.id = any(${filter.ids}::uuid[])`)
  if (filter.programmeIds !== undefined) some.push(sql`b.programme_id = any(${filter.programmeIds}::uuid[])`)
  if (filter.targetIds !== undefined) some.push(sql`b.target_id = any(${filter.targetIds}::uuid[])`)
  const { rows } = await sql<Selectable<TargetBindingTable> & { bound_name: string; ended_name: string | null }>`
    select b.*, coalesce(a.name, '') as bound_name, e.name as ended_name
    from target_binding b
    left join account a on a.city_id = b.city_id and a.id = b.bound_by
    left join account e on e.city_id = b.city_id and e.id = b.ended_by
    where b.city_id = ${tx.cityId} and ${sql.join(some, sql` and `)}
    order by b.bound_at, b.id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    programmeId: row.programme_id,
    targetId: row.target_id,
    indicatorId: row.indicator_id,
    subjectId: row.subject_id,
    reading: row.reading,
    accumulation: row.accumulation,
    scale: { times: row.times, over: row.over },
    boundOn: row.bound_on,
    boundAt: row.bound_at,
    boundBy: row.bound_name,
    endedOn: row.ended_on,
    endedAt: row.ended_at,
    endedBy: row.ended_name,
    reason: row.reason,
  }))
}
