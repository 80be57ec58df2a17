// What do the formulas of a method say, and which of its inputs do they need?

import type { Outcome } from '../base/fault.ts'
import { parseUnit } from '../base/units-of-measure.ts'
import type { ExpressionColumn } from '../expressions/column.ts'
import { type Expression, readExpression } from '../expressions/read.ts'
import type { Benchmark, Leaf, Score, Value } from './item.ts'
import type { Input, Method } from './method.ts'
import type { Code, Formula, PerCohort } from './terms.ts'

/** A method's inputs as expressions see them; lists are no single value and stay out. */
export const columnsOf = (method: Pick<Method, 'inputs'>): readonly ExpressionColumn[] =>
  method.inputs.flatMap((input) => (input.type === 'list' ? [] : [toColumn(input)]))

function toColumn({ code, name, aliases, type, unit }: Input): ExpressionColumn {
  const kind = type === 'boolean' ? 'truth' : type === 'text' ? 'text' : 'number'
  const read = unit === null ? undefined : parseUnit(unit)
  return { code, name, aliases, kind, unit: read?.ok ? read.value : null }
}

export type FormulaUse = { readonly formula: Formula; readonly kind: 'number' | 'truth'; readonly field: string }

/** Every formula of a method with what it must give and where it stands. */
export function formulasOf(method: Method): readonly FormulaUse[] {
  const truth = (formula: Formula | null, field: string): readonly FormulaUse[] =>
    formula === null ? [] : [{ formula, kind: 'truth', field }]
  const leaves = (items: Method['items'], above: string): readonly FormulaUse[] =>
    items.flatMap((item) =>
      item.kind === 'branch'
        ? leaves(item.items, `${above}.${item.code}`)
        : leafFormulas(item).map((use) => ({ ...use, field: `${above}.${item.code}.${use.field}` })),
    )
  const { coefficient } = method.total
  return [
    ...method.populations.flatMap(({ where, code }) => truth(where, `populations.${code}.where`)),
    ...method.cohorts.flatMap(({ where, code }) => truth(where, `cohorts.${code}.where`)),
    ...leaves(method.items, 'items'),
    ...leaves(method.bonus?.items ?? [], 'bonus'),
    ...leaves(method.deductions?.items ?? [], 'deductions'),
    ...(coefficient === null
      ? []
      : [{ formula: coefficient.value, kind: 'number' as const, field: 'total.coefficient' }]),
    ...method.rulings.flatMap(({ when, code }) => truth(when, `rulings.${code}.when`)),
  ]
}

const allOf = <T>(per: PerCohort<T>): readonly T[] => (per.kind === 'all' ? [per.value] : Object.values(per.values))

function leafFormulas(leaf: Leaf): readonly FormulaUse[] {
  const number = (field: string) => (formula: Formula) => ({ formula, kind: 'number' as const, field })
  const benchmarks = allOf(leaf.score).flatMap(benchmarksOf)
  return [
    ...allOf(leaf.value).flatMap(formulasIn).map(number('value')),
    ...benchmarks
      .flatMap((one) => (one.kind === 'own' ? [one.value] : one.kind === 'mean' && one.of ? formulasIn(one.of) : []))
      .map(number('score.benchmark')),
  ]
}

export function formulasIn(value: Value): readonly Formula[] {
  switch (value.kind) {
    case 'formula':
      return [value.formula]
    case 'ratio':
      return [value.of, value.per]
    case 'growth':
      return [value.now, value.before]
    case 'count':
    case 'panel':
      return []
    case 'survey':
      return [value.mean, value.answers]
  }
}

/** What a score function holds its value against. */
export function benchmarksOf(score: Score): readonly Benchmark[] {
  switch (score.kind) {
    case 'ratio':
    case 'inverse':
    case 'gap':
      return [score.benchmark]
    case 'minmax':
    case 'efficacy':
    case 'exponential':
      return [score.best, score.worst]
    case 'steps':
      return score.benchmark === null ? [] : [score.benchmark]
    case 'best':
      return [{ kind: 'best', over: score.over, times: 1 }]
    default:
      return []
  }
}

/** Inputs that are named outside of formulas: lists, splits of means, evidence, groups. */
export function namedInputs(method: Method): readonly { readonly code: Code; readonly field: string }[] {
  const leaves = [...flatten(method.items), ...(method.bonus?.items ?? []), ...(method.deductions?.items ?? [])]
  return [
    ...leaves.flatMap((leaf) =>
      [
        ...allOf(leaf.value).flatMap((value) => (value.kind === 'count' || value.kind === 'panel' ? [value.list] : [])),
        ...allOf(leaf.score).flatMap(inputsOfScore),
      ].map((code) => ({ code, field: `items.${leaf.code}` })),
    ),
    ...method.ranking.ties.flatMap((tie) => (tie.kind === 'input' ? [{ code: tie.input, field: 'ranking.ties' }] : [])),
    ...method.gradings.flatMap(({ over }) => (over.kind === 'by' ? [{ code: over.input, field: 'gradings' }] : [])),
    ...(method.grouping === null ? [] : [{ code: method.grouping.by, field: 'grouping.by' }]),
  ]
}

const flatten = (items: Method['items']): readonly Leaf[] =>
  items.flatMap((item) => (item.kind === 'leaf' ? [item] : flatten(item.items)))

function inputsOfScore(score: Score): readonly Code[] {
  const splits = benchmarksOf(score).flatMap((one) => (one.kind === 'mean' && one.by !== null ? [one.by] : []))
  if (score.kind === 'mark' && score.evidence !== null) return [...splits, score.evidence]
  if (score.kind === 'standards' && score.by !== null) return [...splits, score.by.input]
  return splits
}

export type Formulas = ReadonlyMap<string, Expression>
export const formulaKey = (kind: 'number' | 'truth', formula: Formula): string => `${kind} ${formula}`

/** Every formula read once; those with faults come out with them. */
export function readFormulas(
  method: Method,
  known: Formulas,
): {
  readonly formulas: Formulas
  readonly faulty: readonly {
    readonly use: FormulaUse
    readonly faults: Extract<Outcome<never>, { ok: false }>['faults']
  }[]
} {
  const columns = columnsOf(method)
  const formulas = new Map<string, Expression>()
  const faulty: { use: FormulaUse; faults: Extract<Outcome<never>, { ok: false }>['faults'] }[] = []
  for (const use of formulasOf(method)) {
    const key = formulaKey(use.kind, use.formula)
    if (formulas.has(key)) continue
    const before = known.get(key)
    if (before !== undefined) {
      formulas.set(key, before)
      continue
    }
    const read = readExpression(use.formula, columns, { kind: use.kind })
    if (read.ok) formulas.set(key, read.value)
    else faulty.push({ use, faults: read.faults })
  }
  return { formulas, faulty }
}
