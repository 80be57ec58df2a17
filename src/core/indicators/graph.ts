// Which indicators rest on which others, in what order are they computed, and does any rest on itself?

import type { Fault, Outcome } from '../base/fault.ts'
import { parseUnit } from '../base/units-of-measure.ts'
import { ABSENT, type ColumnValues, type ExpressionColumn, type Table } from '../expressions/column.ts'
import { evaluateColumns } from '../expressions/compile.ts'
import { type Expression, readExpression } from '../expressions/read.ts'
import { codesIn, lastYearCode } from '../expressions/tree.ts'
import type { IndicatorCard } from './card.ts'

export type FormulaCard = Pick<
  IndicatorCard,
  'code' | 'name' | 'aliases' | 'unit' | 'method' | 'formula' | 'periodType'
> &
  Partial<Pick<IndicatorCard, 'overTime'>>

export type IndicatorGraph = {
  /** formulas that can be computed, by code */
  readonly formulas: ReadonlyMap<string, Expression>
  /** their codes, each after all that it needs */
  readonly order: readonly string[]
  /** what is wrong, by the code of the card that it is wrong with */
  readonly faults: ReadonlyMap<string, readonly Fault[]>
}

/** Indicators as expressions name them. An indicator with an unreadable unit counts as a pure number. */
export function columnsOfCards(cards: readonly FormulaCard[]): readonly ExpressionColumn[] {
  return cards.map(({ code, name, aliases, unit }) => {
    const read = parseUnit(unit)
    return { code, name, aliases, kind: 'number', unit: read.ok ? read.value : null, paired: true }
  })
}

/** Of the same type; or what stands at a month's end, beside what has come since January by that day (亩均税收). */
const fits = ({ periodType, overTime }: FormulaCard, ours: FormulaCard): boolean =>
  periodType === ours.periodType ||
  (periodType === 'month' && overTime?.kind === 'last' && ours.periodType === 'cumulative-month')

/** One card's formula among all cards: in the card's unit, over indicators of its own period type. Ranges lie in the formula. */
export function readFormula(card: FormulaCard, cards: readonly FormulaCard[]): Outcome<Expression> {
  const unit = parseUnit(card.unit)
  const wanted = { kind: 'number', unit: unit.ok ? unit.value : null } as const
  const read = readExpression(card.formula ?? '', columnsOfCards(cards), wanted)
  if (!read.ok)
    return {
      ok: false,
      faults: read.faults.map((fault) => ({ ...fault, place: { ...fault.place, field: 'formula' } })),
    }
  const byCode = new Map(cards.map((one) => [one.code, one]))
  const others = read.value.dependencies.flatMap((code) => byCode.get(code) ?? [])
  const faults = others
    .filter((other) => !fits(other, card))
    .map((other) => ({
      code: 'indicator.formula-period',
      place: { field: 'formula' },
      facts: { name: other.name, theirs: other.periodType, ours: card.periodType },
    }))
  return faults.length > 0 ? { ok: false, faults } : read
}

/**
 * All formulas of a city's cards, ordered. A formula with faults, one that rests on such a one, and those of a cycle are
 * left out, each with its faults; a cycle is named with its indicators in order, once for each card in it.
 */
export function graphOf(cards: readonly FormulaCard[]): IndicatorGraph {
  const read = new Map<string, Expression>()
  const faults = new Map<string, readonly Fault[]>()
  const nameOf = new Map(cards.map(({ code, name }) => [code, name]))
  for (const card of cards) {
    if (card.method !== 'formula') continue
    const formula = readFormula(card, cards)
    if (formula.ok) read.set(card.code, formula.value)
    else faults.set(card.code, formula.faults)
  }
  const walk = orderOf(read)
  for (const cycle of walk.cycles) {
    const names = [...cycle, cycle[0] ?? ''].map((code) => nameOf.get(code) ?? code).join(' → ')
    const fault = { code: 'indicator.cycle', place: { field: 'formula' }, facts: { names, length: cycle.length } }
    for (const code of cycle) faults.set(code, [fault])
  }
  const order: string[] = []
  for (const code of walk.order) {
    if (faults.has(code)) continue
    const broken = read.get(code)?.dependencies.find((one) => faults.has(one))
    if (broken === undefined) order.push(code)
    else
      faults.set(code, [
        {
          code: 'indicator.rests-on-broken',
          place: { field: 'formula' },
          facts: { name: nameOf.get(broken) ?? broken },
        },
      ])
  }
  const formulas = new Map(order.flatMap((code) => entryOf(read, code)))
  return { formulas, order, faults }
}

