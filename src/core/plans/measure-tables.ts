// Which rows of a task table are measures, and what do its columns say of each?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { type Duty, dutiesIn, gradedDuties, type Role, roleOfLabel, saysFirstLeads } from './duties.ts'
import { readNumbering } from './numbering.ts'
import { type Heading, headingAbove, type Outline, type Table } from './outline.ts'
import type { DeadlineReading, MeasureReading, StepReading } from './reading.ts'
import { deadlineOf, stepsIn } from './steps.ts'
import { cellAbove, isOrdinal, type TableCell, type TableRow } from './tables.ts'
import { titleOf } from './titles.ts'

type FirstLeads = (heading: Heading, at: number) => boolean

type UnitColumn = { readonly column: number; readonly role: Role }

type Columns = {
  readonly number: number | null
  /** columns that may hold what is to be done, the likeliest first */
  readonly titles: readonly number[]
  readonly units: readonly UnitColumn[]
  readonly steps: number | null
  /** columns that say what is done in a year, a quarter or a half of one */
  readonly parts: readonly { readonly column: number; readonly period: string }[]
  /** what each row does is only named by an indicator */
  readonly indicators: boolean
  readonly deadline: number | null
}

/** Reads every row of every table that names both something to do and who answers for it. */
export function measuresInTables(
  clean: CleanText,
  outline: Outline,
  { firstLeads, year }: { readonly firstLeads: FirstLeads; readonly year: number | null },
): MeasureReading[] {
  return outline.tables.flatMap((table) => {
    const columns = columnsOf(table, yearOver(clean.text, table) ?? year)
    if (columns === null || (columns.indicators && !saysTasks(clean.text, table))) return []
    return rowsOf(clean, table, columns, firstLeads)
  })
}

/** The one year that the table's own title or a heading above names. */
function yearOver(text: string, table: Table): number | null {
  const own = table.title === null ? '' : text.slice(table.title.start, table.title.end)
  const named = (words: string): string | undefined => /(20\d\d)年(?!.{0,3}20\d\d)/.exec(words)?.[1]
  const above = headingAbove(table.heading, ({ start, end }) => named(text.slice(start, end)) !== undefined)
  const found = named(own) ?? (above === null ? undefined : named(text.slice(above.start, above.end)))
  return found === undefined ? null : Number(found)
}

/** Rows of indicators are things to do only where the table hands them out as tasks: 目标任务分解表. */
function saysTasks(text: string, table: Table): boolean {
  const named = table.title === null ? '' : text.slice(table.title.start, table.title.end)
  if (/任务|分解|分工|责任/.test(named)) return true
  return headingAbove(table.heading, ({ start, end }) => /任务|分解|分工|责任/.test(text.slice(start, end))) !== null
}

const numberName = /^(?:序号|编号|项号|项目编号|任务编号|No\.?)$/
const unitName =
  /(?:责任|主责|牵头|配合|主办|协办|承办|实施|落实|参与|参加|支持|协助|主管|执行|成员)(?:责任)?(?:单位|部门|主体|科室|处室|机构)|^(?:责任分工|职责分工|牵头|配合)$/
const stepName = /实施步骤|步骤|进度安排|进度计划|阶段安排|年度安排|分年度|时间安排|推进计划/
const dueName = /时限|完成时间|时间节点|时间要求|办结时间|完成日期/
const titleNames: readonly RegExp[] = [
  /^(?:具体|重点|主要|工作|改革|年度|目标)*(?:任务|举措|措施|工作|项目|事项)(?:名称|内容|清单|分解|事项)?$/,
  /(?:工作|重点|主要|推进|具体|政策|改革|支持).{0,4}(?:任务|举措|措施|事项|内容)/,
  /^(?:项目|事项|内容)(?:名称|内容)?$/,
  /任务|举措|措施|事项|内容|项目名称|工作要点|行动/,
]
const notTitle = /目标值|类别|领域|方面|指标|单位|时限|步骤|备注|成效|完成情况|进展/

