// What do decimal numbers come to, added or subtracted, in whichever order they come?

import { roundTo } from './quantise.ts'

/** Digits that a double keeps of any decimal number. */
const DIGITS = 15

/** Rounded to the digits that numbers of this size still have: what lies behind them is noise of binary fractions. */
function tidyAt(value: number, size: number): number {
  if (!Number.isFinite(value) || size === 0) return value
  return roundTo(value, DIGITS - 1 - Math.floor(Math.log10(size)))
}

/** Away with what binary fractions leave behind: 0.1 × 3 is 0.3. */
export const tidyNumber = (value: number): number => tidyAt(value, Math.abs(value))

/** a − b as on paper: 38.4 − 38.1 is 0.3. */
export const differenceOf = (a: number, b: number): number => tidyAt(a - b, Math.max(Math.abs(a), Math.abs(b)))

/** A running sum that keeps what rounding would drop (Neumaier 1974), so that decimals of up to 15 digits add up exactly. */
export class Sum {
  #total = 0
  #dropped = 0
  #largest = 0

  add(value: number): void {
    const next = this.#total + value
    const [own, other] = [Math.abs(this.#total), Math.abs(value)]
    this.#dropped += own >= other ? this.#total - next + value : value - next + this.#total
    this.#total = next
    if (other > this.#largest) this.#largest = other
  }

  get value(): number {
    const total = this.#total + this.#dropped
    return tidyAt(total, Math.max(this.#largest, Math.abs(total)))
  }
}

export function sumOf(values: Iterable<number>): number {
  const sum = new Sum()
  for (const value of values) sum.add(value)
  return sum.value
}
