import type { ReactNode } from 'react'

export type FilterOption = { readonly value: string; readonly label: string }

export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** px; the least width where `grow` is set */
  readonly width: number
  /** its share of what the page has beyond the widths; true is one */
  readonly grow?: boolean | number
  readonly align?: 'right' | 'center'
  /** what the cell says in plain words: copied, filtered, and sorted where `order` says nothing else */
  readonly text: (row: Row) => string
  readonly render?: (row: Row) => ReactNode
  readonly order?: (row: Row) => number | null
  /** off for columns without an order, and for those the server cannot sort */
  readonly sort?: boolean
  readonly filter?: 'text' | readonly FilterOption[]
  /** what a filter's options are compared with */
  readonly value?: (row: Row) => string
  readonly total?: ReactNode
}

export type View = {
  readonly sort: string | null
  readonly descending: boolean
  readonly filters: Readonly<Record<string, string>>
  readonly page: number
}
export const plainView: View = { sort: null, descending: false, filters: {}, page: 1 }

const collator = new Intl.Collator('zh-CN-u-co-pinyin-kn-true')

const matches = <Row>(column: Column<Row>, row: Row, wanted: string): boolean => {
  if (column.filter === 'text') return column.text(row).toLowerCase().includes(wanted.toLowerCase())
  const value = (column.value ?? column.text)(row)
  return wanted.split(',').includes(value)
}

/** A row without the figure goes last whichever way one sorts: absence is not small. */
const compare = <Row>(column: Column<Row>, descending: boolean) => {
  const sign = descending ? -1 : 1
  const order = column.order
  if (order === undefined) return (a: Row, b: Row) => sign * collator.compare(column.text(a), column.text(b))
  return (a: Row, b: Row) => {
    const left = order(a)
    const right = order(b)
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0)
    return sign * (left - right)
  }
}

/** The rows as the view wants them; the order given stands where nothing is sorted. */
export const arrange = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], view: View): readonly Row[] => {
  const wanted = columns.flatMap((column) => {
    const filter = view.filters[column.key]
    return column.filter === undefined || filter === undefined || filter === '' ? [] : [{ column, filter }]
  })
  const kept =
    wanted.length === 0
      ? rows
      : rows.filter((row) => wanted.every(({ column, filter }) => matches(column, row, filter)))
  const sorted = columns.find((column) => column.key === view.sort)
  return sorted === undefined ? kept : [...kept].sort(compare(sorted, view.descending))
}

const cell = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Tab-separated lines as Excel takes them from the clipboard. */
export const asTsv = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], withHeader: boolean): string => {
  const lines = rows.map((row) => columns.map((column) => cell(column.text(row))).join('\t'))
  return (withHeader ? [columns.map((column) => cell(column.title)).join('\t'), ...lines] : lines).join('\r\n')
}

const FIGURE = /^[+-]?\d+(?:\.\d+)?$/
const plain = (text: string): string => text.replaceAll(',', '').replace('−', '-')

/**
 * The rows as they stand, for a workbook: a right-aligned cell that is a figure is one there too, with the decimals of the page.
 */
export const asShown = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]) => {
  const texts = rows.map((row) => columns.map((column) => column.text(row)))
  const isFigure = (text: string, at: number): boolean => columns[at]?.align === 'right' && FIGURE.test(plain(text))
  return {
    columns: columns.map(({ title, align }, at) => {
      const decimals = texts.flatMap((row) => {
        const text = row[at] ?? ''
        return isFigure(text, at) ? [plain(text).split('.')[1]?.length ?? 0] : []
      })
      return {
        title,
        align: align ?? ('left' as const),
        decimals: decimals.length === 0 ? null : Math.max(...decimals),
      }
    }),
    rows: texts.map((row) => row.map((text, at) => (isFigure(text, at) ? Number(plain(text)) : text))),
  }
}

const shareOf = <Row>({ grow }: Column<Row>): number => (typeof grow === 'number' ? grow : grow === true ? 1 : 0)

/** px of each column on a page of this width; none falls under its own. */
export const widthsOn = <Row>(columns: readonly Column<Row>[], width: number): readonly number[] => {
  const spare = Math.max(0, width - columns.reduce((sum, column) => sum + column.width, 0))
  const shares = columns.reduce((sum, column) => sum + shareOf(column), 0)
  return columns.map((column) => column.width + (shares === 0 ? 0 : Math.floor((spare * shareOf(column)) / shares)))
}
