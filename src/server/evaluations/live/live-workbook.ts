import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJs from 'exceljs'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { inputAt } from '#core/evaluations/explain.ts'
import { measureLeaf } from '#core/evaluations/measure-leaf.ts'
import { columnName } from '../../documents/sheet-cells.ts'
import { sheetsOf } from './live-columns.ts'
import { type Notes, writeCohortSheet } from './live-sheet.ts'

/** Lines that a sheet of Excel can hold and that a person would still open. */
export const MOST_LIVE = 100_000

const DATA_FIRST = 5
const PAUSE = 200

/** Where a subject's inputs stand on the sheet of data. */
export type DataSheet = {
  readonly cell: (row: number, code: string) => string | undefined
  readonly list: (row: number, code: string) => { readonly count: string; readonly range: string } | undefined
  /** a column over a cohort's subjects; undefined where they do not stand together */
  readonly range: (rows: readonly number[], code: string) => string | undefined
}

/**
 * The evaluation as formulas: data, one sheet of points a cohort, and what Excel has no words for as numbers, each with its
 * reason. Every formula carries the result that our engine has found, and a last column holds the two against each other.
 */
export async function liveWorkbook(
  evaluation: Evaluation,
  { title, note, written = async () => {} }: LiveOptions,
): Promise<Uint8Array> {
  const { prepared } = evaluation
  const out = new PassThrough()
  const whole = buffer(out)
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  workbook.creator = 'Jingwei'
  // first in sight, last written: what stands as a number is known at the end
  const about = workbook.addWorksheet('说明')
  const sheets = sheetsOf(prepared)
  // cohort by cohort, so that each one's data are one stretch
  const order = sheets.flatMap(({ rows }) => rows)
  let lines = 0
  const line = async () => {
    lines += 1
    if (lines % PAUSE === 0) await written(lines, 2 * order.length)
  }
  const data = await writeData(workbook, { evaluation, order, line })
  const measured = prepared.leaves.map((_, index) => measureLeaf(prepared, index))
  const notes: Notes = new Map()
  for (const sheet of sheets)
    await writeCohortSheet(workbook, { evaluation, measured, sheets, sheet, data, notes, line })
  writeAbout(about, title, note, notes)
  about.commit()
  await workbook.commit()
  return new Uint8Array(await whole)
}

type DataTask = {
  readonly evaluation: Evaluation
  readonly order: readonly number[]
  readonly line: () => Promise<void>
}

async function writeData(workbook: ExcelJs.Workbook, { evaluation, order, line }: DataTask): Promise<DataSheet> {
  const { prepared } = evaluation
  const sheet = workbook.addWorksheet('数据', { views: [{ state: 'frozen', xSplit: 2, ySplit: DATA_FIRST - 1 }] })
  const { method, subjects } = prepared
  const lineOf = new Map(order.map((row, at) => [row, DATA_FIRST + at]))
  const columns = new Map<string, { readonly first: number; readonly width: number }>()
  let next = 3
  sheet.getColumn(1).width = 14
  sheet.getColumn(2).width = 26
  sheet.getCell(1, 1).value = '数据（改这里，得分表跟着变）'
  sheet.getCell(1, 1).font = { bold: true, size: 14 }
  sheet.getCell(3, 1).value = '代码'
  sheet.getCell(3, 2).value = '名称'
  for (const { code, name, unit, type } of method.inputs) {
    const longest = type === 'list' ? longestList(prepared, code, order) : 0
    columns.set(code, { first: next, width: longest })
    sheet.getCell(3, next).value = type === 'list' ? `${name}（个数）` : name
    sheet.getCell(4, next).value = unit
    for (let at = 1; at <= longest; at += 1) sheet.getCell(3, next + at).value = `${name}${at}`
    next += 1 + longest
  }
  for (let at = 3; at < next; at += 1) sheet.getColumn(at).width = 13
  sheet.getRow(3).font = { bold: true }
  sheet.getRow(3).alignment = { wrapText: true, vertical: 'middle' }
  for (const row of order) {
    const cells = sheet.getRow(lineOf.get(row) ?? 0)
    cells.getCell(1).value = subjects.codes[row] ?? ''
    cells.getCell(2).value = subjects.names[row] ?? ''
    for (const [code, { first }] of columns) {
      const value = inputAt(prepared, code, row)
      if (typeof value !== 'object') cells.getCell(first).value = value
      else if (value !== null) {
        cells.getCell(first).value = value.length
        value.forEach((number, at) => {
          cells.getCell(first + 1 + at).value = number
        })
      }
    }
    cells.commit()
    await line()
  }
  sheet.commit()
  const at = (column: number, line: number) => `数据!$${columnName(column)}${line}`
  return {
    cell: (row, code) => {
      const found = columns.get(code)
      return found === undefined ? undefined : at(found.first, lineOf.get(row) ?? 0)
    },
    list: (row, code) => {
      const found = columns.get(code)
      const line = lineOf.get(row) ?? 0
      if (found === undefined) return undefined
      const [from, to] = [columnName(found.first + 1), columnName(found.first + Math.max(1, found.width))]
      return { count: at(found.first, line), range: `数据!$${from}${line}:$${to}${line}` }
    },
    range: (rows, code) => {
      const found = columns.get(code)
      const lines = rows.map((row) => lineOf.get(row) ?? 0)
      const [first, last] = [lines[0], lines.at(-1)]
      if (found === undefined || first === undefined || last === undefined) return undefined
      const column = columnName(found.first)
      return `数据!$${column}$${first}:$${column}$${last}`
    },
  }
}

function longestList(prepared: Evaluation['prepared'], code: string, order: readonly number[]): number {
  return order.reduce((most, row) => {
    const value = inputAt(prepared, code, row)
    return Array.isArray(value) ? Math.max(most, value.length) : most
  }, 1)
}

export type LiveOptions = {
  readonly title: string
  readonly note: string
  /** how many lines are written, of how many; what it awaits lets others have their turn */
  readonly written?: (lines: number, of: number) => Promise<void>
}

function writeAbout(sheet: ExcelJs.Worksheet, title: string, note: string, notes: Notes): void {
  const lines = [
    title,
    note,
    '“数据”表是各部门提供、自评、审核和更正后采用的数；“得分”表按办法写成公式，改数据、满分或基准，得分、名次、等次随之重算。',
    '“与程序一致”一列把公式结果与程序结果逐个对照；交付时应全部一致。',
    '灰底的是数值而不是公式，原因如下：',
    ...(notes.size === 0 ? ['（没有）'] : [...notes].map(([why, where]) => `· ${why}：${[...where].join('、')}`)),
  ]
  lines.forEach((line, at) => {
    const cell = sheet.getCell(at + 1, 1)
    cell.value = line
    cell.alignment = { wrapText: true, vertical: 'top' }
  })
  sheet.getCell(1, 1).font = { bold: true, size: 16 }
  sheet.getColumn(1).width = 110
}
