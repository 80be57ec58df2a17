// What in the data makes a result shaky: items that say the same, values far from all others, values that are not there?

import type { RobustCohort, RobustItem } from './subjects.ts'

export type Correlation = {
  readonly items: readonly [string, string]
  /** Pearson's, of the measured values */
  readonly r: number
  /** subjects that have both */
  readonly count: number
}

/** With fewer, two columns look alike by chance. */
const LEAST_PAIRS = 5

/** Pairs of items whose values go together or against each other by more than `above` in absolute value, the closest first. */
export function correlatedPairs({ items }: RobustCohort, above: number): readonly Correlation[] {
  const pairs = items.flatMap((one, at) =>
    items.slice(at + 1).flatMap((other): readonly Correlation[] => {
      const { r, count } = pearson(one.raw, other.raw)
      return count >= LEAST_PAIRS && Math.abs(r) > above ? [{ items: [one.code, other.code], r, count }] : []
    }),
  )
  return pairs.sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
}

function pearson(a: Float64Array, b: Float64Array): { readonly r: number; readonly count: number } {
  const rows = [...a.keys()].filter((row) => !Number.isNaN((a[row] as number) + (b[row] as number)))
  const count = rows.length
  if (count === 0) return { r: 0, count }
  const mean = (of: Float64Array) => rows.reduce((sum, row) => sum + (of[row] as number), 0) / count
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  for (const row of rows) {
    const [da, db] = [(a[row] as number) - ma, (b[row] as number) - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return { r: aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0, count }
}

/** What one extreme value does to the others when an item is put on a scale from its least to its most. */
export type Squeeze = {
  readonly item: string
  readonly row: number
  readonly end: 'highest' | 'lowest'
  readonly value: number
  /** the next value, which would be the end of the scale without it */
  readonly next: number
  /** the part of the scale that is left to all the others, from 0 to 1 */
  readonly left: number
  /** mean change of the others' points, had the scale ended at `next`; on a scale of full marks */
  readonly points: number
}

/** The extremes of every item that leave at most `upto` of a min–max scale to the others, the tightest first. Needs four values. */
export function squeezesOf({ items }: RobustCohort, upto: number): readonly Squeeze[] {
  return items
    .flatMap((item) => [squeezeAt(item, 'highest'), squeezeAt(item, 'lowest')])
    .filter((one) => one !== undefined)
    .filter(({ left }) => left <= upto)
    .sort((a, b) => a.left - b.left)
}

function squeezeAt({ code, raw, weight, direction }: RobustItem, end: Squeeze['end']): Squeeze | undefined {
  const rows = [...raw.keys()].filter((row) => !Number.isNaN(raw[row] as number))
  const sorted = rows.sort((a, b) => (raw[a] as number) - (raw[b] as number))
  if (sorted.length < 4) return undefined
  const [first, second, beforeLast, last] = [sorted[0], sorted[1], sorted.at(-2), sorted.at(-1)]
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined) return undefined
  const [row, neighbour, far] = end === 'highest' ? [last, beforeLast, first] : [first, second, last]
  const [value, next, other] = [raw[row] as number, raw[neighbour] as number, raw[far] as number]
  if (value === other) return undefined
  const left = Math.abs(next - other) / Math.abs(value - other)
  const share = (x: number, to: number) => {
    if (to === other) return 0.5
    const part = (x - other) / (to - other)
    const rising = end === 'highest' ? part : 1 - part
    return direction === 'higher' ? rising : 1 - rising
  }
  const rest = rows.filter((one) => one !== row)
  const moved = rest.reduce((sum, one) => sum + share(raw[one] as number, next) - share(raw[one] as number, value), 0)
  return { item: code, row, end, value, next, left, points: (weight * moved) / rest.length }
}
