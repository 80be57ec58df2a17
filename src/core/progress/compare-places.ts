// How do places stand beside each other in one period, and beside their mean and the period before?

import { roundTo } from '../base/quantise.ts'
import { differenceOf } from '../base/sum.ts'
import type { Direction } from '../indicators/card.ts'
import type { Computed } from '../indicators/observed.ts'
import { type Ranked, rankSubjects, spreadOf } from '../indicators/ranking.ts'

export type PlaceNow = { readonly id: number; readonly now: Computed; readonly before: Computed | null }

export type ComparedPlace = {
  readonly id: number
  /** null for who has no value: such a one stands at no rank, and never last */
  readonly ranked: Ranked<number> | null
  readonly lastRank: number | null
  /** value as printed − mean as printed; of rates in 百分点 */
  readonly toMean: number | null
}

export type PlacesCompared = {
  readonly places: readonly ComparedPlace[]
  /** simple mean of those that have a value, as printed; null where none has */
  readonly mean: number | null
  readonly median: number | null
}

/**
 * Ranked first, those without a value after them in their own order. Gaps are those of the printed numbers, so that a reader
 * who subtracts finds the same.
 */
export function comparePlaces(places: readonly PlaceNow[], direction: Direction, decimals: number): PlacesCompared {
  const last = rankSubjects(
    places.flatMap(({ id, before }) => (before === null ? [] : [{ subject: id, observed: before }])),
    direction,
    decimals,
  )
  const lastRanks = new Map(last.ranked.map(({ subject, rank }) => [subject, rank]))
  const { ranked, unranked } = rankSubjects(
    places.map(({ id, now }) => ({ subject: id, observed: now })),
    direction,
    decimals,
    (id) => lastRanks.get(id),
  )
  const spread = spreadOf(places.map(({ now }) => now))
  const mean = spread === null ? null : roundTo(spread.mean, decimals)
  return {
    places: [
      ...ranked.map((one) => ({
        ...{ id: one.subject, ranked: one, lastRank: lastRanks.get(one.subject) ?? null },
        toMean: mean === null ? null : differenceOf(one.value, mean),
      })),
      ...unranked.map(({ subject: id }) => ({
        ...{ id, ranked: null, lastRank: lastRanks.get(id) ?? null, toMean: null },
      })),
    ],
    mean,
    median: spread === null ? null : roundTo(spread.median, decimals),
  }
}
