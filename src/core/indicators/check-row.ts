// Do the values that one subject reports fit each other?

import { differenceOf, sumOf } from '../base/sum.ts'
import { evaluateRow } from '../expressions/compile.ts'
import type { Expression } from '../expressions/read.ts'
import { numberOf, type Pair } from './observed.ts'
import type { FindingSide, ValueFinding } from './value-finding.ts'
import type { CheckSeverity } from './value-rules.ts'

/** A condition that must hold between indicators, 技改投资 <= 工业投资; `id` finds its words. */
export type CrossRule = {
  readonly id: string
  readonly condition: Pick<Expression, 'tree' | 'dependencies'>
  readonly severity: CheckSeverity
}

/** 其中 names some parts (`exhaustive` false: they may only not exceed), 由…组成 all (they must come to the whole). */
export type PartsRule = {
  readonly id: string
  readonly whole: string
  readonly parts: readonly string[]
  readonly exhaustive: boolean
  /** in the indicator's unit: what rounding may leave */
  readonly tolerance: number
  readonly severity: CheckSeverity
}

/** Values of one subject and period by the indicators' codes. */
export type ReportedRow = ReadonlyMap<string, Pair>

/** Each rule on each side of the pairs. A rule of which a value lacks says nothing: neither broken nor kept. */
export function checkRow(
  row: ReportedRow,
  crossRules: readonly CrossRule[],
  partsRules: readonly PartsRule[],
): readonly ValueFinding[] {
  return (['now', 'last-year'] as const).flatMap((side) => [
    ...crossRules.flatMap((rule) => checkCross(row, rule, side)),
    ...partsRules.flatMap((rule) => checkParts(row, rule, side)),
  ])
}

function valueAt(row: ReportedRow, code: string, side: FindingSide): number | null {
  const pair = row.get(code)
  return pair === undefined ? null : numberOf(side === 'now' ? pair.now : pair.lastYear)
}

function checkCross(row: ReportedRow, rule: CrossRule, side: FindingSide): readonly ValueFinding[] {
  const { dependencies } = rule.condition
  const cells = new Map(dependencies.map((code) => [code, valueAt(row, code, side)]))
  const kinds = new Map(dependencies.map((code) => [code, { kind: 'number' as const }]))
  if (evaluateRow(rule.condition, kinds, cells).value !== false) return []
  const values = Object.fromEntries(cells)
  const facts = { ...values, rule: rule.id }
  return [{ code: 'value.rule-broken', severity: rule.severity, side, cells: dependencies, facts }]
}

function checkParts(row: ReportedRow, rule: PartsRule, side: FindingSide): readonly ValueFinding[] {
  const whole = valueAt(row, rule.whole, side)
  const parts = rule.parts.map((code) => valueAt(row, code, side))
  const present = parts.filter((value): value is number => value !== null)
  if (whole === null || present.length === 0) return []
  const sum = sumOf(present)
  const difference = differenceOf(sum, whole)
  const facts = { rule: rule.id, whole, sum, difference, lacking: parts.length - present.length }
  const cells = [rule.whole, ...rule.parts]
  const all = present.length === parts.length
  const mayExceed = present.some((value) => value < 0) && !all
  if (difference > rule.tolerance && !mayExceed && (!rule.exhaustive || !all))
    return [{ code: 'value.parts-exceed', severity: rule.severity, side, cells, facts }]
  if (rule.exhaustive && all && Math.abs(difference) > rule.tolerance)
    return [{ code: 'value.parts-differ', severity: rule.severity, side, cells, facts }]
  return []
}
