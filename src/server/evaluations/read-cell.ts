import { parseTyped, splitTyped } from '#core/base/typed-number.ts'
import type { Input } from '#core/evaluations/method.ts'
import type { SheetValue } from '../documents/sheet-cells.ts'
import { textOf } from './data-grid.ts'

export type ReadCell = {
  /** empty where the cell says that there is no value; several only of a list */
  readonly values: readonly (number | string | boolean)[]
  readonly fault:
    | 'cell-not-a-number'
    | 'cell-not-numbers'
    | 'cell-not-yes-or-no'
    | 'cell-not-allowed'
    | 'cell-is-date'
    | null
  readonly facts: Readonly<Record<string, string>>
}

const none: ReadCell = { values: [], fault: null, facts: {} }
const value = (one: number | string | boolean): ReadCell => ({ values: [one], fault: null, facts: {} })

/** What people write where there is no number: it is missing, never 0. */
const BLANKS = new Set([
  '',
  '—',
  '——',
  '-',
  '--',
  '–',
  '/',
  '\\',
  '…',
  '无',
  '无数据',
  '缺',
  '缺失',
  '空',
  'n/a',
  'na',
  'null',
])

export function readCell(input: Input, cell: SheetValue | undefined): ReadCell {
  if (cell === undefined) return none
  switch (input.type) {
    case 'text':
      return readText(input, textOf(cell))
    case 'boolean':
      return readTruth(cell)
    case 'number':
      return readNumber(input, cell)
    case 'list':
      return readList(input, cell)
  }
}

function readText(input: Input, text: string): ReadCell {
  if (text === '') return none
  if (input.values.length > 0 && !input.values.includes(text))
    return { values: [], fault: 'cell-not-allowed', facts: { value: text, allowed: input.values.join('、') } }
  return value(text)
}

const YES = new Set(['是', '有', '√', '✓', '对', '真', 'true', 'yes', 'y', '1'])
const NO = new Set(['否', '无', '没有', '×', '✗', '错', '假', 'false', 'no', 'n', '0'])

function readTruth(cell: SheetValue): ReadCell {
  if (cell.kind === 'boolean') return value(cell.value)
  const text = textOf(cell).toLowerCase()
  if (YES.has(text)) return value(true)
  if (NO.has(text)) return value(false)
  if (BLANKS.has(text)) return none
  return { values: [], fault: 'cell-not-yes-or-no', facts: { value: text } }
}

function readNumber(input: Input, cell: SheetValue): ReadCell {
  if (cell.kind === 'number') return value(cell.percent && input.unit === '%' ? asPercent(cell.value) : cell.value)
  if (cell.kind === 'date') return { values: [], fault: 'cell-is-date', facts: { value: cell.iso } }
  const text = textOf(cell)
  if (BLANKS.has(text.toLowerCase())) return none
  const number = parseTyped(text, input.unit)
  if (number === undefined) return { values: [], fault: 'cell-not-a-number', facts: { value: text.slice(0, 40) } }
  return value(number)
}

// 0.08 shown as 8% is 8 of a percentage; multiplying by 100 alone would leave 8.000000000000002
const asPercent = (share: number): number => Number((share * 100).toPrecision(15))

function readList(input: Input, cell: SheetValue): ReadCell {
  if (cell.kind === 'number') return value(cell.value)
  const text = textOf(cell)
  if (BLANKS.has(text.toLowerCase())) return none
  const parts = splitTyped(text)
  const numbers = parts.map((part) => parseTyped(part, input.unit))
  const bad = parts.find((_, at) => numbers[at] === undefined)
  if (bad !== undefined) return { values: [], fault: 'cell-not-numbers', facts: { value: bad.slice(0, 40) } }
  return { values: numbers.filter((number) => number !== undefined), fault: null, facts: {} }
}
