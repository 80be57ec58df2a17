// Which targets stand in the cells of a table: a value under a year, a series of years, or a sentence?

import type { Span } from '../base/span.ts'
import { type Figure, scanFigures } from './figures.ts'
import { matchesOf } from './matches.ts'
import type { Table } from './outline.ts'
import { lastYear, resolveTime, scanTimes, type TimeMention } from './periods.ts'
import type { TargetKind } from './reading.ts'
import { unitInName, unitOfName, unitsOver } from './table-units.ts'
import type { Context, FoundFigure, FoundTarget } from './targets-sentence.ts'

/** What the heads over a column say about the cells under it. */
export type Column = {
  readonly name: string
  readonly role: 'name' | 'value' | 'past' | 'unit' | 'skip' | 'text'
  readonly period: string | null
  /** the indicator that the head itself names, with its unit: 工业投资(亿元); '' where the rows name them */
  readonly indicator: string
  readonly unit: string
}

/** A cell with the words that name its row. */
export type Cell = Span & {
  readonly column: Column
  readonly label: string
  readonly group: string
  readonly unit: string
}

const SKIPPED =
  /责任|牵头|配合|负责|部门|主体|序号|编号|备注|属性|类型|分值|权重|评分|得分|说明|出处|口径|联系|时限|完成时间|进度安排|实施步骤|考核园区/
