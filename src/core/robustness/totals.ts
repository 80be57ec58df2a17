// What do shares of points come to under given weights, and who stands where?

import { orderOf, sortKeys } from '../evaluations/order.ts'

/** arithmetic: a weak item is made good by a strong one; geometric: less so; harmonic: least. */
export type Aggregation = 'arithmetic' | 'geometric' | 'harmonic'

/** A share of nothing would annul a product, whatever else there is; one hundredth of the points stands in for it. */
const LEAST_SHARE = 0.01

/** Totals are kept to a millionth of a point, so that the order of additions tells nobody apart. */
const FINEST = 1e6

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
    totals[row] = Math.round(points * FINEST) / FINEST
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

/** Rank 1 for the highest; equals share the better rank and the next one is left out. `totals` as `totalsOf` writes them. */
export function ranksOf(totals: Float64Array, ranks: Int32Array): void {
  const length = totals.length
  let best = Number.NEGATIVE_INFINITY
  let worst = Number.POSITIVE_INFINITY
  for (let row = 0; row < length; row += 1) {
    const total = totals[row] as number
    if (total > best) best = total
    if (total < worst) worst = total
  }
  const isNear = (best - worst) * FINEST < 2 ** 32 - 1
  const keys = isNear ? new Uint32Array(length) : new Float64Array(length)
  for (let row = 0; row < length; row += 1) keys[row] = Math.round((best - (totals[row] as number)) * FINEST)
  const order = keys instanceof Uint32Array ? sortKeys(keys.slice()).order : orderOf(keys)
  let rank = 0
  for (let at = 0; at < length; at += 1) {
    const row = order[at] as number
    if (at === 0 || keys[row] !== keys[order[at - 1] as number]) rank = at + 1
    ranks[row] = rank
  }
}
