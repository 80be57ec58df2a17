// How far does a value lie from those before it?

import { sumOf } from '../base/sum.ts'
import { medianOf } from './ranking.ts'
import type { OutlierRule } from './value-rules.ts'

/** What was expected, and how far off the value is: in deviations, of min–max in widths beyond the span. */
export type Distance = { readonly middle: number; readonly spread: number; readonly distance: number }

/**
 * z: from the mean, in standard deviations (n−1). modified-z: from the median, 0.6745 × |x − median| / MAD; one wild value
 * among the earlier ones does not hide another. min-max: beyond the least and greatest so far, in widths between them.
 * Null where too few are given, or where all are alike so that nothing can be said of one that differs.
 */
export function distanceOf(value: number, history: readonly number[], rule: OutlierRule): Distance | null {
  if (history.length < Math.max(2, rule.leastHistory)) return null
  const sorted = [...history].sort((a, b) => a - b)
  switch (rule.method) {
    case 'z': {
      const middle = sumOf(history) / history.length
      const spread = Math.sqrt(sumOf(history.map((one) => (one - middle) ** 2)) / (history.length - 1))
      return distance(value, middle, spread, 1)
    }
    case 'modified-z': {
      const middle = medianOf(sorted)
      const spread = medianOf(sorted.map((one) => Math.abs(one - middle)).sort((a, b) => a - b))
      return distance(value, middle, spread, 0.6745)
    }
    case 'min-max': {
      const [lowest = value, highest = value] = [sorted[0], sorted.at(-1)]
      const width = highest - lowest
      const beyond = Math.max(lowest - value, value - highest, 0)
      return width === 0 ? null : { middle: (lowest + highest) / 2, spread: width, distance: beyond / width }
    }
  }
}

function distance(value: number, middle: number, spread: number, factor: number): Distance | null {
  return spread === 0 ? null : { middle, spread, distance: (factor * Math.abs(value - middle)) / spread }
}

/** Beyond the rule's limit, or null. For min–max a limit of 0 is anything beyond the stored span. */
export function outlierOf(value: number, history: readonly number[], rule: OutlierRule): Distance | null {
  const found = distanceOf(value, history, rule)
  return found !== null && found.distance > rule.limit ? found : null
}
