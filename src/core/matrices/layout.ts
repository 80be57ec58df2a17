// Where does each cell of a park's form stand in its sheet?

import type { FormCell } from './matrix.ts'

/** Columns of the form from the left; the first holds the rows' ids and is hidden. */
export const sheetColumns = [
  'id',
  'content',
  'clause',
  'unit',
  'whole',
  'wholeMeasures',
  'annual',
  'annualMeasures',
] as const
export type SheetColumn = (typeof sheetColumns)[number]

/** Title, whose it is, how to fill it in, two lines of heads, what each column takes. */
export const sheetLines = { title: 1, owner: 2, note: 3, upperHead: 4, head: 5, takes: 6, firstRow: 7 } as const

export const columnNumber = (column: SheetColumn): number => sheetColumns.indexOf(column) + 1
/** "E": no form has more than 26 columns. */
export const columnLetter = (column: SheetColumn): string => String.fromCharCode(64 + columnNumber(column))

export type SheetPlace = { readonly row: number; readonly column: string }

/** In a form as it is sent out; one that came back with rows moved has places of its own. */
export const placeIn = (rowIds: readonly string[], rowId: string | null, cell: FormCell | SheetColumn | null) => ({
  row: rowId === null ? sheetLines.head : sheetLines.firstRow + Math.max(0, rowIds.indexOf(rowId)),
  column: columnLetter(cell ?? 'content'),
})
