// What is an item's value for every subject, and where there is none, why not?

import { type ColumnValues, DIVIDED_BY_ZERO, OUT_OF_RANGE, type Table } from '../expressions/column.ts'
import { evaluateColumns } from '../expressions/compile.ts'
import { eachBlock } from './blocks.ts'
import { formulaKey, formulasIn } from './formulas.ts'
import type { Value } from './item.ts'
import type { Prepared } from './prepare.ts'
import { type ListValues, toListValues } from './subjects.ts'
import type { Formula } from './terms.ts'

/** What values are made of: the inputs, and the formulas over them. */
export type Material = Pick<Prepared, 'formulas' | 'table' | 'numbers' | 'subjects'>

/**
 * One value a row, NaN where there is none. Not to be written into: it may be the input itself. Large columns are dear to
 * make, so that who is done with one before the next may hand it in again as `into`.
 */
export const valueColumn = (prepared: Material, value: Value, into?: Float64Array): Float64Array =>
  measuredColumn(prepared, value, into).values

/** `largest`: the largest absolute value of all rows, where it was seen on the way; 0 where no row has a value. */
export type Measured = { readonly values: Float64Array; readonly largest: number | null }

export function measuredColumn(prepared: Material, value: Value, into?: Float64Array): Measured {
  if (value.kind === 'ratio')
    return quotients(numberColumn(prepared, value.of), numberColumn(prepared, value.per), value.times, into)
  return { values: otherColumn(prepared, value), largest: null }
}

function otherColumn(prepared: Material, value: Exclude<Value, { kind: 'ratio' }>): Float64Array {
  switch (value.kind) {
    case 'formula':
      return numberColumn(prepared, value.formula)
    case 'growth':
      return growths(numberColumn(prepared, value.now), numberColumn(prepared, value.before))
    case 'count':
      return eachList(prepared, value.list, (numbers) => countOf(numbers, value.least))
    case 'panel':
      return eachList(prepared, value.list, (numbers) => trimmedMean(numbers, value.trim, value.members))
    case 'survey':
      return surveyed(numberColumn(prepared, value.mean), numberColumn(prepared, value.answers), value.least)
  }
}

/** A formula's numbers, NaN where absent. An input by its code or name is the input's own column. */
export function numberColumn({ formulas, table, numbers }: Material, formula: Formula): Float64Array {
  const expression = formulas.get(formulaKey('number', formula))
  if (expression === undefined) {
    const direct = numbers.get(formula)
    if (direct !== undefined) return direct
    throw new TypeError(`the formula was not checked: ${formula}`)
  }
  const { tree } = expression
  const direct = tree.op === 'column' ? numbers.get(tree.code) : undefined
  if (direct !== undefined) return direct
  const result = evaluateColumns(expression, table)
  if (result.kind !== 'number') throw new TypeError(`no number: ${formula}`)
  return result.values
}

function quotients(of: Float64Array, per: Float64Array, times: number, into?: Float64Array): Measured {
  const values = into?.length === of.length ? into : new Float64Array(of.length)
  let largest = 0
  eachBlock(values.length, (from, to) => {
    largest = Math.max(largest, divide(of, per, times, values, from, to))
  })
  return { values, largest }
}

/** Answers with the largest in absolute value. */
function divide(
  of: Float64Array,
  per: Float64Array,
  times: number,
  values: Float64Array,
  from: number,
  to: number,
): number {
  let largest = 0
  for (let row = from; row < to; row += 1) {
    const value = ((of[row] as number) / (per[row] as number)) * times
    if (value - value !== 0) {
      values[row] = Number.NaN
      continue
    }
    values[row] = value
    const size = value < 0 ? -value : value
    if (size > largest) largest = size
  }
  return largest
}

function growths(now: Float64Array, before: Float64Array): Float64Array {
  const values = new Float64Array(now.length)
  for (let row = 0; row < values.length; row += 1) {
    const base = before[row] as number
    values[row] = base > 0 ? ((now[row] as number) / base - 1) * 100 : Number.NaN
  }
  return values
}

function surveyed(mean: Float64Array, answers: Float64Array, least: number): Float64Array {
  const values = mean.slice()
  for (let row = 0; row < values.length; row += 1) if (!((answers[row] as number) >= least)) values[row] = Number.NaN
  return values
}

function eachList(prepared: Material, code: string, work: (numbers: Float64Array) => number): Float64Array {
  const list = listOf(prepared, code)
  const values = new Float64Array(prepared.subjects.rows)
  for (let row = 0; row < values.length; row += 1)
    values[row] = list.absent[row] === 0 ? work(numbersAt(list, row)) : Number.NaN
  return values
}

export function listOf({ subjects }: Material, code: string): ListValues {
  const column = subjects.columns.get(code)
  if (column?.kind !== 'list') throw new TypeError(`no list: ${code}`)
  return column
}

