// Which lines of a cleaned document are rows of a table, however the table was printed?

import type { Span } from '../base/span.ts'
import { cellLinesTable } from './cell-lines.ts'
import type { CleanText } from './clean.ts'
import type { PlanDocument } from './document.ts'
import { readNumbering } from './numbering.ts'
import { type FoundTable, type PrintedLine, printedLines } from './printed-lines.ts'
import { isOrdinal, type RawRow, rowsOfDocumentTable, type TableCell } from './tables.ts'
import { valueLinesTable } from './value-lines.ts'

export type Segment =
  | { readonly kind: 'line'; readonly span: Span }
  | { readonly kind: 'table'; readonly rows: readonly RawRow[] }

/** Parts a cleaned document into its lines and its tables, in order. */
export function segmentsOf(clean: CleanText, document: PlanDocument): Segment[] {
  const segments: Segment[] = []
  const tables = [...document.tables].sort((a, b) => a.start - b.start)
  let at = 0
  for (const table of tables) {
    const start = clean.cleaned(table.start)
    const end = clean.cleaned(table.end)
    if (start < at || end <= start) continue
    const rows = rowsOfDocumentTable(clean, table)
    const oneColumn = rows.every((row) => row.cells.length <= 1)
    if (oneColumn) continue
    pushLines(segments, clean.text, at, start)
    segments.push({ kind: 'table', rows })
    at = end
  }
  pushLines(segments, clean.text, at, clean.text.length)
  return segments
}

function pushLines(segments: Segment[], text: string, from: number, to: number): void {
  const lines = printedLines(text, from, to)
  let at = 0
  while (at < lines.length) {
    const table = tabbedTable(text, lines, at) ?? cellLinesTable(text, lines, at) ?? valueLinesTable(text, lines, at)
    if (table) {
      segments.push({ kind: 'table', rows: table.rows })
      at = table.next
      continue
    }
    const line = lines[at]
    for (const cell of line?.cells ?? []) {
      if (cell.end > cell.start) segments.push({ kind: 'line', span: { start: cell.start, end: cell.end } })
    }
    at++
  }
}

const isRow = (line: PrintedLine | undefined): line is PrintedLine =>
  line !== undefined && line.tabs > 0 && line.printed > 1
const isThinRow = (line: PrintedLine | undefined): line is PrintedLine =>
  line !== undefined && line.tabs > 1 && line.printed === 1

/** a row of a table of two columns whose second cell is blank */
const isHalfRow = (line: PrintedLine, width: number): boolean =>
  width === 2 && line.tabs === 1 && line.cells[0]?.from === 'own'

function tabbedTable(text: string, lines: readonly PrintedLine[], from: number): FoundTable | null {
  if (!isRow(lines[from])) return null
  const rows: RawRow[] = []
  let width = 0
  let at = from
  while (at < lines.length) {
    const line = lines[at]
    if (line && (isRow(line) || isThinRow(line) || (rows.length > 0 && isHalfRow(line, width)))) {
      const last = rows.at(-1)
      if (last && completes(text, last, line, width)) rows[rows.length - 1] = continued(last, line)
      else rows.push({ start: line.start, end: line.end, cells: line.cells })
      width = Math.max(width, line.cells.length)
      at++
    } else {
      const part = partOfTable(text, lines, at, width)
      if (part) {
        rows.push(part)
        at++
        continue
      }
      const stray = strayLines(text, lines, at)
      const last = rows.at(-1)
      if (stray === 0 || !last) break
      for (let more = 0; more < stray; more++) {
        const extra = lines[at + more]
        if (extra) rows[rows.length - 1] = continued(rows.at(-1) ?? last, extra)
      }
      at += stray
    }
  }
  return { rows, next: at }
}

/** A line that names a part of the table, "二、培育优质企业", between rows of one width. */
function partOfTable(text: string, lines: readonly PrintedLine[], at: number, width: number): RawRow | null {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line || line.tabs > 0 || line.end - line.start > 40 || width < 2 || next?.cells.length !== width) return null
  const words = text.slice(line.start, line.end)
  if (/[。；：]$/.test(words) || /^(?:附件|附表|专栏|表\d|注)/.test(words)) return null
  const [first] = next.cells
  const style = readNumbering(text, line.start)?.style
  const numbered = style === 'han' || style === 'han-bracket'
  const counts =
    first?.from === 'own' &&
    ((width > 2 && isOrdinal(text.slice(first.start, first.end))) ||
      (numbered && readNumbering(text, first.start)?.style === 'digit'))
  return counts ? { start: line.start, end: line.end, cells: line.cells } : null
}

/** Lines without tabs between rows go on with the last cell, unless they name the next table. */
function strayLines(text: string, lines: readonly PrintedLine[], from: number): number {
  let count = 0
  while (count < 4) {
    const line = lines[from + count]
    if (isRow(line) && count > 0) return isHeaderLike(text, line) ? 0 : count
    if (!line || line.tabs > 0 || line.end - line.start > 40) return 0
    const words = text.slice(line.start, line.end)
    if (readNumbering(words, 0) !== null || /^(?:附件|附表|专栏|表\d)|[表单。；：]$/.test(words)) return 0
    count++
  }
  return 0
}

function isHeaderLike(text: string, line: PrintedLine): boolean {
  return (
    line.cells.some((cell) => text.slice(cell.start, cell.end) === '序号') ||
    line.cells.every((cell) => cell.end - cell.start < 10)
  )
}

/** Whether this line holds the cells that a break inside a cell cut off from the row before it. */
function completes(text: string, row: RawRow, line: PrintedLine, width: number): boolean {
  if (width < 3 || row.cells.length >= width || line.cells.length >= width) return false
  if (row.cells.length + line.cells.length - 1 !== width) return false
  const first = line.cells[0]
  return first !== undefined && first.end > first.start && !isOrdinal(text.slice(first.start, first.end))
}

function continued(row: RawRow, line: PrintedLine): RawRow {
  const last = row.cells.at(-1)
  const first = line.cells[0]
  if (!last || !first) return row
  const from = last.end > last.start ? last.start : first.start
  const joint: TableCell = { start: from, end: Math.max(from, first.end), from: 'own' }
  return { start: row.start, end: line.end, cells: [...row.cells.slice(0, -1), joint, ...line.cells.slice(1)] }
}