function columnsOf(table: Table, year: number | null): Columns | null {
  const names = table.columns.map((name) => name.replace(/\s/g, ''))
  const units = names.flatMap((name, column): UnitColumn[] => {
    const role = unitName.test(name) ? roleOfLabel(name.replace(/\(.*?\)/g, '')) : null
    return role === null || /领导$/.test(name) ? [] : [{ column, role }]
  })
  if (units.length === 0) return null
  const found = (pattern: RegExp): number | null => {
    const column = names.findIndex((name) => pattern.test(name))
    return column < 0 ? null : column
  }
  const taken = new Set(units.map((unit) => unit.column))
  const titles: number[] = []
  for (const pattern of titleNames) {
    for (const [column, name] of names.entries()) {
      if (!taken.has(column) && !titles.includes(column) && pattern.test(name) && !notTitle.test(name))
        titles.push(column)
    }
  }
  const steps = found(stepName)
  const number = found(numberName)
  const rest = names.flatMap((_, column) =>
    taken.has(column) || titles.includes(column) || column === number || column === steps ? [] : [column],
  )
  return {
    number,
    titles: [...titles, ...(titles.length === 0 ? rest.slice(0, 1) : [])],
    units,
    steps,
    parts: partsOf(names, year),
    indicators: titles.length === 0 && names.some((name) => /指标/.test(name)),
    deadline: found(dueName),
  }
}

function rowsOf(clean: CleanText, table: Table, columns: Columns, firstLeads: FirstLeads): MeasureReading[] {
  const measures: MeasureReading[] = []
  const noted =
    table.columns.some((name) => saysFirstLeads(name)) ||
    tableNote(clean, table) ||
    firstLeads(table.heading, table.end)
  const column = titleColumn(table, columns)
  let section = ''
  let counted = 0
  for (const [index, row] of table.rows.entries()) {
    if (row.role === 'section') {
      section = sectionLabel(clean.text, row)
      counted = 0
    }
    if (row.role !== 'body') continue
    const title = titleCell(clean.text, row, column, columns)
    if (!title) continue
    counted++
    const number = rowNumber(clean.text, row, columns, title) ?? String(counted)
    const duties = dutiesOf(clean, table, index, columns)
    const { start, end } = clean.original(title.start, title.end)
    measures.push({
      start,
      end,
      title: clean.printed(title.start, title.end),
      body: clean.original(row.start, row.end),
      number: [table.path, section, number].filter((part) => part !== '').join('/'),
      form: 'row',
      duties: gradedDuties(clean, duties, noted),
      steps: stepsOf(clean, row, columns),
      deadline: dueOf(clean, row, columns),
      rule: 'measure-row',
      confidence: duties.length > 0 ? 0.95 : 0.6,
    })
  }
  return measures
}

function tableNote(clean: CleanText, table: Table): boolean {
  const last = clean.text.slice(table.end, table.end + 120)
  const above = table.title ? clean.text.slice(table.title.start, table.start) : ''
  return saysFirstLeads(above) || saysFirstLeads(last.split('\n').slice(0, 3).join('\n'))
}

/** The column with what each row does: where the likeliest is printed once for several rows, the next one that is not. */
function titleColumn(table: Table, columns: Columns): number {
  const body = table.rows.filter((row) => row.role === 'body')
  const filled = (column: number): number => body.filter((row) => row.cells[column]?.from === 'own').length
  const most = Math.max(...columns.titles.map(filled), 1)
  const full = columns.titles.filter((column) => filled(column) >= most * 0.9)
  return Math.min(...(full.length > 0 ? full : columns.titles))
}

function titleCell(text: string, row: TableRow, column: number, columns: Columns): Span | null {
  for (const at of [column, ...columns.titles]) {
    const cell = row.cells[at]
    if (cell?.from !== 'own') continue
    const numbering = readNumbering(text, cell.start)
    const start = numbering && numbering.end < cell.end ? numbering.end : cell.start
    const title = titleOf(text, start, cell.end)
    if (title.end > title.start && !isOrdinal(text.slice(title.start, title.end))) return title
  }
  return null
}

