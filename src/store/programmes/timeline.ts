import { sql } from 'kysely'
import { groupBy } from '#core/base/group.ts'
import type { CityHandle } from '../handle.ts'
import { listSteps, type StoredStep } from '../measures/duties.ts'

export type TimelineLine = {
  readonly measureId: string
  readonly number: string
  readonly title: string
  readonly leads: readonly string[]
  readonly steps: readonly StoredStep[]
}
export type TimelineAsk = {
  readonly programmeId: string
  /** only measures with an open step due before this day */
  readonly lateOn: string | undefined
  readonly offset: number
  readonly limit: number
}

/** Some of the measures in force that have steps, with them, in the document's order, and how many there are. */
export async function listTimeline(
  tx: CityHandle,
  { programmeId, lateOn, offset, limit }: TimelineAsk,
): Promise<{ readonly total: number; readonly lines: readonly TimelineLine[] }> {
  const late = lateOn === undefined ? sql`` : sql` and s.done_on is null and s.due_on < ${lateOn}::date`
  const asked = sql`
    from measure m where m.city_id = ${tx.cityId} and m.programme_id = ${programmeId} and m.in_force
      and exists (select from step s where s.city_id = ${tx.cityId} and s.measure_id = m.id${late})`
  const count = await sql<{ total: number }>`select count(*)::int as total ${asked}`.execute(tx)
  const { rows } = await sql<Omit<TimelineLine, 'steps'>>`
    select m.id as "measureId", m.number, m.title, m.leads ${asked}
    order by m.sort, m.id limit ${limit} offset ${offset}`.execute(tx)
  const ids = rows.map(({ measureId }) => measureId)
  const steps = groupBy(await listSteps(tx, ids), ({ measureId }) => measureId)
  return {
    total: count.rows[0]?.total ?? 0,
    lines: rows.map((row) => ({ ...row, steps: steps.get(row.measureId) ?? [] })),
  }
}

/** The years in which steps of a programme are due, ascending; last null where some have no day. */
export async function listStepYears(tx: CityHandle, programmeId: string): Promise<readonly (number | null)[]> {
  const { rows } = await sql<{ year: number | null }>`
    select distinct extract(year from s.due_on)::int as year
    from step s join measure m on m.city_id = s.city_id and m.id = s.measure_id
    where s.city_id = ${tx.cityId} and s.programme_id = ${programmeId} and m.in_force
    order by year nulls last`.execute(tx)
  return rows.map(({ year }) => year)
}
