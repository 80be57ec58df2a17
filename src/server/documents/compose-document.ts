import type { DocumentCell, DocumentRow, DocumentTable, PlanDocument } from '#core/plans/document.ts'
import type { Places } from './source-places.ts'

/** What a reader of Word, PDF or web pages finds, in reading order. */
export type Block = { readonly kind: 'paragraph'; readonly text: string; readonly places?: Places } | TableBlock
export type TableBlock = { readonly kind: 'table'; readonly rows: readonly (readonly CellBlock[])[] }
/** A cell as drawn: one that spans two rows stands in the upper row only. */
export type CellBlock = {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly places?: Places
}

/**
 * Lays blocks out as text: a paragraph a line, a table's row a line. A row's line has a place between tabs for every
 * column of the grid, blank where a merged cell of the left or the row above reaches in, so that the n-th place is the
 * n-th column in every row; `tables` lists the drawn cells only, with how far each reaches.
 */
export function composeDocument(blocks: readonly Block[]): PlanDocument {
  const parts: string[] = []
  const tables: DocumentTable[] = []
  let at = 0
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const line of block.text.split(/[\n\r\u2028\u2029]+/)) {
        const text = oneLine(line)
        if (text.trim() === '') continue
        parts.push(text, '\n')
        at += text.length + 1
      }
    } else {
      const table = layTable(block, at)
      if (table.text === '') continue
      parts.push(table.text)
      tables.push({ start: at, end: at + table.text.length - 1, rows: table.rows })
      at += table.text.length
    }
  }
  return { text: parts.join(''), tables }
}

function layTable(block: TableBlock, tableStart: number): { text: string; rows: DocumentRow[] } {
  const lines: string[] = []
  const rows: DocumentRow[] = []
  let reach: number[] = []
  let at = tableStart
  for (const row of block.rows) {
    const laid = layRow(row, reach, at)
    reach = laid.reach
    lines.push(laid.text, '\n')
    rows.push({ start: at, end: at + laid.text.length, cells: laid.cells })
    at += laid.text.length + 1
  }
  return { text: lines.join(''), rows }
}

// `reach[c]`: for how many more rows the cell above fills column c.
function layRow(row: readonly CellBlock[], above: readonly number[], rowStart: number) {
  const places: string[] = []
  const reach = above.map((rows) => Math.max(0, rows - 1))
  const cells: DocumentCell[] = []
  let at = rowStart
  const put = (text: string) => {
    if (places.length > 0) at += 1
    places.push(text)
    at += text.length
  }
  const skipCovered = () => {
    while ((above[places.length] ?? 0) > 0) put('')
  }
  for (const cell of row) {
    skipCovered()
    const text = oneLine(cell.text).trim()
    const column = places.length
    put(text)
    cells.push({ start: at - text.length, end: at, columns: cell.columns, rows: cell.rows })
    for (let n = 1; n < cell.columns; n += 1) put('')
    for (let n = 0; n < cell.columns; n += 1) reach[column + n] = cell.rows - 1
  }
  skipCovered()
  return { text: places.join('\t'), cells, reach }
}

/** Tabs and line breaks would be taken for cells and paragraphs. */
function oneLine(text: string): string {
  return text
    .replace(/[\t\n\r\v\f\u2028\u2029]+/g, ' ')
    .replace(/[\u200B\uFEFF\u00AD]/g, '')
    .trimEnd()
}
