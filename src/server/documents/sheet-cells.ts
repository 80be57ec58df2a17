import type { DateStyles } from './sheet-dates.ts'
import { type Events, feed, plainText } from './sheet-strings.ts'

export type SheetValue =
  | { readonly kind: 'text'; readonly text: string }
  /** `percent`: shown with a %, so that 0.08 stands for 8% */
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'boolean'; readonly value: boolean }

export type SheetCell = {
  /** as in Excel, "C7" */
  readonly address: string
  /** from 1 */
  readonly row: number
  readonly column: number
  readonly value: SheetValue
  readonly formula?: string
}
export type SheetRow = { readonly row: number; readonly cells: readonly SheetCell[] }
/** Merged cells, first and last row and column included; the value is in the first. */
export type SheetSpan = {
  readonly fromRow: number
  readonly fromColumn: number
  readonly toRow: number
  readonly toColumn: number
}
export type CellFault = {
  readonly code: 'cell-error' | 'cell-not-calculated'
  readonly facts: Readonly<Record<string, string | number>>
}

type OpenCell = {
  address: string
  column: number
  style: string | undefined
  type: string
  value: string
  formula: string | undefined
}

export function readSheet(part: Uint8Array, strings: readonly string[], dates: DateStyles) {
  const reader = openSheetReader(strings, dates)
  feed(part, reader.events)
  return { rows: reader.take(), merges: reader.merges, faults: reader.faults }
}

/** Takes a sheet's markup in pieces; `take` hands over the rows that are complete, so that none need be kept. */
export function openSheetReader(strings: readonly string[], dates: DateStyles) {
  let rows: SheetRow[] = []
  const merges: SheetSpan[] = []
  const faults: CellFault[] = []
  let row = 0
  let cells: SheetCell[] = []
  let cell: OpenCell | undefined
  let into: 'value' | 'formula' | undefined
  const events: Events = {
    open(name, attributes) {
      if (name === 'row') [row, cells] = [Number(attributes.r ?? row + 1), []]
      else if (name === 'c') cell = openCell(attributes, row, cells.at(-1)?.column ?? 0)
      else if (name === 'v' || name === 't') into = 'value'
      else if (name === 'f') {
        into = 'formula'
        if (cell) cell.formula = ''
      } else if (name === 'rPh') into = undefined
      else if (name === 'mergeCell') merges.push(...toSpan(attributes.ref ?? ''))
    },
    text(piece) {
      if (!cell || !into) return
      if (into === 'value') cell.value += piece
      else cell.formula = (cell.formula ?? '') + piece
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') into = undefined
      else if (name === 'c' && cell) {
        const read = closeCell(cell, row, strings, dates)
        if ('code' in read) faults.push(read)
        else if (read.value) cells.push({ ...read, value: read.value })
        cell = undefined
      } else if (name === 'row' && cells.length > 0) rows.push({ row, cells })
    },
  }
  const take = (): readonly SheetRow[] => {
    const taken = rows
    rows = []
    return taken
  }
  return { events, take, merges, faults }
}

function openCell(attributes: Readonly<Record<string, string>>, row: number, before: number): OpenCell {
  // Some writers leave the address out: the cell is then the next one.
  const column = columnOf(attributes.r ?? '') || before + 1
  return {
    address: attributes.r ?? `${columnName(column)}${row}`,
    column,
    style: attributes.s,
    type: attributes.t ?? 'n',
    value: '',
    formula: undefined,
  }
}

type ClosedCell = Omit<SheetCell, 'value'> & { readonly value: SheetValue | undefined }

function closeCell(cell: OpenCell, row: number, strings: readonly string[], dates: DateStyles): ClosedCell | CellFault {
  const { address, column, formula } = cell
  const place = { address, row, column: columnName(column) }
  if (cell.type === 'e') return { code: 'cell-error', facts: { ...place, error: cell.value } }
  if (formula !== undefined && cell.value === '' && cell.type !== 'str')
    return { code: 'cell-not-calculated', facts: { ...place, formula } }
  return { address, row, column, value: readValue(cell, strings, dates), ...(formula ? { formula } : {}) }
}

function readValue(
  { type, value, style }: OpenCell,
  strings: readonly string[],
  dates: DateStyles,
): SheetValue | undefined {
  switch (type) {
    case 's':
      return asText(strings[Number(value)] ?? '')
    case 'inlineStr':
    case 'str':
      return asText(plainText(value))
    case 'b':
      return { kind: 'boolean', value: value === '1' }
    case 'd':
      return { kind: 'date', iso: value }
    default: {
      if (value.trim() === '') return undefined
      const number = Number(value)
      const shown = dates.styleOf(style)
      if (shown === 'date') return { kind: 'date', iso: dates.toIso(number) }
      return { kind: 'number', value: number, percent: shown === 'percent' }
    }
  }
}

function asText(text: string): SheetValue | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}

function toSpan(ref: string): readonly SheetSpan[] {
  const [, from, fromRow, to, toRow] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? []
  if (from === undefined || to === undefined) return []
  return [{ fromRow: Number(fromRow), fromColumn: columnOf(from), toRow: Number(toRow), toColumn: columnOf(to) }]
}

/** 1 for A, 27 for AA; 0 where there are no letters. */
export function columnOf(address: string): number {
  const letters = /^[A-Z]+/.exec(address)?.[0] ?? ''
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

export function columnName(column: number): string {
  return column <= 0 ? '' : columnName(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
}
