// Which parts of an evaluation are ranked together, and how would its method place and grade them by other totals?

import type { Evaluation } from '../evaluations/evaluate.ts'
import { grade, NO_GRADE } from '../evaluations/grades.ts'
import { weightOf } from '../evaluations/leaves.ts'
import { measureLeaf } from '../evaluations/measure-leaf.ts'
import type { RoundingMode } from '../evaluations/method.ts'
import { divideQuanta } from '../evaluations/quanta.ts'
import { type Ranks, rank } from '../evaluations/ranks.ts'
import type { Totals } from '../evaluations/totals.ts'
import type { Grading } from './draws.ts'
import type { RobustCohort, RobustItem, Stratum } from './subjects.ts'

/** Subjects of an evaluation that are ranked with each other. */
export type RankedTogether = {
  /** codes of the cohorts that are in it */
  readonly cohorts: readonly string[]
  /** places of the subjects in the evaluation; the rows of `cohort` in this order */
  readonly rows: Int32Array
  readonly cohort: RobustCohort
  /** names of the grades, the last for none */
  readonly grades: readonly string[]
  /** by the method itself, as places in `grades` */
  readonly given: readonly number[]
  readonly grading: { readonly grades: number; readonly of: Grading }
}

/** Whom one set of ranks takes in: each ranked cohort, or all of them where the method ranks over all. The others have no rank to be sure of. */
export function rankedTogether(evaluation: Evaluation): readonly RankedTogether[] {
  const { prepared } = evaluation
  const measured = prepared.leaves.map((_, index) => measureLeaf(prepared, index))
  return evaluation.ranks.sets
    .filter(({ order }) => order.length > 1)
    .map(({ order }) => {
      // by row and not by rank, so that nothing hangs on how the order came about
      const rows = Int32Array.from(order).sort()
      return setOf(evaluation, measured, rows)
    })
}

type Measured = ReturnType<typeof measureLeaf>

function setOf(evaluation: Evaluation, measured: readonly Measured[], rows: Int32Array): RankedTogether {
  const { prepared, totals } = evaluation
  const { method, cohortOf } = prepared
  const own = [...new Set(Array.from(rows, (row) => cohortOf[row] as number))].sort((a, b) => a - b)
  const weights = weightsOf(evaluation, own)
  const items = itemsOf(evaluation, measured, rows, weights)
  const power = 10 ** method.rounding.item
  const beside = Float64Array.from(rows, (row) => {
    const inItems = items.reduce((sum, { index }) => sum + (evaluation.scores[index]?.points[row] as number), 0)
    return ((totals.exact[row] as number) - inItems) / power
  })
  const strata = own.map(
    (cohort): Stratum => ({
      rows: Int32Array.from(rows.keys()).filter((at) => cohortOf[rows[at] as number] === cohort),
      weights: Float64Array.from(items, ({ index }) => weights.get(index)?.get(cohort) ?? 0),
    }),
  )
  const { place, grading, grades } = placingOf(evaluation, rows)
  return {
    cohorts: own.map((cohort) => method.cohorts[cohort]?.code ?? ''),
    rows,
    cohort: { items: items.map(({ item }) => item), beside, ...(own.length > 1 ? { strata } : {}), place },
    grades,
    given: Array.from(rows, (row) => {
      const grade = evaluation.grades.grade[row] as number
      return grade === NO_GRADE ? grades.length - 1 : grade
    }),
    grading,
  }
}

/** By place of the leaf, then by cohort: points of full marks of what is scored in the sum of items. */
function weightsOf({ prepared }: Evaluation, cohorts: readonly number[]): ReadonlyMap<number, Map<number, number>> {
  const weights = new Map<number, Map<number, number>>()
  for (const [index, placed] of prepared.leaves.entries()) {
    if (placed.section !== 'items') continue
    for (const cohort of cohorts) {
      const weight = weightOf(placed, prepared.method.cohorts[cohort]?.code ?? '') ?? 0
      if (!(weight > 0)) continue
      const own = weights.get(index) ?? new Map<number, number>()
      weights.set(index, own.set(cohort, weight))
    }
  }
  return weights
}