const entryOf = <V>(map: ReadonlyMap<string, V>, code: string): readonly (readonly [string, V])[] => {
  const value = map.get(code)
  return value === undefined ? [] : [[code, value]]
}

type Walk = { readonly order: readonly string[]; readonly cycles: readonly (readonly string[])[] }

/** Depth first: what is needed comes before what needs it; a way back to a formula that is being walked is a cycle. */
function orderOf(formulas: ReadonlyMap<string, Expression>): Walk {
  const order: string[] = []
  const cycles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (code: string): void => {
    const at = path.indexOf(code)
    if (at >= 0) {
      cycles.push(path.slice(at))
      return
    }
    const formula = formulas.get(code)
    if (done.has(code) || formula === undefined) return
    path.push(code)
    for (const other of formula.dependencies) visit(other)
    path.pop()
    done.add(code)
    order.push(code)
  }
  for (const code of formulas.keys()) visit(code)
  return { order, cycles }
}

/** All codes that some indicators rest on, themselves included: what must be loaded to compute them. */
export function neededFor(graph: IndicatorGraph, codes: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>()
  const visit = (code: string): void => {
    if (needed.has(code)) return
    needed.add(code)
    for (const other of graph.formulas.get(code)?.dependencies ?? []) visit(other)
  }
  for (const code of codes) visit(code)
  return needed
}

/** Which indicators would change with these: every formula that rests on one of them, in order. */
export function restingOn(graph: IndicatorGraph, codes: readonly string[]): readonly string[] {
  const moved = new Set(codes)
  return graph.order.filter((code) => {
    const rests = graph.formulas.get(code)?.dependencies.some((one) => moved.has(one)) ?? false
    if (rests) moved.add(code)
    return rests
  })
}

/**
 * Both sides of the pair with a column for each formula that the wanted indicators need, in order. Rows are (subject,
 * period) pairs, the same in both tables. A column that a table lacks is absent in every row. What a table holds under a
 * formula's own code is written over: a formula is computed, never reported. Last year's own growth is absent, for the pair
 * does not reach back further.
 */
export function computePairs(
  graph: IndicatorGraph,
  now: Table,
  lastYear: Table,
  wanted: readonly string[],
): { readonly now: Table; readonly lastYear: Table } {
  const before = computeFormulas(graph, lastYear, wanted)
  const columns = new Map(now.columns)
  for (const [code, column] of before.columns) columns.set(lastYearCode(code), column)
  const both = computeFormulas(graph, { rows: now.rows, columns }, wanted)
  return { now: both, lastYear: before }
}

/** One side alone; a formula that asks for last year's side finds it absent unless the table holds it. */
export function computeFormulas(graph: IndicatorGraph, table: Table, wanted: readonly string[]): Table {
  const columns = new Map<string, ColumnValues>(table.columns)
  const needed = neededFor(graph, wanted)
  const fill = (code: string) => {
    if (!columns.has(code)) columns.set(code, absentColumn(table.rows))
  }
  for (const code of needed) if (!graph.formulas.has(code)) fill(code)
  for (const code of graph.order) {
    const formula = graph.formulas.get(code)
    if (formula === undefined || !needed.has(code)) continue
    codesIn(formula.tree).forEach(fill)
    columns.set(code, evaluateColumns(formula, { rows: table.rows, columns }))
  }
  return { rows: table.rows, columns }
}

const absentColumn = (rows: number): ColumnValues => ({
  kind: 'number',
  values: new Float64Array(rows).fill(Number.NaN),
  absent: new Uint8Array(rows).fill(ABSENT),
})
