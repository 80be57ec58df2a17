// Who has to report on a measure, who has not, and how does the measure stand by what was reported?

import type { Day } from '../base/day.ts'
import { type Cycle, comparePeriods, cycleOn, cyclesOn, parsePeriod, type ReportCycle } from '../base/period.ts'
import type { DutyGrade } from '../plans/reading.ts'

export const measureStatuses = ['not_started', 'on_course', 'watch', 'late', 'done'] as const
export type MeasureStatus = (typeof measureStatuses)[number]

export type Duty = { readonly unitId: string; readonly grade: DutyGrade }
/** A report that counts: submitted or confirmed. */
export type Report = {
  readonly unitId: string
  readonly period: string
  readonly status: MeasureStatus
  readonly percent: number | null
  readonly submittedAt: string
  readonly submittedBy: string
}

/** Units that owe reports: those that lead or answer for the measure. Who assists or carries out locally may report. */
export const accountableUnits = (duties: readonly Duty[]): readonly string[] => [
  ...new Set(duties.filter(({ grade }) => grade === 'lead' || grade === 'responsible').map(({ unitId }) => unitId)),
]

/** Units whose reports say how the measure stands: the leads, or all that answer where nobody leads. */
export const answeringUnits = (duties: readonly Duty[]): readonly string[] => {
  const leads = duties.filter(({ grade }) => grade === 'lead')
  return accountableUnits(leads.length > 0 ? leads : duties)
}

export type Standing = {
  readonly status: MeasureStatus | null
  readonly percent: number | null
  readonly reportedAt: string | null
  readonly reportedBy: string | null
}

const gravity = { late: 0, watch: 1, not_started: 2, on_course: 3, done: 4 } as const satisfies Record<
  MeasureStatus,
  number
>

/**
 * How a measure stands: the gravest among the latest reports of its answering units, and the smallest percentage. Done
 * only once each of them says so: before, one unit's done is on course. Null throughout where none has reported.
 */
export function standingOf(duties: readonly Duty[], reports: readonly Report[]): Standing {
  const answering = answeringUnits(duties)
  const latest = answering.flatMap((unitId) => latestReport(reports, unitId) ?? [])
  const [first, ...others] = [...latest].sort((a, b) => gravity[a.status] - gravity[b.status])
  if (first === undefined) return { status: null, percent: null, reportedAt: null, reportedBy: null }
  const newest = others.reduce((best, one) => (one.submittedAt > best.submittedAt ? one : best), first)
  const percents = latest.flatMap(({ percent }) => (percent === null ? [] : [percent]))
  return {
    status: first.status === 'done' && latest.length < answering.length ? 'on_course' : first.status,
    percent: percents.length === 0 ? null : Math.min(...percents),
    reportedAt: newest.submittedAt,
    reportedBy: newest.submittedBy,
  }
}

const latestReport = (reports: readonly Report[], unitId: string): Report | undefined =>
  reports
    .filter((report) => report.unitId === unitId)
    .reduce<Report | undefined>((best, one) => (best === undefined || isLater(one, best) ? one : best), undefined)

const isLater = (one: Report, other: Report): boolean =>
  (comparePeriods(one.period, other.period) || (one.submittedAt < other.submittedAt ? -1 : 1)) > 0

/** A day before all reports: it stands for a unit that has never reported. */
export const neverHeard: Day = '0001-01-01'

/**
 * The day through which all accountable units have reported: a measure is silent on a closed cycle that ends later.
 * Null where nobody owes a report, or nobody does any more because the measure is done.
 */
export function heardTo(duties: readonly Duty[], reports: readonly Report[], status: MeasureStatus | null): Day | null {
  const accountable = accountableUnits(duties)
  if (accountable.length === 0 || status === 'done') return null
  return accountable.map((unitId) => heardFrom(reports, unitId)).sort()[0] ?? null
}

/** The last day of the latest period that a unit has reported on. */
export const heardFrom = (reports: readonly Report[], unitId: string): Day => {
  const latest = latestReport(reports, unitId)
  return (latest === undefined ? undefined : parsePeriod(latest.period)?.to) ?? neverHeard
}

/** Whether a unit that was heard through `heard` owes a report on a cycle. */
export const isSilent = (heard: Day, cycle: Cycle): boolean => heard < cycle.to

export type Reporting = {
  readonly reportCycle: ReportCycle
  readonly reportDay: number
  readonly adoptedOn: Day
  readonly state: 'active' | 'closed'
}

/**
 * The cycle to report on, and the closed one on which everybody should have; closed is null where the programme was
 * adopted only after that cycle had ended. Undefined where nothing is reported: no cycle, or the programme is closed.
 */
export function reportingOn(
  programme: Reporting,
  today: Day,
): { readonly open: Cycle; readonly closed: Cycle | null } | undefined {
  if (programme.state === 'closed') return undefined
  const cycles = cyclesOn(programme.reportCycle, programme.reportDay, today)
  if (cycles === undefined) return undefined
  const { open, closed } = cycles
  if (open.to >= programme.adoptedOn) return { open, closed: closed.to < programme.adoptedOn ? null : closed }
  // The cycle still open had ended when the programme began, so the running one is the first to report on.
  const running = cycleOn(programme.reportCycle, programme.reportDay, today)
  return running === undefined ? undefined : { open: running, closed: null }
}
