import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { readTable, type Sheet } from '../documents/read-table.ts'
import { textOf } from '../documents/sheet-lines.ts'
import { faultOf } from '../drafts/read-plan.ts'
import { letters } from './sheet-letters.ts'
import { fillSheetName, KEY_COLUMN, KEY_LINE_MARK, templateKind } from './write-template.ts'

export type ReadPlace = {
  readonly row: number
  readonly column: number
  readonly address: string
  readonly text: string
}

export type ReadTemplate = {
  /** by line key and column key */
  readonly places: ReadonlyMap<string, ReadPlace>
  /** cells that Excel itself could not compute */
  readonly faults: readonly Fault[]
}

export const placeKey = (row: string, column: string): string => `${row} ${column}`

/** The places of a template that came back, found by its hidden keys: lines may be sorted, columns moved, rows hidden. */
export function readTemplate(bytes: Uint8Array, file: string, submissionId: string): Outcome<ReadTemplate> {
  const book = readTable(bytes, file)
  if (!book.ok) return bad(faultOf(book.fault))
  const sheet = book.sheets.find(({ name }) => name === fillSheetName)
  if (sheet === undefined || book.mark?.kind !== templateKind || book.mark.id !== submissionId)
    return bad({ code: 'sheet.not-this-template', place: { file } })
  const columns = keyLineOf(sheet)
  if (columns === undefined) return bad({ code: 'sheet.layout-broken', place: { file, sheet: sheet.name } })
  const places = new Map<string, ReadPlace>()
  for (const { row, cells } of sheet.rows) {
    if (row <= columns.row) continue
    const key = textOf(cells.find(({ column }) => column === KEY_COLUMN))
    if (key === '') continue
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
    for (const [column, name] of columns.names) {
      const cell = byColumn.get(column)
      places.set(placeKey(key, name), { row, column, address: `${letters(column)}${row}`, text: textOf(cell) })
    }
  }
  if (places.size === 0) return bad({ code: 'sheet.no-cells', place: { file, sheet: sheet.name } })
  return good({ places, faults: book.faults.map(faultOf) })
}

function keyLineOf(sheet: Sheet): { readonly row: number; readonly names: ReadonlyMap<number, string> } | undefined {
  for (const { row, cells } of sheet.rows.slice(0, 12)) {
    if (textOf(cells.find(({ column }) => column === KEY_COLUMN)) !== KEY_LINE_MARK) continue
    return {
      row,
      names: new Map(cells.filter(({ column }) => column > KEY_COLUMN).map((cell) => [cell.column, textOf(cell)])),
    }
  }
  return undefined
}
