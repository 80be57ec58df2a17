// How do the points of a subject's items become its total?

import { evaluateColumns } from '../expressions/compile.ts'
import { eachBlock } from './blocks.ts'
import { type EvaluationFinding, refuse } from './finding.ts'
import { formulaKey } from './formulas.ts'
import type { Branch } from './item.ts'
import { branchesOf, weightOf } from './leaves.ts'
import type { RoundingMode } from './method.ts'
import { NAMED, NO_COHORT, type Prepared } from './prepare.ts'
import { divideQuanta, type Quanta, toQuanta } from './quanta.ts'
import { LEFT_OUT, MISSING } from './score-functions.ts'
import type { LeafScores } from './score-leaf.ts'

/**
 * Everything in whole units of the item scores' last decimal, NaN where a subject is in no cohort. What bounds, caps and
 * the coefficient change is kept apart, so that contributions and adjustments always sum to `exact`.
 */
export type Totals = {
  readonly items: Float64Array
  readonly bonus: Float64Array | null
  readonly deductions: Float64Array | null
  /** what a branch's bounds add to or take from its items' sum */
  readonly branches: readonly { readonly branch: Branch; readonly change: Float64Array }[]
  /** the items' sum × coefficient; null without one */
  readonly multiplied: Float64Array | null
  readonly exact: Float64Array
  /** in whole units of the total's own last decimal */
  readonly total: Float64Array
}

/** `into`: totals of an earlier answer that nobody needs any more; their columns are written over. */
export function totalsOf(
  prepared: Prepared,
  scores: readonly LeafScores[],
  into?: Totals,
): { readonly totals: Totals; readonly findings: readonly EvaluationFinding[] } {
  const findings: EvaluationFinding[] = []
  const { method, cohortOf } = prepared
  const rows = cohortOf.length
  spreadLeftOut(prepared, scores, findings)
  const items = sumOf(prepared, scores, 'items', into?.items)
  const branches = holdBranches(prepared, scores, items)
  const bonus =
    method.bonus === null ? null : capped(sumOf(prepared, scores, 'bonus'), capOf(prepared, method.bonus.cap))
  const deductions =
    method.deductions === null
      ? null
      : capped(sumOf(prepared, scores, 'deductions'), capOf(prepared, method.deductions.cap))
  const coefficient = coefficientOf(prepared, findings)
  const multiplied = coefficient === null ? null : new Float64Array(rows)
  const { rounding, total: bounds } = method
  const isSum =
    coefficient === null && bonus === null && deductions === null && bounds.most === null && bounds.least === null
  const exact = isSum && isEverybodyIn(prepared) ? items : new Float64Array(rows)
  const power = 10 ** rounding.item
  const most = bounds.most === null ? Number.POSITIVE_INFINITY : toQuanta(bounds.most, power, rounding.mode)
  const least = bounds.least === null ? Number.NEGATIVE_INFINITY : toQuanta(bounds.least, power, rounding.mode)
  const coarser = 10 ** (rounding.item - rounding.total)
  const total = coarser === 1 ? exact : columnOf(rows, into?.total === into?.exact ? undefined : into?.total)
  const parts = { cohortOf, items, bonus, deductions, coefficient, multiplied, exact, total }
  const rules = { most, least, coarser, mode: rounding.mode }
  eachBlock(rows, (from, to) => totalBlock(parts, rules, from, to))
  return { totals: { items, bonus, deductions, branches, multiplied, exact, total }, findings }
}

type TotalParts = Pick<Totals, 'items' | 'bonus' | 'deductions' | 'multiplied' | 'exact' | 'total'> & {
  readonly cohortOf: Uint8Array
  readonly coefficient: Float64Array | null
}
type TotalRules = {
  readonly most: number
  readonly least: number
  readonly coarser: number
  readonly mode: RoundingMode
}

function totalBlock(parts: TotalParts, { most, least, coarser, mode }: TotalRules, from: number, to: number): void {
  const { cohortOf, items, bonus, deductions, coefficient, multiplied, exact, total } = parts
  for (let row = from; row < to; row += 1) {
    if (cohortOf[row] === NO_COHORT) {
      exact[row] = Number.NaN
      total[row] = Number.NaN
      continue
    }
    let sum = items[row] as number
    if (coefficient !== null && multiplied !== null) {
      sum = toQuanta(sum * (coefficient[row] as number), 1, mode)
      multiplied[row] = sum
    }
    if (bonus !== null) sum += bonus[row] as number
    if (deductions !== null) sum -= deductions[row] as number
    sum = sum > most ? most : sum < least ? least : sum
    if (exact !== items) exact[row] = sum
    if (coarser !== 1) total[row] = divideQuanta(sum, coarser, mode)
  }
}

const isEverybodyIn = ({ cohorts, subjects }: Prepared): boolean =>
  cohorts.reduce((sum, { rows }) => sum + rows.length, 0) === subjects.rows

const capOf = ({ method }: Prepared, cap: number | null): number =>
  cap === null ? Number.POSITIVE_INFINITY : toQuanta(cap, 10 ** method.rounding.item, method.rounding.mode)

function capped(sums: Float64Array, cap: number): Float64Array {
  for (let row = 0; row < sums.length; row += 1) if ((sums[row] as number) > cap) sums[row] = cap
  return sums
}

const columnOf = (rows: number, into: Float64Array | undefined): Float64Array =>
  into?.length === rows ? into : new Float64Array(rows)

