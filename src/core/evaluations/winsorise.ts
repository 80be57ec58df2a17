// Between which limits are an item's values held, so that one outlier does not move everybody?

import type { Winsorise } from './item.ts'
import type { Prepared } from './prepare.ts'
import { rowAt } from './sums.ts'

export type Limits = { readonly lower: number; readonly upper: number }

/** The limits seen from a cohort; null without winsorising. Percentiles by nearest rank: the value at place ⌈p·n⌉. */
export function limitsOf(
  prepared: Prepared,
  winsorise: Winsorise | null,
  values: Float64Array,
  cohort: number,
): Limits | null {
  if (winsorise === null) return null
  const [open, end] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  if (winsorise.kind === 'limits') return { lower: winsorise.lower ?? open, upper: winsorise.upper ?? end }
  const rows = prepared.pool(winsorise.over, cohort)
  const present = new Float64Array(rows.length)
  let count = 0
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rowAt(rows, at)] as number
    if (!Number.isNaN(value)) present[count++] = value
  }
  const sorted = present.subarray(0, count).sort()
  const at = (percent: number) => sorted[Math.min(count, Math.max(1, Math.ceil((percent / 100) * count - 1e-9))) - 1]
  return {
    lower: winsorise.lower === null ? open : (at(winsorise.lower) ?? open),
    upper: winsorise.upper === null ? end : (at(winsorise.upper) ?? end),
  }
}

export const winsorised = (values: Float64Array, { lower, upper }: Limits): Float64Array =>
  values.map((value) => (value < lower ? lower : value > upper ? upper : value))
