// What can an expression speak of: which columns are there, what do they hold, and what is known row by row?

import type { UnitOfMeasure } from '../base/units-of-measure.ts'

export type ValueKind = 'number' | 'text' | 'truth'

/** What an expression may name: an indicator, or a property of the subjects that a condition picks from. */
export type ExpressionColumn = {
  /** ASCII; what is stored in place of the name */
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: ValueKind
  /** null where it has none: a pure number, or no number at all */
  readonly unit: UnitOfMeasure | null
  /** whether each value has last year's beside it, so that growth() and lastYear() may be asked of it */
  readonly paired?: boolean
}

/** Why a row has no value: 0 is present; 16 to 255 are the caller's own reasons and are handed through. */
export const PRESENT = 0
export const ABSENT = 1
export const DIVIDED_BY_ZERO = 2
/** larger than a number can be */
export const OUT_OF_RANGE = 3
/** a growth from nothing, from or into a loss */
export const NO_RATE = 4
export const FIRST_OWN_REASON = 16

/** One value a row; where `absent` is not 0 there is none, and what stands in `values` means nothing. */
export type NumberValues = { readonly kind: 'number'; readonly values: Float64Array; readonly absent: Uint8Array }
/** 1 is true. */
export type TruthValues = { readonly kind: 'truth'; readonly values: Uint8Array; readonly absent: Uint8Array }
/** Each row points into `words`, so that a condition asks every word once. */
export type TextValues = {
  readonly kind: 'text'
  readonly indexes: Int32Array
  readonly words: readonly string[]
  readonly absent: Uint8Array
}
export type ColumnValues = NumberValues | TruthValues | TextValues

/** Columns of equal length by their codes. */
export type Table = { readonly rows: number; readonly columns: ReadonlyMap<string, ColumnValues> }

export type Cell = number | string | boolean | null

/** Values row by row as one column; null, NaN and Infinity are absent. */
export function toColumnValues(kind: ValueKind, cells: readonly Cell[]): ColumnValues {
  const absent = new Uint8Array(cells.length)
  if (kind === 'text') return textValues(cells, absent)
  const values = kind === 'number' ? new Float64Array(cells.length) : new Uint8Array(cells.length)
  cells.forEach((cell, row) => {
    if (kind === 'number' && typeof cell === 'number' && Number.isFinite(cell)) values[row] = cell
    else if (kind === 'truth' && typeof cell === 'boolean') values[row] = cell ? 1 : 0
    else absent[row] = ABSENT
  })
  return values instanceof Float64Array ? { kind: 'number', values, absent } : { kind: 'truth', values, absent }
}

function textValues(cells: readonly Cell[], absent: Uint8Array): TextValues {
  const indexes = new Int32Array(cells.length)
  const places = new Map<string, number>()
  cells.forEach((cell, row) => {
    if (typeof cell !== 'string') {
      absent[row] = ABSENT
      return
    }
    const place = places.get(cell) ?? places.size
    places.set(cell, place)
    indexes[row] = place
  })
  return { kind: 'text', indexes, words: [...places.keys()], absent }
}

/** What one row of a column holds; null where absent. */
export function cellAt(column: ColumnValues, row: number): Cell {
  if (column.absent[row] !== PRESENT) return null
  switch (column.kind) {
    case 'number':
      return column.values[row] ?? null
    case 'truth':
      return column.values[row] === 1
    case 'text':
      return column.words[column.indexes[row] ?? -1] ?? null
  }
}
