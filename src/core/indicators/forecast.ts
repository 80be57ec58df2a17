// Where does an indicator end up at its present pace, and how sure is that (docs/methods/target-progress.md)?

import type { Day } from '../base/day.ts'
import { studentCdf, studentQuantile } from '../base/student.ts'
import { sumOf } from '../base/sum.ts'
import { lastBy, monthOf, pointAt, stepsOf, type TargetSeries, yearEnds, yearOf } from './target-series.ts'

/**
 * known: the end has been observed. profile: by which part of a year was done by this month in earlier years. drift: by how
 * the indicator moved from this month to the end in earlier years, or from period to period.
 */
export type ForecastMethod = 'known' | 'profile' | 'drift'

/** On the scale `log` or as it is: middle and spread of the end, with as many degrees of freedom as the past gives. */
export type Forecast = {
  readonly method: ForecastMethod
  readonly middle: number
  readonly spread: number
  readonly freedom: number
  readonly log: boolean
  /** earlier years or steps that it rests on */
  readonly basis: number
}

/** Why there is no forecast. year-incomplete: later years are there, but this one has a hole. */
export type NoForecast = { readonly why: 'no-value' | 'too-short' | 'not-positive' | 'year-incomplete' }

/** So many earlier years (or steps) at least: with fewer, spread is a guess. */
const LEAST_BASIS = 3

export const isForecast = (one: Forecast | NoForecast): one is Forecast => 'middle' in one

/** The end of a target's period, from all values of the series; nothing is read beyond its last point. */
export function forecastEnd(series: TargetSeries, from: Day | null, end: Day): Forecast | NoForecast {
  const last = lastBy(series, end)
  if (last === undefined) return { why: 'no-value' }
  switch (series.accumulation) {
    case 'year-flow':
      return flowOfYear(series, yearOf(end), last)
    case 'span-flow':
      return flowOfSpan(series, from === null ? yearOf(end) : yearOf(from), yearOf(end))
    case 'state':
      return stateAt(series, last, end)
  }
}

type Moments = { readonly mean: number; readonly deviation: number; readonly count: number }

function momentsOf(values: readonly number[]): Moments | null {
  if (values.length < LEAST_BASIS) return null
  const mean = sumOf(values) / values.length
  const deviation = Math.sqrt(sumOf(values.map((one) => (one - mean) ** 2)) / (values.length - 1))
  return { mean, deviation, count: values.length }
}

const known = (value: number): Forecast => ({
  method: 'known',
  middle: value,
  spread: 0,
  freedom: 1,
  log: false,
  basis: 1,
})

/** Spread of one new draw when mean and deviation are themselves estimated. */
const predictive = ({ deviation, count }: Moments): number => deviation * Math.sqrt(1 + 1 / count)

/** A year's sum: what is done by now over the part of a year that was done by this month before. */
function flowOfYear(
  series: TargetSeries,
  year: number,
  last: { readonly end: Day; readonly value: number },
): Forecast | NoForecast {
  const complete = pointAt(series, year, 12)
  if (complete !== undefined) return known(complete.value)
  if (yearOf(series.points.at(-1)?.end ?? last.end) > year) return { why: 'year-incomplete' }
  if (yearOf(last.end) !== year) return growYears(series, year)
  const profile = profileOf(series, monthOf(last.end), year)
  if (profile === null) return { why: 'too-short' }
  if (last.value <= 0) return { why: 'not-positive' }
  const middle = Math.log(last.value) - profile.mean
  return {
    method: 'profile',
    middle,
    spread: predictive(profile),
    freedom: profile.count - 1,
    log: true,
    basis: profile.count,
  }
}

/** Log of the part of a year that was done by a month, over earlier years; at most the last five. */
function profileOf(series: TargetSeries, month: number, before: number): Moments | null {
  const parts = yearEnds(series).flatMap(({ end, value }) => {
    const then = pointAt(series, yearOf(end), month)
    return yearOf(end) < before && then !== undefined && then.value > 0 && value > 0
      ? [Math.log(then.value / value)]
      : []
  })
  return momentsOf(parts.slice(-MOST_YEARS))
}

const MOST_YEARS = 5

/** A part of a year that was usually done by a month; null where too few years tell. For drawing where time should be. */
export function usualShare(series: TargetSeries, month: number, year: number): number | null {
  const profile = month === 12 ? null : profileOf(series, month, year)
  if (month === 12) return 1
  return profile === null ? null : Math.exp(profile.mean)
}

