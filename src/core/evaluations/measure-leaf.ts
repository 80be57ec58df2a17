// What does an item measure, before anybody decides how many points that is worth?

import { type FoundBenchmark, findBenchmark } from './benchmarks.ts'
import { benchmarksOf } from './formulas.ts'
import type { Score, Value } from './item.ts'
import type { Prepared } from './prepare.ts'
import type { Pool } from './score-functions.ts'
import { type Rows, rowAt } from './sums.ts'
import { forCohort } from './terms.ts'
import { type Measured, measuredColumn } from './values.ts'
import { type Limits, limitsOf, winsorised } from './winsorise.ts'

/** Values, limits and benchmarks of one item in one cohort: all that does not hang on weights, caps and lines. */
export type MeasuredCohort = {
  readonly cohort: number
  readonly value: Value
  readonly column: Float64Array
  readonly limits: Limits | null
  /** as benchmarksOf(score) lists them */
  readonly benchmarks: readonly FoundBenchmark[]
  /** for rank and percentile */
  readonly pool: Pool | null
}

/** Cohorts that have a value and a function for the item; those without subjects are left out. */
export type MeasuredLeaf = readonly MeasuredCohort[]

/** `scratch` has a place for each row and is written over; what is measured into it holds until the next use. */
export function measureLeaf(prepared: Prepared, index: number, scratch?: Float64Array): MeasuredLeaf {
  const leaf = prepared.leaves[index]?.leaf
  if (leaf === undefined) throw new RangeError(`no item ${index}`)
  const columns = new Map<Value, Measured>()
  return prepared.cohorts.flatMap(({ cohort: { code }, rows }, cohort) => {
    const [value, score] = [forCohort(leaf.value, code), forCohort(leaf.score, code)]
    if (value === undefined || score === undefined || rows.length === 0) return []
    const measured = columns.get(value) ?? measuredColumn(prepared, value, columns.size === 0 ? scratch : undefined)
    columns.set(value, measured)
    const { values: column } = measured
    const limits = limitsOf(prepared, leaf.winsorise, column, cohort)
    const held = limits === null ? measured : { values: winsorised(column, limits), largest: null }
    const benchmarks = benchmarksOf(score).map((one) => findBenchmark(prepared, leaf, value, held, one, cohort))
    const pool = isRanked(score) ? poolOf(held.values, prepared.pool(score.over, cohort)) : null
    return [{ cohort, value, column, limits, benchmarks, pool }]
  })
}

const isRanked = (score: Score): score is Extract<Score, { kind: 'rank' | 'percentile' }> =>
  score.kind === 'rank' || score.kind === 'percentile'

function poolOf(values: Float64Array, rows: Rows): Pool {
  const member = new Uint8Array(values.length)
  const present = new Float64Array(rows.length)
  let count = 0
  for (let at = 0; at < rows.length; at += 1) {
    const row = rowAt(rows, at)
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    member[row] = 1
    present[count++] = value
  }
  return { sorted: present.subarray(0, count).sort(), member }
}
