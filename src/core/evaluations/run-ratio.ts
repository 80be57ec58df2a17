// How is the commonest function, value against a benchmark, done over a million rows?

import type { FoundBenchmark } from './benchmarks.ts'
import { eachBlock } from './blocks.ts'
import type { Leaf, Score } from './item.ts'
import type { Rounding, RoundingMode } from './method.ts'
import { BLUR, toQuanta } from './quanta.ts'
import type { Out, Tally } from './run-score.ts'
import { CAPPED, FALLBACK, FLOORED, MISSING } from './score-functions.ts'
import type { Task } from './score-leaf.ts'
import type { Rows } from './sums.ts'

type RatioTask = {
  readonly bounds: { readonly least: number; readonly most: number }
  readonly score: Extract<Score, { kind: 'ratio' }>
  readonly weight: number
  readonly rows: Rows
  readonly power: number
  readonly mode: RoundingMode
}

/** Whether an item may be done by `runRatio`: what needs nothing but its value and a benchmark by group. */
export const isPlainRatio = (leaf: Leaf, score: Score, found: FoundBenchmark | undefined): boolean =>
  score.kind === 'ratio' &&
  leaf.direction === 'higher' &&
  leaf.winsorise === null &&
  found !== undefined &&
  found.own === null

/** Whether no row's points need more than 31 bits: capped, with a floor, and small. */
export function staysShort(
  { leaf, score, weight, bounds }: Pick<Task, 'leaf' | 'score' | 'weight' | 'bounds'>,
  rounding: Rounding,
): boolean {
  if (score.kind !== 'ratio' || score.cap === null || score.floor === null) return false
  const ends = [score.cap * weight, score.floor * weight, bounds.least, bounds.most]
  const missing = leaf.missing.kind === 'points' ? leaf.missing.points : 0
  const most = Math.max(...[...ends, missing].filter(Number.isFinite).map(Math.abs))
  return most * 10 ** rounding.item < 2 ** 31 - 1
}

/** Whether points are never below zero and halves go up, so that cutting off what lies behind the point rounds. */
export const isNeverBelow = (weight: number, floor: number | null, mode: RoundingMode): boolean =>
  mode === 'half-up' && weight >= 0 && floor !== null && floor >= 0

/** The same points and marks as the function in score-functions.ts, without a call a row. */
export function runRatio(task: RatioTask, found: FoundBenchmark, column: Float64Array, out: Out): Tally {
  const { score, weight, power, mode } = task
  const work: RatioWork = {
    weight,
    power,
    mode,
    column,
    points: out.points,
    marks: out.marks,
    list: task.rows.list,
    cap: score.cap ?? Number.POSITIVE_INFINITY,
    floor: score.floor ?? Number.NEGATIVE_INFINITY,
    ...task.bounds,
    groups: found.groups,
    values: found.values,
    whole: found.whole,
    small: Uint8Array.from(found.fallback ?? [false], (one) => (one ? FALLBACK : 0)),
    counted: new Float64Array(3),
    missing: [],
  }
  const { least, most } = task.bounds
  const isUnbounded = least === Number.NEGATIVE_INFINITY && most === Number.POSITIVE_INFINITY
  const { points } = out
  const { groups } = found
  if (
    points instanceof Int32Array &&
    groups !== null &&
    work.list === null &&
    isUnbounded &&
    isNeverBelow(weight, score.floor, mode)
  )
    eachBlock(task.rows.length, (from, to) => shortBlock(work, points, groups, from, to))
  else eachBlock(task.rows.length, (from, to) => ratioBlock(work, from, to))
  const { missing, counted } = work
  const [sum = 0, capped = 0, floored = 0] = counted
  return { scored: task.rows.length - missing.length, missing, winsorised: 0, capped, floored, sum }
}

type RatioWork = Out & {
  readonly weight: number
  readonly power: number
  readonly mode: RoundingMode
  readonly column: Float64Array
  readonly list: Int32Array | null
  readonly cap: number
  readonly floor: number
  readonly most: number
  readonly least: number
  readonly groups: Int32Array | null
  readonly values: Float64Array
  readonly whole: number
  readonly small: Uint8Array
  /** sum, capped, floored */
  readonly counted: Float64Array
  readonly missing: number[]
}

/** The same for every row of a short column against its group's benchmark, which is what a million enterprises are. */
function shortBlock(work: RatioWork, points: Int32Array, groups: Int32Array, from: number, to: number): void {
  const { weight, power, column, marks, cap, floor, values, whole, small, counted, missing } = work
  let [sum, capped, floored] = [counted[0] as number, 0, 0]
  for (let row = from; row < to; row += 1) {
    const group = groups[row] as number
    const benchmark = group < 0 ? whole : (values[group] as number)
    let mark = group < 0 ? FALLBACK : (small[group] as number)
    let quotient = (column[row] as number) / benchmark
    if (Number.isNaN(quotient)) {
      marks[row] = MISSING
      missing.push(row)
      continue
    }
    if (quotient > cap) {
      quotient = cap
      mark |= CAPPED
      capped += 1
    } else if (quotient < floor) {
      quotient = floor
      mark |= FLOORED
      floored += 1
    }
    const size = weight * quotient * power
    const quanta = (size + 0.5 + size * BLUR) | 0
    points[row] = quanta
    sum += quanta
    if (mark !== 0) marks[row] = mark
  }
  counted[0] = sum
  counted[1] = (counted[1] as number) + capped
  counted[2] = (counted[2] as number) + floored
}

function ratioBlock(work: RatioWork, from: number, to: number): void {
  const { weight, power, mode, column, points, marks, list, cap, floor, most, least } = work
  const { groups, values, whole, small, counted, missing } = work
  const [first, firstMark] = [values[0] as number, small[0] as number]
  let [sum, capped, floored] = [counted[0] as number, 0, 0]
  for (let at = from; at < to; at += 1) {
    const row = list === null ? at : (list[at] as number)
    let benchmark = first
    let mark = firstMark
    if (groups !== null) {
      const group = groups[row] as number
      benchmark = group < 0 ? whole : (values[group] as number)
      mark = group < 0 ? FALLBACK : (small[group] as number)
    }
    let quotient = (column[row] as number) / benchmark
    if (Number.isNaN(quotient)) {
      marks[row] = MISSING
      missing.push(row)
      continue
    }
    if (quotient > cap) {
      quotient = cap
      mark |= CAPPED
    } else if (quotient < floor) {
      quotient = floor
      mark |= FLOORED
    }
    let earned = weight * quotient
    if (earned > most) {
      earned = most
      mark |= CAPPED
    } else if (earned < least) {
      earned = least
      mark |= FLOORED
    }
    const quanta = toQuanta(earned, power, mode)
    points[row] = quanta
    sum += quanta
    if (mark !== 0) {
      marks[row] = mark
      if (mark & CAPPED) capped += 1
      if (mark & FLOORED) floored += 1
    }
  }
  counted[0] = sum
  counted[1] = (counted[1] as number) + capped
  counted[2] = (counted[2] as number) + floored
}