function itemsOf(
  { prepared, scores }: Evaluation,
  measured: readonly Measured[],
  rows: Int32Array,
  weights: ReadonlyMap<number, ReadonlyMap<number, number>>,
): readonly { readonly index: number; readonly item: RobustItem }[] {
  const power = 10 ** prepared.method.rounding.item
  return [...weights].flatMap(([index, own]) => {
    const leaf = prepared.leaves[index]?.leaf
    if (leaf === undefined) return []
    const columns = new Map(measured[index]?.map(({ cohort, column }) => [cohort, column]))
    const at = (row: number) => prepared.cohortOf[row] as number
    const item: RobustItem = {
      ...{ code: leaf.code, direction: leaf.direction, weight: Math.max(...own.values()) },
      shares: Float64Array.from(rows, (row) => {
        const weight = own.get(at(row))
        return weight === undefined ? 0 : (scores[index]?.points[row] as number) / power / weight
      }),
      raw: Float64Array.from(rows, (row) =>
        own.has(at(row)) ? (columns.get(at(row))?.[row] ?? Number.NaN) : Number.NaN,
      ),
    }
    return [{ index, item }]
  })
}

type Spread = { readonly mean: number; readonly deviation: number }

function spreadOf(points: Float64Array): Spread {
  let sum = 0
  for (let at = 0; at < points.length; at += 1) sum += points[at] as number
  const mean = sum / points.length
  let squares = 0
  for (let at = 0; at < points.length; at += 1) squares += ((points[at] as number) - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / points.length) }
}

/** A line of 60 points says nothing on a scale where everybody stands around 50: mean and spread are made the method's own first. */
function broughtTo(usual: Spread, points: Float64Array): Float64Array {
  const { mean, deviation } = spreadOf(points)
  return points.map((point) =>
    deviation === 0 ? usual.mean : usual.mean + ((point - mean) / deviation) * usual.deviation,
  )
}

// one loop each, so that the engine compiles them once for thousands of draws
function toWhole(points: Float64Array, rows: Int32Array, power: number, exact: Float64Array): void {
  for (let at = 0; at < rows.length; at += 1) exact[rows[at] as number] = Math.round((points[at] as number) * power)
}

function toCoarser(exact: Float64Array, rows: Int32Array, by: number, mode: RoundingMode, total: Float64Array): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number
    total[row] = divideQuanta(exact[row] as number, by, mode)
  }
}

function takeFrom(all: Uint32Array, rows: Int32Array, into: Int32Array): void {
  for (let at = 0; at < rows.length; at += 1) into[at] = all[rows[at] as number] as number
}

/** The method's own rounding, ties, quotas, lines and rulings; whoever is not among the rows keeps the total that he has. */
function placingOf(evaluation: Evaluation, rows: Int32Array) {
  const { prepared, totals, grades } = evaluation
  const { rounding } = prepared.method
  const [power, coarser] = [10 ** rounding.item, 10 ** (rounding.item - rounding.total)]
  const exact = totals.exact.slice()
  const total = coarser === 1 ? exact : totals.total.slice()
  const changed: Totals = { ...totals, exact, total }
  let last: Ranks = evaluation.ranks
  const names = grades.names.map(({ name }) => name)
  const usual = spreadOf(Float64Array.from(rows, (row) => (totals.exact[row] as number) / power))
  const place = (given: Float64Array, ranks: Int32Array, ownScale: boolean): void => {
    const points = ownScale ? given : broughtTo(usual, given)
    toWhole(points, rows, power, exact)
    if (coarser !== 1) toCoarser(exact, rows, coarser, rounding.mode, total)
    last = rank(prepared, changed)
    takeFrom(last.rank, rows, ranks)
  }
  // a grading follows the ranks that were just given
  const of: Grading = (_totals, _ranks, into) => {
    const given = grade(prepared, changed, last)
    for (let at = 0; at < rows.length; at += 1) {
      const own = given.grade[rows[at] as number] as number
      into[at] = own === NO_GRADE ? names.length : own
    }
  }
  return { place, grading: { grades: names.length + 1, of }, grades: [...names, ''] }
}
