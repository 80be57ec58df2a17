// Which runs of lines are tables of tasks whose cells stand one a line?

import { readNumbering } from './numbering.ts'
import type { FoundTable, PrintedLine } from './printed-lines.ts'
import { isOrdinal, type RawRow, type TableCell } from './tables.ts'
import { looksLikeUnit } from './unit-names.ts'

/** The table of tasks that begins at this line with its cells one a line, each led by a tab or by nothing; null where none does. */
export function cellLinesTable(text: string, lines: readonly PrintedLine[], from: number): FoundTable | null {
  return cellLineTable(text, lines, from) ?? bareCellTable(text, lines, from)
}

const unitWord = /(?:责任|牵头|配合|实施|承办|落实|主办|协办)(?:单位|部门|主体|科室|处室)/
const namedColumn =
  /^(?:序号|编号|类别|领域|备注|(?:重点|主要|工作|具体|推进|目标|年度|改革|项目|任务|措施)*(?:任务|举措|措施|事项|内容|项目|目标|名称|清单|要求|指标)|(?:牵头|责任|配合|实施|承办|落实|主办|协办)(?:单位|部门|主体|科室|处室|领导)(?:\(.*\))?|(?:完成|时间|办理)?(?:时限|时间|节点|进度|安排)(?:要求)?|实施步骤|进度安排|20\d\d年(?:度|底|末)?(?:工作|主要)?(?:目标|任务|计划|指标|目标任务|安排)?(?:\(.*\))?|(?:计量)?单位|(?:责任|分管|牵头)领导|链长)$/

const isCellLine = (line: PrintedLine | undefined): line is PrintedLine =>
  line !== undefined && line.tabs > 0 && line.printed <= 1 && line.cells[0]?.from === 'blank'

/** A table whose cells stand one a line, each led by a tab. */
function cellLineTable(text: string, lines: readonly PrintedLine[], from: number): FoundTable | null {
  if (!isCellLine(lines[from]) || !namesColumns(text, lines, from)) return null
  // a head that does not hold is told by its first cells, or each line of a long run would read the run to its end
  const first = cellsOfRun(text, lines, from, mostColumns).cells
  if (headWidth(text, first) === 0) return null
  const { cells, next } = cellsOfRun(text, lines, from, Number.POSITIVE_INFINITY)
  return foldCells(cells, headWidth(text, first), next)
}

const mostColumns = 8

/** The cells of the run of lines that begins here, at most so many, and the first line behind them. */
function cellsOfRun(text: string, lines: readonly PrintedLine[], from: number, most: number) {
  const cells: TableCell[] = []
  let next = from
  for (; next < lines.length && (isCellLine(lines[next]) || goesOnWithCell(text, lines, next)); next++) {
    const line = lines[next]
    if (!line) break
    const own = line.cells.find((cell) => cell.from === 'own') ?? { start: line.end, end: line.end, from: 'blank' }
    const last = cells.at(-1)
    if (line.tabs === 0 && last) cells[cells.length - 1] = { start: last.start, end: own.end, from: 'own' }
    else if (cells.length === most) break
    else cells.push(own)
  }
  return { cells, next }
}

/** How many of the first cells name columns, a column of units among them; 0 where they are no head. */
function headWidth(text: string, cells: readonly TableCell[]): number {
  const words = cells.slice(0, mostColumns).map((cell) => text.slice(cell.start, cell.end))
  const other = words.findIndex((word) => !namedColumn.test(word) && !unitWord.test(word))
  const width = other < 0 ? words.length : other
  return width > 1 && words.slice(0, width).some((word) => unitWord.test(word)) ? width : 0
}

/** Whether the first cells are names of columns, units among them; asked first so that long runs are not read in vain. */
function namesColumns(text: string, lines: readonly PrintedLine[], from: number): boolean {
  let names = 0
  let units = false
  for (let at = from; at < Math.min(lines.length, from + 24); at++) {
    for (const cell of lines[at]?.cells ?? []) {
      if (cell.from !== 'own') continue
      const word = text.slice(cell.start, cell.end)
      const unit = unitWord.test(word)
      if (!unit && !namedColumn.test(word)) return names > 1 && units
      units ||= unit
      if (++names === mostColumns) return false
    }
  }
  return false
}

function goesOnWithCell(text: string, lines: readonly PrintedLine[], at: number): boolean {
  const line = lines[at]
  if (!line || line.tabs > 0 || !isCellLine(lines[at + 1])) return false
  return line.end - line.start <= 40 && readNumbering(text.slice(line.start, line.end), 0) === null
}

/** A table whose cells stand one a line with nothing between them, as copied from a web page. */
function bareCellTable(text: string, lines: readonly PrintedLine[], from: number): FoundTable | null {
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
  lines: readonly PrintedLine[],
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

function rowOf(lines: readonly PrintedLine[]): RawRow {
  return {
    start: lines[0]?.start ?? 0,
    end: lines.at(-1)?.end ?? 0,
    cells: lines.flatMap((line) => line.cells.slice(0, 1)),
  }
}

function foldCells(cells: readonly TableCell[], width: number, next: number): FoundTable | null {
  if (cells.length < width * 2) return null
  const rows: RawRow[] = []
  for (let at = 0; at < cells.length; at += width) {
    const row = cells.slice(at, at + width)
    rows.push({ start: row[0]?.start ?? 0, end: row.at(-1)?.end ?? 0, cells: row })
  }
  return { rows, next }
}
