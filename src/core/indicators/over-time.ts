// What do the values of months come to for a quarter, a half, a year or the year so far, and what was a single month?

import type { Day } from '../base/day.ts'
import { differenceOf, sumOf } from '../base/sum.ts'
import { type Aggregated, aggregate } from './aggregate.ts'
import type { Aggregation } from './card.ts'
import { type Computed, isPresent, type Observed } from './observed.ts'
import { type PeriodType, periodStart, periodsBetween, previousInYear, type ReportPeriod } from './report-period.ts'

type ByEnd = ReadonlyMap<Day, Observed>

/**
 * The value of a longer period from those of shorter ones, by the card's rule over time. A period without a row is
 * `not-reported`. Cumulative months and as-of days are never added (the card's check refuses it): their last stands.
 */
export function overTime(
  aggregation: Aggregation,
  from: PeriodType,
  into: ReportPeriod,
  observed: ByEnd,
  weights: ByEnd = new Map(),
): Aggregated {
  const parts = periodsWithin(from, into).map(({ end }) => ({
    observed: observed.get(end) ?? NOT_REPORTED,
    weight: weights.get(end) ?? NOT_REPORTED,
  }))
  return aggregate(aggregation, parts)
}

const NOT_REPORTED: Observed = { missing: 'not-reported' }

/** Periods of a type that lie wholly in another, in order; of as-of days the ends of its months. */
export function periodsWithin(from: PeriodType, into: ReportPeriod): readonly ReportPeriod[] {
  const start = periodStart(into)
  if (from === 'as-of') return periodsBetween('month', start, into.end).map(({ end }) => ({ type: 'as-of', end }))
  const within = periodsBetween(from, start, into.end).filter(({ end }) => end <= into.end)
  return from === 'cumulative-month' ? within : within.filter((period) => periodStart(period) >= start)
}

/** A single month's value out of two cumulative ones, 1–7月 less 1–6月; January's is its own. Absent with the first reason. */
export function monthFromCumulative(period: ReportPeriod, cumulative: ByEnd): Computed {
  const now = cumulative.get(period.end) ?? NOT_REPORTED
  if (!isPresent(now)) return now
  const before = previousInYear({ type: 'cumulative-month', end: period.end })
  if (before === undefined) return now
  const then = cumulative.get(before.end) ?? NOT_REPORTED
  return isPresent(then) ? { value: differenceOf(now.value, then.value) } : then
}

/**
 * What a month's own value and the cumulative ones say apart: month + previous cumulative should be this cumulative, and
 * often is not, because months are revised. The difference is shown, never "corrected". Null where any of the three lacks.
 */
export function cumulativeGap(month: Observed, before: Observed, cumulative: Observed): number | null {
  if (!isPresent(month) || !isPresent(before) || !isPresent(cumulative)) return null
  return differenceOf(cumulative.value, sumOf([before.value, month.value]))
}
