// What does one item give every subject, and what happened to its values on the way?

import { type FoundBenchmark, findBenchmark } from './benchmarks.ts'
import { eachBlock } from './blocks.ts'
import { dividesBy } from './check-benchmarks.ts'
import { type Finding, finding, refuse } from './finding.ts'
import { benchmarksOf } from './formulas.ts'
import type { Leaf, Score, Value } from './item.ts'
import { pathOf, weightOf } from './leaves.ts'
import { NAMED, type Prepared } from './prepare.ts'
import { divideQuanta, toQuanta } from './quanta.ts'
import { isPlainRatio, runRatio } from './run-ratio.ts'
import {
  CAPPED,
  FLOORED,
  type Marks,
  MISSING,
  type Pool,
  type ScoreContext,
  type Scorer,
  scorerOf,
  WINSORISED,
} from './score-functions.ts'
import { type Rows, rowAt } from './sums.ts'
import { forCohort } from './terms.ts'
import { valueColumn } from './values.ts'
import { type Limits, limitsOf, winsorised } from './winsorise.ts'

/** How an item was scored in one cohort: what the trace needs and what the result counts. */
export type LeafInCohort = {
  readonly cohort: number
  readonly weight: number
  readonly value: Value
  readonly score: Score
  readonly benchmarks: readonly FoundBenchmark[]
  readonly limits: Limits | null
  /** points as quanta that stand in for a missing value; null leaves the item out */
  readonly imputed: number | null
  readonly counts: {
    readonly scored: number
    readonly missing: number
    readonly winsorised: number
    readonly capped: number
    readonly floored: number
  }
}

/** Points in whole units of the last decimal (0 where the cohort does without the item), and bits of what happened. */
export type LeafScores = {
  readonly points: Float64Array
  readonly marks: Uint8Array
  readonly cohorts: readonly LeafInCohort[]
  readonly findings: readonly Finding[]
}

/**
 * One item over all cohorts; items do not depend on each other, so that workers may share them out. `scratch` has a place
 * for each row and is written over.
 */
export function scoreLeaf(prepared: Prepared, index: number, scratch?: Float64Array): LeafScores {
  const placed = prepared.leaves[index]
  if (placed === undefined) throw new RangeError(`no item ${index}`)
  const { rows } = prepared.subjects
  const out = { points: new Float64Array(rows), marks: new Uint8Array(rows) }
  const findings: Finding[] = []
  const cohorts: LeafInCohort[] = []
  let kept: { readonly value: Value; readonly column: Float64Array } | undefined
  for (const [cohort, { cohort: named, rows: own }] of prepared.cohorts.entries()) {
    const weight = weightOf(placed, named.code) ?? (placed.section === 'items' ? undefined : 0)
    const value = forCohort(placed.leaf.value, named.code)
    const score = forCohort(placed.leaf.score, named.code)
    if (weight === undefined || value === undefined || score === undefined || own.length === 0) continue
    if (kept?.value !== value) kept = { value, column: valueColumn(prepared, value, scratch) }
    const task = {
      prepared,
      leaf: placed.leaf,
      field: pathOf(placed),
      cohort,
      name: named.name,
      needed: placed.section === 'items',
      rows: own,
      weight,
      value,
      score,
    }
    cohorts.push(scoreCohort(task, kept.column, out, findings))
  }
  return { ...out, cohorts, findings }
}

type Task = {
  readonly prepared: Prepared
  readonly leaf: Leaf
  readonly field: string
  readonly cohort: number
  readonly name: string
  /** items need a value of somebody; bonuses and deductions may well be nobody's */
  readonly needed: boolean
  readonly rows: Rows
  readonly weight: number
  readonly value: Value
  readonly score: Score
}
export type Out = { readonly points: Float64Array; readonly marks: Uint8Array }

function scoreCohort(task: Task, column: Float64Array, out: Out, findings: Finding[]): LeafInCohort {
  const { prepared, leaf, cohort, weight, value, score } = task
  const limits = limitsOf(prepared, leaf.winsorise, column, cohort)
  const values = limits === null ? column : winsorised(column, limits)
  const benchmarks = benchmarksOf(score).map((one) => findBenchmark(prepared, leaf, value, values, one, cohort))
  findings.push(...checkFound(task, benchmarks))
  const marks: Marks = { now: 0 }
  const [against] = benchmarks
  const { rounding } = prepared.method
  const tally =
    score.kind === 'ratio' && against !== undefined && isPlainRatio(leaf, score, against)
      ? runRatio({ ...task, score, power: 10 ** rounding.item, mode: rounding.mode }, against, column, out)
      : run(task, scorerOf(score, contextOf(task, values, benchmarks, marks)), marks, column, limits, out)
  const imputed = fillMissing(task, tally, out, findings)
  const { scored, missing, winsorised: cut, capped, floored } = tally
  return {
    cohort,
    weight,
    value,
    score,
    benchmarks,
    limits,
    imputed,
    counts: { scored, missing: missing.length, winsorised: cut, capped, floored },
  }
}

export function contextOf(
  task: Pick<Task, 'prepared' | 'leaf' | 'cohort' | 'weight' | 'score'>,
  values: Float64Array,
  benchmarks: readonly FoundBenchmark[],
  marks: Marks,
): ScoreContext {
  const { prepared, leaf, cohort, weight, score } = task
  const ranked = score.kind === 'rank' || score.kind === 'percentile'
  const textOf =
    (code: string) =>
    (row: number): string | null => {
      const column = prepared.table.columns.get(code)
      return column?.kind === 'text' && column.absent[row] === 0
        ? (column.words[column.indexes[row] ?? -1] ?? null)
        : null
    }
  const evidence = score.kind === 'mark' ? score.evidence : null
  return {
    weight,
    direction: leaf.direction,
    benchmarks,
    pool: ranked ? poolOf(values, prepared.pool(score.over, cohort)) : null,
    wordAt: score.kind === 'standards' && score.by !== null ? textOf(score.by.input) : null,
    evidenced: evidence === null ? null : (row) => isEvidenced(prepared, evidence, row),
    marks,
  }
}

