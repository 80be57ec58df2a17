// Where does one subject's score come from, step by step, down to the numbers that were reported?

import { benchmarkAt, type FoundBenchmark } from './benchmarks.ts'
import type { Evaluation } from './evaluate.ts'
import { formulaKey, formulasIn } from './formulas.ts'
import { NO_GRADE } from './grades.ts'
import type { Benchmark, Missing, Over, Score, Value } from './item.ts'
import type { Section } from './leaves.ts'
import type { Grade } from './method.ts'
import type { Prepared } from './prepare.ts'
import { NO_COHORT } from './prepare.ts'
import { CAPPED, FALLBACK, FLOORED, LEFT_OUT, MISSING, WINSORISED, WITHOUT_EVIDENCE } from './score-functions.ts'
import type { Code } from './terms.ts'
import { explainValue, listOf, numbersAt, type WhyMissing } from './values.ts'
import { winsorised } from './winsorise.ts'

export type ExplainedInput = {
  readonly code: Code
  readonly name: string
  readonly unit: string | null
  /** the department that answers for it */
  readonly from: string | null
  readonly value: number | string | boolean | readonly number[] | null
}

export type ExplainedBenchmark = {
  readonly kind: Benchmark['kind']
  readonly value: number | null
  readonly over: string | null
  /** the industry whose mean it is */
  readonly group: string | null
  /** how many values went into it */
  readonly count: number
  /** too few in the group: the mean of the whole */
  readonly fallback: boolean
  readonly mean: 'ratios' | 'sums' | null
  readonly times: number
  readonly decimals: number | null
}

export type ExplainedItem = {
  readonly code: Code
  readonly name: string
  readonly section: Section
  /** names of the branches above, the outermost first */
  readonly branches: readonly string[]
  readonly unit: string | null
  readonly weight: number
  readonly direction: 'higher' | 'lower'
  readonly inputs: readonly ExplainedInput[]
  readonly value: Value
  readonly score: Score
  /** as measured; null with the reason */
  readonly raw: number | null
  readonly why: WhyMissing | null
  /** as scored: after winsorising */
  readonly scored: number | null
  readonly benchmarks: readonly ExplainedBenchmark[]
  readonly marks: {
    readonly winsorised: boolean
    readonly capped: boolean
    readonly floored: boolean
    readonly leftOut: boolean
    readonly withoutEvidence: boolean
    /** what a missing value did; null where it is there */
    readonly imputed: Missing['kind'] | null
  }
  /** what it adds to the total; negative for a deduction */
  readonly points: number
  readonly article: string | null
  readonly unverified: string | null
}

/** What changes the sum besides the items: bounds of a branch, the coefficient, caps, bounds of the total, rounding. */
export type Adjustment = {
  readonly kind: 'branch' | 'coefficient' | 'bonus-cap' | 'deductions-cap' | 'total-bounds' | 'rounding'
  readonly name: string
  readonly points: number
}

export type Explanation = {
  readonly code: string
  readonly name: string
  readonly cohort: { readonly code: Code; readonly name: string }
  readonly items: readonly ExplainedItem[]
  readonly adjustments: readonly Adjustment[]
  /** items and adjustments together, to the digit */
  readonly total: number
  readonly rank: { readonly place: number; readonly of: number } | null
  readonly grade: ExplainedGrade | null
  readonly rulings: readonly { readonly code: Code; readonly name: string; readonly article: string | null }[]
}

export type ExplainedGrade = {
  readonly code: string
  readonly name: string
  /** what place and line alone would have given, where a ruling gave another */
  readonly before: string | null
  readonly managedAs: string | null
  readonly next: { readonly grade: string; readonly points: number } | null
}