/** A year that has not begun or not reported: the last year's sum (or its forecast), grown as the years before grew. */
function growYears(series: TargetSeries, year: number): Forecast | NoForecast {
  const ends = yearEnds(series)
  const lastYear = series.points.at(-1) === undefined ? year : yearOf(series.points.at(-1)?.end ?? '')
  const now = flowOfThisYear(series, lastYear)
  if (!isForecast(now)) return now
  if (ends.some(({ value }) => value <= 0)) return { why: 'not-positive' }
  const steps = momentsOf(
    stepsOf(
      ends.map((one) => ({ ...one, value: Math.log(one.value) })),
      12,
    ).slice(-MOST_YEARS),
  )
  if (steps === null) return { why: 'too-short' }
  const years = year - lastYear
  const start = now.log ? now.middle : Math.log(now.middle)
  const spread = Math.sqrt((now.log ? now.spread : 0) ** 2 + drifted(steps, years) ** 2)
  return {
    method: 'drift',
    middle: start + years * steps.mean,
    spread,
    freedom: steps.count - 1,
    log: true,
    basis: steps.count,
  }
}

function flowOfThisYear(series: TargetSeries, year: number): Forecast | NoForecast {
  const last = series.points.at(-1)
  return last === undefined ? { why: 'no-value' } : flowOfYear(series, year, last)
}

/** A random walk's spread after so many steps, its drift estimated from as many as there are. */
const drifted = ({ deviation, count }: Moments, steps: number): number =>
  deviation * Math.sqrt(steps + (steps * steps) / count)

/** A sum over years: the years that are done, and a forecast of each that is not. Forecast years are added as they are. */
function flowOfSpan(series: TargetSeries, first: number, last: number): Forecast | NoForecast {
  let [middle, variance, freedom, basis] = [0, 0, Number.POSITIVE_INFINITY, 0]
  for (let year = first; year <= last; year += 1) {
    const lastPoint = lastBy(series, `${String(year).padStart(4, '0')}-12-31`)
    if (lastPoint === undefined) return { why: 'no-value' }
    const one = flowOfYear(series, year, lastPoint)
    if (!isForecast(one)) return one
    const value = one.log ? Math.exp(one.middle) : one.middle
    middle += value
    // first-order: a log spread is a share of the value
    variance += one.log ? (value * one.spread) ** 2 : one.spread ** 2
    if (one.method === 'known') continue
    freedom = Math.min(freedom, one.freedom)
    basis = Math.max(basis, one.basis)
  }
  if (basis === 0) return known(middle)
  return { method: 'profile', middle, spread: Math.sqrt(variance), freedom, log: false, basis }
}

/**
 * A state at a day: within the year by how it moved from this month to the year's end before, where three years tell;
 * otherwise as a random walk with the drift of its own steps.
 */
function stateAt(
  series: TargetSeries,
  last: { readonly end: Day; readonly value: number },
  end: Day,
): Forecast | NoForecast {
  const months = (yearOf(end) - yearOf(last.end)) * 12 + monthOf(end) - monthOf(last.end)
  if (months <= 0) return known(last.value)
  if (yearOf(end) === yearOf(last.end)) {
    const moves = series.points.flatMap((point) => {
      const year = yearOf(point.end)
      const later = pointAt(series, year, monthOf(end))
      const sameMonth = monthOf(point.end) === monthOf(last.end) && year < yearOf(last.end)
      return sameMonth && later !== undefined ? [later.value - point.value] : []
    })
    const moved = momentsOf(moves.slice(-MOST_YEARS))
    if (moved !== null)
      return {
        method: 'drift',
        middle: last.value + moved.mean,
        spread: predictive(moved),
        freedom: moved.count - 1,
        log: false,
        basis: moved.count,
      }
  }
  const step = 12 / series.periodsPerYear
  const own = momentsOf(stepsOf(series.points, step).slice(-MOST_YEARS * series.periodsPerYear))
  if (own === null) return { why: 'too-short' }
  const steps = months / step
  return {
    method: 'drift',
    middle: last.value + steps * own.mean,
    spread: drifted(own, steps),
    freedom: own.count - 1,
    log: false,
    basis: own.count,
  }
}

/** The end as a number, and the bounds between which it lies with the given certainty (0.8: four times of five). */
export function intervalOf(
  forecast: Forecast,
  certainty: number,
): { readonly expected: number; readonly low: number; readonly high: number } {
  const back = (value: number) => (forecast.log ? Math.exp(value) : value)
  const width = forecast.spread === 0 ? 0 : forecast.spread * studentQuantile((1 + certainty) / 2, forecast.freedom)
  const { middle } = forecast
  return { expected: back(middle), low: back(middle - width), high: back(middle + width) }
}

/**
 * The chance, 0 to 1, that the end is at least a value. Known ends are 0 or 1; a forecast is never surer than 0.01 to 0.99,
 * because the model may be wrong in ways that it does not know.
 */
export function chanceOfAtLeast(forecast: Forecast, value: number): number {
  if (forecast.method === 'known') return forecast.middle >= value ? 1 : 0
  if (forecast.log && value <= 0) return 0.99
  const at = forecast.log ? Math.log(value) : value
  if (forecast.spread === 0) return forecast.middle >= at ? 0.99 : 0.01
  const below = studentCdf((at - forecast.middle) / forecast.spread, forecast.freedom)
  return Math.min(0.99, Math.max(0.01, 1 - below))
}