function isEvidenced({ table }: Prepared, code: string, row: number): boolean {
  const column = table.columns.get(code)
  if (column === undefined || column.absent[row] !== 0) return false
  if (column.kind === 'text') return (column.words[column.indexes[row] ?? -1] ?? '').trim() !== ''
  return column.values[row] !== 0
}

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

/** A benchmark that is divided by must be above zero wherever it is used; one that nobody has a value for is none. */
function checkFound({ leaf, field, name, score }: Task, benchmarks: readonly FoundBenchmark[]): readonly Finding[] {
  return benchmarks.flatMap(({ benchmark, values, whole, words, fallback }) => {
    if (benchmark.kind === 'preset' || benchmark.kind === 'own') return []
    const facts = { item: leaf.name, cohort: name }
    if (Number.isNaN(whole)) return [refuse('benchmark-without-values', `${field}.score`, facts)]
    if (!dividesBy(score) && score.kind !== 'best') return []
    if (words === null)
      return whole > 0 ? [] : [refuse('benchmark-not-positive', `${field}.score`, { ...facts, value: whole })]
    const bad = words.flatMap((word, at) =>
      fallback?.[at] !== true && !((values[at] as number) > 0) ? [{ word, value: values[at] as number }] : [],
    )
    const low = whole > 0 || !fallback?.includes(true) ? [] : [{ word: '', value: whole }]
    return [...bad, ...low].map(({ word, value }) =>
      refuse('benchmark-not-positive', `${field}.score`, { ...facts, value, group: word }),
    )
  })
}

export type Tally = {
  scored: number
  missing: number[]
  winsorised: number
  capped: number
  floored: number
  sum: number
}

/** The one pass over the rows of a cohort. */
function run(task: Task, scorer: Scorer, marks: Marks, column: Float64Array, limits: Limits | null, out: Out): Tally {
  const tally: Tally = { scored: 0, missing: [], winsorised: 0, capped: 0, floored: 0, sum: 0 }
  eachBlock(task.rows.length, (from, to) => runBlock({ task, scorer, marks, column, limits, out, tally }, from, to))
  return tally
}

type Run = {
  readonly task: Task
  readonly scorer: Scorer
  readonly marks: Marks
  readonly column: Float64Array
  readonly limits: Limits | null
  readonly out: Out
  readonly tally: Tally
}

function runBlock({ task, scorer, marks, column, limits, out, tally }: Run, from: number, to: number): void {
  const { leaf, rows, prepared } = task
  const { item, mode } = prepared.method.rounding
  const power = 10 ** item
  const least = leaf.least ?? Number.NEGATIVE_INFINITY
  const most = leaf.most ?? Number.POSITIVE_INFINITY
  let sum = 0
  for (let at = from; at < to; at += 1) {
    const row = rows.list === null ? at : (rows.list[at] as number)
    const raw = column[row] as number
    marks.now = 0
    let x = raw
    if (limits !== null) {
      if (raw < limits.lower) x = limits.lower
      else if (raw > limits.upper) x = limits.upper
      if (x !== raw && !Number.isNaN(raw)) marks.now = WINSORISED
    }
    let points = Number.isNaN(x) ? x : scorer(x, row)
    if (Number.isNaN(points)) {
      out.marks[row] = MISSING
      tally.missing.push(row)
      continue
    }
    if (points > most) {
      points = most
      marks.now |= CAPPED
    } else if (points < least) {
      points = least
      marks.now |= FLOORED
    }
    const quanta = toQuanta(points, power, mode)
    out.points[row] = quanta
    sum += quanta
    tally.scored += 1
    const now = marks.now
    if (now === 0) continue
    out.marks[row] = now
    if (now & WINSORISED) tally.winsorised += 1
    if (now & CAPPED) tally.capped += 1
    if (now & FLOORED) tally.floored += 1
  }
  tally.sum += sum
}

function fillMissing(task: Task, tally: Tally, out: Out, findings: Finding[]): number | null {
  const { leaf, prepared, field, name } = task
  const { missing, scored } = tally
  const facts = { item: leaf.name, cohort: name, count: missing.length }
  if (scored === 0 && task.needed) {
    findings.push(refuse('all-missing', `${field}.value`, facts))
    return null
  }
  if (missing.length === 0) return 0
  const subjects = missing
    .slice(0, NAMED)
    .map((row) => prepared.subjects.codes[row] ?? '')
    .join('、')
  const said = { ...facts, subjects, rule: leaf.missing.kind }
  if (leaf.missing.kind === 'refuse') {
    findings.push(refuse('value-missing', `${field}.value`, said))
    return null
  }
  findings.push(finding('note', 'value-imputed', `${field}.value`, said))
  if (leaf.missing.kind === 'leave-out') return null
  const quanta = imputedPoints(task, tally)
  for (const row of missing) out.points[row] = quanta
  return quanta
}

function imputedPoints({ leaf, prepared }: Task, { sum, scored }: Tally): number {
  const { item, mode } = prepared.method.rounding
  switch (leaf.missing.kind) {
    case 'mean':
      return divideQuanta(sum, scored, mode)
    case 'points':
      return toQuanta(leaf.missing.points, 10 ** item, mode)
    default:
      return 0
  }
}
