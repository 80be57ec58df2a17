// Does a value look as if it were typed in another unit: 元 for 万元, one digit too many?

import { tidyNumber } from '../base/sum.ts'
import { medianOf } from './ranking.ts'
import type { ValueRules } from './value-rules.ts'

/** `factor` is what the value is too large by (0.0001 is too small); `suggested` is it put right. */
export type UnitSlip = { readonly factor: number; readonly suggested: number; readonly reference: number }

/**
 * A value near a power of ten times the middle of what is known of it (earlier periods, the same months of last year). One
 * digit (×10) needs a calm past: values that themselves differ by more than half as much say nothing. Null where nothing
 * looks wrong, or nothing is known.
 */
export function unitSlipOf(value: number, known: readonly number[], rules: ValueRules): UnitSlip | null {
  const sizes = known.filter((one) => one !== 0 && one > 0 === value > 0).map((one) => Math.log10(Math.abs(one)))
  if (value === 0 || sizes.length === 0) return null
  const sorted = sizes.sort((a, b) => a - b)
  const middle = medianOf(sorted)
  const width = (sorted.at(-1) ?? middle) - (sorted[0] ?? middle)
  const off = Math.log10(Math.abs(value)) - middle
  for (const power of rules.slipPowers) {
    // a past that wanders by a good part of the power cannot tell it
    if (width > power / 4 || Math.abs(Math.abs(off) - power) > Math.max(rules.slipTolerance, width / 2)) continue
    // as text, because 10 ** -4 is not 0.0001
    const factor = Number(`1e${off > 0 ? power : -power}`)
    return { factor, suggested: tidyNumber(value / factor), reference: tidyNumber(10 ** middle) }
  }
  return null
}
