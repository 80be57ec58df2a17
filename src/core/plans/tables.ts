// Which rows and columns does a table have, which rows are its headings, and which cells are merged or blank?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import type { DocumentTable } from './document.ts'
import { readNumbering } from './numbering.ts'
import { trimmed } from './sentences.ts'

/** merged: the cell stands above or to the left and reaches here; blank: nothing is printed here */
export type CellFrom = 'own' | 'merged' | 'blank'

/** A place in the grid; its span (cleaned) is empty where it is blank. */
export type TableCell = Span & { readonly from: CellFrom }

/** header: column names, also where a page repeats them · section: names a part of the table · body: says something */
export type RowRole = 'header' | 'section' | 'body'

export type TableRow = Span & { readonly role: RowRole; readonly cells: readonly TableCell[] }

export type TableGrid = Span & {
  readonly rows: readonly TableRow[]
  /** what the header says over each column, its lines joined by "/" */
  readonly columns: readonly string[]
}

export type RawRow = Span & { readonly cells: readonly TableCell[] }

/** Lays printed rows out as grids; a header that differs from the one before starts a grid of its own. */
export function gridsOf(text: string, rows: readonly RawRow[]): TableGrid[] {
  const grids: TableGrid[] = []
  let from = 0
  while (from < rows.length) {
    const size = headerSize(text, rows, from)
    const heads = new Heads(text, rows.slice(from, from + size))
    let next = from + Math.max(size, 1)
    while (next < rows.length && !(size > 0 && startsAnew(text, rows[next], heads))) next++
    grids.push(gridOf(text, rows.slice(from, next), size, heads))
    from = next
  }
  return grids
}

/** The lines of a header, asked of every row below it. */
class Heads {
  /** the words that the header prints */
  readonly words: ReadonlySet<string>
  private readonly text: string
  private readonly lines: ReadonlySet<string>
  private readonly lengths: ReadonlySet<number>

  constructor(text: string, rows: readonly RawRow[]) {
    this.text = text
    const lines = rows.map((row) => rowText(text, row))
    this.lines = new Set(lines)
    this.lengths = new Set(lines.map(({ length }) => length))
    this.words = new Set(lines.flatMap((line) => line.split('\t')))
  }

  /** Whether the row prints a line of the header again. */
  repeatedBy(row: RawRow): boolean {
    let length = row.cells.length - 1
    for (const { start, end } of row.cells) length += end - start
    return this.lengths.has(Math.max(0, length)) && this.lines.has(rowText(this.text, row))
  }
}

function startsAnew(text: string, row: RawRow | undefined, heads: Heads): boolean {
  if (!row) return false
  const words = row.cells.filter((cell) => cell.end > cell.start).map((cell) => textIn(text, cell))
  if (words.length < 2 || !words.some((word) => heads.words.has(word)) || heads.repeatedBy(row)) return false
  const known = words.filter((word) => heads.words.has(word) || headerWord.test(word)).length
  return known * 3 >= words.length * 2 && isHeader(text, row, 1)
}

/** a row is filled up with blanks to this many columns; what lies beyond is no table that people print */
const widest = 32

function gridOf(text: string, rows: readonly RawRow[], head: number, heads: Heads): TableGrid {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const columns = columnNames(text, rows.slice(0, head), width)
  const placed = rows.map((row, index): TableRow => {
    const missing = Math.max(0, Math.min(width, widest) - row.cells.length)
    const cells = missing === 0 ? row.cells : [...row.cells, ...Array.from({ length: missing }, () => blankAt(row.end))]
    const again = index < head || heads.repeatedBy(row)
    return {
      start: row.start,
      end: row.end,
      cells,
      role: again ? 'header' : isSection(text, row, width) ? 'section' : 'body',
    }
  })
  return { start: rows[0]?.start ?? 0, end: rows.at(-1)?.end ?? 0, rows: placed, columns }
}