/** The trace of one row, or undefined where it was in no cohort. */
export function explainScore(evaluation: Evaluation, row: number): Explanation | undefined {
  const { prepared, ranks, totals } = evaluation
  const { method, subjects, cohortOf } = prepared
  const cohort = method.cohorts[cohortOf[row] as number]
  if (cohortOf[row] === NO_COHORT || cohort === undefined) return undefined
  const place = ranks.rank[row] as number
  const own = method.ranking.over === 'all' ? null : (cohortOf[row] as number)
  return {
    code: subjects.codes[row] ?? '',
    name: subjects.names[row] ?? '',
    cohort: { code: cohort.code, name: cohort.name },
    items: explainItems(evaluation, row),
    adjustments: explainAdjustments(evaluation, row),
    total: (totals.total[row] as number) / 10 ** method.rounding.total,
    rank: place === 0 ? null : { place, of: ranks.sets.find((set) => set.cohort === own)?.order.length ?? 0 },
    grade: explainGrade(evaluation, row),
    rulings: method.rulings.filter((_, at) => prepared.rulings[at]?.[row] === 1),
  }
}

function explainItems({ prepared, scores }: Evaluation, row: number): readonly ExplainedItem[] {
  const { leaves, cohortOf, method } = prepared
  const power = 10 ** method.rounding.item
  return leaves.flatMap(({ leaf, section, branches }, index) => {
    const own = scores[index]
    const found = own?.cohorts.find(({ cohort }) => cohort === cohortOf[row])
    if (own === undefined || found === undefined) return []
    const { value: raw, why } = explainValue(prepared, found.value, row)
    const marks = own.marks[row] as number
    const scored = found.limits === null ? raw : (winsorised(Float64Array.of(raw), found.limits)[0] as number)
    const points = (own.points[row] as number) / power
    const has = (bit: number) => (marks & bit) !== 0
    return {
      code: leaf.code,
      name: leaf.name,
      section,
      branches: branches.map(({ name }) => name),
      unit: leaf.unit,
      weight: found.weight,
      direction: leaf.direction,
      inputs: inputsOf(prepared, found.value, row),
      value: found.value,
      score: found.score,
      raw: Number.isNaN(raw) ? null : raw,
      why,
      scored: Number.isNaN(scored) ? null : scored,
      benchmarks: found.benchmarks.map((one) => explainBenchmark(prepared, one, row, has(FALLBACK))),
      marks: {
        winsorised: has(WINSORISED),
        capped: has(CAPPED),
        floored: has(FLOORED),
        leftOut: has(LEFT_OUT),
        withoutEvidence: has(WITHOUT_EVIDENCE),
        imputed: has(MISSING) ? leaf.missing.kind : null,
      },
      points: section === 'deductions' ? 0 - points : points,
      article: leaf.article,
      unverified: leaf.unverified,
    }
  })
}

function inputsOf(prepared: Prepared, value: Value, row: number): readonly ExplainedInput[] {
  const named = value.kind === 'count' || value.kind === 'panel' ? [value.list] : []
  const codes = formulasIn(value).flatMap(
    (formula) => prepared.formulas.get(formulaKey('number', formula))?.dependencies ?? [formula],
  )
  return prepared.method.inputs
    .filter(({ code }) => named.includes(code) || codes.includes(code))
    .map(({ code, name, unit, from }) => ({ code, name, unit, from, value: inputAt(prepared, code, row) }))
}

export function inputAt(prepared: Prepared, code: Code, row: number): ExplainedInput['value'] {
  const column = prepared.subjects.columns.get(code)
  if (column === undefined || column.absent[row] !== 0) return null
  switch (column.kind) {
    case 'number':
      return column.values[row] ?? null
    case 'truth':
      return column.values[row] === 1
    case 'text':
      return column.words[column.indexes[row] ?? -1] ?? null
    case 'list':
      return [...numbersAt(listOf(prepared, code), row)]
  }
}

function explainBenchmark(
  { method }: Prepared,
  found: FoundBenchmark,
  row: number,
  fallback: boolean,
): ExplainedBenchmark {
  const { benchmark, groups, words, counts } = found
  const value = benchmarkAt(found, row)
  const group = groups === null ? -1 : (groups[row] as number)
  const mean = benchmark.kind === 'mean' ? benchmark : null
  const over = (one: Over) =>
    one.kind === 'population' ? (method.populations.find(({ code }) => code === one.population)?.name ?? '') : one.kind
  return {
    kind: benchmark.kind,
    value: Number.isNaN(value) ? null : value,
    over: 'over' in benchmark ? over(benchmark.over) : null,
    group: group < 0 ? null : (words?.[group] ?? null),
    count: groups === null ? (counts[0] ?? 0) : (counts[Math.max(0, group)] ?? 0),
    fallback,
    mean: mean?.mean ?? null,
    times: benchmark.times,
    decimals: mean?.decimals ?? null,
  }
}