function sectionLabel(text: string, row: TableRow): string {
  const words = row.cells.filter((cell) => cell.from === 'own').map((cell) => text.slice(cell.start, cell.end))
  const first = words[0] ?? ''
  const numbering = readNumbering(first, 0)
  if (numbering) return numbering.label
  return isOrdinal(first) ? first.replace(/[、.]$/, '') : ''
}

function rowNumber(text: string, row: TableRow, columns: Columns, title: Span): string | null {
  const cell = columns.number === null ? undefined : row.cells[columns.number]
  const printed = cell && cell.end > cell.start ? text.slice(cell.start, cell.end) : ''
  if (printed !== '' && isOrdinal(printed)) return readNumbering(printed, 0)?.label ?? printed.replace(/[、.]$/, '')
  for (const at of row.cells) {
    if (at.start > title.start || at.end < title.end) continue
    const numbering = readNumbering(text, at.start)
    if (numbering) return numbering.label
  }
  return null
}

/** The units of a row; where all its cells for units are blank, those of the row above within the same part. */
function dutiesOf(clean: CleanText, table: Table, index: number, columns: Columns): Duty[] {
  const row = table.rows[index]
  const printed = columns.units.some(({ column }) => (row?.cells[column]?.from ?? 'blank') !== 'blank')
  return columns.units.flatMap(({ column, role }): Duty[] => {
    const own = row?.cells[column]
    // a row always has who leads it: a blank there says "as above" even where others are named
    const above = own?.from === 'blank' && (!printed || (role === 'lead' && columns.units.length > 1))
    const cell = above ? cellAbove(table, index, column) : own
    if (!cell || cell.end <= cell.start) return []
    const duties = dutiesIn(clean, cell.start, cell.end, role)
    const inherited = cell !== own || own.from === 'merged'
    return inherited ? duties.map((duty): Duty => ({ ...duty, inherited: true })) : duties
  })
}

function stepsOf(clean: CleanText, row: TableRow, columns: Columns): StepReading[] {
  const cell = columns.steps === null ? undefined : row.cells[columns.steps]
  const told = cell ? stepsIn(clean, cell.start, cell.end, true) : []
  return told.length > 0
    ? told
    : columns.parts.flatMap(({ column, period }) => partOf(clean, row.cells[column], period))
}

function partOf(clean: CleanText, cell: TableCell | undefined, period: string): StepReading[] {
  if (cell?.from !== 'own') return []
  const words = { rule: 'steps-column', confidence: 0.9, text: clean.printed(cell.start, cell.end) }
  return [{ ...clean.original(cell.start, cell.end), period, ...words }]
}

const quarters: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/** Two or more heads in a row that each name a part of a year, or a year: what stands under them are steps. */
function partsOf(names: readonly string[], year: number | null): Columns['parts'] {
  const parts = names.flatMap((name, column) => {
    const own = name.split('/').at(-1) ?? name
    const named = /(20\d\d)年/.exec(name)?.[1] ?? year
    const whole = /^(20\d\d)年(?:度)?(?:目标|任务|计划|进度|安排|工作)?(?:任务|内容|计划|要求)?$/.exec(own)?.[1]
    if (whole !== undefined) return [{ column, period: whole }]
    const quarter = quarters[/^第?([一二三四1-4])(?:个)?季度/.exec(own)?.[1] ?? '']
    const half = /^([上下])半年/.exec(own)?.[1]
    if (named === null || (quarter === undefined && half === undefined)) return []
    return [{ column, period: quarter === undefined ? `${named}H${half === '上' ? 1 : 2}` : `${named}Q${quarter}` }]
  })
  return parts.length > 1 ? parts : []
}

function dueOf(clean: CleanText, row: TableRow, columns: Columns): DeadlineReading | null {
  const cell = columns.deadline === null ? undefined : row.cells[columns.deadline]
  return cell ? deadlineOf(clean, cell) : null
}