/** A printed cell; 〃 and 同上 say what a blank says. */
export function cellOf(text: string, span: Span): TableCell {
  const { start, end } = span
  const blank = end <= start || (end - start <= 2 && /^(?:[〃″]|"|同上|同前)$/.test(text.slice(start, end)))
  return blank ? { start, end: start, from: 'blank' } : { start, end, from: 'own' }
}

const blankAt = (at: number): TableCell => ({ start: at, end: at, from: 'blank' })
const textIn = (text: string, span: Span): string => text.slice(span.start, span.end)
const rowText = (text: string, row: RawRow): string => row.cells.map((cell) => textIn(text, cell)).join('\t')

const headerWord =
  /^(?:序号|编号|项号|类别|领域|方面|项目|任务|事项|内容|指标|名称|目标|单位|备注|时限|时间|措施|举措|分值|年度)$|序号|(?:任务|工作|项目|指标|事项|目标|措施|举措|政策|行动|考核|考评|评价)(?:名称|内容|清单|要求|标准|举措|措施|任务|事项|类别|指标|对象|园区|分工)|(?:责任|主责|牵头|配合|实施|承办|协办|主办|参与|落实)(?:单位|部门|主体|科室|处室|领导|人)|完成(?:时限|时间|期限|情况)|时间(?:节点|安排|进度|要求)|进度安排|实施步骤|计量单位|主要目标|重点任务|推进举措|具体(?:措施|举措|内容|目标)|细分条款|^\d{4}(?:[-—至]\d{4})?年(?:度|底)?(?:目标|目标值)?$|^(?:分值|权重|备注|属性|目标值?|基期|单位)$/

const UNIT_HEAD = /^(?:责任|主责|牵头|配合|实施|承办|协办|主办|落实)(?:责任)?(?:单位|部门|科室|处室)$/

/** heads that are not names of tasks or units: 链长, 县区, 2025年产值目标(亿元), 到位资金(万美元) */
const columnWord =
  /^(?:第?[一二三四1-4](?:个)?季度|Q[1-4]|[上下]半年|前[一二三]个?季度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-—至]\d{1,2})?月份?底?|(?:年度|季度|月度|总体|具体|预期|工作|全年|\d{4}年)?(?:目标|计划|进度|安排)(?:任务|要求|值|数)?)(?:目标|进度|计划|安排|任务|要求)?$|^(?:[县市区镇乡街道]{2,4}|地区|园区|街道|乡镇|姓名|职务|电话|链长|副链长|级别|联系人|合计)$|(?:名称|地点|承载地|所在地|数量|频次|要求|成果|载体|规模|依据)$|^\d{4}年.{0,12}(?:目标|任务|计划|预期|完成)(?:值|数|额)?(?:[(（].{1,10}[)）])?$|[(（](?:[十百千万亿]{0,2})(?:元|美元|%|个|家|户|项|件|人|名|人次|亩|平方米|平方公里|公里|吨|台|套|次|场)[)）]$/

/** Whether a word is what people print over a column. */
export const isHeadWord = (word: string): boolean => headerWord.test(word) || columnWord.test(word)

function headerSize(text: string, rows: readonly RawRow[], from: number): number {
  let size = 0
  while (size < 3 && isHeader(text, rows[from + size], size)) size++
  return size === 0 && standsOverValues(text, rows, from) ? 1 : size
}

/** Names of any words over rows that hold a name and nothing but values behind it. */
function standsOverValues(text: string, rows: readonly RawRow[], from: number): boolean {
  const [head, ...below] = rows.slice(from, from + 3)
  if (head === undefined || below.length < 2 || head.cells.length < 3) return false
  const named = head.cells.every(
    ({ start, end }) => end - start > 1 && end - start <= 16 && !/\d/.test(text.slice(start, end)),
  )
  const valued = below.every(
    ({ cells }) =>
      cells.length === head.cells.length && cells.slice(1).every((cell) => /^\d[\d.,]*[%‰]?$/.test(textIn(text, cell))),
  )
  return named && valued
}

function isHeader(text: string, row: RawRow | undefined, index: number): boolean {
  if (!row) return false
  const words = row.cells.filter((cell) => cell.end > cell.start).map((cell) => textIn(text, cell))
  if (words.length === 0 || words.some((word) => word.length > 40 || /[。；]/.test(word))) return false
  if (index === 0 && words.some((word) => /^[\d.,%]+$/.test(word))) return false
  // 产业链 链长 牵头部门 成员单位 链主企业: no row of a table holds the word 牵头部门 for a unit
  const short = words.every((word) => word.length <= 10 && !/\d/.test(word))
  if (index === 0 && words.length > 2 && short && words.some((word) => UNIT_HEAD.test(word))) return true
  const named = words.filter(isHeadWord).length
  if (index > 0 && words.some((word) => isOrdinal(word))) return false
  return words.length === 1 ? named === 1 && row.cells.length > 1 : named * 2 >= words.length
}

