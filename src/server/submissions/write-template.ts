import { Writable } from 'node:stream'
import ExcelJs from 'exceljs'
import { periodEnding, periodParts } from '#core/indicators/report-period.ts'
import type { StoredCall } from '#store/collections/calls.ts'
import type { StoredSubmission } from '#store/collections/submissions.ts'
import { markSheetName } from '../documents/export-mark.ts'
import { letters } from './sheet-letters.ts'
import type { PlannedCell, PlannedColumn, TemplatePlan } from './template-plan.ts'

export const templateKind = 'submission'
export const fillSheetName = '填报'
/** the first column holds the lines' keys, and is hidden */
export const KEY_COLUMN = 1
export const KEY_LINE_MARK = '#'

const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border = { top: line, left: line, bottom: line, right: line }
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
const FILLS = {
  head: fill('FFE8EDF4'),
  label: fill('FFF5F6F8'),
  unit: fill('FFF5F6F8'),
  held: fill('FFEDEFF2'),
  reference: fill('FFF5F6F8'),
  value: fill('FFFFFFFF'),
  reason: fill('FFFFFFFF'),
} as const

const PROTECTION = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
} as const
const ABSENT_WORDS = '"—,不适用,未统计,暂缺"'

/** Told of every so many rows, and may take its time: others are served meanwhile. */
export type RowsWritten = (rows: number) => Promise<void>
const ROWS_AT_ONCE = 100

/**
 * The form as a workbook to be filled in: merged heads, a line of units, definitions as comments, pull-downs for what is
 * absent, everything locked that nobody fills in. Which cell is which stands in a hidden line and column and in a sheet
 * that Excel does not list, with what each held when the template was made. Written row by row, however long the list.
 */
export async function writeTemplate(
  plan: TemplatePlan,
  call: StoredCall,
  submission: StoredSubmission,
  written: RowsWritten = async () => {},
): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  const stream = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece)
      done()
    },
  })
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  workbook.creator = 'Jingwei'
  await writeForm(workbook, plan, { call, submission, written })
  writeMark(workbook, plan, call, submission)
  await workbook.commit()
  return new Uint8Array(Buffer.concat(pieces))
}

type Form = { readonly call: StoredCall; readonly submission: StoredSubmission; readonly written: RowsWritten }

async function writeForm(
  workbook: ExcelJs.stream.xlsx.WorkbookWriter,
  plan: TemplatePlan,
  { call, submission, written }: Form,
): Promise<void> {
  const depth = Math.max(...plan.columns.map(({ head }) => head.length))
  const hasUnits = plan.columns.some(({ unit }) => unit !== '')
  const firstHead = 3
  const unitLine = firstHead + depth
  const keyLine = unitLine + (hasUnits ? 1 : 0)
  const labels = plan.columns.findIndex(({ key }) => key === 'now' || key.includes(':'))
  const sheet = workbook.addWorksheet(fillSheetName, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    views: [{ state: 'frozen', xSplit: labels + 1, ySplit: keyLine }],
  })
  await sheet.protect('', PROTECTION)
  sheet.columns = [{ hidden: true }, ...plan.columns.map(({ width }) => ({ width }))]
  writeTitle(sheet, plan, call, submission)
  writeHead(sheet, plan.columns, firstHead, depth)
  if (hasUnits) writeUnits(sheet, plan.columns, unitLine)
  const keys = sheet.getRow(keyLine)
  keys.getCell(KEY_COLUMN).value = KEY_LINE_MARK
  plan.columns.forEach((column, at) => {
    keys.getCell(at + 2).value = column.key
  })
  keys.hidden = true
  offerAbsence(sheet, plan, keyLine + 1)
  for (const [at, planned] of plan.rows.entries()) {
    const row = sheet.getRow(keyLine + 1 + at)
    row.getCell(KEY_COLUMN).value = planned.key
    planned.cells.forEach((cell, column) => {
      writeCell(row.getCell(column + 2), cell)
    })
    row.commit()
    if ((at + 1) % ROWS_AT_ONCE === 0) await written(at + 1)
  }
  sheet.commit()
}

/** 2026年7月, as the template's head and file name say it. */
export function periodTitle({ periodType, periodEnd }: Pick<StoredCall, 'periodType' | 'periodEnd'>): string {
  const period = periodEnding(periodType, periodEnd)
  if (period === undefined) return periodEnd
  const { year, months, number } = periodParts(period)
  switch (periodType) {
    case 'month':
      return `${year}年${months[1]}月`
    case 'cumulative-month':
      return `${year}年1—${months[1]}月`
    case 'quarter':
      return `${year}年${number}季度`
    case 'half':
      return `${year}年${number === 1 ? '上' : '下'}半年`
    case 'year':
      return `${year}年`
    case 'as-of':
      return periodEnd
  }
}

