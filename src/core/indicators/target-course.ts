// Where does a target stand, where should it stand, and which pace would still reach it?

import type { Day } from '../base/day.ts'
import { differenceOf, sumOf, tidyNumber } from '../base/sum.ts'
import { usualShare } from './forecast.ts'
import {
  type Accumulation,
  lastBy,
  monthOf,
  pointAt,
  type SeriesPoint,
  type TargetSeries,
  yearOf,
} from './target-series.ts'

export type GoalComparator = '>=' | '<=' | '=' | '~'

/** A target as it is bound to an indicator: values in the target's unit. */
export type Goal = {
  readonly accumulation: Accumulation
  readonly comparator: GoalComparator
  readonly value: number
  /** the high end of a range */
  readonly valueMax: number | null
  /** the first day of what a span-flow adds up; null elsewhere */
  readonly from: Day | null
  /** the last day of the target's period */
  readonly end: Day
  /** printed points of the trajectory by their days, bases among them; the goal itself need not be */
  readonly trajectory: readonly SeriesPoint[]
}

/** The first year that a goal's sum takes in. */
const firstYear = (goal: Goal): number => (goal.from === null ? yearOf(goal.end) : yearOf(goal.from))

/**
 * What has been reached by a day: of a year-flow the sum of the goal's year, or of the last year before it that has values;
 * of a span-flow the sum since its first year; of a state the last value. Null where nothing is known.
 */
export function actualOf(goal: Goal, series: TargetSeries, day: Day): SeriesPoint | null {
  const last = lastBy(series, day < goal.end ? day : goal.end)
  if (last === undefined) return null
  if (goal.accumulation !== 'span-flow') return last
  const years: number[] = []
  for (let year = firstYear(goal); year < yearOf(last.end); year += 1) {
    const whole = pointAt(series, year, 12)
    if (whole === undefined) return null
    years.push(whole.value)
  }
  return yearOf(last.end) < firstYear(goal) ? null : { end: last.end, value: sumOf([...years, last.value]) }
}

/** Where it should be, and by what: `usual` is the part of a year that was done by this month in earlier years. */
export type ExpectedNow = {
  readonly value: number
  readonly by: 'goal' | 'trajectory' | 'usual-share' | 'time-share'
}

/**
 * States lie on the straight line between the printed points around them. A year's flow is the year's goal (on that line
 * too, where the goal lies further on) times the part of a year usually done by now, or months over twelve where too few
 * years tell. Null where no point lies before: a goal alone draws no line.
 */
export function expectedOn(goal: Goal, series: TargetSeries, day: Day): ExpectedNow | null {
  if (day >= goal.end) return { value: goal.value, by: 'goal' }
  if (goal.accumulation === 'state') {
    const value = lineAt(goal, monthNumber(day), ({ end }) => monthNumber(end))
    return value === null ? null : { value, by: 'trajectory' }
  }
  const [year, month] = [yearOf(day), monthOf(day)]
  if (goal.accumulation === 'span-flow') {
    const gone = (year - firstYear(goal)) * 12 + month
    const all = (yearOf(goal.end) - firstYear(goal)) * 12 + monthOf(goal.end)
    return { value: tidyNumber((goal.value * gone) / all), by: 'time-share' }
  }
  const ofYear = year === yearOf(goal.end) ? goal.value : lineAt(goal, year, ({ end }) => yearOf(end))
  if (ofYear === null) return null
  const share = usualShare(series, month, year)
  if (share !== null) return { value: tidyNumber(ofYear * share), by: 'usual-share' }
  return { value: tidyNumber((ofYear * month) / 12), by: 'time-share' }
}

const monthNumber = (day: Day): number => yearOf(day) * 12 + monthOf(day)

function lineAt(goal: Goal, at: number, placeOf: (point: SeriesPoint) => number): number | null {
  const own = { end: goal.end, value: goal.value }
  const points = [...goal.trajectory.filter(({ end }) => end < goal.end), own].sort((a, b) => placeOf(a) - placeOf(b))
  const before = points.filter((point) => placeOf(point) <= at).at(-1)
  const after = points.find((point) => placeOf(point) >= at)
  if (before === undefined || after === undefined) return null
  const width = placeOf(after) - placeOf(before)
  if (width === 0) return before.value
  return tidyNumber(before.value + ((after.value - before.value) * (at - placeOf(before))) / width)
}

/** Per month, in the target's unit: what would still reach it, and what has been the pace; null where unknown. */
export type Pace = { readonly needed: number | null; readonly present: number | null; readonly monthsLeft: number }

/** Needed is 0 once it is reached, null when no month is left. The present pace of a state is that of the last 12 months. */
export function paceOf(goal: Goal, series: TargetSeries, actual: SeriesPoint): Pace {
  const monthsLeft = Math.max(0, monthNumber(goal.end) - monthNumber(actual.end))
  const missing = differenceOf(goal.value, actual.value)
  const upward = goal.comparator !== '<='
  const reached = upward ? missing <= 0 : missing >= 0
  const otherYear = goal.accumulation === 'year-flow' && yearOf(actual.end) !== yearOf(goal.end)
  const open = monthsLeft === 0 || otherYear ? null : tidyNumber(missing / monthsLeft)
  return { needed: reached && !otherYear ? 0 : open, present: presentPace(goal, series, actual), monthsLeft }
}

function presentPace(goal: Goal, series: TargetSeries, actual: SeriesPoint): number | null {
  if (goal.accumulation === 'state') {
    const before = pointAt(series, yearOf(actual.end) - 1, monthOf(actual.end))
    return before === undefined ? null : tidyNumber(differenceOf(actual.value, before.value) / 12)
  }
  const first = goal.accumulation === 'span-flow' ? firstYear(goal) : yearOf(actual.end)
  return tidyNumber(actual.value / ((yearOf(actual.end) - first) * 12 + monthOf(actual.end)))
}
