// Who is in which cohort and population, and is the data fit to be judged at all?

import type { ColumnValues, Table } from '../expressions/column.ts'
import { evaluateColumns } from '../expressions/compile.ts'
import type { CheckedMethod } from './check-method.ts'
import { type EvaluationFinding, finding, refuse } from './finding.ts'
import { type Formulas, formulaKey } from './formulas.ts'
import type { Over } from './item.ts'
import { leavesOf, type PlacedLeaf } from './leaves.ts'
import type { Cohort, Method } from './method.ts'
import { isWhole } from './presence.ts'
import type { Subjects } from './subjects.ts'
import { type Rows, rowsWhere } from './sums.ts'
import type { Code, Formula } from './terms.ts'

export const NO_COHORT = 255
/** As many codes are named in a finding; the count says how many there are. */
export const NAMED = 20

export type Prepared = {
  readonly method: Method
  readonly formulas: Formulas
  readonly leaves: readonly PlacedLeaf[]
  readonly subjects: Subjects
  /** what expressions are evaluated over: the columns without the lists */
  readonly table: Table
  /** number columns with NaN where absent */
  readonly numbers: ReadonlyMap<Code, Float64Array>
  /** index of the row's cohort, or NO_COHORT */
  readonly cohortOf: Uint8Array
  readonly cohorts: readonly { readonly cohort: Cohort; readonly rows: Rows }[]
  /** 1 where a ruling's condition holds, in the order of the method's rulings */
  readonly rulings: readonly Uint8Array[]
  /** rows over which means, extremes and ranks of values are taken, seen from a cohort */
  readonly pool: (over: Over, cohort: number) => Rows
}

/** The data placed in cohorts, or why it cannot be; findings that refuse say so, and then nothing may be computed. */
export function prepare(
  method: Method,
  { formulas }: CheckedMethod,
  subjects: Subjects,
): { readonly prepared: Prepared; readonly findings: readonly EvaluationFinding[] } {
  const { rows } = subjects
  const columns = new Map<string, ColumnValues>()
  for (const [code, column] of subjects.columns) if (column.kind !== 'list') columns.set(code, column)
  const table: Table = { rows, columns }
  const condition = (formula: Formula) => truthOf(formulas, table, formula)
  const findings: EvaluationFinding[] = []
  const cohortOf = placeInCohorts(method, subjects, condition, findings)
  const cohorts = method.cohorts.map((cohort, at) => ({ cohort, rows: rowsWhere(cohortOf, at) }))
  for (const { cohort, rows: own } of cohorts)
    if (own.length === 0) findings.push(refuse('cohort-empty', `cohorts.${cohort.code}`, { cohort: cohort.name }))
  const rulings = method.rulings.map(({ when, cohorts: named, code, name }) => {
    const { truth, unknown } = condition(when)
    const wanted = method.cohorts.map((cohort) => named.length === 0 || named.includes(cohort.code))
    let unsure = 0
    for (let row = 0; row < rows; row += 1) {
      if (wanted[cohortOf[row] as number] !== true) truth[row] = 0
      else if (unknown?.[row]) unsure += 1
    }
    if (unsure > 0) findings.push(finding('note', 'ruling-unknown', `rulings.${code}`, { ruling: name, count: unsure }))
    return truth
  })
  const numbers = new Map<Code, Float64Array>()
  for (const [code, column] of columns) if (column.kind === 'number') numbers.set(code, withoutAbsent(column))
  const leaves = leavesOf(method)
  const pool = poolsOf(method, condition, cohortOf, rulings)
  return {
    prepared: { method, formulas, leaves, subjects, table, numbers, cohortOf, cohorts, rulings, pool },
    findings,
  }
}

type Condition = (formula: Formula) => { readonly truth: Uint8Array; readonly unknown: Uint8Array | null }

/** 1 where a condition holds; `unknown` marks rows in which a missing value leaves it open, and there it does not hold. */
function truthOf(formulas: Formulas, table: Table, formula: Formula): ReturnType<Condition> {
  const expression = formulas.get(formulaKey('truth', formula))
  if (expression === undefined) throw new TypeError(`the formula was not checked: ${formula}`)
  const result = evaluateColumns(expression, table)
  if (result.kind !== 'truth') throw new TypeError(`no condition: ${formula}`)
  const truth = result.values
  if (isWhole(result.absent)) return { truth, unknown: null }
  for (let row = 0; row < truth.length; row += 1) if (result.absent[row] !== 0) truth[row] = 0
  return { truth, unknown: result.absent }
}

