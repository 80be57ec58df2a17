import type { Writable } from 'node:stream'
import ExcelJs from 'exceljs'
import type { ExportMark } from './export-mark.ts'
import { markSheetName } from './export-mark.ts'

/** What stands in a cell. Null is blank; a reason for absence ("—", "无") is text and stays text. */
export type TableCell = string | number | boolean | Date | null

export type TableColumn = {
  /** from the top; neighbours with the same upper name share one merged cell, a shorter list reaches down */
  readonly header: readonly string[]
  /** printed below the header, "亿元" */
  readonly unit?: string
  /** in characters of Latin print; a Chinese one takes two */
  readonly width?: number
  /** Excel's number format, "#,##0.00" */
  readonly format?: string
  readonly align?: 'left' | 'center' | 'right'
  /** for keys that an import needs and nobody wants to see */
  readonly hidden?: boolean
}

export type TableSheet = {
  readonly name: string
  readonly title: string
  /** right below the title: period, unit, who filled it in */
  readonly note?: string
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<readonly TableCell[]> | AsyncIterable<readonly TableCell[]>
  /** how many columns stay in view when scrolling to the right */
  readonly frozenColumns?: number
}

/**
 * Writes sheets as an .xlsx row by row, so that a list of any length needs no more memory than a row. The mark goes
 * into a sheet that Excel does not list, so that a re-import knows which export it has before it.
 */
export async function writeTable(out: Writable, sheets: readonly TableSheet[], mark: ExportMark): Promise<void> {
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  workbook.creator = 'Jingwei'
  for (const sheet of sheets) await writeSheet(workbook, sheet)
  const hidden = workbook.addWorksheet(markSheetName, { state: 'veryHidden' })
  for (const [key, value] of Object.entries(mark)) hidden.addRow([key, value]).commit()
  hidden.commit()
  await workbook.commit()
}

async function writeSheet(workbook: ExcelJs.stream.xlsx.WorkbookWriter, table: TableSheet): Promise<void> {
  const { columns } = table
  const depth = Math.max(1, ...columns.map((column) => column.header.length))
  const hasUnits = columns.some((column) => column.unit !== undefined)
  const firstHeader = table.note === undefined ? 2 : 3
  const lastHeader = firstHeader + depth - 1 + (hasUnits ? 1 : 0)
  const wide = columns.reduce((sum, column) => sum + (column.hidden === true ? 0 : widthOf(column)), 0) > a4Width
  const sheet = workbook.addWorksheet(sheetName(table.name), {
    views: [{ state: 'frozen', xSplit: table.frozenColumns ?? 0, ySplit: lastHeader }],
    pageSetup: {
      // A3, which exceljs has no name for, where A4 would shrink the print beyond reading
      paperSize: (wide ? 8 : 9) as ExcelJs.PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${firstHeader}:${lastHeader}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C- &P / &N -' },
  })
  sheet.columns = columns.map((column) => ({ width: widthOf(column), hidden: column.hidden ?? false }))
  writeTitle(sheet, table)
  writeHeader(sheet, columns, firstHeader, depth)
  if (hasUnits) writeUnits(sheet, columns, lastHeader)
  for (let row = 1; row <= lastHeader; row += 1) sheet.getRow(row).commit()
  for await (const cells of table.rows) writeRow(sheet, columns, cells)
  sheet.commit()
}

const widthOf = (column: TableColumn): number => column.width ?? 14
/** what A4 on its side holds in a print that can be read, in characters of Latin print */
const a4Width = 170
const lineHeight = 15

/** Lines that the fullest cell of a row takes, by the width of its column. */
function linesOf(columns: readonly TableColumn[], cells: readonly TableCell[]): number {
  return columns.reduce((most, column, index) => {
    const value = cells[index]
    if (typeof value !== 'string' || column.hidden === true) return most
    // a cell's margins take about a character
    const room = Math.max(1, widthOf(column) - 1)
    const lines = value.split('\n').reduce((sum, text) => sum + Math.max(1, Math.ceil(printWidth(text) / room)), 0)
    return Math.max(most, lines)
  }, 1)
}

const printWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1.1), 0)

const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border = { top: line, left: line, bottom: line, right: line }
const headerFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F4F7' } } as const

function writeTitle(sheet: ExcelJs.Worksheet, { title, note, columns }: TableSheet): void {
  const last = Math.max(1, columns.length)
  sheet.getCell(1, 1).value = title
  sheet.getCell(1, 1).font = { bold: true, size: 16 }
  sheet.getCell(1, 1).alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 30
  if (last > 1) sheet.mergeCells(1, 1, 1, last)
  if (note === undefined) return
  sheet.getCell(2, 1).value = note
  sheet.getCell(2, 1).alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  if (last > 1) sheet.mergeCells(2, 1, 2, last)
}

function writeHeader(sheet: ExcelJs.Worksheet, columns: readonly TableColumn[], first: number, depth: number): void {
  const taken = new Set<string>()
  for (let level = 0; level < depth; level += 1) {
    columns.forEach((column, index) => {
      const cell = sheet.getCell(first + level, index + 1)
      cell.font = { bold: true }
      cell.fill = headerFill
      cell.border = border
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
      const name = column.header[level]
      if (name === undefined || taken.has(`${level},${index}`)) return
      cell.value = name
      const right = spanRight(columns, index, level)
      const down = level === column.header.length - 1 ? depth - 1 : level
      for (let c = index; c <= right; c += 1) taken.add(`${level},${c}`)
      if (right > index || down > level) sheet.mergeCells(first + level, index + 1, first + down, right + 1)
    })
  }
}

// Only an upper name is shared: two columns may bear the same lowest name.
function spanRight(columns: readonly TableColumn[], from: number, level: number): number {
  const path = (index: number) => columns[index]?.header.slice(0, level + 1).join('\t')
  const isUpper = (index: number) => level < (columns[index]?.header.length ?? 0) - 1
  let right = from
  while (isUpper(from) && isUpper(right + 1) && path(right + 1) === path(from)) right += 1
  return right
}

function writeUnits(sheet: ExcelJs.Worksheet, columns: readonly TableColumn[], row: number): void {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(row, index + 1)
    cell.value = column.unit ?? null
    cell.fill = headerFill
    cell.border = border
    cell.alignment = { horizontal: 'center', vertical: 'middle' }
  })
}

function writeRow(sheet: ExcelJs.Worksheet, columns: readonly TableColumn[], cells: readonly TableCell[]): void {
  const row = sheet.addRow(cells.map((value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value)))
  columns.forEach((column, index) => {
    const cell = row.getCell(index + 1)
    const value = cells[index]
    const isText = typeof value === 'string'
    cell.border = border
    cell.alignment = { horizontal: column.align ?? (isText ? 'left' : 'right'), vertical: 'middle', wrapText: isText }
    if (value instanceof Date) cell.numFmt = column.format ?? 'yyyy-mm-dd'
    else if (column.format !== undefined && !isText) cell.numFmt = column.format
  })
  const lines = linesOf(columns, cells)
  // Excel finds the height of a wrapped row itself; others print its lines over one another
  if (lines > 1) row.height = lines * lineHeight + 2
  row.commit()
}

/** Excel allows 31 characters and not these. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet1'
  )
}