/** Whether a cell is nothing but a row's number: "3", "三", "(三)", "1.2". */
export function isOrdinal(word: string): boolean {
  if (/^\d{1,3}(?:[.-]\d{1,2}){0,2}[.、]?$/.test(word) || /^[一二三四五六七八九十]{1,3}[、.]?$/.test(word)) return true
  const numbering = readNumbering(word, 0)
  return numbering !== null && numbering.end === word.length
}

function columnNames(text: string, head: readonly RawRow[], width: number): string[] {
  return Array.from({ length: Math.min(width, widest) }, (_, column) => {
    const names: string[] = []
    for (const [level, row] of head.entries()) {
      const name = nameOver(text, row, column, level < head.length - 1)
      if (name !== '' && names.at(-1) !== name) names.push(name)
    }
    return names.join('/')
  })
}

/** In all but the last line of a header a blank place belongs to the name to its left. */
function nameOver(text: string, row: RawRow, column: number, reaches: boolean): string {
  for (let at = column; at >= 0; at--) {
    const cell = row.cells[at]
    if (cell && cell.end > cell.start) return textIn(text, cell)
    if (!reaches) return ''
  }
  return ''
}

function isSection(text: string, row: RawRow, width: number): boolean {
  const own = row.cells.filter((cell) => cell.end > cell.start && cell.from === 'own')
  const single = readNumbering(text, row.start)?.style
  if (width < 3 && row.cells.length < 2 && single !== 'han' && single !== 'han-bracket') return false
  const words = own.map((cell) => textIn(text, cell))
  // merged from the left only: what reaches down from the row above says nothing of this row
  const reaches = row.cells.filter((cell) => cell.from === 'merged' && cell.start >= row.start).length
  if (words.length === 1) {
    const word = words[0] ?? ''
    const numbering = readNumbering(word, 0)
    if (word.length > 60 || /。./.test(word)) return false
    if (reaches >= width - 1 && width > 1) return true
    return (
      row.cells[0] === own[0] &&
      reaches === 0 &&
      (numbering?.style === 'han' || numbering?.style === 'han-bracket' || width > 2)
    )
  }
  return (
    words.length === 2 &&
    width > 2 &&
    /^[(〔]?[一二三四五六七八九十]{1,3}[)〕]?[、.]?$/.test(words[0] ?? '') &&
    (words[1] ?? '').length <= 60
  )
}

/** The nearest printed cell above this place in the same part of the table, for blank cells that mean "as above". */
export function cellAbove(table: TableGrid, row: number, column: number): TableCell | null {
  const columns = nearestAbove.get(table) ?? new Map<number, (TableCell | null)[]>()
  nearestAbove.set(table, columns)
  const known = columns.get(column) ?? printedAbove(table, column)
  columns.set(column, known)
  return known[row] ?? null
}

/** for each table asked about, by column, the cell that each row inherits; so that a long blank column costs one pass */
const nearestAbove = new WeakMap<TableGrid, Map<number, (TableCell | null)[]>>()

function printedAbove(table: TableGrid, column: number): (TableCell | null)[] {
  let last: TableCell | null = null
  return table.rows.map((row) => {
    const above = last
    const cell = row.cells[column]
    if (row.role === 'section') last = null
    else if (row.role === 'body' && cell && cell.end > cell.start) last = cell
    return row.role === 'section' ? null : above
  })
}

/** The rows of a table that the reader of bytes marked, with its merged cells spread over the places they cover. */
export function rowsOfDocumentTable(clean: CleanText, table: DocumentTable): RawRow[] {
  const open: { cell: TableCell; columns: number; rows: number }[] = []
  return table.rows.map((row) => {
    const cells: TableCell[] = []
    const spread = (): void => {
      for (let held = open[cells.length]; held && held.rows > 0; held = open[cells.length]) {
        held.rows--
        const { cell, columns } = held
        for (let at = 0; at < Math.min(columns, widest); at++) cells.push({ ...cell, from: 'merged' })
      }
    }
    for (const cell of row.cells) {
      spread()
      const span = trimmed(clean.text, clean.cleaned(cell.start), clean.cleaned(cell.end))
      const place = cellOf(clean.text, span)
      if (cell.rows > 1) open[cells.length] = { cell: place, columns: cell.columns, rows: cell.rows - 1 }
      cells.push(place)
      for (let at = 1; at < Math.min(cell.columns, widest); at++)
        cells.push({ ...place, from: place.from === 'blank' ? 'blank' : 'merged' })
    }
    spread()
    return { start: clean.cleaned(row.start), end: Math.max(clean.cleaned(row.start), clean.cleaned(row.end)), cells }
  })
}
