// What do an item's points become when nothing but its weight has changed?

import { isSame } from '../base/same.ts'
import { eachBlock } from './blocks.ts'
import type { Leaf, Score } from './item.ts'
import { boundsIn, weightOf } from './leaves.ts'
import type { MeasuredLeaf } from './measure-leaf.ts'
import type { Rounding, RoundingMode } from './method.ts'
import type { Prepared } from './prepare.ts'
import { BLUR, divideQuanta, type Quanta, toQuanta } from './quanta.ts'
import { isNeverBelow, isPlainRatio, staysShort } from './run-ratio.ts'
import { MISSING } from './score-functions.ts'
import type { LeafInCohort, LeafScores } from './score-leaf.ts'
import type { Rows } from './sums.ts'

/** An item as it was last scored, with what makes it quick to weigh again. */
export type Weighable = {
  readonly leaf: Leaf
  readonly rounding: Rounding
  readonly scores: LeafScores
  /** quotients between floor and cap by rows, 0 where there is none; made when first needed, of plain ratios alone */
  quotients: Float64Array | null
}

/** Whether two items differ in nothing but their weights. */
export const isWeighedAlone = (a: Leaf, b: Leaf): boolean =>
  a === b ||
  (['value', 'score', 'missing', 'winsorise', 'direction', 'most', 'least'] as const).every((part) =>
    isSame(a[part], b[part]),
  )

/**
 * The same as scoring anew, written into the same columns; undefined where that cannot be done by weight alone. Not for
 * methods that leave items out, whose columns hold what was spread over them.
 */
export function reweighed(
  prepared: Prepared,
  index: number,
  before: Weighable,
  measured: MeasuredLeaf,
): LeafScores | undefined {
  const placed = prepared.leaves[index]
  if (placed === undefined) return undefined
  const { scores } = before
  const weights = scores.cohorts.map(({ cohort }) => {
    const code = prepared.cohorts[cohort]?.cohort.code ?? ''
    return weightOf(placed, code) ?? (placed.section === 'items' ? undefined : 0)
  })
  if (weights.every((weight, at) => weight === scores.cohorts[at]?.weight)) return scores
  const { leaf } = placed
  const isPlain = scores.cohorts.every(({ score, benchmarks }) => isPlainRatio(leaf, score, benchmarks[0]))
  if (!isPlain || leaf.most !== null || leaf.least !== null || weights.includes(undefined)) return undefined
  const fits = scores.cohorts.every(({ cohort, score }, at) => {
    const bounds = boundsIn(leaf, prepared.cohorts[cohort]?.cohort.code ?? '')
    return staysShort({ leaf, score, weight: weights[at] ?? 0, bounds }, prepared.method.rounding)
  })
  if (scores.points instanceof Int32Array && !fits) return undefined
  before.quotients ??= quotientsOf(prepared, scores, measured)
  const { quotients } = before
  const cohorts = scores.cohorts.map((own, at) => weighCohort(prepared, leaf, own, weights[at] ?? 0, scores, quotients))
  return { ...scores, cohorts }
}

function quotientsOf(prepared: Prepared, { cohorts }: LeafScores, measured: MeasuredLeaf): Float64Array {
  const quotients = new Float64Array(prepared.subjects.rows)
  for (const { cohort, score, benchmarks } of cohorts) {
    const [found] = benchmarks
    const column = measured.find((one) => one.cohort === cohort)?.column
    const rows = prepared.cohorts[cohort]?.rows
    if (score.kind !== 'ratio' || found === undefined || column === undefined || rows === undefined) continue
    const { groups, values, whole } = found
    const [cap, floor] = [score.cap ?? Number.POSITIVE_INFINITY, score.floor ?? Number.NEGATIVE_INFINITY]
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows.list === null ? at : (rows.list[at] as number)
      const group = groups === null ? 0 : (groups[row] as number)
      const quotient = (column[row] as number) / (group < 0 ? whole : (values[group] as number))
      quotients[row] = Number.isNaN(quotient) ? 0 : quotient > cap ? cap : quotient < floor ? floor : quotient
    }
  }
  return quotients
}

function weighCohort(
  prepared: Prepared,
  leaf: Leaf,
  own: LeafInCohort,
  weight: number,
  { points, marks }: LeafScores,
  quotients: Float64Array,
): LeafInCohort {
  const rows = prepared.cohorts[own.cohort]?.rows
  if (rows === undefined || weight === own.weight) return own
  const { item, mode } = prepared.method.rounding
  const { floor } = own.score as Extract<Score, { kind: 'ratio' }>
  const isAsked = own.counts.missing > 0 && leaf.missing.kind === 'mean'
  const work: WeighWork = { weight, power: 10 ** item, mode, quotients, points, list: rows.list, sum: 0 }
  if (points instanceof Int32Array && rows.list === null && !isAsked && isNeverBelow(weight, floor, mode))
    eachBlock(rows.length, (from, to) => weighUpwards(weight, work.power, quotients, points, from, to))
  else eachBlock(rows.length, (from, to) => weighBlock(work, from, to))
  if (own.counts.missing === 0) return { ...own, weight }
  // what stands in for a missing value hangs on the others' points, or is fixed
  const imputed = leaf.missing.kind === 'mean' ? divideQuanta(work.sum, own.counts.scored, mode) : (own.imputed ?? 0)
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows.list === null ? at : (rows.list[at] as number)
    if (((marks[row] as number) & MISSING) !== 0) points[row] = imputed
  }
  return { ...own, weight, imputed }
}

type WeighWork = {
  readonly weight: number
  readonly power: number
  readonly mode: RoundingMode
  readonly quotients: Float64Array
  readonly points: Quanta
  readonly list: Rows['list']
  sum: number
}

/** `toQuanta` of what is not below zero and fits: a short column cuts the rest off by itself. */
function weighUpwards(
  weight: number,
  power: number,
  quotients: Float64Array,
  points: Int32Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row += 1) {
    const size = weight * (quotients[row] as number) * power
    points[row] = size + 0.5 + size * BLUR
  }
}

function weighBlock(work: WeighWork, from: number, to: number): void {
  const { weight, power, mode, quotients, points, list } = work
  let { sum } = work
  for (let at = from; at < to; at += 1) {
    const row = list === null ? at : (list[at] as number)
    const quanta = toQuanta(weight * (quotients[row] as number), power, mode)
    points[row] = quanta
    sum += quanta
  }
  work.sum = sum
}
