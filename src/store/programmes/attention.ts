import { sql } from 'kysely'
import { containing } from '../copy/bulk.ts'
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

export type Found = {
  readonly kind: 'programme' | 'measure' | 'target' | 'unit'
  readonly id: string
  readonly title: string
  readonly under: string
  readonly programmeId: string | null
}

/** By part of the name, number or pinyin initials; at most twelve of a kind, the shortest names first. */
export async function searchEverything(
  tx: CityHandle,
  words: string,
  kinds: { readonly programmes: boolean; readonly units: boolean },
): Promise<readonly Found[]> {
  const pattern = containing(words)
  const letters = pattern.toLowerCase()
  const parts = [
    ...(kinds.programmes
      ? [
          sql`(select 1 as place, 'programme' as kind, id, title, coalesce(document_number, '') as under, id as "programmeId"
            from programme where city_id = ${tx.cityId}
              and (title ilike ${pattern} or document_number ilike ${pattern} or pinyin like ${letters})
            order by length(title), id limit 12)`,
          sql`(select 2, 'measure', m.id, m.title, p.title || ' · ' || m.number, m.programme_id
            from measure m join programme p on p.city_id = m.city_id and p.id = m.programme_id
            where m.city_id = ${tx.cityId} and m.in_force
              and (m.title ilike ${pattern} or m.number ilike ${pattern} or m.pinyin like ${letters})
            order by length(m.title), m.id limit 12)`,
          sql`(select 3, 'target', t.id, concat_ws(' ', t.scope, t.metric, t.period), p.title, t.programme_id
            from target t join programme p on p.city_id = t.city_id and p.id = t.programme_id
            where t.city_id = ${tx.cityId} and t.in_force and t.role = 'target'
              and (t.metric ilike ${pattern} or t.scope ilike ${pattern} or t.pinyin like ${letters})
            order by length(t.metric), t.id limit 12)`,
        ]
      : []),
    ...(kinds.units
      ? [
          sql`(select 4, 'unit', id, name, coalesce(short_name, ''), null::uuid
            from unit where city_id = ${tx.cityId}
              and (name ilike ${pattern} or short_name ilike ${pattern} or pinyin like ${letters})
            order by length(name), id limit 12)`,
        ]
      : []),
  ]
  if (parts.length === 0) return []
  const { rows } = await sql<Found>`
    select f.kind, f.id, f.title, f.under, f."programmeId"
    from (${sql.join(parts, sql` union all `)}) as f (place, kind, id, title, under, "programmeId")
    order by f.place, length(f.title), f.id`.execute(tx)
  return rows
}
