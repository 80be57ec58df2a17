// How does a value stand against the same period of last year: as a rate, or in 百分点 where it is a rate itself?

import { differenceOf } from '../base/sum.ts'
import { isPoint, isRate, parseUnit } from '../base/units-of-measure.ts'
import { growthOf } from '../indicators/growth.ts'
import { type Computed, isPresent, toObserved } from '../indicators/observed.ts'

export type ChangeUnit = '%' | '百分点'

/** Of what is measured in % the change is a difference, of everything else a rate. */
export const changeUnitOf = (unit: string): ChangeUnit => (isRateUnit(unit) ? '百分点' : '%')

export function isRateUnit(unit: string): boolean {
  const read = parseUnit(unit)
  return read.ok && (isRate(read.value) || isPoint(read.value))
}

/** The unit in which two values of a unit differ. */
export const gapUnitOf = (unit: string): string => (isRateUnit(unit) ? '百分点' : unit)

/** From the reported pair alone. No rate on a base that is absent, zero or negative: then it is `not-applicable`. */
export function yearlyChange(
  unit: string,
  now: Computed | { readonly missing: string },
  lastYear: number | null,
): Computed {
  if (!isPresent(now)) return { missing: 'not-reported' }
  if (isRateUnit(unit))
    return lastYear === null ? { missing: 'not-applicable' } : { value: differenceOf(now.value, lastYear) }
  const growth = growthOf({ now: { value: now.value }, lastYear: toObserved(lastYear, 'not-reported') })
  return growth.kind === 'rate' ? { value: growth.rate } : { missing: 'not-applicable' }
}
