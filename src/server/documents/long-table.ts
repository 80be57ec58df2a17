import type { OfficialCell } from './official-table.ts'

/** From so many rows on, one is laid out and the others are written after it: the docx package takes half a millisecond a row. */
const LONG = 100

/** Rows that are still to be written, table after table. */
export type LongTables = (readonly (readonly string[])[])[]

/** The rows of a long table in which each cell is one line of text, and each row has as many. */
export function findLongRows(rows: readonly (readonly OfficialCell[])[]): readonly (readonly string[])[] | null {
  if (rows.length < LONG) return null
  const plain = rows.map((row) =>
    row.flatMap((cell) => (typeof cell === 'string' && !cell.includes('\n') ? [cell] : [])),
  )
  const [first] = plain
  return plain.every((row, at) => row.length === first?.length && row.length === rows[at]?.length) ? plain : null
}

// signs of the private use area, which no document of an office holds
const markOf = (table: number, column: number): string => `\ue000${table}\ue001${column}\ue002`
const MARK = /\ue000(\d+)\ue001\d+\ue002/

/** What stands in the row that is laid out. */
export const markedRow = (table: number, columns: number): readonly string[] =>
  Array.from({ length: columns }, (_, column) => markOf(table, column))

/** Writes each marked row once for every row that waits for it. */
export const writeLongTables = (xml: string, tables: LongTables): string =>
  tables.length === 0
    ? xml
    : xml.replace(/<w:tr>(?:(?!<w:tr>)[\s\S])*?<\/w:tr>/g, (row) => {
        const table = MARK.exec(row)?.[1]
        const rows = table === undefined ? undefined : tables[Number(table)]
        if (rows === undefined) return row
        const between = row.split(new RegExp(MARK.source.replace('(\\d+)', '\\d+')))
        return rows.map((cells) => between.map((part, at) => part + escaped(cells[at] ?? '')).join('')).join('')
      })

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[sign] ?? ''};`)
