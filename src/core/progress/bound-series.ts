// What do an indicator's values say of the target that it measures: in the target's unit, as level, growth or increase?

import type { Day } from '../base/day.ts'
import { differenceOf, tidyNumber } from '../base/sum.ts'
import { type Scale, scaled } from '../base/units-of-measure.ts'
import type { BindingReading } from '../indicators/binding.ts'
import type { IndicatorCard } from '../indicators/card.ts'
import { growthOf } from '../indicators/growth.ts'
import { isPresent, type Observed, toObserved } from '../indicators/observed.ts'
import {
  type Accumulation,
  monthOf,
  type SeriesPoint,
  type TargetSeries,
  targetSeriesOf,
  yearOf,
} from '../indicators/target-series.ts'

/** One observed pair of the indicator, in its own unit. */
export type PairAt = { readonly end: Day; readonly now: Observed; readonly lastYear: number | null }

export type Measuring = {
  readonly reading: BindingReading
  readonly accumulation: Accumulation
  /** from the indicator's unit to the target's; a growth rate has none to make */
  readonly scale: Scale
  /** the day before which an increase counts from; null: from the first value known */
  readonly since: Day | null
}

/**
 * The target's series. Growth is of the reported pair only, of single months or quarters that add up over the year it is of
 * both years' sums. An increase is what has come to the last value before `since`; without such a value there is none.
 */
export function boundSeries(
  card: Pick<IndicatorCard, 'periodType' | 'overTime'>,
  pairs: readonly PairAt[],
  measuring: Measuring,
): TargetSeries {
  const { reading, accumulation, scale } = measuring
  const values = (observed: readonly { readonly end: Day; readonly observed: Observed }[]) =>
    targetSeriesOf(accumulation, card.periodType, observed)
  switch (reading) {
    case 'value':
      return values(pairs.map(({ end, now }) => ({ end, observed: inUnit(now, scale) })))
    case 'growth':
      return values(growthRates(card, pairs))
    case 'increase':
      return values(increases(pairs, scale, measuring.since))
  }
}

const inUnit = (observed: Observed, scale: Scale): Observed =>
  isPresent(observed) ? { value: tidyNumber(scaled(observed.value, scale)) } : observed

function growthRates(card: Pick<IndicatorCard, 'periodType' | 'overTime'>, pairs: readonly PairAt[]) {
  const adds = card.overTime.kind === 'sum' && card.periodType !== 'cumulative-month' && card.periodType !== 'year'
  const both = adds ? summedPairs(card, pairs) : pairs
  return both.map(({ end, now, lastYear }) => {
    const growth = growthOf({ now, lastYear: toObserved(lastYear, null) })
    const observed: Observed = growth.kind === 'rate' ? { value: growth.rate } : { missing: 'not-applicable' }
    return { end, observed }
  })
}

function summedPairs(card: Pick<IndicatorCard, 'periodType'>, pairs: readonly PairAt[]): readonly PairAt[] {
  const now = targetSeriesOf(
    'year-flow',
    card.periodType,
    pairs.map(({ end, now: observed }) => ({ end, observed })),
  )
  const before = targetSeriesOf(
    'year-flow',
    card.periodType,
    pairs.map(({ end, lastYear }) => ({ end, observed: toObserved(lastYear, null) })),
  )
  const then = new Map(before.points.map(({ end, value }) => [end, value]))
  return now.points.map(({ end, value }) => ({ end, now: { value }, lastYear: then.get(end) ?? null }))
}

function increases(pairs: readonly PairAt[], scale: Scale, since: Day | null) {
  const known = pairs.filter(({ now }) => isPresent(now))
  const start = since === null ? known[0] : known.filter(({ end }) => end < since).at(-1)
  if (start === undefined || !isPresent(start.now)) return []
  const base = start.now.value
  return pairs
    .filter(({ end }) => end >= start.end)
    .map(({ end, now }) => ({
      end,
      observed: isPresent(now) ? { value: tidyNumber(scaled(differenceOf(now.value, base), scale)) } : now,
    }))
}

/** Each year by its last value, for a chart of years; the running year is not whole and says so. Points come in order. */
export function yearsOf<P extends SeriesPoint>(points: readonly P[]): readonly (P & { readonly whole: boolean })[] {
  const last = new Map<number, P>()
  for (const point of points) last.set(yearOf(point.end), point)
  return [...last.values()].map((point) => ({ ...point, whole: point.end.slice(5) === '12-31' }))
}

/** What each month added to a sum from January on; a month whose neighbour before lacks is left out. Points come in order. */
export function singleMonths<P extends SeriesPoint>(points: readonly P[]): readonly P[] {
  return points.flatMap((point, at) => {
    if (monthOf(point.end) === 1) return [point]
    const before = points[at - 1]
    const follows =
      before !== undefined && yearOf(before.end) === yearOf(point.end) && monthOf(before.end) === monthOf(point.end) - 1
    return follows ? [{ ...point, value: differenceOf(point.value, before.value) }] : []
  })
}

/** A base that the plan prints and what the indicator says of the same day, where they are not the same number. */
export type BaseDifference = { readonly end: Day; readonly printed: number; readonly observed: number }

/** A part of the printed base below which the difference is one of rounding. */
const ROUNDING = 0.005

/**
 * Where the plan's bases and the bound indicator tell two stories: another definition, another scope, or the wrong indicator.
 * A base of which nothing was observed tells nothing.
 */
export function baseDifferences(
  bases: readonly SeriesPoint[],
  points: readonly SeriesPoint[],
): readonly BaseDifference[] {
  const observed = new Map(points.map(({ end, value }) => [end, value]))
  return bases.flatMap(({ end, value: printed }) => {
    const own = observed.get(end)
    if (own === undefined || Math.abs(own - printed) <= Math.abs(printed) * ROUNDING) return []
    return [{ end, printed, observed: own }]
  })
}
