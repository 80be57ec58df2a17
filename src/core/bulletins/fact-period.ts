// Of which stretch of time does an indicator speak in a bulletin, and what is its value for that?

import type { Day } from '../base/day.ts'
import type { IndicatorCard } from '../indicators/card.ts'
import { isPresent, type Observed, type Pair, toObserved } from '../indicators/observed.ts'
import { overTime, periodsWithin } from '../indicators/over-time.ts'
import { type PeriodType, periodStart, type ReportPeriod } from '../indicators/report-period.ts'

export type TimedCard = Pick<IndicatorCard, 'periodType' | 'overTime'>

/**
 * The bulletin's own period wherever the indicator can speak of it: months add up to a quarter, and of what stands at a moment the
 * last stands for it. What is reported from January on stays so (a month's bulletin says 1—7月 of it), and what cannot be
 * put together, a month's rate or a mean, stays its last period's.
 */
export function periodOfFact({ periodType, overTime: rule }: TimedCard, period: ReportPeriod): ReportPeriod {
  if (periodType === period.type) return period
  const adds = rule.kind === 'sum' || rule.kind === 'last'
  return adds && periodType !== 'cumulative-month' && isWithin(periodType, period)
    ? period
    : { type: periodType, end: period.end }
}

const isWithin = (type: PeriodType, period: ReportPeriod): boolean => {
  const parts = periodsWithin(type, period)
  return parts.at(-1)?.end === period.end && parts[0] !== undefined && periodStart(parts[0]) === periodStart(period)
}

/**
 * Both sides of the pair for a fact's period, by the card's rule over time. A sum of which a part lacks is absent, for it
 * would be too small; where one side has a hole only that side is.
 */
export function pairOver(card: TimedCard, period: ReportPeriod, at: (end: Day) => Pair | undefined): Pair {
  const direct = at(period.end)
  if (card.periodType === period.type || card.overTime.kind !== 'sum') return direct ?? NOTHING
  const ends = periodsWithin(card.periodType, period).map(({ end }) => end)
  const side = (of: (pair: Pair) => Observed): Observed => {
    const observed = new Map(
      ends.flatMap((end) => {
        const pair = at(end)
        return pair === undefined ? [] : [[end, of(pair)] as const]
      }),
    )
    const { state, value } = overTime(card.overTime, card.periodType, period, observed)
    return state === 'whole' ? toObserved(value, null) : { missing: 'not-reported' }
  }
  return { now: side(({ now }) => now), lastYear: side(({ lastYear }) => lastYear) }
}

/** The days at which something of the fact stands. */
export const endsOver = (card: TimedCard, period: ReportPeriod): readonly Day[] =>
  card.periodType === period.type || card.overTime.kind !== 'sum'
    ? [period.end]
    : periodsWithin(card.periodType, period).map(({ end }) => end)

/** Whether only a part of what a sum over time needs is there. */
export const isPartOnly = (pair: Pair, parts: readonly (Pair | undefined)[]): boolean =>
  !isPresent(pair.now) && parts.some((part) => part !== undefined && isPresent(part.now))

const NOTHING: Pair = { now: { missing: 'not-reported' }, lastYear: { missing: 'not-reported' } }
