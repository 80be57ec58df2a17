// What is the sum of a column, whatever the order of its rows and however many workers share it?

import { eachBlock } from './blocks.ts'

/** Two piles a group that add up exactly; piles of several groups may be added again without an error. */
export type Piles = { readonly high: Float64Array; readonly low: Float64Array }

/**
 * Sums by groups that depend on the values alone, never on their order (after Demmel and Nguyen): every value is cut
 * at fixed bits, chosen by the largest of them and their number, so that each pile adds up without rounding; what two
 * piles do not hold is less than 2^-60 of the largest times the number. `most` is the largest absolute value. NaN and a
 * negative group count nowhere.
 */
export function pilesOf(
  values: Float64Array,
  { list, length }: Rows,
  groups: Int32Array | null,
  count: number,
  most: number,
): Piles {
  const [high, low] = [new Float64Array(count), new Float64Array(count)]
  if (most === 0 || length === 0) return { high, low }
  const piles: PileTask = { values, list, groups, high, low, ...cutsFor(most, length) }
  eachBlock(length, (from, to) => (groups === null ? pileAll(piles, from, to) : pileGroups(piles, groups, from, to)))
  return { high, low }
}

function cutsFor(most: number, length: number): { readonly cut: number; readonly fine: number } {
  const first = powerAbove(most * length)
  return { cut: 1.5 * first, fine: 1.5 * first * 2 ** -53 * powerAbove(length) }
}

export type CountedPiles = { readonly piles: Piles; readonly counts: Int32Array }

/** The same over all rows, with how many values went into each group, in one walk; null where a row has no group. */
export function countedPilesOf(
  values: Float64Array,
  groups: Int32Array,
  count: number,
  most: number,
): CountedPiles | null {
  const [high, low, counts] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)]
  // nothing but zeros adds up by any cut
  const piles = { values, groups, high, low, counts, ...cutsFor(most === 0 ? 1 : most, values.length) }
  let isWhole = true
  eachBlock(values.length, (from, to) => {
    if (isWhole) isWhole = pileAndCount(piles, from, to)
  })
  return isWhole ? { piles: { high, low }, counts } : null
}

type CountTask = Omit<PileTask, 'list' | 'groups'> & { readonly groups: Int32Array; readonly counts: Int32Array }

/** False as soon as a row has no group. */
function pileAndCount({ values, groups, high, low, counts, cut, fine }: CountTask, from: number, to: number): boolean {
  for (let row = from; row < to; row += 1) {
    const value = values[row] as number
    const group = groups[row] as number
    if (group < 0) return false
    if (Number.isNaN(value)) continue
    const top = value + cut - cut
    high[group] = (high[group] as number) + top
    low[group] = (low[group] as number) + (value - top + fine - fine)
    counts[group] = (counts[group] as number) + 1
  }
  return true
}

type PileTask = Piles & {
  readonly values: Float64Array
  readonly list: Int32Array | null
  readonly groups: Int32Array | null
  readonly cut: number
  readonly fine: number
}

function pileAll({ values, list, high, low, cut, fine }: PileTask, from: number, to: number): void {
  let [a, b] = [high[0] as number, low[0] as number]
  for (let at = from; at < to; at += 1) {
    const value = values[list === null ? at : (list[at] as number)] as number
    if (Number.isNaN(value)) continue
    const top = value + cut - cut
    a += top
    b += value - top + fine - fine
  }
  high[0] = a
  low[0] = b
}

function pileGroups(
  { values, list, high, low, cut, fine }: PileTask,
  groups: Int32Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at += 1) {
    const row = list === null ? at : (list[at] as number)
    const value = values[row] as number
    const group = groups[row] as number
    if (Number.isNaN(value) || group < 0) continue
    const top = value + cut - cut
    high[group] = (high[group] as number) + top
    low[group] = (low[group] as number) + (value - top + fine - fine)
  }
}

/** The sum of one group, or of all of them. */
export function pileSum({ high, low }: Piles, group: number | null): number {
  if (group !== null) return (high[group] as number) + (low[group] as number)
  let [a, b] = [0, 0]
  for (let at = 0; at < high.length; at += 1) {
    a += high[at] as number
    b += low[at] as number
  }
  return a + b
}

/** Some rows of a table in ascending order; without a list it is all of them. */
export type Rows = { readonly list: Int32Array | null; readonly length: number }

export const rowAt = ({ list }: Rows, at: number): number => (list === null ? at : (list[at] as number))

/** The rows that a mask names. */
export function rowsWhere(mask: Uint8Array, wanted: number): Rows {
  let length = 0
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === wanted) length += 1
  if (length === mask.length) return { list: null, length }
  const list = new Int32Array(length)
  let at = 0
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === wanted) list[at++] = row
  return { list, length }
}

/** The smallest power of two not below a positive number. */
function powerAbove(value: number): number {
  let power = 1
  while (power < value) power *= 2
  while (power / 2 >= value) power /= 2
  return power
}
