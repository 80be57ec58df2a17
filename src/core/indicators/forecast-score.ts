// How good have the forecasts been, now that we know what happened?

import type { Day } from '../base/day.ts'
import { sumOf } from '../base/sum.ts'
import { forecastEnd, intervalOf, isForecast } from './forecast.ts'
import { monthOf, pointAt, seriesUntil, type TargetSeries, yearOf } from './target-series.ts'

/** A chance that was stated, and whether it came true. */
export type StatedChance = { readonly chance: number; readonly happened: boolean }

/** Chances of one tenth of the scale: how many, what they said on average, how often it came true. */
export type CalibrationBin = {
  readonly from: number
  readonly count: number
  readonly meanChance: number
  readonly happened: number
}

/**
 * Brier's score, the mean of (chance − outcome)²: 0 is perfect, 0.25 is what always saying one half gets; null where nothing
 * was stated. The bins say whether 70 % came true in seven of ten.
 */
export function scoreChances(stated: readonly StatedChance[]): {
  readonly brier: number | null
  readonly bins: readonly CalibrationBin[]
} {
  if (stated.length === 0) return { brier: null, bins: [] }
  const brier = sumOf(stated.map(({ chance, happened }) => (chance - (happened ? 1 : 0)) ** 2)) / stated.length
  const bins = Array.from({ length: 10 }, (_, at) => {
    const own = stated.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === at)
    return {
      from: at / 10,
      count: own.length,
      meanChance: own.length === 0 ? 0 : sumOf(own.map(({ chance }) => chance)) / own.length,
      happened: own.filter(({ happened }) => happened).length,
    }
  })
  return { brier, bins: bins.filter(({ count }) => count > 0) }
}

export type BacktestYear = {
  readonly year: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly happened: number
  readonly within: boolean
}

/**
 * What would have been forecast in each past year from a month, knowing nothing later, against what the year came to. Years
 * without a forecast or an end are left out. Of intervals with certainty 0.8, four of five should hold what happened.
 */
export function backtest(series: TargetSeries, month: number, certainty: number): readonly BacktestYear[] {
  const years = [...new Set(series.points.map(({ end }) => yearOf(end)))]
  return years.flatMap((year) => {
    const [then, end] = [pointAt(series, year, month), pointAt(series, year, 12)]
    if (then === undefined || end === undefined || monthOf(then.end) === 12) return []
    const yearEnd: Day = end.end
    const forecast = forecastEnd(seriesUntil(series, then.end), null, yearEnd)
    if (!isForecast(forecast)) return []
    const interval = intervalOf(forecast, certainty)
    const within = end.value >= interval.low && end.value <= interval.high
    return [{ year, ...interval, happened: end.value, within }]
  })
}
