// What does a park mean by what it put into a cell: a total, a series of years, a pair, a rate, or no number at all?

import { amountOf, tidy } from '../metrics/amount.ts'
import { type Figure, scanFigures } from '../plans/figures.ts'
import { scanTimes, type TimeMention } from '../plans/periods.ts'
import type { MatrixRow, MatrixTerm, TargetCell } from './matrix.ts'

/**
 * total 累计、合计 or of the whole term · year: of one year or some years · annual 每年 · plain: nothing said ·
 * new: what comes in anew of a standing, the bracket of 34(10) · part 其中 · other: of another dimension than the row's ·
 * rate 增速 in a row of amounts
 */
export const itemRoles = ['total', 'year', 'annual', 'plain', 'new', 'part', 'other', 'rate'] as const
export type ItemRole = (typeof itemRoles)[number]

export type CellItem = {
  readonly role: ItemRole
  /** words before it that name it (清洁能源); '' where there are none */
  readonly label: string
  readonly value: number
  readonly valueMax: number | null
  /** as printed, or the row's where the cell prints none */
  readonly unit: string
  /** the unit was not printed */
  readonly assumed: boolean
  /** in the row's unit; null where it is of another dimension or the row has no unit */
  readonly inRowUnit: number | null
  /** "2026", "2027-2028" */
  readonly period: string | null
}

/** How the one value of a cell was found. */
export const valuesFrom = ['total', 'plain', 'year', 'sum-of-years', 'last-year', 'times-years'] as const
export type ValueFrom = (typeof valuesFrom)[number]

export type CellReading = {
  readonly kind: 'blank' | 'none' | 'not-applicable' | 'words' | 'figures'
  readonly items: readonly CellItem[]
  /** in the row's unit; null where the cell gives no number, or several and none of them as the total */
  readonly value: number | null
  readonly from: ValueFrom | null
  /** how much of the value is new, in the row's unit: the bracket of 34(10) */
  readonly fresh: number | null
}

