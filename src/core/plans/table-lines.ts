// Which lines of a cleaned document are rows of a table, however the table was printed?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import type { PlanDocument } from './document.ts'
import { readNumbering } from './numbering.ts'
import { trimmed } from './sentences.ts'
import { cellOf, isOrdinal, type RawRow, rowsOfDocumentTable, type TableCell } from './tables.ts'
import { looksLikeUnit } from './unit-names.ts'

export type Segment =
  | { readonly kind: 'line'; readonly span: Span }
  | { readonly kind: 'table'; readonly rows: readonly RawRow[] }

type Line = Span & { readonly tabs: number; readonly cells: readonly TableCell[]; readonly printed: number }

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
  const lines = linesOf(text, from, to)
  let at = 0
  while (at < lines.length) {
    const table = tabbedTable(text, lines, at) ?? cellLineTable(text, lines, at) ?? bareCellTable(text, lines, at)
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

function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = []
  for (let start = from; start < to; ) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 || stop > to ? to : stop
    if (end > start) lines.push(lineOf(text, start, end))
    start = end + 1
  }
  return lines
}

function lineOf(text: string, start: number, end: number): Line {
  const cells: TableCell[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== 9) continue
    cells.push(cellOf(text, trimmed(text, from, at)))
    from = at + 1
  }
  return { start, end, cells, tabs: cells.length - 1, printed: cells.filter((cell) => cell.from === 'own').length }
}

type Found = { readonly rows: RawRow[]; readonly next: number }

const isRow = (line: Line | undefined): line is Line => line !== undefined && line.tabs > 0 && line.printed > 1
const isThinRow = (line: Line | undefined): line is Line => line !== undefined && line.tabs > 1 && line.printed === 1

/** a row of a table of two columns whose second cell is blank */
const isHalfRow = (line: Line, width: number): boolean =>
  width === 2 && line.tabs === 1 && line.cells[0]?.from === 'own'

