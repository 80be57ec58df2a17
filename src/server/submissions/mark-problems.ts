import ExcelJs from 'exceljs'
import type { Fault } from '#core/base/fault.ts'
import { markSheetName } from '../documents/export-mark.ts'
import { problemWords } from './problem-words.ts'
import { fillSheetName } from './write-template.ts'

/** A fault at a cell of the file; `graver` faults were not taken in, the others wait for a look or a reason. */
export type Problem = {
  readonly address: string
  readonly subject: string
  readonly field: string
  readonly fault: Fault
  readonly grave: boolean
}

/** What each cell held when the template was made. */
export async function readBases(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const workbook = await load(bytes)
  const bases = new Map<string, string>()
  workbook.getWorksheet(markSheetName)?.eachRow((row) => {
    const key = String(row.getCell(1).value ?? '')
    if (key.startsWith('base ')) bases.set(key.slice(5), String(row.getCell(2).value ?? ''))
  })
  return bases
}

const RED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF8D7D3' } } as const
const AMBER = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF1C9' } } as const
const LIST = '问题'

/** The file as it came, each problem with its colour and comment at the cell, and all of them in a sheet of their own. */
export async function markProblems(bytes: Uint8Array, problems: readonly Problem[]): Promise<Uint8Array> {
  const workbook = await load(bytes)
  const sheet = workbook.getWorksheet(fillSheetName)
  const words = new Map<string, { text: string; grave: boolean }>()
  for (const { address, fault, grave } of problems) {
    const known = words.get(address)
    const text = `${known === undefined ? '' : `${known.text}\n`}${problemWords(fault)}`
    words.set(address, { text, grave: grave || known?.grave === true })
  }
  for (const [address, { text, grave }] of words) {
    const cell = sheet?.getCell(address)
    if (cell === undefined) continue
    // a style object may be shared by many cells
    cell.style = { ...cell.style, fill: grave ? RED : AMBER }
    cell.note = text
  }
  const before = workbook.getWorksheet(LIST)
  if (before !== undefined) workbook.removeWorksheet(before.id)
  const list = workbook.addWorksheet(LIST)
  list.columns = [
    { header: '位置', width: 10 },
    { header: '对象', width: 24 },
    { header: '指标', width: 24 },
    { header: '处理', width: 16 },
    { header: '问题', width: 90 },
  ]
  list.getRow(1).font = { bold: true }
  for (const { address, subject, field, fault, grave } of problems) {
    const row = list.addRow([address, subject, field, grave ? '没有存入' : '已存入，要核对', problemWords(fault)])
    row.getCell(1).value = { text: address, hyperlink: `#'${fillSheetName}'!${address}` }
    row.getCell(1).font = { color: { argb: 'FF1D3F72' }, underline: true }
    row.getCell(5).alignment = { wrapText: true }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function load(bytes: Uint8Array): Promise<ExcelJs.Workbook> {
  const workbook = new ExcelJs.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return workbook
}
