import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import type { Sheet } from './read-table.ts'
import type { SheetCell } from './sheet-cells.ts'
import type { TableColumn } from './write-table.ts'

/** A row below the header, its cells asked for by the column's key. */
export type SheetLine<Key extends string> = {
  readonly row: number
  /** as it shows, line ends as \n, blanks at the ends gone; "" where the cell is blank */
  readonly text: (key: Key) => string
  /** where the cell is, for a fault */
  readonly place: (key: Key) => NonNullable<Fault['place']>
}

type KeyedColumn<Key extends string> = TableColumn & { readonly key: Key }

/**
 * The rows of a sheet in the form that writeTable gives it. Columns are found by their lowest names, so they may have been
 * moved; a column that is missing is a fault, one that nobody knows is left alone. Rows without any text are skipped.
 */
export function readRows<Key extends string>(
  sheet: Sheet,
  columns: readonly KeyedColumn<Key>[],
  file: string,
): Outcome<readonly SheetLine<Key>[]> {
  const places = findColumns(sheet, columns)
  const faults = columns
    .filter(({ key }) => !places.columns.has(key))
    .map(
      ({ header }): Fault => ({
        code: 'sheet.column-missing',
        place: { file, sheet: sheet.name },
        facts: { column: header.join(' / ') },
      }),
    )
  if (faults.length > 0) return bad(...faults)
  const lines = sheet.rows
    .filter(({ row }) => row > places.lastHeader)
    .map(({ row, cells }): SheetLine<Key> => {
      const byColumn = new Map(cells.map((cell) => [cell.column, textOf(cell)]))
      return {
        row,
        text: (key) => byColumn.get(places.columns.get(key) ?? 0) ?? '',
        place: (key) => ({ file, sheet: sheet.name, row, column: letters(places.columns.get(key) ?? 1) }),
      }
    })
  return good(lines.filter(({ text }) => columns.some(({ key }) => text(key) !== '')))
}

/** How far down a header may begin: title and note stand above it. */
const DEEPEST_HEADER = 8

function findColumns<Key extends string>(sheet: Sheet, columns: readonly KeyedColumn<Key>[]) {
  const found = new Map<Key, number>()
  let lastHeader = 0
  for (const { row, cells } of sheet.rows.filter(({ row }) => row <= DEEPEST_HEADER)) {
    for (const { key, header } of columns) {
      if (found.has(key)) continue
      const cell = cells.find((one) => textOf(one) === header.at(-1) && standsUnder(sheet, one, header.at(-2)))
      if (cell === undefined) continue
      found.set(key, cell.column)
      lastHeader = Math.max(lastHeader, row)
    }
  }
  return { columns: found, lastHeader }
}

/** Two columns may bear the same lowest name under different upper ones. */
function standsUnder(sheet: Sheet, cell: SheetCell, upper: string | undefined): boolean {
  if (upper === undefined) return true
  const above = sheet.rows.find(({ row }) => row === cell.row - 1)?.cells ?? []
  const heads = above.filter((one) => one.column <= cell.column && textOf(one) !== '')
  return textOf(heads.at(-1)) === upper
}

export function textOf(cell: SheetCell | undefined): string {
  if (cell === undefined) return ''
  const { value } = cell
  switch (value.kind) {
    case 'text':
      return value.text.replace(/\r\n?/g, '\n').trim()
    case 'number':
      return value.percent ? `${Number((value.value * 100).toPrecision(12))}%` : String(value.value)
    case 'date':
      return value.iso
    case 'boolean':
      return value.value ? '是' : '否'
  }
}

/** 1 is A, 27 is AA. */
function letters(column: number): string {
  let rest = column
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}