function writeTitle(
  sheet: ExcelJs.Worksheet,
  { columns }: TemplatePlan,
  call: StoredCall,
  submission: StoredSubmission,
): void {
  const last = columns.length + 1
  sheet.mergeCells(1, 2, 1, last)
  const title = sheet.getCell(1, 2)
  title.value = `${call.title}（${periodTitle(call)}）`
  title.font = { bold: true, size: 16 }
  title.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(1).height = 30
  sheet.mergeCells(2, 2, 2, last)
  const note = sheet.getCell(2, 2)
  note.value = `填报单位：${submission.unitName}　截止：${call.dueOn}　只填白色格子；没有数的选“—”“不适用”等，不要填 0；异常的写明情况说明；不要改动行列。`
  note.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true }
  sheet.getRow(2).height = 32
}

function headStyle(cell: ExcelJs.Cell): void {
  cell.font = { bold: true }
  cell.fill = FILLS.head
  cell.border = border
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
}

function writeHead(sheet: ExcelJs.Worksheet, columns: readonly PlannedColumn[], first: number, depth: number): void {
  for (let level = 0; level < depth; level += 1) {
    let at = 0
    while (at < columns.length) {
      const head = columns[at]?.head ?? []
      const name = head[level]
      const path = head.slice(0, level + 1).join('\t')
      const isLast = level === head.length - 1
      let across = 1
      while (!isLast && columns[at + across]?.head.slice(0, level + 1).join('\t') === path) across += 1
      for (let one = 0; one < across; one += 1) headStyle(sheet.getCell(first + level, at + one + 2))
      if (name !== undefined) {
        const cell = sheet.getCell(first + level, at + 2)
        cell.value = name
        const note = columns[at]?.note
        if (isLast && note !== undefined) cell.note = note
        const down = isLast ? depth - 1 : level
        if (across > 1 || down > level) sheet.mergeCells(first + level, at + 2, first + down, at + across + 1)
      }
      at += across
    }
  }
}

function writeUnits(sheet: ExcelJs.Worksheet, columns: readonly PlannedColumn[], row: number): void {
  columns.forEach(({ unit }, at) => {
    const cell = sheet.getCell(row, at + 2)
    headStyle(cell)
    cell.font = { bold: false, color: { argb: 'FF5B6676' } }
    cell.value = unit === '' ? null : unit
  })
}

/** One style a kind, shared by all its cells: a large form has many. */
const styleOf = (kind: PlannedCell['kind'], locked: boolean, isNumber: boolean): Partial<ExcelJs.Style> => ({
  border,
  fill: FILLS[kind],
  protection: { locked },
  alignment: {
    horizontal: kind === 'unit' ? 'center' : kind === 'label' || kind === 'reason' ? 'left' : 'right',
    vertical: 'middle',
    wrapText: kind === 'reason',
  },
  ...(isNumber || kind === 'value' ? { numFmt: '#,##0.######' } : {}),
})
const styles = new Map<string, Partial<ExcelJs.Style>>()

function writeCell(cell: ExcelJs.Cell, planned: PlannedCell): void {
  const [locked, isNumber] = [planned.target === undefined, typeof planned.value === 'number']
  const key = `${planned.kind} ${locked} ${isNumber}`
  const style = styles.get(key) ?? styleOf(planned.kind, locked, isNumber)
  styles.set(key, style)
  cell.style = style
  cell.value = planned.value
  if (planned.note !== undefined) cell.note = planned.note
}

/** A list to choose from that lets any number pass: what is typed is checked on coming back, in words. */
function offerAbsence(sheet: ExcelJs.Worksheet, { columns, rows }: TemplatePlan, first: number): void {
  const { dataValidations } = sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } }
  columns.forEach((_, at) => {
    if (!rows.some(({ cells }) => cells[at]?.kind === 'value')) return
    const column = letters(at + 2)
    const rule = { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [ABSENT_WORDS] }
    dataValidations.add(`${column}${first}:${column}${first + rows.length - 1}`, rule)
  })
}

function writeMark(
  workbook: ExcelJs.stream.xlsx.WorkbookWriter,
  plan: TemplatePlan,
  call: StoredCall,
  submission: StoredSubmission,
): void {
  const mark = workbook.addWorksheet(markSheetName, { state: 'veryHidden' })
  const say = (key: string, value: string) => mark.addRow([key, value]).commit()
  say('kind', templateKind)
  say('id', submission.id)
  say('version', String(call.version))
  for (const row of plan.rows)
    row.cells.forEach((cell, at) => {
      if (cell.target !== undefined && cell.value !== null)
        say(`base ${row.key} ${plan.columns[at]?.key ?? ''}`, String(cell.value))
    })
  mark.commit()
}