function placeInCohorts(
  method: Method,
  subjects: Subjects,
  condition: Condition,
  findings: EvaluationFinding[],
): Uint8Array {
  const { rows, codes } = subjects
  const cohortOf = new Uint8Array(rows).fill(NO_COHORT)
  const [both, unsure]: readonly [number[], number[]] = [[], []]
  const crossed = new Set<number>()
  for (const [at, { where }] of method.cohorts.entries()) {
    if (where === null) {
      cohortOf.fill(at)
      continue
    }
    const { truth, unknown } = condition(where)
    for (let row = 0; row < rows; row += 1) {
      if (unknown?.[row]) unsure.push(row)
      if (truth[row] !== 1) continue
      if (cohortOf[row] === NO_COHORT) cohortOf[row] = at
      else {
        both.push(row)
        crossed.add(cohortOf[row] as number).add(at)
      }
    }
  }
  const named = (list: readonly number[]) => ({
    count: new Set(list).size,
    subjects: [...new Set(list)]
      .slice(0, NAMED)
      .map((row) => codes[row] ?? '')
      .join('、'),
  })
  if (both.length > 0) {
    const names = method.cohorts.flatMap(({ name }, at) => (crossed.has(at) ? [name] : []))
    findings.push(refuse('subject-in-two-cohorts', 'cohorts', { ...named(both), cohorts: names.join('、') }))
  }
  const open = unsure.filter((row) => cohortOf[row] === NO_COHORT)
  if (open.length > 0) findings.push(refuse('cohort-unknown-for', 'cohorts', named(open)))
  const outside: number[] = []
  for (let row = 0; row < rows; row += 1) if (cohortOf[row] === NO_COHORT) outside.push(row)
  if (outside.length > open.length) findings.push(finding('note', 'subject-in-no-cohort', 'cohorts', named(outside)))
  return cohortOf
}

function withoutAbsent({
  values,
  absent,
}: {
  readonly values: Float64Array
  readonly absent: Uint8Array
}): Float64Array {
  if (isWhole(absent)) return values
  const copy = values.slice()
  for (let row = 0; row < copy.length; row += 1) if (absent[row] !== 0) copy[row] = Number.NaN
  return copy
}

function poolsOf(
  method: Method,
  condition: Condition,
  cohortOf: Uint8Array,
  rulings: readonly Uint8Array[],
): Prepared['pool'] {
  const kept = new Map<string, Rows>()
  const excluding = method.rulings.flatMap(({ effect }, at) =>
    effect.kind === 'ungraded' && !effect.inBenchmarks ? [rulings[at] ?? new Uint8Array(0)] : [],
  )
  return (over, cohort) => {
    const key = over.kind === 'population' ? `population ${over.population}` : over.kind === 'all' ? 'all' : `${cohort}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const population =
      over.kind === 'population' ? method.populations.find(({ code }) => code === over.population) : undefined
    const where = population?.where ? condition(population.where).truth : null
    const wanted = method.cohorts.map(
      ({ code }, at) =>
        (over.kind !== 'cohort' || at === cohort) &&
        (population === undefined || population.cohorts.length === 0 || population.cohorts.includes(code)),
    )
    const isWanted = new Uint8Array(256)
    wanted.forEach((one, at) => {
      isWanted[at] = one ? 1 : 0
    })
    const mask = new Uint8Array(cohortOf.length)
    for (let row = 0; row < mask.length; row += 1) mask[row] = isWanted[cohortOf[row] as number] as number
    if (where !== null) for (let row = 0; row < mask.length; row += 1) if (where[row] !== 1) mask[row] = 0
    for (const out of excluding) for (let row = 0; row < mask.length; row += 1) if (out[row] === 1) mask[row] = 0
    const rows = rowsWhere(mask, 1)
    kept.set(key, rows)
    return rows
  }
}
