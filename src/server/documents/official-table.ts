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

/** 小四 in the header and the rows, single lines, rows never torn by a page's end. */
export function officialTable(table: OfficialTable, widthTwips: number): Table {
  const columns = Math.max(
    1,
    ...[...table.header, ...table.rows].map((row) => row.reduce((sum, cell) => sum + columnsOf(cell), 0)),
  )
  const shares = Array.from({ length: columns }, (_, index) => table.widths?.[index] ?? 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  return new Table({
    width: { size: widthTwips, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: shares.map((share) => Math.round((widthTwips * share) / all)),
    rows: [
      ...table.header.map(
        (row) =>
          new TableRow({ tableHeader: true, cantSplit: true, children: row.map((cell) => cellOf(cell, 'heading')) }),
      ),
      ...table.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((cell) => cellOf(cell, 'body')) })),
    ],
  })
}

function columnsOf(cell: OfficialCell): number {
  return typeof cell === 'string' ? 1 : (cell.columns ?? 1)
}

function cellOf(given: OfficialCell, face: Face): TableCell {
  const cell = typeof given === 'string' ? { text: given } : given
  const centred = face === 'heading' || cell.align === 'center' || cell.text.length <= 4
  const children = cell.text.split('\n').map(
    (text) =>
      new Paragraph({
        alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 360, lineRule: LineRuleType.AT_LEAST },
        children: [new TextRun({ text, font: faces[face], size: 24 })],
      }),
  )
  return new TableCell({
    children,
    columnSpan: cell.columns ?? 1,
    rowSpan: cell.rows ?? 1,
    verticalAlign: VerticalAlignTable.CENTER,
  })
}
