// What share of its points would each subject get if an item were put on a scale in another way?

import type { RobustItem } from './subjects.ts'

/**
 * - method: as the method scored it
 * - min-max: (x − min) ÷ (max − min)
 * - z-score: 0.5 + 0.1 z, z from mean and standard deviation of the cohort (n − 1), not below 0
 * - rank: the share of the others that are worse, ties half (OECD/JRC Handbook on Constructing Composite Indicators, 2008, step 5)
 */
export type Normalisation = 'method' | 'min-max' | 'z-score' | 'rank'

/**
 * Shares of 0 to 1 (z-score: to about 1) in a new column, better always higher. What is absent gets the mean of what is
 * there, as it then pulls nobody; an item without any spread gives everybody 0.5, for it tells nobody apart.
 */
export function normalise(item: RobustItem, how: Normalisation): Float64Array {
  if (how === 'method') return Float64Array.from(item.shares)
  const sign = item.direction === 'higher' ? 1 : -1
  const values = item.raw.map((value) => value * sign)
  const present = values.filter((value) => !Number.isNaN(value)).sort()
  const [least, most] = [present.at(0) ?? 0, present.at(-1) ?? 0]
  if (present.length < 2 || least === most) return values.fill(0.5)
  return fillAbsent(values.map(scaleOf(how, present, least, most)))
}

function scaleOf(
  how: Exclude<Normalisation, 'method'>,
  sorted: Float64Array,
  least: number,
  most: number,
): (value: number) => number {
  switch (how) {
    case 'min-max':
      return (value) => (value - least) / (most - least)
    case 'z-score': {
      const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
      const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1))
      return (value) => (Number.isNaN(value) ? value : Math.max(0, 0.5 + (0.1 * (value - mean)) / deviation))
    }
    case 'rank':
      return (value) => {
        if (Number.isNaN(value)) return value
        const worse = countBelow(sorted, value)
        const same = countBelow(sorted, value, true) - worse
        return (worse + (same - 1) / 2) / (sorted.length - 1)
      }
  }
}

function fillAbsent(column: Float64Array): Float64Array {
  const present = column.filter((value) => !Number.isNaN(value))
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  return column.map((value) => (Number.isNaN(value) ? mean : value))
}

/** How many of an ascending column lie below a value, or up to it. */
function countBelow(sorted: Float64Array, value: number, upTo = false): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = sorted[middle] ?? 0
    if (there < value || (upTo && there === value)) low = middle + 1
    else high = middle
  }
  return low
}