const NAMES = /指标|名称|条款|工作内容|项目|类别|领域|任务|事项|内容|措施|举措|行业|方向|园区|单位|地区|镇|区域|产业/
const VALUES = /目标|预期|计划|规划|指标值|数值|数量|增速|增长|完成|任务数|值$/
const GENERIC =
  /^(?:\d{4}年度?)?(?:年均|平均|同比)?(?:增长率?|增速|增幅|目标值?|指标值?|数值|现状|规划|预期|计划|完成|任务|指标)*[(（]/
const PAST_HEADS = /基期|现状|实际(?!利用|使用|到位|到账|引进|出资|投[资入])|基数|完成情况|上年|去年|实绩|已完成|现有/
const VALUE_ALONE = /^[≥≤]?\d[\d.,]*$|^[-—/]?$/
const WORKS = /措施|工作内容|举措|做法|内容|步骤/

// a matrix of places and indicators has heads of no known word: its first row, where no value stands in it
function headNames(table: Table, text: string): readonly string[] {
  const first = table.rows[0]
  if (first === undefined || table.columns.some((name) => name !== '')) return table.columns
  const names = first.cells.map((cell) => text.slice(cell.start, cell.end))
  const heads =
    names.every((name) => name.length <= 24) &&
    names.filter((name) => unitInName(name) !== '' || /\d{4}年/.test(name)).length >= 2
  return heads ? names : table.columns
}

/** Reads the heads of a table's columns. */
export function columnsOf(table: Table, text: string, context: Context): readonly Column[] {
  const columns = headNames(table, text).map((name): Column => {
    const period = headPeriod(name, context)
    // 规上工业总产值(亿元)/2024年: the indicator may stand in the line above its years
    const levels = name.split('/')
    const last = levels.findLast((level) => unitInName(level) !== '') ?? levels.at(-1) ?? name
    const unit = unitInName(last)
    const indicator =
      unit === '' || GENERIC.test(last)
        ? ''
        : last.replace(/[(（][^()（）]*[)）]$/, '').replace(/^\d{4}年(?:度)?(?=.{2})/, '')
    const role = columnRole(name, period, context)
    return { name, role: indicator !== '' && role !== 'past' ? 'value' : role, period, indicator, unit }
  })
  return spreadPeriods(reportedColumns(partsNamed(countedOver(columns, table, text))), context)
}

// 镇 | 规上工业产值 | 新增规上企业 under "单位：亿元、家": each column of nothing but values takes the unit of what it names
function countedOver(columns: readonly Column[], table: Table, text: string): readonly Column[] {
  const units = unitsOver(text, table)
  if (units.length < 2 || columns.some(({ role }) => role === 'unit')) return columns
  const body = table.rows.filter(({ role }) => role === 'body')
  return columns.map((column, at): Column => {
    const { name, unit, period, role } = column
    const values = body.filter(({ cells }) => VALUE_ALONE.test(text.slice(cells[at]?.start, cells[at]?.end)))
    if (at === 0 || unit !== '' || period !== null || role === 'past' || values.length < body.length) return column
    const found = unitOfName(name, units)
    return found === '' ? column : { ...column, role: 'value', indicator: name, unit: found }
  })
}

// 2021年完成 | 2022年目标: beside a column of goals the earlier year reports
function reportedColumns(columns: readonly Column[]): readonly Column[] {
  const goal = Math.max(
    ...columns.map(({ name, period }) => (/目标|计划|预期|任务/.test(name) ? (lastYear(period) ?? 0) : 0)),
  )
  return columns.map((column) => {
    const year = lastYear(column.period)
    const reports =
      year !== null &&
      year < goal &&
      /完成|预计|实[际绩]|现状|基[期数]|情况/.test(column.name) &&
      !/目标|任务/.test(column.name)
    return reports ? { ...column, role: 'past' } : column
  })
}

// 新签约亿元以上项目(个) | 其中：20亿元以上项目(个): the part is counted as the whole before it is
function partsNamed(columns: readonly Column[]): readonly Column[] {
  return columns.map((column, at) => {
    const part = /^其中[：:]?(.+)$/.exec(column.indicator)?.[1]
    const verb = /^(?:新签约|新引进|新开工|新投产|新增|净增|签约|引进|开工|竣工|投产|完成|培育)/.exec(
      columns[at - 1]?.indicator ?? '',
    )?.[0]
    return part === undefined ? column : { ...column, indicator: `${verb ?? ''}${part}` }
  })
}

// a page end shifts the year heads: where as many 目标 columns stand as years, they stand in the same order
function spreadPeriods(columns: readonly Column[], context: Context): readonly Column[] {
  const periods = [
    ...new Set(columns.flatMap(({ name }) => (name.split('/')[0] === undefined ? [] : allPeriods(name, context)))),
  ]
  const goals = columns.flatMap(({ name, role }, at) =>
    role === 'value' && /^(?:\d{4}年度?)?目标值?$/.test(name.split('/').at(-1) ?? '') ? [at] : [],
  )
  if (goals.length < 2 || goals.length !== periods.length) return columns
  return columns.map((column, at) => {
    const turn = goals.filter((goal) => goal <= at).length - 1
    const own = column.period !== null && !column.name.includes('/')
    if (turn < 0 || own || column.role === 'unit' || column.role === 'skip') return column
    return { ...column, role: column.role === 'name' ? 'text' : column.role, period: periods[turn] ?? column.period }
  })
}

function allPeriods(name: string, context: Context): readonly string[] {
  return scanTimes(name).flatMap((time) => resolveTime(time, context.base) ?? [])
}

function columnRole(name: string, period: string | null, context: Context): Column['role'] {
  const last = name.split('/').at(-1) ?? name
  if (/^(?:计量)?单位$/.test(last)) return 'unit'
  if (PAST_HEADS.test(last)) return 'past'
  const year = lastYear(period)
  if (year !== null && context.year !== null && year < context.year) return 'past'
  if (WORKS.test(last) && !/目标/.test(last)) return period === null ? 'name' : 'text'
  if (SKIPPED.test(last) && !VALUES.test(last)) return 'skip'
  if (period !== null || VALUES.test(last)) return /任务|行动|举措|措施|内容/.test(last) ? 'text' : 'value'
  return NAMES.test(last) || (last.length <= 12 && /[县市区镇园]/.test(last)) ? 'name' : 'text'
}

const headPeriod = (name: string, context: Context): string | null => allPeriods(name, context).at(-1) ?? null

type Values = { readonly text: string; readonly times: readonly TimeMention[]; readonly figures: readonly Figure[] }

/** The values of a cell that is nothing but values, dates and their units; null for any other. */
export function valuesOf(text: string): Values | null {
  if (text === '' || text.length > 120 || !/[\d一二三四五六七八九十百千]/.test(text)) return null
  const times = scanTimes(text)
  const figures = scanFigures(text, times)
  if (figures.length === 0) return null
  let rest = ''
  let at = 0
  const spans = [...times, ...figures.map((figure) => ({ start: figure.start, end: figure.to }))]
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    if (span.start > at) rest += text.slice(at, span.start)
    at = Math.max(at, span.end)
  }
  rest += text.slice(at)
  const words = rest.replace(
    /约|达到?|以上|以下|左右|共|累计|其中|力争|突破|超过?|不[低少]于|[≥≤><=～〔〕[\]()（）：；，、。\s+/-]|增长|下降|年均|目标|新增|现有/g,
    '',
  )
  return words.length <= 2 ? { text, times, figures } : null
}

/** The targets of a cell of values. */
export function readValueCell({ text, times, figures }: Values, cell: Cell, context: Context): readonly FoundTarget[] {
  const series = times.filter((time) => time.kind === 'years').length > 1
  return figures.flatMap((figure) => {
    if (/现有[^，；]*$/.test(text.slice(0, figure.start)) || figure.dimension === 'score') return []
    const unit = figure.unit === '' ? cell.unit : figure.unit
    const time = times.filter((other) => other.end <= figure.start).at(-1)
    const period = (time === undefined ? null : resolveTime(time, context.base)) ?? cell.column.period
    return [valueTarget(text, figure, { cell, unit, period, series, time, context })]
  })
}

