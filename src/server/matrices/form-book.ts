import ExcelJs from 'exceljs'
import type { FormProblem } from '#contract/matrices.ts'
import type { CityValues } from '#core/matrices/check-form.ts'
import { columnNumber, type SheetColumn, sheetColumns, sheetLines } from '#core/matrices/layout.ts'
import { type FormLine, lineOf, type MatrixRow, targetCells } from '#core/matrices/matrix.ts'
import { unitsFor } from '#core/metrics/unit-family.ts'
import type { StoredMatrix } from '#store/matrices/matrices.ts'
import type { StoredForm } from '#store/matrices/matrix-forms.ts'
import { markSheetName } from '../documents/export-mark.ts'
import { cellWords, clauseOf, sayProblem, severityWords, termWords } from './problem-words.ts'
import type { Checker } from './show-form.ts'

export const formKind = 'matrix-form'
export const formSheetName = '计划表'
export const problemSheetName = '问题'

const widths: Readonly<Record<SheetColumn, number>> = {
  ...{ id: 4, content: 16, clause: 20, unit: 12, whole: 28, wholeMeasures: 44, annual: 24, annualMeasures: 44 },
}
const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border = { top: line, left: line, bottom: line, right: line }
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
const headFill = fill('FFF2F4F7')
const inputFill = fill('FFFFFDF0')
const flagged = { fault: fill('FFF9D6D2'), warning: fill('FFFCEFC7') } as const

/** The library's list of paper sizes leaves it out. */
const A3: number = 8

export type FormBook = {
  readonly matrix: StoredMatrix
  readonly form: Pick<StoredForm, 'id' | 'unitId' | 'unitName' | 'content'>
  /** what has been handed down to the park, told in the note of the cell */
  readonly shareOf: Checker['shareOf']
  /** marked in their cells and listed on a sheet of their own; none for a form that goes out */
  readonly problems: readonly FormProblem[]
}

/** What each head says, by which a file that comes back is read. The upper name is shared by neighbours. */
export function headsOf(matrix: StoredMatrix): Readonly<Record<SheetColumn, readonly [string, string | null]>> {
  const [term, year] = [termWords(matrix), `${matrix.year}年度`]
  return {
    id: ['编号', null],
    content: ['工作内容', null],
    clause: ['细分条款', null],
    unit: ['计量单位', null],
    whole: [term, '目标'],
    wholeMeasures: [term, '具体措施和主要工作内容'],
    annual: [year, '目标'],
    annualMeasures: [year, '具体措施'],
  }
}

export const ownerLine = (unitName: string): string => `填报单位：${unitName}`

