import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'

/** How many measures stand how; those without a report under null. */
export async function countByStatus(tx: CityHandle, programmeId: string): Promise<ReadonlyMap<string | null, number>> {
  const { rows } = await sql<{ status: string | null; count: number }>`
    select status, count(*)::int as count from measure
    where city_id = ${tx.cityId} and programme_id = ${programmeId} and in_force group by status`.execute(tx)
  return new Map(rows.map((row) => [row.status, row.count]))
}

export type OpenStepLine = {
  readonly programmeId: string
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly step: string
  readonly due: string
  readonly leads: readonly string[]
}

export type StepSearch = {
  readonly programmeId?: string | undefined
  /** only measures that one of these units leads or answers for */
  readonly unitIds?: readonly string[] | undefined
  /** both included */
  readonly from?: string | undefined
  readonly to: string
  readonly limit: number
}

/** Steps of running programmes that are not done and due in a time, earliest first. */
export async function listOpenSteps(tx: CityHandle, search: StepSearch): Promise<readonly OpenStepLine[]> {
  const inProgramme = search.programmeId === undefined ? sql`` : sql`and s.programme_id = ${search.programmeId}`
  const since = search.from === undefined ? sql`` : sql`and s.due_on >= ${search.from}::date`
  const ofUnits =
    search.unitIds === undefined
      ? sql``
      : sql`and s.measure_id in (select measure_id from duty where city_id = ${tx.cityId}
          and unit_id = any(${search.unitIds}::uuid[]) and grade in ('lead', 'responsible'))`
  const { rows } = await sql<OpenStepLine>`
    select s.programme_id as "programmeId", s.measure_id as "measureId", m.number, m.title, s.text as step,
      s.due_on as due, m.leads
    from step s
    join measure m on m.city_id = s.city_id and m.id = s.measure_id and m.in_force
    join programme p on p.city_id = s.city_id and p.id = s.programme_id and p.state = 'active'
    where s.city_id = ${tx.cityId} and s.done_on is null and s.due_on <= ${search.to}::date
      ${inProgramme} ${since} ${ofUnits}
    order by s.due_on, m.sort, s.sort, s.id limit ${search.limit}`.execute(tx)
  return rows
}

export type UnitHearing = {
  readonly unitId: string
  readonly unitName: string
  /** measures on which it owes a report */
  readonly measures: number
  readonly lastReportAt: Date | null
}

/** Units that owe reports on a time that ended on `to`, those with most first. */
export async function listSilentUnits(
  tx: CityHandle,
  programmeId: string,
  to: string,
): Promise<readonly UnitHearing[]> {
  const { rows } = await sql<UnitHearing>`
    with silent as (
      select unit_id, count(*)::int as measures from duty
      where city_id = ${tx.cityId} and programme_id = ${programmeId} and heard_to < ${to}::date group by unit_id)
    select s.unit_id as "unitId", u.name as "unitName", s.measures, r.last as "lastReportAt"
    from silent s
    join unit u on u.city_id = ${tx.cityId} and u.id = s.unit_id
    left join (select unit_id, max(submitted_at) as last from measure_update
      where city_id = ${tx.cityId} and programme_id = ${programmeId} and state in ('submitted', 'confirmed')
      group by unit_id) r on r.unit_id = s.unit_id
    order by s.measures desc, u.sort, s.unit_id`.execute(tx)
  return rows
}

export async function countSubmitted(tx: CityHandle, programmeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from measure_update
    where city_id = ${tx.cityId} and programme_id = ${programmeId} and state = 'submitted'`.execute(tx)
  return rows[0]?.count ?? 0
}

export type ProblemLine = {
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly unitName: string
  readonly problem: string
  readonly at: Date
}

/** What units last reported as standing in the way, newest first. */
export async function listProblems(
  tx: CityHandle,
  programmeId: string,
  limit: number,
): Promise<readonly ProblemLine[]> {
  const { rows } = await sql<ProblemLine>`
    select l.measure_id as "measureId", m.number, m.title, u.name as "unitName", l.problem, l.submitted_at as at
    from (select distinct on (measure_id, unit_id) measure_id, unit_id, problem, submitted_at, id
      from measure_update
      where city_id = ${tx.cityId} and programme_id = ${programmeId} and state in ('submitted', 'confirmed')
      order by measure_id, unit_id, period desc) l
    join measure m on m.city_id = ${tx.cityId} and m.id = l.measure_id and m.in_force
    join unit u on u.city_id = ${tx.cityId} and u.id = l.unit_id
    where l.problem is not null
    order by l.submitted_at desc, l.id limit ${limit}`.execute(tx)
  return rows
}

export type StoredUnitLoad = {
  readonly unitId: string
  readonly unitName: string
  readonly leads: number
  readonly assists: number
  readonly territorial: number
  readonly responsible: number
  /** measures that it leads or answers for, late on the day */
  readonly late: number
  /** measures on which it owes a report */
  readonly unreported: number
  readonly lastReportAt: Date | null
}

/** Every unit with a duty in the programme. `owedTo` is the last day of the time on which reports are owed; null: none. */
export async function listUnitLoads(
  tx: CityHandle,
  programmeId: string,
  today: string,
  owedTo: string | null,
): Promise<readonly StoredUnitLoad[]> {
  const { rows } = await sql<StoredUnitLoad>`
    with load as (
      select d.unit_id,
        count(*) filter (where d.grade = 'lead')::int as leads,
        count(*) filter (where d.grade = 'assist')::int as assists,
        count(*) filter (where d.grade = 'territorial')::int as territorial,
        count(*) filter (where d.grade = 'responsible')::int as responsible,
        count(*) filter (where d.grade in ('lead', 'responsible')
          and (m.status = 'late' or m.first_due < ${today}::date))::int as late,
        count(*) filter (where d.heard_to < ${owedTo}::date)::int as unreported
      from duty d join measure m on m.city_id = d.city_id and m.id = d.measure_id and m.in_force
      where d.city_id = ${tx.cityId} and d.programme_id = ${programmeId} group by d.unit_id)
    select l.unit_id as "unitId", u.name as "unitName", l.leads, l.assists, l.territorial, l.responsible, l.late,
      l.unreported, r.last as "lastReportAt"
    from load l
    join unit u on u.city_id = ${tx.cityId} and u.id = l.unit_id
    left join (select unit_id, max(submitted_at) as last from measure_update
      where city_id = ${tx.cityId} and programme_id = ${programmeId} and state in ('submitted', 'confirmed')
      group by unit_id) r on r.unit_id = l.unit_id
    order by l.leads desc, l.responsible desc, u.sort, l.unit_id`.execute(tx)
  return rows
}
