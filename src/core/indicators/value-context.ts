// What does the city already know that a newly reported value can be held against?

import type { Day } from '../base/day.ts'
import type { IndicatorCard } from './card.ts'
import type { ValueContext } from './check-value.ts'
import { isPresent, type Pair } from './observed.ts'
import { previousInYear, previousPeriod, type ReportPeriod, samePeriodLastYear, shiftPeriod } from './report-period.ts'

/** How many earlier periods, or for cumulative values earlier years, are looked at. */
const MONTHS_BACK = 24
const YEARS_BACK = 6

/**
 * Around one cell, from what is held of the same indicator and subject by the last days of its periods. History of a
 * cumulative value are the same months of earlier years, for 1–7月 is only like 1–7月; of any other the periods before.
 * Last year's held value is its own report of then, else nothing.
 */
export function contextOf(
  card: Pick<IndicatorCard, 'periodType'>,
  end: Day,
  held: ReadonlyMap<Day, Pair>,
): ValueContext {
  const period: ReportPeriod = { type: card.periodType, end }
  const nowAt = (one: ReportPeriod | undefined) => (one === undefined ? null : (held.get(one.end)?.now ?? null))
  return {
    before: nowAt(previousPeriod(period)),
    beforeInYear: nowAt(previousInYear(period)),
    heldLastYear: nowAt(samePeriodLastYear(period)),
    history: likePeriods(period).flatMap((one) => {
      const value = nowAt(one)
      return value !== null && isPresent(value) ? [value.value] : []
    }),
  }
}

function likePeriods(period: ReportPeriod): readonly ReportPeriod[] {
  const yearly = period.type === 'cumulative-month'
  const count = yearly ? YEARS_BACK : MONTHS_BACK
  return Array.from({ length: count }, (_, at) => shiftPeriod(period, (at - count) * (yearly ? 12 : 1)))
}
