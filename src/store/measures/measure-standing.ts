import { sql } from 'kysely'
import { groupBy } from '#core/base/group.ts'
import {
  accountableUnits,
  heardFrom,
  heardTo,
  type MeasureStatus,
  type Report,
  standingOf,
} from '#core/programmes/reports.ts'
import { openSteps } from '#core/programmes/steps.ts'
import type { CityHandle } from '../handle.ts'
import { listDuties, listSteps, type StoredDuty, type StoredStep } from './duties.ts'
import { statusRank } from './measures.ts'

/** A list shows a step's beginning; its whole text stands on the measure's page. */
const STEP_LETTERS = 80

/**
 * Writes what lists show of the measures, made of their duties, steps and reports. Call it in the transaction that has
 * changed any of these, after the change.
 */
export async function refreshStandings(tx: CityHandle, measureIds: readonly string[]): Promise<void> {
  if (measureIds.length === 0) return
  const duties = groupBy(await listDuties(tx, measureIds), (duty) => duty.measureId)
  const steps = groupBy(await listSteps(tx, measureIds), (step) => step.measureId)
  const reports = groupBy(await listReports(tx, measureIds), (report) => report.measureId)
  const standings = measureIds.map((id) =>
    standingRow(id, duties.get(id) ?? [], steps.get(id) ?? [], reports.get(id) ?? []),
  )
  await writeStandings(tx, standings)
  await writeHeard(
    tx,
    standings.map(({ id, heardOf }) => ({ measure_id: id, heard_of: heardOf })),
  )
}

function standingRow(
  id: string,
  duties: readonly StoredDuty[],
  steps: readonly StoredStep[],
  reports: readonly Report[],
) {
  const standing = standingOf(duties, reports)
  const open = openSteps(steps).map(({ text, due }) => ({ text: text.slice(0, STEP_LETTERS), due }))
  const owing = new Set(standing.status === 'done' ? [] : accountableUnits(duties))
  const hearings = duties.map(({ unitId }) => [unitId, owing.has(unitId) ? heardFrom(reports, unitId) : null] as const)
  return {
    id,
    heardOf: Object.fromEntries(hearings),
    leads: duties.filter(({ grade }) => grade === 'lead').map(({ unitName }) => unitName),
    others: duties.filter(({ grade }) => grade !== 'lead').map(({ unitName }) => unitName),
    status: standing.status,
    status_rank: statusRank(standing.status),
    percent: standing.percent,
    reported_at: standing.reportedAt,
    reported_by: standing.reportedBy,
    open_steps: open,
    first_due: open[0]?.due ?? null,
    heard: hearings.flatMap(([, heard]) => heard ?? []).sort(),
    heard_to: heardTo(duties, reports, standing.status),
  }
}

async function writeStandings(tx: CityHandle, rows: readonly ReturnType<typeof standingRow>[]): Promise<void> {
  const json = JSON.stringify(rows.map(({ heardOf: _, ...row }) => row))
  await sql`
    update measure set leads = s.leads, others = s.others, status = s.status, status_rank = s.status_rank,
      percent = s.percent, reported_at = s.reported_at, reported_by = s.reported_by, open_steps = s.open_steps,
      first_due = s.first_due, heard = s.heard, heard_to = s.heard_to
    from jsonb_to_recordset(${json}::jsonb) as s (id uuid, leads text[], others text[], status text, status_rank int,
      percent float8, reported_at timestamptz, reported_by text, open_steps jsonb, first_due date, heard jsonb, heard_to date)
    where measure.city_id = ${tx.cityId} and measure.id = s.id`.execute(tx)
}

type Hearing = { readonly measure_id: string; readonly heard_of: Readonly<Record<string, string | null>> }

/** Joined by the measure alone: with the unit in the join, a new city's planner may walk all duties of the unit for each. */
async function writeHeard(tx: CityHandle, rows: readonly Hearing[]): Promise<void> {
  await sql`
    update duty set heard_to = (s.heard_of ->> duty.unit_id::text)::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (measure_id uuid, heard_of jsonb)
    where duty.city_id = ${tx.cityId} and duty.measure_id = s.measure_id
      and duty.heard_to is distinct from (s.heard_of ->> duty.unit_id::text)::date`.execute(tx)
}

/** Reports that count: submitted or confirmed. Who submitted is the account's name. */
export async function listReports(
  tx: CityHandle,
  measureIds: readonly string[],
): Promise<readonly (Report & { readonly measureId: string })[]> {
  const { rows } = await sql<{
    measure_id: string
    unit_id: string
    period: string
    status: MeasureStatus
    percent: number | null
    submitted_at: Date | null
    name: string | null
  }>`
    select r.measure_id, r.unit_id, r.period, r.status, r.percent, r.submitted_at, a.name
    from measure_update r
    left join account a on a.city_id = r.city_id and a.id = r.submitted_by
    where r.city_id = ${tx.cityId} and r.measure_id = any(${measureIds}::uuid[]) and r.state in ('submitted', 'confirmed')
    order by r.measure_id, r.id`.execute(tx)
  return rows.map((row) => ({
    measureId: row.measure_id,
    unitId: row.unit_id,
    period: row.period,
    status: row.status,
    percent: row.percent,
    submittedAt: row.submitted_at?.toISOString() ?? '',
    submittedBy: row.name ?? '',
  }))
}

/** The measures in force that a unit has a duty in: what changes in lists when it is renamed. */
export async function listMeasuresOfUnit(tx: CityHandle, unitId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct measure_id as id from duty where city_id = ${tx.cityId} and unit_id = ${unitId}`.execute(tx)
  return rows.map((row) => row.id)
}