type Value = {
  cell: Cell
  unit: string
  period: string | null
  series: boolean
  time: TimeMention | undefined
  context: Context
}

function valueTarget(text: string, figure: Figure, value: Value): FoundTarget {
  const { cell, unit, context } = value
  const inner = /[〔[(（]$/.test(text.slice(0, figure.start)) && /^[〕\])）]/.test(text.slice(figure.end))
  const [outerName, innerName] = pairNames(cell.label)
  const inherited = context.inherited
  const period = value.period ?? inherited?.period ?? null
  const own = text.slice(0, figure.start)
  return {
    start: figure.start,
    end: figure.end,
    metric: inner && innerName !== '' ? innerName : outerName,
    value: figure.value,
    valueMax: figure.valueMax,
    unit,
    comparator: figure.bound ?? (/力争|≥|不少于|不低于/.test(own) ? '>=' : '='),
    kind: cellKind(`${cell.group}${cell.label}${own}`, cell.column.name, unit, period, value.series, inner, figure),
    period,
    periodFrom:
      value.time !== undefined ? 'clause' : cell.column.period !== null ? 'column' : (inherited?.from ?? null),
    scope: context.scope,
    rule: value.series ? 'table-series' : inner ? 'table-pair' : 'table-value',
    confidence: cell.label === '' ? 0.5 : 0.8,
  }
}

// 公共技术平台(新研机构数量) over 34(10): the bracket names what the bracket holds
function pairNames(label: string): readonly [string, string] {
  const found = /^(.{2,30}?)[(（]([^()（）]{2,20})[)）]$/.exec(label)
  return found === null || unitInName(label) !== '' ? [label, ''] : [found[1] ?? label, found[2] ?? '']
}

/** 公共技术平台：2017年34 2018年38: a name of its own before values; null where the cell has none. */
export function ownLabel(text: string): { readonly label: string; readonly at: number } | null {
  const found = /^([^：\d，。；]{2,40})：(?=.*\d)/.exec(text)
  return found === null ? null : { label: found[1] ?? '', at: found[0].length }
}

const ITEM_NUMBER = /(?<![\d.])(\d{1,2})[、.．](?!\d(?!\d{3}年))/g

/** Where the items of a cell begin whose list numbers stand in the running text: 1、…2、…; one item where there are none. */
export function itemStarts(text: string): readonly number[] {
  const starts = [0]
  for (const match of matchesOf(ITEM_NUMBER, text)) {
    if (match.index === 0 || Number(match[1]) !== starts.length + 1) continue
    starts.push(match.index)
  }
  return starts
}

function cellKind(
  name: string,
  head: string,
  unit: string,
  period: string | null,
  series: boolean,
  inner: boolean,
  figure: Figure,
): TargetKind {
  const words = name.replace(/增加值/g, '')
  if (figure.form === 'doubling') return 'growth'
  if (unit === '%' || unit === '‰')
    return /增速|增长|增幅|下降|降低|递增|提高|提升/.test(words + head) ? 'growth' : 'share'
  if (/百分点/.test(unit)) return 'growth'
  // [288] under 年均增速/累计: how much comes in over the years
  if (inner && /累计/.test(head)) return 'increment'
  if (series) return 'level'
  const ranged = period?.includes('-') ?? false
  if (/[元亿]$/.test(unit)) {
    if (/投入|建设|融资|累计|新增[^，]{0,8}(?:贷款|投资|授信)/.test(words)) return 'increment'
    return /投资|引资|资金/.test(words) && ranged ? 'increment' : 'level'
  }
  if (/平方|亩|公顷|平米|公里|吨|千瓦|瓦$/.test(unit))
    return /新增|新建|累计|淘汰|盘活|竣工|交付|供应|收储/.test(words) ? 'increment' : 'level'
  if (/总量|总数|保有|拥有/.test(words)) return 'level'
  return /新增|新登记|新注册|新设|引进|培育|建设|累计|新建|完成|组织|举办|培训|改造|实施|推动|招引|签约|开工|投产|竣工|新引|净增|入库|上规|走访|申报|认定|对接/.test(
    words,
  )
    ? 'increment'
    : 'level'
}

/** The figures of a cell that reports the past or scores. */
export function readOtherCell(text: string, role: FoundFigure['role']): readonly FoundFigure[] {
  return scanFigures(text, scanTimes(text)).map((figure) => ({
    start: figure.start,
    end: figure.end,
    role,
    value: figure.value,
    unit: figure.unit,
    rule: 'table-column',
    confidence: 0.8,
  }))
}