function sumOf(
  { leaves, cohortOf }: Prepared,
  scores: readonly LeafScores[],
  section: string,
  into?: Float64Array,
): Float64Array {
  const columns = leaves.flatMap(({ section: own }, at) => (own === section && scores[at] ? [scores[at].points] : []))
  const sums = columnOf(cohortOf.length, into)
  if (columns.length < 2) sums.fill(0)
  const inPairs = columns.length - (columns.length % 2)
  // block by block: the sums stay in the processor's cache while the columns pass by, two at a time
  eachBlock(sums.length, (from, to) => {
    for (let at = 0; at < inPairs; at += 2) addBoth(sums, columns[at], columns[at + 1], at === 0, from, to)
    if (inPairs < columns.length) addOne(sums, columns[inPairs], from, to)
  })
  return sums
}

function addBoth(
  sums: Float64Array,
  one: Quanta | undefined,
  other: Quanta | undefined,
  isFirst: boolean,
  from: number,
  to: number,
): void {
  if (one === undefined || other === undefined) return
  if (isFirst) for (let row = from; row < to; row += 1) sums[row] = (one[row] as number) + (other[row] as number)
  else
    for (let row = from; row < to; row += 1)
      sums[row] = (sums[row] as number) + ((one[row] as number) + (other[row] as number))
}

function addOne(sums: Float64Array, one: Quanta | undefined, from: number, to: number): void {
  if (one !== undefined)
    for (let row = from; row < to; row += 1) sums[row] = (sums[row] as number) + (one[row] as number)
}

/** The weight of items left out goes to the subject's other items, each in proportion; their scores stay rounded. */
function spreadLeftOut(prepared: Prepared, scores: readonly LeafScores[], findings: EvaluationFinding[]): void {
  const { method, leaves, cohortOf, subjects } = prepared
  if (!leaves.some(({ leaf }) => leaf.missing.kind === 'leave-out')) return
  const empty: number[] = []
  for (const [cohort, { rows }] of prepared.cohorts.entries()) {
    const code = method.cohorts[cohort]?.code ?? ''
    const weights = leaves.map((placed) => (placed.section === 'items' ? (weightOf(placed, code) ?? 0) : 0))
    const whole = weights.reduce((sum, weight) => sum + weight, 0)
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows.list === null ? at : (rows.list[at] as number)
      let out = 0
      for (const [index, placed] of leaves.entries()) {
        const marks = scores[index]?.marks
        if (placed.leaf.missing.kind !== 'leave-out' || marks === undefined || ((marks[row] as number) & MISSING) === 0)
          continue
        marks[row] = (marks[row] as number) | LEFT_OUT
        out += weights[index] ?? 0
      }
      if (out === 0) continue
      if (whole - out <= 0) empty.push(row)
      else lift(method.rounding.mode, leaves, scores, row, whole / (whole - out))
    }
  }
  if (empty.length === 0) return
  const named = empty.slice(0, NAMED).map((row) => subjects.codes[row] ?? '')
  findings.push(refuse('subject-without-values', 'data', { count: empty.length, subjects: named.join('、') }))
  for (const row of empty) cohortOf[row] = NO_COHORT
}

function lift(
  mode: RoundingMode,
  leaves: Prepared['leaves'],
  scores: readonly LeafScores[],
  row: number,
  factor: number,
): void {
  for (const [index, { section }] of leaves.entries()) {
    const points = scores[index]?.points
    if (section === 'items' && points !== undefined) points[row] = toQuanta((points[row] as number) * factor, 1, mode)
  }
}

/** Branches with bounds, the inner ones first; `items` is changed with them. */
function holdBranches(prepared: Prepared, scores: readonly LeafScores[], items: Float64Array): Totals['branches'] {
  const { method, leaves } = prepared
  const power = 10 ** method.rounding.item
  const bounded = branchesOf(method.items).filter(({ most, least }) => most !== null || least !== null)
  const held: { branch: Branch; change: Float64Array }[] = []
  for (const branch of [...bounded].reverse()) {
    const most = branch.most === null ? Number.POSITIVE_INFINITY : toQuanta(branch.most, power, 'half-up')
    const least = branch.least === null ? Number.NEGATIVE_INFINITY : toQuanta(branch.least, power, 'half-up')
    const inner = new Set(branchesOf(branch.items))
    const parts = [
      ...leaves.flatMap(({ branches }, at) => (branches.includes(branch) ? [scores[at]?.points ?? items] : [])),
      ...held.filter((one) => inner.has(one.branch)).map(({ change }) => change),
    ]
    const change = new Float64Array(items.length)
    for (let row = 0; row < items.length; row += 1) {
      let sum = 0
      for (const part of parts) sum += part[row] as number
      const difference = sum > most ? most - sum : sum < least ? least - sum : 0
      change[row] = difference
      items[row] = (items[row] as number) + difference
    }
    held.push({ branch, change })
  }
  return held
}

function coefficientOf(prepared: Prepared, findings: EvaluationFinding[]): Float64Array | null {
  const { method, formulas, table, cohortOf, subjects } = prepared
  const { coefficient } = method.total
  if (coefficient === null) return null
  const expression = formulas.get(formulaKey('number', coefficient.value))
  const result = expression && evaluateColumns(expression, table)
  if (result?.kind !== 'number') throw new TypeError('the coefficient was not checked')
  const missing: number[] = []
  for (let row = 0; row < cohortOf.length; row += 1)
    if (cohortOf[row] !== NO_COHORT && result.absent[row] !== 0) missing.push(row)
  if (missing.length > 0) {
    const named = missing.slice(0, NAMED).map((row) => subjects.codes[row] ?? '')
    findings.push(
      refuse('coefficient-missing', 'total.coefficient', {
        name: coefficient.name,
        count: missing.length,
        subjects: named.join('、'),
      }),
    )
  }
  return result.values
}
