import { sql } from 'kysely'
import type { DutyGrade } from '#core/plans/reading.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import type { CityHandle } from '../handle.ts'

/** What these have in common: only programmes that run, and only what is in force in them. */
const running = (tx: CityHandle) => sql`
  join programme p on p.city_id = m.city_id and p.id = m.programme_id and p.state = 'active'
  where m.city_id = ${tx.cityId} and m.in_force`

/** How many measures stand how; those without a report under null. */
export async function countAllByStatus(tx: CityHandle): Promise<ReadonlyMap<MeasureStatus | null, number>> {
  const { rows } = await sql<{ status: MeasureStatus | null; count: number }>`
    select m.status, count(*)::int as count from measure m ${running(tx)} group by m.status`.execute(tx)
  return new Map(rows.map((row) => [row.status, row.count]))
}

/** Some of a list, with how long the whole is. */
export type Some<T> = { readonly total: number; readonly items: readonly T[] }
const someOf = <T extends { readonly total: number }>(rows: readonly T[]): Some<Omit<T, 'total'>> => ({
  total: rows[0]?.total ?? 0,
  items: rows.map(({ total: _, ...row }) => row),
})

export type StuckMeasure = {
  readonly programmeId: string
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly status: MeasureStatus | null
  /** the open step that has been due longest, where that day has passed */
  readonly lateStep: { readonly text: string; readonly due: string } | null
}

/** Measures reported late, past a step's day or to be watched: the late first, by the oldest day passed. */
export async function listStuck(tx: CityHandle, today: string, limit: number): Promise<Some<StuckMeasure>> {
  const { rows } = await sql<StuckMeasure & { total: number }>`
    select m.programme_id as "programmeId", m.id as "measureId", m.number, m.title, m.status,
      case when m.first_due < ${today}::date then m.open_steps -> 0 end as "lateStep", count(*) over ()::int as total
    from measure m ${running(tx)} and (m.status in ('late', 'watch') or m.first_due < ${today}::date)
    order by case when m.status = 'late' or m.first_due < ${today}::date then 0 else 1 end,
      case when m.first_due < ${today}::date then m.first_due end nulls last, m.sort, m.id
    limit ${limit}`.execute(tx)
  return someOf(rows)
}

export type Ask = {
  readonly programmeId: string
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly unitName: string
  readonly period: string
  readonly ask: string
}

/** What units last asked the office to settle, newest first: an ask is over once its unit has reported without one. */
export async function listAsks(tx: CityHandle, limit: number): Promise<Some<Ask>> {
  const { rows } = await sql<Ask & { total: number }>`
    select r.programme_id as "programmeId", r.measure_id as "measureId", m.number, m.title, u.name as "unitName",
      r.period, r.ask, count(*) over ()::int as total
    from measure_update r
    join unit u on u.city_id = ${tx.cityId} and u.id = r.unit_id
    join measure m on m.city_id = ${tx.cityId} and m.id = r.measure_id
    ${running(tx)} and r.city_id = ${tx.cityId} and r.ask is not null and r.state in ('submitted', 'confirmed')
      and r.period = (select max(n.period) from measure_update n where n.city_id = ${tx.cityId}
        and n.measure_id = r.measure_id and n.unit_id = r.unit_id and n.state in ('submitted', 'confirmed'))
    order by r.submitted_at desc, r.measure_id limit ${limit}`.execute(tx)
  return someOf(rows)
}

export type SaidProblem = { readonly measureId: string; readonly unitName: string; readonly problem: string }

/** What stands in the way of these measures, as their units last said. */
export async function listProblemsOf(tx: CityHandle, measureIds: readonly string[]): Promise<readonly SaidProblem[]> {
  const { rows } = await sql<SaidProblem>`
    select l.measure_id as "measureId", u.name as "unitName", l.problem
    from (select distinct on (measure_id, unit_id) measure_id, unit_id, problem, submitted_at from measure_update
      where city_id = ${tx.cityId} and measure_id = any(${measureIds}::uuid[]) and state in ('submitted', 'confirmed')
      order by measure_id, unit_id, period desc) l
    join unit u on u.city_id = ${tx.cityId} and u.id = l.unit_id
    where l.problem is not null order by l.submitted_at desc, l.measure_id`.execute(tx)
  return rows
}

