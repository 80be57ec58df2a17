// How many points does one value earn, before they are held between an item's bounds and rounded?

import { benchmarkAt, type FoundBenchmark } from './benchmarks.ts'
import { powerOf } from './exponential.ts'
import type { Leaf, Score, Step, Steps } from './item.ts'
import { BLUR } from './quanta.ts'

/** What else happened on the way; bits of a leaf's `marks`. */
export const MISSING = 1
export const WINSORISED = 2
export const CAPPED = 4
export const FLOORED = 8
/** the mean of the whole stood in for that of a small group */
export const FALLBACK = 16
export const LEFT_OUT = 32
export const WITHOUT_EVIDENCE = 64

/** Points of x in a row; NaN where it cannot be held against anything. Sets `marks.now`, which starts at 0 each time. */
export type Scorer = (x: number, row: number) => number
export type Marks = { now: number }

/** Values of those ranked, ascending, and which rows they are. */
export type Pool = { readonly sorted: Float64Array; readonly member: Uint8Array }

export type ScoreContext = {
  readonly weight: number
  readonly direction: Leaf['direction']
  /** as benchmarksOf(score) lists them */
  readonly benchmarks: readonly FoundBenchmark[]
  /** for rank and percentile */
  readonly pool: Pool | null
  /** the text of a row that chooses standards */
  readonly wordAt: ((row: number) => string | null) | null
  /** whether evidence is there; null asks for none */
  readonly evidenced: ((row: number) => boolean) | null
  readonly marks: Marks
}

export function scorerOf(score: Score, context: ScoreContext): Scorer {
  const { weight, direction, benchmarks, marks } = context
  const higher = direction === 'higher'
  const against = (at: number) => (row: number) => {
    const found = benchmarks[at]
    if (found === undefined) return Number.NaN
    if (found.fallback !== null && found.groups !== null) {
      const group = found.groups[row] as number
      if (group < 0 || found.fallback[group]) marks.now |= FALLBACK
    }
    return benchmarkAt(found, row)
  }
  const first = against(0)
  const scaled = (scale: number | null) => (scale === null ? 1 : weight / scale)
  switch (score.kind) {
    case 'ratio':
    case 'best': {
      const [cap, floor] = [score.kind === 'ratio' ? score.cap : null, score.floor]
      return (x, row) => {
        const benchmark = first(row)
        const quotient = higher ? x / benchmark : x > 0 ? benchmark / x : (cap ?? Number.NaN)
        return weight * held(quotient, floor, cap, marks)
      }
    }
    case 'inverse':
      return (x, row) => (weight / 2) * held(2 - x / first(row), 0, 2, marks)
    case 'minmax':
      return poles(
        score.clip,
        marks,
        first,
        against(1),
        (part) => (weight * (score.floor + (100 - score.floor) * part)) / 100,
      )
    case 'efficacy':
      return poles(score.clip, marks, first, against(1), (part) => (weight * (part * score.span + score.base)) / 100)
    case 'exponential':
      return poles(
        score.clip,
        marks,
        first,
        against(1),
        (part) => (weight * score.base * powerOf(100 / score.base, part)) / 100,
      )
    case 'standards':
      return (x, row) => {
        const word = score.by === null ? null : (context.wordAt?.(row) ?? null)
        const own = word === null ? undefined : score.by?.standards[word]
        if (own === undefined && score.by !== null) marks.now |= FALLBACK
        return weight * coefficientOf(own ?? score.standards, x, higher)
      }
    case 'steps': {
      const factor = scaled(score.scale)
      const relative = score.benchmark !== null
      return (x, row) => factor * stepPoints(score.steps, relative ? x / first(row) : x)
    }
    case 'rank': {
      const factor = scaled(score.scale)
      return (x) => factor * (score.points[betterThan(context.pool, x, higher)] ?? score.rest)
    }
    case 'percentile':
      return (x, row) => (weight * (score.floor + (100 - score.floor) * shareWorse(context.pool, x, row, higher))) / 100
    case 'gap': {
      const factor = scaled(score.scale)
      const { base, relative, up, down, per } = score
      return (x, row) => {
        const benchmark = first(row)
        const difference = relative ? (x / benchmark - 1) * 100 : x - benchmark
        const gap = higher ? difference : -difference
        const start = typeof base === 'number' ? base : stepPoints(base, x)
        return factor * (start + ((gap >= 0 ? up : down) * gap) / per)
      }
    }
    case 'each': {
      const factor = scaled(score.scale)
      return (x) => factor * score.points * Math.max(0, x - score.beyond)
    }
    case 'mark':
      return (x, row) => {
        if (context.evidenced !== null && !context.evidenced(row)) {
          marks.now |= WITHOUT_EVIDENCE
          return 0
        }
        return weight * held((x - score.from) / (score.to - score.from), 0, 1, marks)
      }
    case 'yes':
      return (x) => (x !== 0 ? weight : 0)
  }
}

