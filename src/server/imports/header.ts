import { createHash } from 'node:crypto'
import { foldText } from '#core/base/text.ts'
import { parseUnit } from '#core/base/units-of-measure.ts'
import type { SheetRow } from '../documents/sheet-cells.ts'
import { textOf } from '../documents/sheet-lines.ts'

/** One column of a table as its header calls it: upper names before lower ones, the unit apart where it stands. */
export type HeaderColumn = { readonly at: number; readonly header: string; readonly unit: string }

export type Header = {
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
  /** said once over the whole table, for values that have none of their own; blank where it is not */
  readonly unit: string
}

/** Title, note, three rows of header and units leave room to spare. */
export const HEAD_ROWS = 15

/** The header of a table: the last run of rows of nothing but words, before the first row that holds numbers. */
export function findHeader(head: readonly SheetRow[]): Header {
  const firstData = head.findIndex((row, at) => at > 0 && holdsNumbers(row))
  return headerOf(firstData < 0 ? head.slice(0, 1) : head.slice(0, firstData))
}

/** "制表：市统计局    单位：亿元" stands above many a table. */
const NOTE = /^(金额|计量|数据)?(单位|制表|填报|填报人|审核|日期|时间|表号|来源)[^:：]{0,6}[:：]/

const isNote = ({ cells }: SheetRow): boolean => cells.some((cell) => NOTE.test(textOf(cell).replace(/^[(（]/, '')))

/** The unit that is said once over the whole table. */
function unitOver(rows: readonly SheetRow[]): string {
  const said = rows.flatMap(({ cells }) =>
    cells.map((cell) => /单位[:：]\s*([^\s，,;；)）]+)/.exec(textOf(cell))?.[1] ?? ''),
  )
  return said.find((unit) => isUnit(unit)) ?? ''
}

function headerOf(above: readonly SheetRow[]): Header {
  const whole = unitOver(above)
  const named = above.filter((row) => !isNote(row))
  const widest = Math.max(0, ...named.map(({ cells }) => cells.length))
  // A title fills a cell or two; the first row that fills half the table begins the header.
  const begin = named.findIndex(({ cells }) => cells.length > 1 && cells.length * 2 >= widest)
  const rows = named.slice(Math.max(0, begin))
  const width = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ column }) => column)))
  const units = rows.length > 1 && isUnitRow(rows.at(-1)) ? rows.at(-1) : undefined
  const levels = units === undefined ? rows : rows.slice(0, -1)
  const columns: HeaderColumn[] = []
  for (let at = 1; at <= width; at += 1) {
    const path = levels.flatMap((row, level) => {
      const own = textOf(row.cells.find(({ column }) => column === at))
      if (own !== '' || level === levels.length - 1) return own === '' ? [] : [own]
      // A merged name stands in its first cell and reaches over those to its right.
      const left = textOf(row.cells.filter(({ column }) => column < at).at(-1))
      const below = levels.slice(level + 1).some(({ cells }) => cells.some(({ column }) => column === at))
      return below && left !== '' ? [left] : []
    })
    const words = [...new Set(path)].join(' ').replace(/\s+/g, ' ').trim()
    const unit = textOf(units?.cells.find(({ column }) => column === at))
    columns.push({ at, ...splitUnit(words, unit) })
  }
  const found = columns.filter(({ header }) => header !== '')
  return { lastRow: above.at(-1)?.row ?? 0, columns: found, unit: whole }
}

const holdsNumbers = ({ cells }: SheetRow): boolean =>
  cells.some(
    ({ value }) =>
      value.kind === 'number' || (value.kind === 'text' && /^[\d,.+-]*\d[\d,.]*%?$/.test(value.text.trim())),
  )

function isUnitRow(row: SheetRow | undefined): boolean {
  const texts = (row?.cells ?? []).map(textOf)
  return texts.length > 0 && texts.every((text) => isUnit(text))
}

const isUnit = (text: string): boolean => {
  const bare = text.replace(/^[(（]?(?:单位[:：])?|[)）]$/g, '').trim()
  const unit = parseUnit(bare)
  return bare !== '' && unit.ok && unit.value.terms.length > 0
}

/** "工业投资（亿元）" has its unit with it. */
function splitUnit(words: string, unitBelow: string): { readonly header: string; readonly unit: string } {
  const bare = (text: string) => text.replace(/^[(（]?(?:单位[:：])?|[)）]$/g, '').trim()
  if (unitBelow !== '') return { header: words, unit: bare(unitBelow) }
  const inside = /^(.*)[(（]\s*(?:单位[:：])?\s*([^()（）]+)\s*[)）]$/.exec(words)
  const [, header = '', unit = ''] = inside ?? []
  return inside !== null && isUnit(unit) ? { header: header.trim(), unit: unit.trim() } : { header: words, unit: '' }
}

/** The same table next month: its printed names and units, without the months and years among them, in their order. */
export const fingerprintOf = ({ columns, unit }: Header): string =>
  createHash('sha256')
    .update([...columns, { header: '', unit }].map((one) => `${plain(one.header)}|${plain(one.unit)}`).join('\n'))
    .digest('hex')

const plain = (text: string): string => foldText(text).replace(/\d+/g, '#')
