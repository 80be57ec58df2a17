// What does one item give every subject, and what happened to its values on the way?

import type { FoundBenchmark } from './benchmarks.ts'
import { dividesBy } from './check-benchmarks.ts'
import { type EvaluationFinding, finding, refuse } from './finding.ts'
import type { Leaf, Score, Value } from './item.ts'
import { boundsIn, pathOf, weightOf } from './leaves.ts'
import { type MeasuredCohort, type MeasuredLeaf, measureLeaf } from './measure-leaf.ts'
import { NAMED, type Prepared } from './prepare.ts'
import { divideQuanta, type Quanta, toQuanta } from './quanta.ts'
import { isPlainRatio, runRatio, staysShort } from './run-ratio.ts'
import { type Out, runScore, type Tally } from './run-score.ts'
import { type Marks, type ScoreContext, scorerOf } from './score-functions.ts'
import { type Rows, rowAt } from './sums.ts'
import { forCohort } from './terms.ts'
import type { Limits } from './winsorise.ts'

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
  readonly points: Quanta
  readonly marks: Uint8Array
  readonly cohorts: readonly LeafInCohort[]
  readonly findings: readonly EvaluationFinding[]
}

/**
 * One item over all cohorts; items do not depend on each other, so that workers may share them out. `scratch` has a place
 * for each row and is written over.
 */
export function scoreLeaf(prepared: Prepared, index: number, scratch?: Float64Array): LeafScores {
  return scoreMeasured(prepared, index, measureLeaf(prepared, index, scratch))
}

/** Points for what was measured. `into` are the columns of an earlier score that nobody needs any more. */
export function scoreMeasured(prepared: Prepared, index: number, measured: MeasuredLeaf, into?: Out): LeafScores {
  const placed = prepared.leaves[index]
  if (placed === undefined) throw new RangeError(`no item ${index}`)
  const tasks = measured.flatMap((found) => {
    const own = prepared.cohorts[found.cohort]
    if (own === undefined) return []
    const weight = weightOf(placed, own.cohort.code) ?? (placed.section === 'items' ? undefined : 0)
    const score = forCohort(placed.leaf.score, own.cohort.code)
    if (weight === undefined || score === undefined) return []
    const task: Task = {
      prepared,
      leaf: placed.leaf,
      field: pathOf(placed),
      cohort: found.cohort,
      name: own.cohort.name,
      needed: placed.section === 'items',
      rows: own.rows,
      weight,
      bounds: boundsIn(placed.leaf, own.cohort.code),
      value: found.value,
      score,
    }
    return [{ task, found }]
  })
  // what is left out is spread over the other items' points
  const isSpread = prepared.leaves.some(({ leaf }) => leaf.missing.kind === 'leave-out')
  const isSmall =
    !isSpread &&
    tasks.every(
      ({ task, found }) =>
        isPlainRatio(task.leaf, task.score, found.benchmarks[0]) && staysShort(task, prepared.method.rounding),
    )
  const out = emptied(prepared.subjects.rows, isSmall, into)
  const findings: EvaluationFinding[] = []
  const cohorts = tasks.map(({ task, found }) => scoreCohort(task, found, out, findings))
  return { ...out, cohorts, findings }
}

function emptied(rows: number, isSmall: boolean, into: Out | undefined): Out {
  if (into?.points.length !== rows || into.points instanceof Int32Array !== isSmall)
    return { points: isSmall ? new Int32Array(rows) : new Float64Array(rows), marks: new Uint8Array(rows) }
  into.points.fill(0)
  into.marks.fill(0)
  return { points: into.points, marks: into.marks }
}

export type Task = {
  readonly prepared: Prepared
  readonly leaf: Leaf
  readonly field: string
  readonly cohort: number
  readonly name: string
  /** items need a value of somebody; bonuses and deductions may well be nobody's */
  readonly needed: boolean
  readonly rows: Rows
  readonly weight: number
  /** the points are held between these */
  readonly bounds: { readonly least: number; readonly most: number }
  readonly value: Value
  readonly score: Score
}
function scoreCohort(task: Task, found: MeasuredCohort, out: Out, findings: EvaluationFinding[]): LeafInCohort {
  const { prepared, leaf, cohort, weight, value, score } = task
  const { column, limits, benchmarks } = found
  findings.push(...checkFound(task, benchmarks), ...checkOwn(task, found))
  const marks: Marks = { now: 0 }
  const [against] = benchmarks
  const { rounding } = prepared.method
  const tally =
    score.kind === 'ratio' && against !== undefined && isPlainRatio(leaf, score, against)
      ? runRatio({ ...task, score, power: 10 ** rounding.item, mode: rounding.mode }, against, column, out)
      : runScore(task, scorerOf(score, contextOf(task, found, marks)), marks, column, limits, out)
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

/** Points of an item for any value that a row might have, in quanta, benchmarks as they are; undefined where the cohort does without it. */
export function pointsAt(
  prepared: Prepared,
  index: number,
  cohort: number,
): ((x: number, row: number) => number) | undefined {
  const [placed, own] = [prepared.leaves[index], prepared.cohorts[cohort]]
  const found = measureLeaf(prepared, index).find((one) => one.cohort === cohort)
  if (placed === undefined || own === undefined || found === undefined) return undefined
  const { leaf } = placed
  const score = forCohort(leaf.score, own.cohort.code)
  const weight = weightOf(placed, own.cohort.code)
  if (score === undefined || weight === undefined) return undefined
  const scorer = scorerOf(score, contextOf({ prepared, leaf, weight, score }, found, { now: 0 }))
  const { item, mode } = prepared.method.rounding
  const { least, most } = boundsIn(leaf, own.cohort.code)
  return (x, row) => {
    const limited = found.limits === null ? x : Math.min(found.limits.upper, Math.max(found.limits.lower, x))
    const points = Math.max(least, Math.min(most, scorer(limited, row)))
    return toQuanta(points, 10 ** item, mode)
  }
}

function contextOf(
  { prepared, leaf, weight, score }: Pick<Task, 'prepared' | 'leaf' | 'weight' | 'score'>,
  found: MeasuredCohort,
  marks: Marks,
): ScoreContext {
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
    benchmarks: found.benchmarks,
    pool: found.pool,
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

/** A benchmark that is divided by must be above zero wherever it is used; one that nobody has a value for is none. */
function checkFound(
  { leaf, field, name, score }: Task,
  benchmarks: readonly FoundBenchmark[],
): readonly EvaluationFinding[] {
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

/** A subject's own target or last year that is not above zero would give it any points; one that is missing is missing. */
function checkOwn(
  { prepared, leaf, field, name, score, rows }: Task,
  { column, benchmarks }: MeasuredCohort,
): readonly EvaluationFinding[] {
  if (!dividesBy(score)) return []
  return benchmarks.flatMap(({ own, benchmark }) => {
    if (own === null) return []
    const bad: number[] = []
    for (let at = 0; at < rows.length; at += 1) {
      const row = rowAt(rows, at)
      if ((own[row] as number) * benchmark.times <= 0 && !Number.isNaN(column[row])) bad.push(row)
    }
    if (bad.length === 0) return []
    const subjects = bad.slice(0, NAMED).map((row) => prepared.subjects.codes[row] ?? '')
    const facts = { item: leaf.name, cohort: name, count: bad.length, subjects: subjects.join('、') }
    return [refuse('own-benchmark-not-positive', `${field}.score`, facts)]
  })
}

function fillMissing(task: Task, tally: Tally, out: Out, findings: EvaluationFinding[]): number | null {
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