function held(value: number, floor: number | null, cap: number | null, marks: Marks): number {
  if (cap !== null && value > cap) {
    marks.now |= CAPPED
    return cap
  }
  if (floor !== null && value < floor) {
    marks.now |= FLOORED
    return floor
  }
  return value
}

/** Where x stands between the worst (0) and the best (1); where both are one, everybody is at the best. */
function poles(
  clip: boolean,
  marks: Marks,
  best: (row: number) => number,
  worst: (row: number) => number,
  points: (part: number) => number,
): Scorer {
  return (x, row) => {
    const [top, bottom] = [best(row), worst(row)]
    const part = top === bottom ? 1 : (x - bottom) / (top - bottom)
    return points(clip ? held(part, 0, 1, marks) : part)
  }
}

const reaches = (step: Step, x: number): boolean =>
  (step.from === null || x > step.from || (step.fromInclusive && x === step.from)) &&
  (step.to === null || x < step.to || (step.toInclusive && x === step.to))

/** Points of the band that x lies in; 0 where it lies in none. */
export function stepPoints({ steps, further }: Steps, x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  const points = steps.find((step) => reaches(step, x))?.points ?? 0
  if (further === null || x <= further.above) return points
  return points + Math.floor((x - further.above) / further.every + 1e-9) * further.points
}

type Standards = readonly { readonly value: number; readonly coefficient: number }[]

/** In a straight line between two standards; beyond the best its coefficient, below the worst 0 to its own in proportion. */
function coefficientOf(standards: Standards, x: number, higher: boolean): number {
  const [best, worst] = [standards[0], standards.at(-1)]
  if (best === undefined || worst === undefined) return Number.NaN
  const reached = (value: number) => (higher ? x >= value : x <= value)
  if (reached(best.value)) return best.coefficient
  for (let at = 1; at < standards.length; at += 1) {
    const [upper, lower] = [standards[at - 1], standards[at]]
    if (upper === undefined || lower === undefined || !reached(lower.value)) continue
    const part = (x - lower.value) / (upper.value - lower.value)
    return lower.coefficient + part * (upper.coefficient - lower.coefficient)
  }
  if (!higher || worst.value <= 0) return 0
  return Math.max(0, (worst.coefficient * x) / worst.value)
}

/** 6.2 − 1.2 and 5 are one value, though doubles tell them apart by their last bit: nobody is ranked by that. */
const blurOf = (x: number): number => Math.abs(x) * BLUR

/** How many of the pool are better than x. */
export function betterThan(pool: Pool | null, x: number, higher: boolean): number {
  if (pool === null) return 0
  const { sorted } = pool
  return higher
    ? sorted.length - firstNotBelow(sorted, x + blurOf(x), true)
    : firstNotBelow(sorted, x - blurOf(x), false)
}

/** Share of the pool's others that are worse than x, equals counted half; alone it is 1. */
function shareWorse(pool: Pool | null, x: number, row: number, higher: boolean): number {
  if (pool === null) return 1
  const { sorted, member } = pool
  const blur = blurOf(x)
  const [below, upto] = [firstNotBelow(sorted, x - blur, false), firstNotBelow(sorted, x + blur, true)]
  const self = member[row] === 1 ? 1 : 0
  const others = sorted.length - self
  if (others <= 0) return 1
  const worse = higher ? below : sorted.length - upto
  return (worse + (upto - below - self) / 2) / others
}

/** How many values lie below x, or with `through` at x too. */
function firstNotBelow(sorted: Float64Array, x: number, through: boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle] as number
    if (value < x || (through && value === x)) low = middle + 1
    else high = middle
  }
  return low
}