function explainAdjustments({ prepared, scores, totals }: Evaluation, row: number): readonly Adjustment[] {
  const { method, leaves } = prepared
  const power = 10 ** method.rounding.item
  const sum = (section: Section) =>
    leaves.reduce((all, placed, at) => all + (placed.section === section ? (scores[at]?.points[row] ?? 0) : 0), 0)
  const steps: { kind: Adjustment['kind']; name: string; quanta: number }[] = []
  const add = (kind: Adjustment['kind'], name: string, quanta: number) => {
    if (quanta !== 0) steps.push({ kind, name, quanta })
  }
  for (const { branch, change } of totals.branches) add('branch', branch.name, change[row] as number)
  const items = totals.items[row] as number
  const bonus = (totals.bonus?.[row] ?? 0) - sum('bonus')
  const deductions = sum('deductions') - (totals.deductions?.[row] ?? 0)
  const outside = (totals.bonus?.[row] ?? 0) - (totals.deductions?.[row] ?? 0)
  const exact = totals.exact[row] as number
  const multiplied = totals.multiplied?.[row] ?? items
  add('coefficient', method.total.coefficient?.name ?? '', multiplied - items)
  add('bonus-cap', method.bonus?.name ?? '', bonus)
  add('deductions-cap', method.deductions?.name ?? '', deductions)
  add('total-bounds', '', exact - multiplied - outside)
  const total = totals.total[row] as number
  const { item, total: digits } = method.rounding
  add('rounding', '', item >= digits ? total * 10 ** (item - digits) - exact : 0)
  return steps.map(({ kind, name, quanta }) => ({ kind, name, points: quanta / power }))
}

function explainGrade(evaluation: Evaluation, row: number): ExplainedGrade | null {
  const { grades } = evaluation
  const own = grades.names[grades.grade[row] as number]
  if (grades.grade[row] === NO_GRADE || own === undefined) return null
  const before = grades.before[row] as number
  return {
    ...own,
    before: before === NO_GRADE || before === grades.grade[row] ? null : (grades.names[before]?.code ?? null),
    next: distanceToNext(evaluation, row),
  }
}

/** In quanta: a line alone asks for itself however far above it others stand; a place asks for what the last of its holders has. */
function askedBy(grade: Grade | undefined, held: number | null, power: number): number | null {
  const line = grade?.score == null ? null : Math.round(grade.score.least * power) + (grade.score.inclusive ? 0 : 1)
  const byPlace = grade !== undefined && (grade.share ?? grade.upto ?? grade.last ?? grade.rank) !== null
  return byPlace && held !== null ? Math.max(held, line ?? held) : (line ?? held)
}

/** Points from a subject's total to what the next better grade asks for by place or line; null at the top or without one. */
export function distanceToNext({ grades, totals, prepared }: Evaluation, row: number): ExplainedGrade['next'] {
  const set = grades.sets[grades.setOf[row] as number]
  const now = grades.before[row] as number
  if (set === undefined || now === NO_GRADE) return null
  const grading = prepared.method.gradings[set.grading]
  const place = set.cuts.findIndex(({ grade }) => grade === now)
  const power = 10 ** prepared.method.rounding.total
  const total = totals.total[row] as number
  for (let at = place - 1; at >= 0; at -= 1) {
    const cut = set.cuts[at]
    const asked = askedBy(grading?.grades[at], cut?.total ?? null, power)
    const name = cut === undefined ? undefined : grades.names[cut.grade]
    if (asked !== null && name !== undefined) return { grade: name.code, points: (asked - total) / power }
  }
  return null
}
