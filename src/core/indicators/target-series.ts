// What has been observed of the indicator that a target is bound to, by years and within them?

import type { Day } from '../base/day.ts'
import { differenceOf, sumOf } from '../base/sum.ts'
import { isPresent, type Observed } from './observed.ts'
import type { PeriodType } from './report-period.ts'

/**
 * year-flow: adds up within a year and begins anew (投资、产值); the target is a year's. span-flow: adds up over several years
 * (三年累计). state: stands at a moment (企业数、占比、增速); what it is at the end counts.
 */
export type Accumulation = 'year-flow' | 'span-flow' | 'state'

export type SeriesPoint = { readonly end: Day; readonly value: number }

/** Present values in order of time; of year-flow and span-flow as the year's sum so far. */
export type TargetSeries = {
  readonly accumulation: Accumulation
  readonly points: readonly SeriesPoint[]
  readonly periodsPerYear: number
}

const PER_YEAR: Readonly<Record<PeriodType, number>> = {
  month: 12,
  'cumulative-month': 12,
  quarter: 4,
  half: 2,
  year: 1,
  'as-of': 12,
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): number => Number(day.slice(5, 7))

/**
 * The bound indicator's values, in the target's unit. Single months or quarters of a flow become the year's sum so far; a
 * year with a hole is cut off at the hole, for what comes after would be too small.
 */
export function targetSeriesOf(
  accumulation: Accumulation,
  type: PeriodType,
  observed: readonly { readonly end: Day; readonly observed: Observed }[],
): TargetSeries {
  const periodsPerYear = PER_YEAR[type]
  const sorted = [...observed].sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
  const present = sorted.flatMap(({ end, observed: one }) => (isPresent(one) ? [{ end, value: one.value }] : []))
  const summed = accumulation === 'state' || type === 'cumulative-month' || type === 'year'
  return { accumulation, points: summed ? present : runningSums(present, 12 / periodsPerYear), periodsPerYear }
}

function runningSums(points: readonly SeriesPoint[], step: number): readonly SeriesPoint[] {
  const sums: SeriesPoint[] = []
  let [year, total, month] = [Number.NaN, 0, 0]
  for (const { end, value } of points) {
    if (yearOf(end) !== year) [year, total, month] = [yearOf(end), 0, 0]
    if (monthOf(end) !== month + step) {
      month = Number.POSITIVE_INFINITY
      continue
    }
    month += step
    total = sumOf([total, value])
    sums.push({ end, value: total })
  }
  return sums
}

export const pointAt = (series: TargetSeries, year: number, month: number): SeriesPoint | undefined =>
  series.points.find(({ end }) => yearOf(end) === year && monthOf(end) === month)

/** Values at the end of each year that has one, in order. */
export const yearEnds = (series: TargetSeries): readonly SeriesPoint[] =>
  series.points.filter(({ end }) => monthOf(end) === 12)

/** The last value on or before a day. */
export const lastBy = (series: TargetSeries, day: Day): SeriesPoint | undefined =>
  series.points.filter(({ end }) => end <= day).at(-1)

/** The series as it was known on a day: for scoring forecasts afterwards. */
export const seriesUntil = (series: TargetSeries, day: Day): TargetSeries => ({
  ...series,
  points: series.points.filter(({ end }) => end <= day),
})

/** Steps from one value to the next, only where they are neighbours in time. */
export function stepsOf(points: readonly SeriesPoint[], monthsApart: number): readonly number[] {
  return points.slice(1).flatMap((point, at) => {
    const before = points[at]
    if (before === undefined) return []
    const apart = (yearOf(point.end) - yearOf(before.end)) * 12 + monthOf(point.end) - monthOf(before.end)
    return apart === monthsApart ? [differenceOf(point.value, before.value)] : []
  })
}
