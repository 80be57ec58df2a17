// How are a target and the indicator that it is bound to brought onto one scale?

import { type Day, daysBetween } from '../base/day.ts'
import { bad, good, type Outcome } from '../base/fault.ts'
import { type Period, parsePeriod } from '../base/period.ts'
import { differenceOf } from '../base/sum.ts'
import { conversionOf, isAdditive, PERCENT, parseUnit, SAME, type Scale, scaled } from '../base/units-of-measure.ts'
import type { BindingReading, NamedTarget } from './binding.ts'
import type { IndicatorCard } from './card.ts'
import { growthOf } from './growth.ts'
import { isPresent, type Observed, type Pair } from './observed.ts'
import type { Goal, GoalComparator } from './target-course.ts'
import { type Accumulation, type TargetSeries, targetSeriesOf } from './target-series.ts'

/** A target as a programme holds it. */
export type PlannedTarget = NamedTarget & {
  readonly value: number
  readonly valueMax: number | null
  readonly comparator: GoalComparator
  /** "2026", "2024-2026", "2026-06"; "annual" is every year */
  readonly period: string | null
}

export type BoundCard = Pick<IndicatorCard, 'unit' | 'kind' | 'periodType' | 'overTime'>

/** One period's reported pair of the bound indicator and the subject that the target is for. */
export type BoundRow = { readonly end: Day; readonly pair: Pair }

export type BoundTarget = { readonly goal: Goal; readonly series: TargetSeries }

/**
 * Goal and series in the target's unit, ready for `targetProgressOf`. A target for every year is that of `year`. Printed
 * points of the same trajectory, bases among them, draw its line; those without days are left out. Faults: the target has
 * no last day, a unit cannot be read, or the indicator's cannot become the target's.
 */
export function bindTarget(
  target: PlannedTarget,
  card: BoundCard,
  reading: BindingReading,
  rows: readonly BoundRow[],
  printed: readonly { readonly period: string; readonly value: number }[],
  year: number,
): Outcome<BoundTarget> {
  const period = parsePeriod(target.period === 'annual' ? String(year) : (target.period ?? ''))
  const scale = scaleOf(target, card, reading)
  if (period === undefined || !scale.ok) {
    const faults = scale.ok ? [] : scale.faults
    const undated = { code: 'target.no-last-day', place: { field: 'period' }, facts: { period: target.period } }
    return bad(...(period === undefined ? [undated, ...faults] : faults))
  }
  const accumulation = accumulationOf(target, card, reading, period)
  const points = printed.flatMap(({ period: text, value }) => {
    const own = parsePeriod(text)
    return own === undefined ? [] : [{ end: own.to, value }]
  })
  const { value, valueMax, comparator } = target
  const from = accumulation === 'span-flow' ? period.from : null
  const goal: Goal = { accumulation, comparator, value, valueMax, from, end: period.to, trajectory: points }
  const read = readRows(rows, reading, period, scale.value)
  return good({ goal, series: targetSeriesOf(accumulation, card.periodType, read) })
}

function scaleOf(target: PlannedTarget, card: BoundCard, reading: BindingReading): Outcome<Scale> {
  const wanted = parseUnit(target.unit)
  const own = reading === 'growth' ? good(PERCENT) : parseUnit(card.unit)
  if (!wanted.ok) return wanted
  if (!own.ok) return own
  const scale = conversionOf(own.value, wanted.value)
  if (scale !== undefined) return good(scale)
  // 年均增长 8个百分点 is printed where 8% is meant as often as not; a person has confirmed the binding
  if (reading === 'growth') return good(SAME)
  return bad({
    code: 'target.unit-differs',
    place: { field: 'unit' },
    facts: { target: target.unit, indicator: card.unit },
  })
}

const LONGEST_YEAR = 366

/**
 * Rates, shares, ranks, growth and what came to a level are states. What adds up over time is a flow: of the whole period
 * where an increment is asked of several years, else of its last year. Everything else stands at the end.
 */
export function accumulationOf(
  target: Pick<PlannedTarget, 'kind'>,
  card: BoundCard,
  reading: BindingReading,
  period: Period,
): Accumulation {
  if (reading !== 'value' || (card.kind !== 'level' && card.kind !== 'increment')) return 'state'
  const unit = parseUnit(card.unit)
  const flows =
    card.overTime.kind === 'sum' || (card.periodType === 'cumulative-month' && unit.ok && isAdditive(unit.value))
  if (!flows) return 'state'
  const years = daysBetween(period.from, period.to) > LONGEST_YEAR
  return years && target.kind === 'increment' ? 'span-flow' : 'year-flow'
}

function readRows(
  rows: readonly BoundRow[],
  reading: BindingReading,
  period: Period,
  scale: Scale,
): readonly { readonly end: Day; readonly observed: Observed }[] {
  const start = reading === 'increase' ? levelBefore(rows, period.from) : 0
  return rows.flatMap(({ end, pair }) => {
    if (reading === 'increase' && (end < period.from || start === null)) return []
    const observed = readOne(pair, reading, start ?? 0)
    return [{ end, observed: isPresent(observed) ? { value: scaled(observed.value, scale) } : observed }]
  })
}

/** The level that newcomers come to: the last one before the target's first day. */
function levelBefore(rows: readonly BoundRow[], from: Day): number | null {
  const before = rows
    .filter(({ end, pair }) => end < from && isPresent(pair.now))
    .sort((a, b) => (a.end < b.end ? -1 : 1))
    .at(-1)?.pair.now
  return before !== undefined && isPresent(before) ? before.value : null
}

function readOne(pair: Pair, reading: BindingReading, start: number): Observed {
  switch (reading) {
    case 'value':
      return pair.now
    case 'increase':
      return isPresent(pair.now) ? { value: differenceOf(pair.now.value, start) } : pair.now
    case 'growth': {
      const growth = growthOf(pair)
      if (growth.kind === 'rate') return { value: growth.rate }
      return { missing: growth.kind === 'absent' ? growth.missing : 'not-applicable' }
    }
  }
}
