// Which period of a collection is asked when, until when, and how late is an answer?

import { type Day, daysBetween, daysInMonth, parseDay, toDay } from '../base/day.ts'
import {
  type PeriodType,
  periodOn,
  previousPeriod,
  type ReportPeriod,
  shiftPeriod,
} from '../indicators/report-period.ts'

/** `dueMonths` after the month in which the period ends (0 is that month itself, 1 the next), on `dueDay` or its last day. */
export type DueRule = { readonly dueMonths: number; readonly dueDay: number }

export type CalendarEntry = { readonly period: ReportPeriod; readonly opensOn: Day; readonly dueOn: Day }

export function dueOn(periodEnd: Day, { dueMonths, dueDay }: DueRule): Day {
  const { year, month } = partsOf(periodEnd)
  const index = year * 12 + month - 1 + dueMonths
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  return toDay(y, m, Math.min(dueDay, daysInMonth(y, m)))
}

/** A period is asked for from the day after its last. */
export function dayAfter(day: Day): Day {
  const { year, month, date } = partsOf(day)
  if (date < daysInMonth(year, month)) return toDay(year, month, date + 1)
  return month === 12 ? toDay(year + 1, 1, 1) : toDay(year, month + 1, 1)
}

export const entryOf = (period: ReportPeriod, due: DueRule): CalendarEntry => ({
  period,
  opensOn: dayAfter(period.end),
  dueOn: dueOn(period.end, due),
})

/** The last period that has ended by a day (that day not included), which is what a collection asks for by itself. */
export const lastEnded = (type: PeriodType, today: Day): ReportPeriod => {
  const running = periodOn(type, today)
  return running.end < today ? running : previousPeriod(running)
}

/** What will be asked next: the running period and those after it. */
export const comingEntries = (type: PeriodType, due: DueRule, today: Day, count: number): readonly CalendarEntry[] => {
  const last = lastEnded(type, today)
  return Array.from({ length: count }, (_, at) => entryOf(shiftPeriod(last, at + 1), due))
}

/** Days after the due day; 0 on time. Of what has not been handed in, counted to today. */
export const lateDays = (due: Day, handedInOn: Day | null, today: Day): number =>
  Math.max(0, daysBetween(due, handedInOn ?? today))

/** Whether the asker should be reminded by now: the earliest reminder day has come. */
export const isNear = (due: Day, before: readonly number[], today: Day): boolean =>
  daysBetween(today, due) <= Math.max(0, ...before)

function partsOf(day: Day) {
  const parts = parseDay(day)
  if (parts === undefined) throw new RangeError(`no day of the calendar: ${day}`)
  return parts
}
