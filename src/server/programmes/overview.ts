import type { Overview } from '#contract/overview.ts'
import { dayAfter, daysBetween } from '#core/base/day.ts'
import { dueWithinDays } from '#core/programmes/steps.ts'
import {
  countByStatus,
  countSubmitted,
  listOpenSteps,
  listProblems,
  listSilentUnits,
  type OpenStepLine,
} from '#store/programmes/programme-overview.ts'
import type { CityContext } from '../context.ts'
import { getDisclosed } from './disclosed.ts'
import { reportingOf } from './reporting.ts'

/** A first page is read, not leafed through: the rest of each list is one filter away. */
const MOST = 100

/** What is due, what is late, who is silent and what stands in the way, on the day that it is asked. */
export async function getOverview(context: CityContext, id: string): Promise<Overview> {
  const { tx, today } = context
  const programme = await getDisclosed(context, id)
  const reporting = reportingOf(programme, today)
  const statuses = await countByStatus(tx, id)
  const late = await listOpenSteps(tx, { programmeId: id, to: dayAfter(today, -1), limit: MOST })
  const due = await listOpenSteps(tx, { programmeId: id, from: today, to: dayAfter(today, dueWithinDays), limit: MOST })
  return {
    today,
    cycle: reporting === undefined ? null : { period: reporting.open.text, due: reporting.open.due },
    counts: {
      measures: programme.measureCount,
      byStatus: Object.fromEntries(
        [...statuses].flatMap(([status, count]) => (status === null ? [] : [[status, count]])),
      ),
      unreported: statuses.get(null) ?? 0,
    },
    dueSteps: due.map(showStep),
    lateSteps: late.map((step) => ({ ...showStep(step), days: daysBetween(step.due, today) })),
    silent: await silentUnits(tx, id, reporting),
    toConfirm: await countSubmitted(tx, id),
    problems: (await listProblems(tx, id, MOST)).map((line) => ({ ...line, at: line.at.toISOString() })),
  }
}

/** Overdue ones first, then those who have yet to report on the cycle that is open. */
async function silentUnits(
  tx: CityContext['tx'],
  id: string,
  reporting: ReturnType<typeof reportingOf>,
): Promise<Overview['silent']> {
  if (reporting === undefined) return []
  const { closed } = reporting
  const overdue = closed === null ? [] : await listSilentUnits(tx, id, closed.to)
  const known = new Set(overdue.map(({ unitId }) => unitId))
  const open = (await listSilentUnits(tx, id, reporting.open.to)).filter(({ unitId }) => !known.has(unitId))
  return [
    ...overdue.map((unit) => ({ ...unit, period: closed?.text ?? reporting.open.text, overdue: true })),
    ...open.map((unit) => ({ ...unit, period: reporting.open.text, overdue: false })),
  ].map((unit) => ({ ...unit, lastReportAt: unit.lastReportAt?.toISOString() ?? null }))
}

const showStep = ({ programmeId: _, leads, ...step }: OpenStepLine) => ({ ...step, leads: [...leads] })
