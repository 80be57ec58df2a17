// Which shares does the plan itself print for the parks, counties or units of a target?

import { foldText } from '../base/text.ts'
import { amountOf, tidy } from '../metrics/amount.ts'
import { coreOf, isMoney } from '../metrics/wording.ts'
import type { Whole } from './decomposition.ts'

export type PrintedTarget = Whole & { readonly scope: string | null; readonly role: 'target' | 'base' }
/** Somebody who can take a share, with every name that a plan may print. */
export type Sharer = { readonly id: string; readonly names: readonly string[] }

export type PrintedShare = { readonly id: string; readonly values: readonly (number | null)[] }

const nameOf = (metric: string): string => coreOf(metric.replace(/^[一二三四五两]年/, ''))

/**
 * A line for each sharer whom the plan gives a value of the same metric in one of the periods, in `unit`. A period that is
 * not printed is null.
 */
export function printedShares(
  whole: Whole,
  asked: { readonly periods: readonly string[]; readonly unit: string },
  targets: readonly PrintedTarget[],
  sharers: readonly Sharer[],
): readonly PrintedShare[] {
  const money = isMoney(whole.metric)
  const unit = amountOf(1, null, asked.unit, money)
  const same = targets.filter(
    ({ role, scope, metric, kind }) =>
      role === 'target' &&
      scope !== null &&
      (kind === 'growth') === (whole.kind === 'growth') &&
      nameOf(metric) === nameOf(whole.metric),
  )
  return sharers.flatMap(({ id, names }) => {
    const known = new Set(names.map(foldText))
    const own = same.filter(({ scope }) => known.has(foldText(scope ?? '')))
    const values = asked.periods.map((period) => {
      const printed = own.find((one) => one.period === period)
      if (printed === undefined) return null
      const amount = amountOf(printed.value, null, printed.unit, money)
      return amount.dimension === unit.dimension ? tidy(amount.low / unit.scale) : null
    })
    return values.some((value) => value !== null) ? [{ id, values }] : []
  })
}
