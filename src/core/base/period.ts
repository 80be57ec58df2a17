// From which day to which day does a printed period run, and which reporting cycle is open on a day?

import { type Day, daysInMonth, parseDay, toDay } from './day.ts'

/** First and last day, both included. */
export type Period = { readonly text: string; readonly from: Day; readonly to: Day }

const monthPeriod = (text: string, year: number, first: number, last: number): Period => ({
  text,
  from: toDay(year, first, 1),
  to: toDay(year, last, daysInMonth(year, last)),
})

/**
 * "2021", "2017-2021", "2018-06", "2018-06-30", "2026Q4", "2026H1", and two of them joined by "/" ("2018-06/2019").
 * Undefined for "annual", "long-term" and whatever else has no first and last day.
 */
export function parsePeriod(text: string): Period | undefined {
  const joined = /^([^/]+)\/([^/]+)$/.exec(text)
  if (joined !== null) return joinPeriods(text, parsePeriod(joined[1] ?? ''), parsePeriod(joined[2] ?? ''))
  if (parseDay(text) !== undefined) return { text, from: text, to: text }
  const match = /^(\d{4})(?:-(\d{4})|-(\d{2})|Q([1-4])|H([12]))?$/.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  const [, , lastYear, month, quarter, half] = match
  if (lastYear !== undefined) {
    return Number(lastYear) < year ? undefined : { text, from: toDay(year, 1, 1), to: toDay(Number(lastYear), 12, 31) }
  }
  if (month !== undefined) {
    const number = Number(month)
    return number < 1 || number > 12 ? undefined : monthPeriod(text, year, number, number)
  }
  if (quarter !== undefined) return monthPeriod(text, year, Number(quarter) * 3 - 2, Number(quarter) * 3)
  if (half !== undefined) return monthPeriod(text, year, Number(half) * 6 - 5, Number(half) * 6)
  return monthPeriod(text, year, 1, 12)
}

function joinPeriods(text: string, first: Period | undefined, last: Period | undefined): Period | undefined {
  if (first === undefined || last === undefined || last.to < first.from) return undefined
  return { text, from: first.from, to: last.to }
}

/** By last day, then by first day; periods without days come last, in the order of their text. */
export function comparePeriods(a: string | null, b: string | null): number {
  const [left, right] = [a === null ? undefined : parsePeriod(a), b === null ? undefined : parsePeriod(b)]
  if (left === undefined || right === undefined) {
    if (left !== undefined) return -1
    if (right !== undefined) return 1
    return compareText(a ?? '', b ?? '')
  }
  return compareText(left.to, right.to) || compareText(left.from, right.from)
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const overlaps = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to

export type ReportCycle = 'month' | 'quarter' | 'none'

/** A cycle that units report on: what it covers and the day by which they report. */
export type Cycle = Period & { readonly due: Day }

/** The cycle that a day lies in. Due on `reportDay` (1 to 28) of the month after its last. Undefined without cycles. */
export function cycleOn(cycle: ReportCycle, reportDay: number, day: Day): Cycle | undefined {
  const parts = parseDay(day)
  if (cycle === 'none' || parts === undefined) return undefined
  const span = cycle === 'month' ? 1 : 3
  return cycleAt(cycle, reportDay, parts.year * (12 / span) + Math.floor((parts.month - 1) / span))
}

// Cycles counted from the year 0, so that the one before is one less.
function cycleAt(cycle: 'month' | 'quarter', reportDay: number, index: number): Cycle {
  const perYear = cycle === 'month' ? 12 : 4
  const [year, place] = [Math.floor(index / perYear), index % perYear]
  const last = cycle === 'month' ? place + 1 : place * 3 + 3
  const text = cycle === 'month' ? toDay(year, last, 1).slice(0, 7) : `${year}Q${place + 1}`
  const due = last === 12 ? toDay(year + 1, 1, reportDay) : toDay(year, last + 1, reportDay)
  return { ...monthPeriod(text, year, cycle === 'month' ? last : last - 2, last), due }
}

const cycleBefore = (cycle: ReportCycle, reportDay: number, of: Cycle): Cycle | undefined => {
  const parts = parseDay(of.from)
  if (parts === undefined) return undefined
  const [year, month] = parts.month === 1 ? [parts.year - 1, 12] : [parts.year, parts.month - 1]
  return cycleOn(cycle, reportDay, toDay(year, month, 1))
}

/**
 * What is reported on a day: `open` is the cycle whose due day comes next (the last one until its due day has passed,
 * then the running one), `closed` the one before, on which everybody should have reported.
 */
export function cyclesOn(
  cycle: ReportCycle,
  reportDay: number,
  today: Day,
): { readonly open: Cycle; readonly closed: Cycle } | undefined {
  const running = cycleOn(cycle, reportDay, today)
  if (running === undefined) return undefined
  const last = cycleBefore(cycle, reportDay, running)
  if (last === undefined) return undefined
  if (today > last.due) return { open: running, closed: last }
  const closed = cycleBefore(cycle, reportDay, last)
  return closed === undefined ? undefined : { open: last, closed }
}
