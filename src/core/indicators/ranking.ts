// Who stands where among places that are compared, with ties stated?

import { roundTo } from '../base/quantise.ts'
import { sumOf } from '../base/sum.ts'
import type { Direction } from './card.ts'
import { type AbsenceReason, type Computed, isPresent, type Observed } from './observed.ts'

/** `order` is the stated order among equals (the register's), never a rank. */
export type Ranked<S> = {
  readonly subject: S
  /** as compared: rounded to the printed digits */
  readonly value: number
  /** 1 is best; equals share the better rank and the next is left out: 1, 2, 2, 4 */
  readonly rank: number
  /** how many others have the same value */
  readonly tiedWith: number
  /** places gained (+) or lost (−) since the ranking before; null where there was none */
  readonly moved: number | null
}

export type Ranking<S> = {
  readonly ranked: readonly Ranked<S>[]
  /** who has no value, with why: at no rank, and never last */
  readonly unranked: readonly { readonly subject: S; readonly missing: AbsenceReason }[]
}

/**
 * Ranks by the value as printed, so that what looks equal is equal. Equals stand in the order in which they were given.
 * Higher is better unless the direction is `lower`. `before` gives the rank in the last ranking.
 */
export function rankSubjects<S>(
  given: readonly { readonly subject: S; readonly observed: Observed | Computed }[],
  direction: Direction,
  decimals: number,
  before: (subject: S) => number | undefined = () => undefined,
): Ranking<S> {
  const sign = direction === 'lower' ? 1 : -1
  const valued = given.flatMap(({ subject, observed }, order) =>
    isPresent(observed) ? [{ subject, value: roundTo(observed.value, decimals), order }] : [],
  )
  valued.sort((a, b) => sign * (a.value - b.value) || a.order - b.order)
  const counts = new Map<number, number>()
  for (const { value } of valued) counts.set(value, (counts.get(value) ?? 0) + 1)
  const firstAt = new Map<number, number>()
  valued.forEach(({ value }, at) => {
    if (!firstAt.has(value)) firstAt.set(value, at + 1)
  })
  const ranked = valued.map(({ subject, value }) => {
    const rank = firstAt.get(value) ?? 0
    const last = before(subject)
    const moved = last === undefined ? null : last - rank
    return { subject, value, rank, tiedWith: (counts.get(value) ?? 1) - 1, moved }
  })
  const unranked = given.flatMap(({ subject, observed }) =>
    isPresent(observed) ? [] : [{ subject, missing: observed.missing }],
  )
  return { ranked, unranked }
}

/** What stands beside a comparison: how many have a value, their mean, middle, highest and lowest; null where none has. */
export type Spread = {
  readonly count: number
  readonly mean: number
  readonly median: number
  readonly highest: number
  readonly lowest: number
}

export function spreadOf(observed: readonly (Observed | Computed)[]): Spread | null {
  const values = observed.flatMap((one) => (isPresent(one) ? [one.value] : [])).sort((a, b) => a - b)
  const [lowest, highest] = [values[0], values.at(-1)]
  if (lowest === undefined || highest === undefined) return null
  return { count: values.length, mean: sumOf(values) / values.length, median: medianOf(values), highest, lowest }
}

/** The middle of sorted values, or the mean of the middle two. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
