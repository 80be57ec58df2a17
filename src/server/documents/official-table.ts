import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { findLongRows, type LongTables, markedRow } from './long-table.ts'
import { type Face, faces } from './official-fonts.ts'

export type OfficialTable = {
  /** repeated on every page */
  readonly header: readonly (readonly OfficialCell[])[]
  readonly rows: readonly (readonly OfficialCell[])[]
  /** relative to one another; equal where absent */
  readonly widths?: readonly number[]
}
/** A plain string, or a cell that reaches over several columns or rows. */
export type OfficialCell =
  | string
  | { readonly text: string; readonly columns?: number; readonly rows?: number; readonly align?: 'left' | 'center' }

/** In half points and twips: 小四 while few columns share the width, 五号 in a wide table. Exact lines stay off the page's grid of lines. */
const print = { few: { size: 24, line: 380 }, many: { size: 21, line: 320 } }
const fewColumns = 6

/** Rows never torn by a page's end. Those of a long table are put into `long`, for `finishWord` to write. */
export function officialTable(table: OfficialTable, widthTwips: number, long: LongTables): Table {
  const columns = Math.max(
    1,
    ...[...table.header, ...table.rows].map((row) => row.reduce((sum, cell) => sum + columnsOf(cell), 0)),
  )
  const shares = Array.from({ length: columns }, (_, index) => table.widths?.[index] ?? 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const size = columns > fewColumns ? print.many : print.few
  // a column of units, grades or numbers stands in the middle, a column of names at the left, however short one of them is
  const isShort = (index: number) => table.rows.every((row) => textOf(row[index] ?? '').length <= shortText)
  const short = shares.map((_, index) => isShort(index))
  const waiting = findLongRows(table.rows)
  const rows = waiting === null ? table.rows : [markedRow(long.length, columns)]
  if (waiting !== null) long.push(waiting)
  return new Table({
    width: { size: widthTwips, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    columnWidths: shares.map((share) => Math.round((widthTwips * share) / all)),
    rows: [
      ...table.header.map(
        (row) =>
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: row.map((cell) => cellOf(cell, 'heading', size, true)),
          }),
      ),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((cell, index) => cellOf(cell, 'body', size, short[index] ?? false)),
          }),
      ),
    ],
  })
}

/** The header of a sheet, by the names above one another: neighbours under one upper name share its cell. */
export function officialHeader(paths: readonly (readonly string[])[]): readonly (readonly OfficialCell[])[] {
  const depth = Math.max(1, ...paths.map(({ length }) => length))
  return Array.from({ length: depth }, (_, level) =>
    paths.flatMap((path, index): readonly OfficialCell[] => {
      const text = path[level]
      if (text === undefined) return []
      const isLowest = level === path.length - 1
      if (isLowest) return [{ text, rows: depth - level }]
      const shares = (other: readonly string[] | undefined) =>
        other !== undefined && other.length > level + 1 && other[level] === text
      if (shares(paths[index - 1])) return []
      const end = paths.findIndex((other, at) => at > index && !shares(other))
      return [{ text, columns: (end < 0 ? paths.length : end) - index }]
    }),
  )
}

function columnsOf(cell: OfficialCell): number {
  return typeof cell === 'string' ? 1 : (cell.columns ?? 1)
}

const shortText = 6
const textOf = (cell: OfficialCell): string => (typeof cell === 'string' ? cell : cell.text)

function cellOf(given: OfficialCell, face: Face, { size, line }: (typeof print)['few'], middle: boolean): TableCell {
  const cell = typeof given === 'string' ? { text: given } : given
  const centred = cell.align === undefined ? middle : cell.align === 'center'
  const children = cell.text.split('\n').map(
    (text) =>
      new Paragraph({
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line, lineRule: LineRuleType.EXACT },
        children: [new TextRun({ text, font: faces[face], size })],
      }),
  )
  return new TableCell({
    children,
    columnSpan: cell.columns ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
  })
}
