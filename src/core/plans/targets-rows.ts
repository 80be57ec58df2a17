// What is known of a table and of a row of it before its cells are read for targets?

import type { Table } from './outline.ts'
import { unitOver } from './table-units.ts'
import type { TableCell } from './tables.ts'
import type { Context } from './targets-sentence.ts'
import type { Column } from './targets-tables.ts'

/** A table with all that holds for each of its rows, asked once. */
export type TableInHand = {
  readonly table: Table
  readonly columns: readonly Column[]
  readonly context: Context
  /** the column that says by when a row is due, -1 where none does */
  readonly due: number
  /** what the line over the table counts its rows in */
  readonly unit: string
}

const DUE_HEAD = /(?:完成|办结|办理|达成)?(?:时限|期限)|(?:完成|办结)时间|时间(?:节点|要求)|完成日期/

/** A table of a cleaned text with what holds for all of its rows. */
export function inHand(text: string, table: Table, columns: readonly Column[], context: Context): TableInHand {
  const due = columns.findIndex(({ name }) => DUE_HEAD.test(name))
  return { table, columns, context, due, unit: unitOver(text, table) }
}

/** The years of the column over a cell; a cell merged over several years' columns speaks of all of them. */
export function periodOver(columns: readonly Column[], cells: readonly TableCell[], at: number): string | null {
  const first = columns[at]?.period ?? null
  let last = first
  for (let next = at + 1; cells[next]?.from === 'merged' && cells[next]?.start === cells[at]?.start; next += 1)
    last = columns[next]?.period ?? last
  const years = /^\d{4}$/
  return first !== null && last !== null && years.test(first) && years.test(last) && last > first
    ? `${first}-${last}`
    : first
}

/** The place that a row is about, where its columns are indicators; null where it names none. */
export const placeOfRow = (label: string): string | null =>
  /合计|总计|小计/.test(label) ? '全市' : label === '' ? null : label

/** The place that a title opens with, 海棠镇…; null where it opens with none. */
export const scopeInTitle = (title: string): string | null =>
  /^[一-龥]{2,10}?(?:高新区|开发区|工业园区?|产业园|经开区|保税区|新区|港区|园区|科技园|街道|[镇乡县区市])/.exec(
    title,
  )?.[0] ?? null