const blanks = /^[\s—–\-－/／*·.。]*$/
const nones = /^(?:无|暂无|没有|暂没有|不涉及|不适用|待定|另定|略)[。.]?$/
/** Says why: 不涉及：本园区无工业用地. */
const reasoned = /^(?:无|不涉及|不适用)[：:，,（(]\s*\S{2,}/

const bareRange = /^\d+(?:\.\d+)?\s*[-—–~～至]\s*\d+(?:\.\d+)?$/

const nothing = { items: [], value: null, from: null, fresh: null } as const

/**
 * Reads a target cell of a row. Promises that the text itself is never needed again to know what was understood. A cell
 * without a number has the value null, never 0; "0" has the value 0.
 */
export function readCell(text: string, cell: TargetCell, row: MatrixRow, term: MatrixTerm, unit: string): CellReading {
  const trimmed = text.trim()
  if (blanks.test(trimmed)) return { kind: 'blank', ...nothing }
  if (nones.test(trimmed)) return { kind: 'none', ...nothing }
  if (reasoned.test(trimmed) && !/\d/.test(trimmed)) return { kind: 'not-applicable', ...nothing }
  const items = readItems(trimmed, row, term, unit === '' ? (row.unit ?? '') : unit)
  if (items.length === 0) return { kind: 'words', ...nothing }
  const found = row.unit === null || row.adding === 'text' ? null : findValue(items, cell, row, term)
  const next = found === null ? undefined : items[items.indexOf(found.item) + 1]
  return {
    kind: 'figures',
    items,
    value: found?.value ?? null,
    from: found?.from ?? null,
    fresh: next?.role === 'new' ? next.inRowUnit : null,
  }
}

function readItems(text: string, row: MatrixRow, term: MatrixTerm, unit: string): readonly CellItem[] {
  // 13万㎡+10万㎡ are two amounts; the plus would be read as "and more". 10-20 is a range of whatever the row counts.
  const plain = text.replace(/[+＋]/g, '、') + (bareRange.test(text) ? unit : '')
  const times = scanTimes(plain)
  const figures = scanFigures(plain, times)
  return figures.map((figure, at) => {
    const before = figures[at - 1]
    const time = times.filter((one) => one.end <= figure.start).at(-1)
    const gap = plain.slice(before?.end ?? 0, figure.start)
    return itemOf({ text: plain, figure, time, gap, row, term, unit })
  })
}

type Found = {
  readonly text: string
  readonly figure: Figure
  readonly time: TimeMention | undefined
  /** what stands between the figure before and this one */
  readonly gap: string
  readonly row: MatrixRow
  readonly term: MatrixTerm
  readonly unit: string
}

function itemOf(found: Found): CellItem {
  const { figure, row, unit, gap } = found
  const { printed, assumed } = printedUnit(figure.unit, unit)
  const { value, valueMax } = figure
  const amount = amountOf(value, valueMax, printed, true)
  const own = row.unit === null ? null : amountOf(1, null, row.unit, true)
  const same = own !== null && (own.dimension === amount.dimension || isSameCount(row.unit ?? '', printed))
  const inRowUnit = own === null || !same ? null : tidy(amount.low / own.scale)
  const base = { label: labelOf(gap), value, valueMax, unit: printed, assumed, inRowUnit }
  if (own !== null && inRowUnit === null) {
    const rate = figure.dimension === 'percent' || figure.dimension === 'point'
    return { ...base, role: rate ? 'rate' : 'other', period: periodOf(found.time) }
  }
  return { ...base, ...roleOf(found) }
}

/** Nobody means anything else by 34家 than by 34个 where platforms or firms are counted. */
const counters = /^(?:个|家|户|所)$/
const isSameCount = (a: string, b: string): boolean => counters.test(a) && counters.test(b)

/** 17亿 in a row of 亿元 is money; 31万 in a row of 平方米 is area; 17 is whatever the row counts in. */
function printedUnit(printed: string, unit: string): { readonly printed: string; readonly assumed: boolean } {
  if (printed === '') return { printed: unit, assumed: true }
  if (!/^[十百千]?(?:万亿|万|亿)$/.test(printed)) return { printed, assumed: false }
  return { printed: `${printed}${unit.replace(/^[十百千]?(?:万亿|万|亿)/, '')}`, assumed: false }
}

const anew = /(?:新增|净增|新引进|新认定|增加)(?:达到?|约|不少于)?\s*$/
const totals = /(?:累计|合计|总计|共计|总量|总数|总额|共|总)(?:达到?|为|约|完成|实现|投入|：|:)*\s*$/

function roleOf({ text, figure, time, gap, row, term }: Found): Pick<CellItem, 'role' | 'period'> {
  const inner = /^\s*[(（]\s*(?:其中)?[:：]?(?:新增)?\s*$/.test(gap) && /^\s*[)）]/.test(text.slice(figure.end))
  const period = periodOf(time)
  if (inner || (row.adding === 'stock' && anew.test(gap))) return { role: 'new', period }
  if (/其中/.test(gap)) return { role: 'part', period }
  if (totals.test(text.slice(0, figure.start)) && (period === null || isTerm(period, term)))
    return { role: 'total', period }
  if (time?.kind === 'annual') return { role: 'annual', period: null }
  if (time?.kind === 'within' || isTerm(period, term)) return { role: 'total', period }
  return period === null ? { role: 'plain', period } : { role: 'year', period }
}

const periodOf = (time: TimeMention | undefined): string | null => {
  if (time === undefined || time.kind !== 'years' || time.from === null || time.to === null) return null
  return time.from === time.to ? String(time.from) : `${time.from}-${time.to}`
}

const isTerm = (period: string | null, { from, to }: MatrixTerm): boolean => from !== to && period === `${from}-${to}`

/** 清洁能源产业产值达到 → 清洁能源产业产值: the words before a figure without the years and verbs that lead to it. */
const labelOf = (gap: string): string =>
  gap
    .replace(
      /(?:到|至|在)?\d{4}\s?年?(?:\s?[-—–~至]\s?\d{4}\s?年?)?(?:度|底|末)?|每年|(?:\d|[一二三四五])年(?=累计|合计|共|$)/g,
      '',
    )
    .replace(/^[\s，。；、：,;:()（）\d.]+|[\s，。；、：,;:(（)）]+$/g, '')
    .replace(/(?:达到?|为|约|完成|实现|突破|超过?|不少于|不低于|力争|累计|合计|共|新增)+$/g, '')
    .replace(/^.*[。；;\n]/, '')
    .trim()
    .slice(-20)

type Value = { readonly value: number; readonly from: ValueFrom; readonly item: CellItem }

function findValue(items: readonly CellItem[], cell: TargetCell, row: MatrixRow, term: MatrixTerm): Value | null {
  const own = items.filter(({ inRowUnit, role }) => inRowUnit !== null && role !== 'new' && role !== 'part')
  return cell === 'whole' ? findWhole(own, row, term) : findAnnual(own, term)
}

const only = (items: readonly CellItem[], role: ItemRole, from: ValueFrom): Value | null => {
  const [item, second] = items.filter((one) => one.role === role)
  if (item === undefined || second !== undefined || item.inRowUnit === null) return null
  return { value: item.inRowUnit, from, item }
}

function findWhole(own: readonly CellItem[], row: MatrixRow, term: MatrixTerm): Value | null {
  const total = only(own, 'total', 'total')
  if (total !== null) return total
  if (own.some(({ role }) => role === 'total')) return null
  const series = row.adding === 'flow' ? sumOfYears(own, term) : lastOf(own, term)
  if (series !== null) return series
  const plain = only(own, 'plain', 'plain')
  if (plain !== null) return plain
  const annual = only(own, 'annual', 'times-years')
  if (annual === null || row.adding !== 'flow') return annual
  return { ...annual, value: tidy(annual.value * (term.to - term.from + 1)) }
}

const spanOf = (period: string | null): readonly [number, number] | null => {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(period ?? '')
  return match === null ? null : [Number(match[1]), Number(match[2] ?? match[1])]
}

/** The years of a cell add up to its term where they are exactly its years, each once. */
export function sumOfYears(own: readonly CellItem[], term: MatrixTerm): Value | null {
  const years = own.filter(({ role }) => role === 'year')
  const covered = years.flatMap(({ period }) => {
    const span = spanOf(period)
    return span === null ? [] : Array.from({ length: span[1] - span[0] + 1 }, (_, at) => span[0] + at)
  })
  const all = Array.from({ length: term.to - term.from + 1 }, (_, at) => term.from + at)
  const [first] = years
  if (first === undefined || covered.length !== all.length || all.some((year) => !covered.includes(year))) return null
  return { value: tidy(years.reduce((sum, one) => sum + (one.inRowUnit ?? 0), 0)), from: 'sum-of-years', item: first }
}

const lastOf = (own: readonly CellItem[], term: MatrixTerm): Value | null =>
  only(
    own.filter(({ role, period }) => role === 'year' && spanOf(period)?.[1] === term.to),
    'year',
    'last-year',
  )

function findAnnual(own: readonly CellItem[], term: MatrixTerm): Value | null {
  const year = own.filter(({ period }) => period === String(term.year))
  return (
    only(year, 'year', 'year') ??
    only(own, 'total', 'total') ??
    only(own, 'plain', 'plain') ??
    only(own, 'annual', 'year')
  )
}
