// What do shares of points come to under given weights, and who stands where?

import { countBelow } from './normalise.ts'

/** arithmetic: a weak item is made good by a strong one; geometric: less so; harmonic: least. */
export type Aggregation = 'arithmetic' | 'geometric' | 'harmonic'

/** A share of nothing would annul a product, whatever else there is; one hundredth of the points stands in for it. */
const LEAST_SHARE = 0.01

/** What a column of shares brings into the sum that `totalOf` closes. Made once a column, added at every draw. */
export function termsOf(shares: Float64Array, how: Aggregation): Float64Array {
  switch (how) {
    case 'arithmetic':
      return shares
    case 'geometric':
      return shares.map((share) => Math.log(Math.max(share, LEAST_SHARE)))
    case 'harmonic':
      return shares.map((share) => 1 / Math.max(share, LEAST_SHARE))
  }
}

/** Points of all items together, weights in points, plus what stands beside. Written into `totals`, to 0.000001 points. */
export function totalsOf(
  terms: readonly Float64Array[],
  weights: Float64Array,
  how: Aggregation,
  beside: Float64Array,
  totals: Float64Array,
): void {
  totals.fill(0)
  let whole = 0
  for (let item = 0; item < terms.length; item += 1) {
    const weight = weights[item] ?? 0
    whole += weight
    if (weight !== 0) addTerm(totals, terms[item] ?? totals, weight)
  }
  for (let row = 0; row < totals.length; row += 1) {
    const sum = totals[row] ?? 0
    const points = close(sum, whole, how) + (beside[row] ?? 0)
    totals[row] = Math.round(points * 1e6) / 1e6
  }
}

function addTerm(totals: Float64Array, term: Float64Array, weight: number): void {
  for (let row = 0; row < totals.length; row += 1) totals[row] = (totals[row] ?? 0) + weight * (term[row] ?? 0)
}

function close(sum: number, whole: number, how: Aggregation): number {
  switch (how) {
    case 'arithmetic':
      return sum
    case 'geometric':
      return whole === 0 ? 0 : whole * Math.exp(sum / whole)
    case 'harmonic':
      return sum === 0 ? 0 : (whole * whole) / sum
  }
}

/** Rank 1 for the highest; equals share the better rank and the next one is left out. `sorted` is room to work in. */
export function ranksOf(totals: Float64Array, sorted: Float64Array, ranks: Int32Array): void {
  sorted.set(totals)
  sorted.sort()
  for (let row = 0; row < totals.length; row += 1) {
    ranks[row] = totals.length - countBelow(sorted, totals[row] ?? 0, true) + 1
  }
}
