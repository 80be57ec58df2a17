// For which stretch of time does an indicator's value speak, and which period is its neighbour?

import { type Day, daysInMonth, parseDay, toDay } from '../base/day.ts'

/** An indicator has one of these for its whole life, so that the last day alone names its period. */
export type PeriodType = 'month' | 'cumulative-month' | 'quarter' | 'half' | 'year' | 'as-of'

export const PERIOD_TYPES: readonly PeriodType[] = ['month', 'cumulative-month', 'quarter', 'half', 'year', 'as-of']

/** A period by its last day: month 2026-07 ends on 2026-07-31, and so does cumulative month 1–7. */
export type ReportPeriod = { readonly type: PeriodType; readonly end: Day }

/** Numbers for words; `months` are the first and last month, 1 to 12. */
export type PeriodParts = {
  readonly type: PeriodType
  readonly year: number
  readonly months: readonly [number, number]
  /** the quarter, half or date where the type has one */
  readonly number: number | null
}

const SPAN: Readonly<Record<Exclude<PeriodType, 'as-of'>, number>> = {
  month: 1,
  'cumulative-month': 1,
  quarter: 3,
  half: 6,
  year: 12,
}

const monthEnd = (year: number, month: number): Day => toDay(year, month, daysInMonth(year, month))

/** The last day of a month counted from the year 0. */
const endOfIndex = (index: number): Day => monthEnd(Math.floor(index / 12), (index % 12) + 1)

function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const parts = parseDay(day)
  if (parts === undefined) throw new RangeError(`no day of the calendar: ${day}`)
  return parts
}

/** The period of a type that a day lies in. As of a day is that day. */
export function periodOn(type: PeriodType, day: Day): ReportPeriod {
  const { year, month } = partsOf(day)
  if (type === 'as-of') return { type, end: day }
  const span = SPAN[type]
  return { type, end: monthEnd(year, Math.ceil(month / span) * span) }
}

/** The period that ends on a day; undefined where none of its type does, or the text is no day. */
export function periodEnding(type: PeriodType, end: Day): ReportPeriod | undefined {
  if (parseDay(end) === undefined) return undefined
  const period = periodOn(type, end)
  return period.end === end ? period : undefined
}

/** 2026-07 · 2026-01/2026-07 · 2026Q3 · 2026H1 · 2026 · 2026-07-31, as `base/period.ts` reads them. */
export function periodKey(period: ReportPeriod): string {
  const { year, months, number } = periodParts(period)
  switch (period.type) {
    case 'month':
      return period.end.slice(0, 7)
    case 'cumulative-month':
      return `${String(year).padStart(4, '0')}-01/${period.end.slice(0, 7)}`
    case 'quarter':
      return `${String(year).padStart(4, '0')}Q${number ?? months[1] / 3}`
    case 'half':
      return `${String(year).padStart(4, '0')}H${number ?? months[1] / 6}`
    case 'year':
      return period.end.slice(0, 4)
    case 'as-of':
      return period.end
  }
}

/** The period that a key of `periodKey` names; undefined where the key is of another type or of none. */
export function parsePeriodKey(type: PeriodType, key: string): ReportPeriod | undefined {
  const end = endOfKey(type, key)
  const period = end === undefined ? undefined : periodEnding(type, end)
  return period !== undefined && periodKey(period) === key ? period : undefined
}

function endOfKey(type: PeriodType, key: string): Day | undefined {
  const match = /^(?:\d{4}-01\/)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:Q([1-4])|H([12]))?$/.exec(key)
  if (match === null) return undefined
  const [, year, month, date, quarter, half] = match
  if (type === 'as-of') return date === undefined ? undefined : key
  const last = month ?? (quarter === undefined ? Number(half ?? 2) * 6 : Number(quarter) * 3)
  const number = Number(last)
  return number < 1 || number > 12 ? undefined : monthEnd(Number(year), number)
}

/** First day; of a cumulative month 1 January, as of a day that day. */
export function periodStart(period: ReportPeriod): Day {
  if (period.type === 'as-of') return period.end
  const { year, months } = periodParts(period)
  return toDay(year, months[0], 1)
}

export function periodParts(period: ReportPeriod): PeriodParts {
  const { year, month, date } = partsOf(period.end)
  const { type } = period
  if (type === 'as-of') return { type, year, months: [month, month], number: date }
  if (type === 'cumulative-month') return { type, year, months: [1, month], number: null }
  const number = type === 'quarter' ? month / 3 : type === 'half' ? month / 6 : null
  return { type, year, months: [month - SPAN[type] + 1, month], number }
}

/**
 * So many periods on, or back where negative. As of a day moves by months: the end of a month stays the end of a month,
 * any other date stays itself or becomes the month's last.
 */
export function shiftPeriod(period: ReportPeriod, by: number): ReportPeriod {
  const { year, month, date } = partsOf(period.end)
  const { type } = period
  const step = type === 'as-of' ? 1 : SPAN[type]
  const index = year * 12 + month - 1 + by * step
  const end = endOfIndex(index)
  if (type !== 'as-of' || date === daysInMonth(year, month)) return { type, end }
  const parts = partsOf(end)
  return { type, end: toDay(parts.year, parts.month, Math.min(date, parts.date)) }
}

/** The one before in the series. Before January's cumulative month comes December's of the year before. */
export const previousPeriod = (period: ReportPeriod): ReportPeriod => shiftPeriod(period, -1)
export const nextPeriod = (period: ReportPeriod): ReportPeriod => shiftPeriod(period, 1)

export function samePeriodLastYear(period: ReportPeriod): ReportPeriod {
  return shiftPeriod(period, period.type === 'as-of' ? -12 : -12 / SPAN[period.type])
}

/** The one before within the same year, on which a cumulative value builds; undefined for the year's first. */
export function previousInYear(period: ReportPeriod): ReportPeriod | undefined {
  const before = previousPeriod(period)
  return before.end.slice(0, 4) === period.end.slice(0, 4) ? before : undefined
}

/** From the period of `from` to that of `to`, both included, in order; none where `to` lies before `from`. */
export function periodsBetween(type: PeriodType, from: Day, to: Day): readonly ReportPeriod[] {
  const periods: ReportPeriod[] = []
  const first = periodOn(type, from)
  const last = periodOn(type, to)
  for (let at = 0, next = first; next.end <= last.end; at += 1, next = shiftPeriod(first, at)) periods.push(next)
  return periods
}

/** The cumulative month that ends where a period ends: of 2026-07 it is 2026年1—7月. */
export const cumulativeMonthOf = (period: ReportPeriod): ReportPeriod => periodOn('cumulative-month', period.end)

/** The months that a period covers, in order; as of a day covers none. */
export const monthsOf = (period: ReportPeriod): readonly ReportPeriod[] =>
  period.type === 'as-of' ? [] : periodsBetween('month', periodStart(period), period.end)

/** How much of its year has gone by at a period's end, in months of twelve (序时进度): July is 7/12. */
export const shareOfYear = (period: ReportPeriod): number => partsOf(period.end).month / 12