export const numbersAt = ({ starts, values }: ListValues, row: number): Float64Array =>
  values.subarray(starts[row] ?? 0, starts[row + 1] ?? 0)

function countOf(numbers: Float64Array, least: number | null): number {
  if (least === null) return numbers.length
  let count = 0
  for (const number of numbers) if (number >= least) count += 1
  return count
}

/** Added from the smallest to the largest, so that the order of the members changes nothing. */
function trimmedMean(numbers: Float64Array, trim: number, members: number): number {
  const kept = numbers.length - 2 * trim
  if (numbers.length < members || kept < 1) return Number.NaN
  const sorted = numbers.slice().sort()
  let sum = 0
  for (let at = trim; at < trim + kept; at += 1) sum += sorted[at] as number
  return sum / kept
}

export type WhyMissing =
  | 'absent'
  | 'divided-by-zero'
  | 'out-of-range'
  | 'base-not-positive'
  | 'too-few-members'
  | 'too-few-answers'

/** The value of one row, by the same way as a column's, or the reason why there is none. */
export function explainValue(
  prepared: Material,
  value: Value,
  row: number,
): { readonly value: number; readonly why: WhyMissing | null } {
  const alone = rowAlone(prepared, value, row)
  const own = valueColumn(alone, value)[0] as number
  return { value: own, why: Number.isNaN(own) ? whyMissing(alone, value) : null }
}

/** One row with no more columns than its value needs: a trace must not cost a walk over a million rows. */
function rowAlone({ formulas, table, numbers, subjects }: Material, value: Value, row: number): Material {
  const named = formulasIn(value)
  const codes = named.flatMap((formula) => formulas.get(formulaKey('number', formula))?.dependencies ?? [formula])
  const lists = value.kind === 'count' || value.kind === 'panel' ? [value.list] : []
  const columns = lists.map((code) => {
    const list = listOf({ formulas, table, numbers, subjects }, code)
    return [code, toListValues([list.absent[row] === 0 ? [...numbersAt(list, row)] : null])] as const
  })
  return {
    formulas,
    table: oneRow(table, codes, row),
    numbers: new Map(
      codes.flatMap((code) => {
        const column = numbers.get(code)
        return column === undefined ? [] : [[code, column.slice(row, row + 1)] as const]
      }),
    ),
    subjects: { ...subjects, rows: 1, columns: new Map(columns) },
  }
}

/** Why the only row has no value. */
function whyMissing(alone: Material, value: Value): WhyMissing {
  switch (value.kind) {
    case 'formula':
      return whyAbsent(alone, value.formula) ?? 'absent'
    case 'ratio': {
      const inner = whyAbsent(alone, value.of) ?? whyAbsent(alone, value.per)
      if (inner !== undefined) return inner
      return numberColumn(alone, value.per)[0] === 0 ? 'divided-by-zero' : 'out-of-range'
    }
    case 'growth':
      return whyAbsent(alone, value.now) ?? whyAbsent(alone, value.before) ?? 'base-not-positive'
    case 'count':
      return 'absent'
    case 'panel':
      return listOf(alone, value.list).absent[0] === 0 ? 'too-few-members' : 'absent'
    case 'survey':
      return whyAbsent(alone, value.mean) ?? whyAbsent(alone, value.answers) ?? 'too-few-answers'
  }
}

function whyAbsent({ formulas, table, numbers }: Material, formula: Formula): WhyMissing | undefined {
  const expression = formulas.get(formulaKey('number', formula))
  if (expression === undefined) return Number.isNaN(numbers.get(formula)?.[0]) ? 'absent' : undefined
  const absent = evaluateColumns(expression, table).absent[0]
  switch (absent) {
    case undefined:
    case 0:
      return undefined
    case DIVIDED_BY_ZERO:
      return 'divided-by-zero'
    case OUT_OF_RANGE:
      return 'out-of-range'
    default:
      return 'absent'
  }
}

function oneRow(table: Table, codes: readonly string[], row: number): Table {
  const cut = (column: ColumnValues): ColumnValues => {
    const absent = column.absent.slice(row, row + 1)
    switch (column.kind) {
      case 'number':
        return { kind: column.kind, values: column.values.slice(row, row + 1), absent }
      case 'truth':
        return { kind: column.kind, values: column.values.slice(row, row + 1), absent }
      case 'text':
        return { kind: column.kind, indexes: column.indexes.slice(row, row + 1), words: column.words, absent }
    }
  }
  const columns = new Map<string, ColumnValues>()
  for (const code of codes) {
    const column = table.columns.get(code)
    if (column !== undefined) columns.set(code, cut(column))
  }
  return { rows: 1, columns }
}