/** One park's form: only what a park fills in can be typed into; pull-downs for units, a note on each target cell. */
export async function writeFormBook(book: FormBook): Promise<Uint8Array> {
  const { matrix, form, problems } = book
  const workbook = new ExcelJs.Workbook()
  workbook.creator = 'Jingwei'
  const sheet = workbook.addWorksheet(formSheetName, {
    views: [{ state: 'frozen', xSplit: columnNumber('unit'), ySplit: sheetLines.takes }],
    pageSetup: {
      ...{ paperSize: A3, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `${sheetLines.upperHead}:${sheetLines.takes}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: { oddFooter: '&C- &P / &N -' },
  })
  sheet.columns = sheetColumns.map((column) => ({ width: widths[column], hidden: column === 'id' }))
  writeTop(sheet, book)
  writeHeads(sheet, matrix)
  for (const [at, row] of matrix.rows.entries())
    writeRow(sheet, row, sheetLines.firstRow + at, lineOf(form.content, row), book.shareOf(form.unitId, row))
  mergeContents(sheet, matrix.rows)
  markProblems(sheet, problems)
  // No password: it keeps a hand from slipping. What is changed nevertheless is found when the file comes back.
  await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true })
  if (problems.length > 0) writeProblems(workbook.addWorksheet(problemSheetName), book)
  const hidden = workbook.addWorksheet(markSheetName, { state: 'veryHidden' })
  for (const pair of [
    ['kind', formKind],
    ['id', form.id],
    ['version', String(matrix.version)],
  ])
    hidden.addRow(pair)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function writeTop(sheet: ExcelJs.Worksheet, { matrix, form }: FormBook): void {
  const last = sheetColumns.length
  const due = matrix.dueOn === null ? '' : `　请于${matrix.dueOn}前报送`
  const lines: readonly (readonly [row: number, words: string])[] = [
    [sheetLines.title, matrix.title],
    [sheetLines.owner, `${ownerLine(form.unitName)}　　第${matrix.version}版${due}`],
    [sheetLines.note, `填表说明：${matrix.note === '' ? defaultNote : matrix.note}`],
  ]
  for (const [row, words] of lines) {
    const cell = sheet.getCell(row, columnNumber('content'))
    cell.value = words
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: row === sheetLines.title ? 'center' : 'left' }
    sheet.mergeCells(row, columnNumber('content'), row, last)
  }
  sheet.getCell(sheetLines.title, columnNumber('content')).font = { bold: true, size: 16 }
  sheet.getRow(sheetLines.title).height = 30
  sheet.getRow(sheetLines.note).height = 34
}

export const defaultNote =
  '只填黄色格。目标须量化，按本行计量单位填数，分年的写“2026年17 2027年19”，合计写明“合计”；确实没有的写“不涉及：原因”。不要增删行列、改表头。'

function writeHeads(sheet: ExcelJs.Worksheet, matrix: StoredMatrix): void {
  const heads = headsOf(matrix)
  const takes: Readonly<Partial<Record<SheetColumn, string>>> = {
    ...{ unit: '可选', whole: '数值', wholeMeasures: '文字', annual: '数值', annualMeasures: '文字' },
  }
  for (const column of sheetColumns) {
    const at = columnNumber(column)
    const [upper, lower] = heads[column]
    const words = [upper, lower, takes[column] ?? null]
    ;[sheetLines.upperHead, sheetLines.head, sheetLines.takes].forEach((row, index) => {
      const cell = sheet.getCell(row, at)
      cell.value = words[index] ?? null
      cell.font = index === 2 ? { color: { argb: 'FF6B7280' } } : { bold: true }
      cell.fill = headFill
      cell.border = border
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    })
    if (lower === null) sheet.mergeCells(sheetLines.upperHead, at, sheetLines.head, at)
  }
  for (const [from, to] of [
    ['whole', 'wholeMeasures'],
    ['annual', 'annualMeasures'],
  ] as const)
    sheet.mergeCells(sheetLines.upperHead, columnNumber(from), sheetLines.upperHead, columnNumber(to))
}

function writeRow(sheet: ExcelJs.Worksheet, row: MatrixRow, number: number, filled: FormLine, share: CityValues): void {
  const locked = { id: row.id, content: row.content, clause: row.clause, unit: filled.unit || (row.unit ?? '—') }
  const units = unitsFor(row.unit)
  for (const column of sheetColumns) {
    const cell = sheet.getCell(number, columnNumber(column))
    const isLocked = column in locked && !(column === 'unit' && units.length > 1)
    const value = column in locked ? locked[column as keyof typeof locked] : filled[column as keyof FormLine]
    cell.value = value === '' ? null : value
    cell.border = border
    // As text: 34(10) would become -10 and 10-20 a day in October.
    cell.numFmt = '@'
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: column === 'unit' ? 'center' : 'left' }
    cell.protection = { locked: isLocked }
    if (!isLocked) cell.fill = inputFill
    if (column === 'unit' && units.length > 1)
      cell.dataValidation = {
        ...{ type: 'list', allowBlank: false, formulae: [`"${units.join(',')}"`], showErrorMessage: true },
        ...{ errorTitle: '计量单位', error: `请从下拉中选：${units.join('、')}` },
      }
  }
  for (const cell of targetCells) {
    const handed = share[cell] === null ? [] : [`已下达给本单位：${share[cell]}${row.unit ?? ''}。`]
    const notes = [...handed, ...(cell === 'whole' && row.hint !== '' ? [row.hint] : [])]
    if (notes.length > 0) sheet.getCell(number, columnNumber(cell)).note = noteOf(notes)
  }
  const longest = Math.max(filled.wholeMeasures.length, filled.annualMeasures.length)
  sheet.getRow(number).height = Math.min(240, Math.max(34, Math.ceil(longest / 20) * 17))
}

/** Neighbours of one work content share its cell. */
function mergeContents(sheet: ExcelJs.Worksheet, rows: readonly MatrixRow[]): void {
  const column = columnNumber('content')
  let from = 0
  rows.forEach((row, at) => {
    if (rows[at + 1]?.content === row.content) return
    if (at > from) sheet.mergeCells(sheetLines.firstRow + from, column, sheetLines.firstRow + at, column)
    from = at + 1
  })
}

const noteOf = (texts: readonly string[]) => ({
  texts: texts.map((text, at) => ({ text: at === 0 ? text : `\n${text}`, font: { size: 10 } })),
  margins: { insetmode: 'auto' as const },
})

/** These stood in a file that had more than the form has; here there is no cell for them. */
const elsewhere: ReadonlySet<FormProblem['code']> = new Set(['row-added', 'cell-unreadable'])

function markProblems(sheet: ExcelJs.Worksheet, all: readonly FormProblem[]): void {
  const said = new Map<string, string[]>()
  const problems = all.filter(({ code }) => !elsewhere.has(code))
  // Warnings first, so that a fault in the same cell has the last word on its colour.
  for (const problem of [...problems].sort((a, b) => (a.severity < b.severity ? 1 : -1))) {
    const address = `${problem.place.column}${problem.place.row}`
    const { what, todo } = sayProblem(problem)
    said.set(address, [...(said.get(address) ?? []), `【${severityWords[problem.severity]}】${what}${todo}`])
    sheet.getCell(address).fill = flagged[problem.severity]
  }
  for (const [address, lines] of said) {
    const cell = sheet.getCell(address)
    const hint = typeof cell.note === 'object' ? (cell.note.texts ?? []).map(({ text }) => text) : []
    cell.note = noteOf([...lines, ...hint])
  }
}

function writeProblems(sheet: ExcelJs.Worksheet, { matrix, problems }: FormBook): void {
  sheet.columns = [6, 10, 8, 8, 22, 22, 12, 60, 52].map((width) => ({ width }))
  const head = ['序号', '工作表', '行', '列', '细分条款', '栏目', '级别', '问题', '怎么办']
  sheet.addRow(head).font = { bold: true }
  problems.forEach((problem, at) => {
    const { what, todo } = sayProblem(problem)
    const { row, column } = problem.place
    const where = [clauseOf(matrix.rows, problem.rowId), cellWords(matrix, problem.cell)]
    const added = sheet.addRow([
      at + 1,
      formSheetName,
      row,
      column,
      ...where,
      severityWords[problem.severity],
      what,
      todo,
    ])
    added.getCell(7).fill = flagged[problem.severity]
    added.getCell(3).value = { text: String(row), hyperlink: `#'${formSheetName}'!${column}${row}` }
  })
  sheet.eachRow((row) => {
    row.alignment = { vertical: 'middle', wrapText: true }
    row.eachCell((cell) => {
      cell.border = border
    })
  })
  sheet.getRow(1).fill = headFill
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
}