export type ToldDuty = {
  readonly measureId: string
  readonly unitId: string
  readonly grade: DutyGrade
  /** null throughout where the unit has not reported */
  readonly period: string | null
  readonly status: MeasureStatus | null
  /** milliseconds */
  readonly submittedAt: number | null
}

/**
 * Who answers for the measures on which something was reported since an instant, with what each last said before it and
 * last said since: a row for each of the two, and for each way in which periods are written, months and quarters.
 */
export async function listToldSince(tx: CityHandle, since: Date): Promise<readonly ToldDuty[]> {
  const { rows } = await sql<ToldDuty>`
    select d.measure_id as "measureId", d.unit_id as "unitId", d.grade, t.period, t.status,
      (extract(epoch from t.submitted_at) * 1000)::float8 as "submittedAt"
    from (select distinct measure_id from measure_update
      where city_id = ${tx.cityId} and state in ('submitted', 'confirmed') and submitted_at >= ${since}) touched
    join duty d on d.city_id = ${tx.cityId} and d.measure_id = touched.measure_id and d.grade in ('lead', 'responsible')
    join measure m on m.city_id = ${tx.cityId} and m.id = touched.measure_id
    left join (select distinct on (measure_id, unit_id, written, old) measure_id, unit_id, period, status, submitted_at
      from (select measure_id, unit_id, period, status, submitted_at, substr(period, 5, 1) as written, submitted_at < ${since} as old from measure_update
        where city_id = ${tx.cityId} and state in ('submitted', 'confirmed')) r
      order by measure_id, unit_id, written, old, period desc) t
      on t.measure_id = d.measure_id and t.unit_id = d.unit_id
    ${running(tx)}`.execute(tx)
  return rows
}

export type NamedMeasure = {
  readonly programmeId: string
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly leads: readonly string[]
}

export async function listNamed(tx: CityHandle, measureIds: readonly string[]): Promise<readonly NamedMeasure[]> {
  const { rows } = await sql<NamedMeasure>`
    select programme_id as "programmeId", id as "measureId", number, title, leads from measure
    where city_id = ${tx.cityId} and id = any(${measureIds}::uuid[])`.execute(tx)
  return rows
}

export type DoneStep = Omit<NamedMeasure, 'leads'> & { readonly step: string; readonly doneOn: string }

/** Steps called done on a day or since, newest first. */
export async function listStepsDone(tx: CityHandle, since: string, limit: number): Promise<Some<DoneStep>> {
  const { rows } = await sql<DoneStep & { total: number }>`
    select m.programme_id as "programmeId", m.id as "measureId", m.number, m.title, s.text as step,
      s.done_on as "doneOn", count(*) over ()::int as total
    from step s join measure m on m.city_id = s.city_id and m.id = s.measure_id
    ${running(tx)} and s.done_on >= ${since}::date
    order by s.done_on desc, m.sort, s.sort, s.id limit ${limit}`.execute(tx)
  return someOf(rows)
}

export type NewPage = {
  readonly programmeId: string
  readonly title: string
  readonly version: number
  readonly at: Date
  readonly reason: string | null
  readonly differences: number
}

/** Versions made since an instant, newest first. */
export async function listVersionsSince(tx: CityHandle, since: Date, limit: number): Promise<Some<NewPage>> {
  const { rows } = await sql<NewPage & { total: number }>`
    select v.programme_id as "programmeId", p.title, v.version, v.at, v.reason,
      jsonb_array_length(v.differences) as differences, count(*) over ()::int as total
    from programme_version v
    join programme p on p.city_id = v.city_id and p.id = v.programme_id
    where v.city_id = ${tx.cityId} and v.at >= ${since}
    order by v.at desc, v.programme_id limit ${limit}`.execute(tx)
  return someOf(rows)
}
