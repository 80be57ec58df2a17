// Where does a bulletin stand on its way to print, and when is the next one due?

import { type Day, toDay } from '../base/day.ts'
import { type PeriodType, periodOn, previousPeriod, type ReportPeriod } from '../indicators/report-period.ts'

/** flash 月度快报 · circular 季度通报 · journal 信息专刊 */
export const bulletinKinds = ['flash', 'circular', 'journal'] as const
export type BulletinKind = (typeof bulletinKinds)[number]

/** What a bulletin may speak of: stretches of time, never a single day. */
export const bulletinPeriods = ['month', 'cumulative-month', 'quarter', 'half', 'year'] as const

/** What is issued stays as it is; a mistake in it is put right by a bulletin of its own that names it. */
export const bulletinStates = ['draft', 'review', 'issued', 'dropped'] as const
export type BulletinState = (typeof bulletinStates)[number]
export type BulletinMove = 'submit' | 'return' | 'issue' | 'drop' | 'refill' | 'edit'

const MOVES: Readonly<Record<BulletinMove, { readonly from: readonly BulletinState[]; readonly to: BulletinState }>> = {
  refill: { from: ['draft'], to: 'draft' },
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'review' },
  return: { from: ['review'], to: 'draft' },
  issue: { from: ['review'], to: 'issued' },
  drop: { from: ['draft', 'review'], to: 'dropped' },
}

/** The state after a move; undefined where it cannot be made from this one. */
export const moved = (state: BulletinState, move: BulletinMove): BulletinState | undefined =>
  MOVES[move].from.includes(state) ? MOVES[move].to : undefined

/** The day by which a period's bulletin is to be out: `issueDay` (1 to 28) of the month after its last day. */
export function issueDueOn(period: ReportPeriod, issueDay: number): Day {
  const [year, month] = [Number(period.end.slice(0, 4)), Number(period.end.slice(5, 7))]
  return month === 12 ? toDay(year + 1, 1, issueDay) : toDay(year, month + 1, issueDay)
}

export type DueBulletin = { readonly period: ReportPeriod; readonly due: Day; readonly isLate: boolean }

/**
 * The period whose bulletin is to be made now: the last that has ended, unless it is out already; undefined then, and
 * where its day is still further off than `remindDays`.
 */
export function bulletinDue(
  series: { readonly periodType: PeriodType; readonly issueDay: number; readonly remindDays: number },
  issuedEnds: ReadonlySet<Day>,
  today: Day,
  daysUntil: (day: Day) => number,
): DueBulletin | undefined {
  const running = periodOn(series.periodType, today)
  const period = running.end <= today ? running : previousPeriod(running)
  if (issuedEnds.has(period.end)) return undefined
  const due = issueDueOn(period, series.issueDay)
  const left = daysUntil(due)
  return left > series.remindDays ? undefined : { period, due, isLate: left < 0 }
}

/** 望潮工快〔{年}〕{期数}号 with the year of issue and the number within it. */
export const documentNumberOf = (pattern: string, issuedOn: Day, number: number): string =>
  pattern.replaceAll('{年}', issuedOn.slice(0, 4)).replaceAll('{期数}', String(number))
