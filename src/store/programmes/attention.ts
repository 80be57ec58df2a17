import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'
import type { UpdateState } from './tables.ts'

export type OwedReport = {
  readonly programmeId: string
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly unitId: string
  readonly unitName: string
  readonly heardTo: string
}

/** What the units owe reports on in a programme: their last one ended before `to`. In the document's order. */
export async function listOwedReports(
  tx: CityHandle,
  programmeId: string,
  unitIds: readonly string[],
  to: string,
): Promise<readonly OwedReport[]> {
  const { rows } = await sql<OwedReport>`
    select d.programme_id as "programmeId", d.measure_id as "measureId", m.number, m.title, d.unit_id as "unitId",
      u.name as "unitName", d.heard_to as "heardTo"
    from duty d
    join measure m on m.city_id = d.city_id and m.id = d.measure_id and m.in_force
    join unit u on u.city_id = d.city_id and u.id = d.unit_id
    where d.city_id = ${tx.cityId} and d.programme_id = ${programmeId} and d.unit_id = any(${unitIds}::uuid[])
      and d.heard_to < ${to}::date
    order by m.sort, u.sort, d.id`.execute(tx)
  return rows
}

export type UnfinishedUpdate = {
  readonly measureId: string
  readonly unitId: string
  readonly period: string
  readonly state: UpdateState
  readonly programmeId: string
  readonly number: string
  readonly title: string
  readonly unitName: string
}

/** Updates of the units on running programmes that nobody has submitted yet, or that came back. */
export async function listUnfinishedUpdates(
  tx: CityHandle,
  unitIds: readonly string[],
): Promise<readonly UnfinishedUpdate[]> {
  const { rows } = await sql<UnfinishedUpdate>`
    select r.measure_id as "measureId", r.unit_id as "unitId", r.period, r.state, r.programme_id as "programmeId",
      m.number, m.title, u.name as "unitName"
    from measure_update r
    join measure m on m.city_id = r.city_id and m.id = r.measure_id and m.in_force
    join programme p on p.city_id = r.city_id and p.id = r.programme_id and p.state = 'active'
    join unit u on u.city_id = r.city_id and u.id = r.unit_id
    where r.city_id = ${tx.cityId} and r.unit_id = any(${unitIds}::uuid[]) and r.state in ('draft', 'returned')
    order by r.period, m.sort`.execute(tx)
  return rows
}

export type SubmittedUpdate = {
  readonly programmeId: string
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly unitId: string
  readonly unitName: string
  readonly period: string
  readonly submittedAt: Date
  /** the units that lead the measure */
  readonly leadIds: readonly string[]
}

/** Updates of running programmes that wait for a decision, oldest first; with `leadIds` only of measures that these lead. */
export async function listSubmittedUpdates(
  tx: CityHandle,
  leadIds?: readonly string[],
): Promise<readonly SubmittedUpdate[]> {
  const led =
    leadIds === undefined
      ? sql``
      : sql`and r.measure_id in (select measure_id from duty where city_id = ${tx.cityId} and grade = 'lead'
          and unit_id = any(${leadIds}::uuid[]))`
  const { rows } = await sql<SubmittedUpdate>`
    select r.programme_id as "programmeId", r.measure_id as "measureId", m.number, m.title, r.unit_id as "unitId",
      u.name as "unitName", r.period, r.submitted_at as "submittedAt",
      array(select d.unit_id::text from duty d where d.city_id = r.city_id and d.measure_id = r.measure_id
        and d.grade = 'lead' order by d.sort) as "leadIds"
    from measure_update r
    join measure m on m.city_id = r.city_id and m.id = r.measure_id and m.in_force
    join programme p on p.city_id = r.city_id and p.id = r.programme_id and p.state = 'active'
    join unit u on u.city_id = r.city_id and u.id = r.unit_id
    where r.city_id = ${tx.cityId} and r.state = 'submitted' ${led}
    order by r.submitted_at, r.id`.execute(tx)
  return rows
}