function tabbedTable(text: string, lines: readonly Line[], from: number): Found | null {
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
function partOfTable(text: string, lines: readonly Line[], at: number, width: number): RawRow | null {
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
function strayLines(text: string, lines: readonly Line[], from: number): number {
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

function isHeaderLike(text: string, line: Line): boolean {
  return (
    line.cells.some((cell) => text.slice(cell.start, cell.end) === '序号') ||
    line.cells.every((cell) => cell.end - cell.start < 10)
  )
}

/** Whether this line holds the cells that a break inside a cell cut off from the row before it. */
function completes(text: string, row: RawRow, line: Line, width: number): boolean {
  if (width < 3 || row.cells.length >= width || line.cells.length >= width) return false
  if (row.cells.length + line.cells.length - 1 !== width) return false
  const first = line.cells[0]
  return first !== undefined && first.end > first.start && !isOrdinal(text.slice(first.start, first.end))
}

function continued(row: RawRow, line: Line): RawRow {
  const last = row.cells.at(-1)
  const first = line.cells[0]
  if (!last || !first) return row
  const from = last.end > last.start ? last.start : first.start
  const joint: TableCell = { start: from, end: Math.max(from, first.end), from: 'own' }
  return { start: row.start, end: line.end, cells: [...row.cells.slice(0, -1), joint, ...line.cells.slice(1)] }
}

const unitWord = /(?:责任|牵头|配合|实施|承办|落实|主办|协办)(?:单位|部门|主体|科室|处室)/
const namedColumn =
  /^(?:序号|编号|类别|领域|备注|(?:重点|主要|工作|具体|推进|目标|年度|改革|项目|任务|措施)*(?:任务|举措|措施|事项|内容|项目|目标|名称|清单|要求|指标)|(?:牵头|责任|配合|实施|承办|落实|主办|协办)(?:单位|部门|主体|科室|处室|领导)(?:\(.*\))?|(?:完成|时间|办理)?(?:时限|时间|节点|进度|安排)(?:要求)?|实施步骤|进度安排)$/

const isCellLine = (line: Line | undefined): line is Line =>
  line !== undefined && line.tabs > 0 && line.printed <= 1 && line.cells[0]?.from === 'blank'

/** A table whose cells stand one a line, each led by a tab. */
function cellLineTable(text: string, lines: readonly Line[], from: number): Found | null {
  if (!isCellLine(lines[from]) || !namesColumns(text, lines, from)) return null
  let next = from
  while (next < lines.length && (isCellLine(lines[next]) || goesOnWithCell(text, lines, next))) next++
  const cells: TableCell[] = []
  for (const line of lines.slice(from, next)) {
    const own = line.cells.find((cell) => cell.from === 'own') ?? { start: line.end, end: line.end, from: 'blank' }
    const last = cells.at(-1)
    if (line.tabs === 0 && last) cells[cells.length - 1] = { start: last.start, end: own.end, from: 'own' }
    else cells.push(own)
  }
  return foldCells(text, cells, next, (word) => namedColumn.test(word) || unitWord.test(word))
}

/** Whether the first cells are names of columns, units among them; asked first so that long runs are not read in vain. */
function namesColumns(text: string, lines: readonly Line[], from: number): boolean {
  const cells = lines.slice(from, from + 24).flatMap((line) => line.cells.filter((cell) => cell.from === 'own'))
  const words = cells.slice(0, 8).map((cell) => text.slice(cell.start, cell.end))
  const other = words.findIndex((word) => !namedColumn.test(word) && !unitWord.test(word))
  const head = words.slice(0, other < 0 ? words.length : other)
  return other > 1 && head.some((word) => unitWord.test(word))
}

function goesOnWithCell(text: string, lines: readonly Line[], at: number): boolean {
  const line = lines[at]
  if (!line || line.tabs > 0 || !isCellLine(lines[at + 1])) return false
  return line.end - line.start <= 40 && readNumbering(text.slice(line.start, line.end), 0) === null
}

/** A table whose cells stand one a line with nothing between them, as copied from a web page. */
function bareCellTable(text: string, lines: readonly Line[], from: number): Found | null {
  const word = (at: number): string => text.slice(lines[at]?.start ?? 0, lines[at]?.end ?? 0)
  if (word(from) !== '序号') return null
  let head = from
  while (head < lines.length && head - from < 10 && namedColumn.test(word(head))) head++
  const width = head - from
  if (width < 3) return null
  if (!lines.slice(from, head).some((line) => unitWord.test(text.slice(line.start, line.end)))) return null
  const rows: RawRow[] = [rowOf(lines.slice(from, head))]
  let at = head
  while (at < lines.length) {
    if (!isOrdinal(word(at))) break
    const section = /^[(〔]?[一二三四五六七八九十]/.test(word(at)) && isOrdinal(word(at + 2))
    const size = section ? 2 : width
    const broken = section ? null : rowWithBreaks(text, lines, at, width)
    if (broken) {
      rows.push(broken.row)
      at = broken.next
      continue
    }
    const row = lines.slice(at, at + size)
    if (row.length < size || row.some((line) => line.tabs > 0)) break
    if (
      !section &&
      at + size < lines.length &&
      row.slice(1).some((line) => isOrdinal(text.slice(line.start, line.end)))
    )
      break
    rows.push(rowOf(row))
    at += size
  }
  return rows.length > 1 ? { rows, next: at } : null
}

/** A row with a cell that breaks over lines, names of units one a line: as many lines too many as the next number is off. */
function rowWithBreaks(
  text: string,
  lines: readonly Line[],
  at: number,
  width: number,
): { readonly row: RawRow; readonly next: number } | null {
  const word = (place: number): string => text.slice(lines[place]?.start ?? 0, lines[place]?.end ?? 0)
  const following = String(Number(word(at)) + 1)
  let next = at + width + 1
  while (next < at + width + 5 && word(next) !== following) next++
  if (word(next) !== following || lines.slice(at, next).some((line) => line.tabs > 0)) return null
  const cells: TableCell[] = []
  let spare = next - at - width
  for (const line of lines.slice(at, next)) {
    const [cell] = line.cells
    const last = cells.at(-1)
    if (!cell) continue
    const names =
      last !== undefined && isUnits(text.slice(last.start, last.end)) && isUnits(text.slice(cell.start, cell.end))
    if (spare > 0 && names) {
      cells[cells.length - 1] = { start: last.start, end: cell.end, from: 'own' }
      spare--
    } else cells.push(cell)
  }
  const [first] = cells
  return cells.length === width && first
    ? { row: { start: first.start, end: cells.at(-1)?.end ?? first.end, cells }, next }
    : null
}

const isUnits = (words: string): boolean => words.split(/[、，\n]/).every((name) => looksLikeUnit(name))

function rowOf(lines: readonly Line[]): RawRow {
  return {
    start: lines[0]?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    cells: lines.flatMap((line) => line.cells.slice(0, 1)),
  }
}

function foldCells(
  text: string,
  cells: readonly TableCell[],
  next: number,
  isName: (word: string) => boolean,
): Found | null {
  const words = cells.map((cell) => text.slice(cell.start, cell.end))
  let width = 0
  while (width < Math.min(8, cells.length) && isName(words[width] ?? '')) width++
  if (width < 2 || cells.length < width * 2 || !words.slice(0, width).some((word) => unitWord.test(word))) return null
  const rows: RawRow[] = []
  for (let at = 0; at < cells.length; at += width) {
    const row = cells.slice(at, at + width)
    rows.push({ start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0, cells: row })
  }
  return { rows, next }
}
