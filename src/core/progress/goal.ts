// What exactly is to be reached, by when, when a target of a plan is measured by an indicator?

import type { Day } from '../base/day.ts'
import { comparePeriods, parsePeriod } from '../base/period.ts'
import type { BindingReading } from '../indicators/binding.ts'
import type { Direction, IndicatorCard } from '../indicators/card.ts'
import type { Goal } from '../indicators/target-course.ts'
import type { Accumulation, SeriesPoint } from '../indicators/target-series.ts'
import type { SnapshotTarget } from '../programmes/snapshot.ts'

export type Term = { readonly from: number | null; readonly to: number | null }

/** Days that a target's period covers; "annual" is the year of the day. Null where the plan gives no time. */
export function timeOf(period: string | null, day: Day): { readonly from: Day; readonly end: Day } | null {
  if (period === 'annual') return { from: `${day.slice(0, 4)}-01-01`, end: `${day.slice(0, 4)}-12-31` }
  const known = period === null ? undefined : parsePeriod(period)
  return known === undefined ? null : { from: known.from, end: known.to }
}

/**
 * How values add up to what the target speaks of, as a first proposal: rates, shares, ranks and what stands at a moment are
 * states; what adds up over a year is a year's flow, and over the whole span where the target's period is several years.
 */
export function proposeAccumulation(
  target: Pick<SnapshotTarget, 'kind' | 'period' | 'metric'>,
  card: Pick<IndicatorCard, 'kind' | 'periodType' | 'overTime'>,
  reading: BindingReading,
): Accumulation {
  if (reading !== 'value') return 'state'
  if (card.kind === 'growth' || card.kind === 'share' || card.kind === 'rank' || card.periodType === 'as-of')
    return 'state'
  const flows = card.overTime.kind === 'sum' || card.periodType === 'cumulative-month' || card.kind === 'increment'
  if (!flows) return 'state'
  const time = target.period === null ? undefined : parsePeriod(target.period)
  const years = time === undefined ? 1 : Number(time.to.slice(0, 4)) - Number(time.from.slice(0, 4)) + 1
  return years > 1 || /累计|三年|五年/.test(target.metric) ? 'span-flow' : 'year-flow'
}

/** What a target is measured by, as far as its goal depends on it. */
export type GoalMeasure = {
  readonly accumulation: Accumulation
  readonly direction: Direction
  /** the last value before the plan's term: the base of a plan that prints none */
  readonly before: SeriesPoint | null
}

/**
 * The goal of a target among those of its series, in the target's unit. A sum over several years whose period names only
 * its last begins with the plan's term. Null where the plan gives no time: then nothing can be late.
 */
export function goalOf(
  target: SnapshotTarget,
  series: readonly SnapshotTarget[],
  measure: GoalMeasure,
  term: Term,
  day: Day,
): Goal | null {
  const time = timeOf(target.period, day)
  if (time === null) return null
  const { accumulation, direction, before } = measure
  const printed = pointsOf(series, day)
  const based = before === null || printed.some(({ end }) => end <= before.end)
  return {
    accumulation,
    value: target.value,
    ...sideOf(target, direction),
    from: accumulation === 'span-flow' ? spanStart(time, term) : null,
    end: time.end,
    trajectory: based ? printed : [before, ...printed],
  }
}

/**
 * A bare number in a plan (工业投资58亿元) is what is to be reached, not what is to be hit: where higher is better it is a
 * floor, where lower is better a cap. 约 keeps its leeway on the side that matters. What the plan says itself stands.
 */
function sideOf(
  { comparator, value, valueMax }: Pick<SnapshotTarget, 'comparator' | 'value' | 'valueMax'>,
  direction: Direction,
): Pick<Goal, 'comparator' | 'valueMax'> {
  if (direction === 'neutral' || comparator === '>=' || comparator === '<=') return { comparator, valueMax }
  if (comparator === '=') return { comparator: direction === 'higher' ? '>=' : '<=', valueMax }
  return direction === 'higher'
    ? { comparator, valueMax: Number.MAX_VALUE }
    : { comparator: '<=', valueMax: valueMax ?? value }
}

function spanStart(time: { readonly from: Day; readonly end: Day }, term: Term): Day {
  const several = time.from.slice(0, 4) !== time.end.slice(0, 4)
  return several || term.from === null ? time.from : `${term.from}-01-01`
}

/** Printed points of a series by the last day of their period, bases among them; one day keeps one point. */
function pointsOf(series: readonly SnapshotTarget[], day: Day): readonly SeriesPoint[] {
  const points = new Map<Day, number>()
  for (const { period, value } of [...series].sort((a, b) => comparePeriods(a.period, b.period))) {
    if (period === 'annual') continue
    const time = timeOf(period, day)
    if (time !== null) points.set(time.end, value)
  }
  return [...points].map(([end, value]) => ({ end, value }))
}
