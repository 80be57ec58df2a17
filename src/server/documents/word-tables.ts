import type { Block, CellBlock } from './compose-document.ts'
import { elementsOf, findChild, type MarkupNode } from './markup-tree.ts'

/** Reads what stands in a cell. */
type ReadContent = (cell: MarkupNode) => readonly Block[]
type OpenCell = { text: string; columns: number; rows: number }

const value = (node: MarkupNode | undefined) => node?.attributes['w:val']

/** A table with its merged cells; a frame of one column, as plans draw round a box, is its paragraphs. */
export function tableOf(table: MarkupNode, readContent: ReadContent): readonly Block[] {
  const rows = rowsOf(table).map((row) => ({ row, cells: through(row, 'w:tc') }))
  if (rows.every(({ cells }) => cells.length <= 1))
    return rows.flatMap(({ cells }) => cells.flatMap((cell) => readContent(cell)))
  const drawn: OpenCell[][] = []
  // The cell, by its first column, that a merge from above may lengthen.
  let above = new Map<number, OpenCell>()
  for (const { row, cells } of rows) {
    const laid = layCells(row, cells, above, readContent)
    drawn.push(laid.drawn)
    above = laid.open
  }
  return [{ kind: 'table', rows: drawn satisfies readonly (readonly CellBlock[])[] }]
}

function layCells(
  row: MarkupNode,
  cells: readonly MarkupNode[],
  above: ReadonlyMap<number, OpenCell>,
  readContent: ReadContent,
) {
  const drawn: OpenCell[] = []
  const open = new Map<number, OpenCell>()
  let column = blankColumns(row, 'w:gridBefore', drawn)
  for (const node of cells) {
    const properties = findChild(node, 'w:tcPr')
    const columns = Math.max(1, Number(value(findChild(properties, 'w:gridSpan')) ?? 1))
    const merge = findChild(properties, 'w:vMerge')
    const merged = merge !== undefined && value(merge) !== 'restart' ? above.get(column) : undefined
    if (merged && merged.columns === columns) {
      merged.rows += 1
      open.set(column, merged)
    } else {
      const cell: OpenCell = { text: cellText(node, readContent), columns, rows: 1 }
      drawn.push(cell)
      open.set(column, cell)
    }
    column += columns
  }
  blankColumns(row, 'w:gridAfter', drawn)
  return { drawn, open }
}

function blankColumns(row: MarkupNode, side: 'w:gridBefore' | 'w:gridAfter', drawn: OpenCell[]): number {
  const columns = Number(value(findChild(findChild(row, 'w:trPr'), side)) ?? 0)
  if (columns > 0) drawn.push({ text: '', columns, rows: 1 })
  return columns
}

function cellText(cell: MarkupNode, readContent: ReadContent): string {
  return readContent(cell)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flat().map((inner) => inner.text)))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ')
}

function rowsOf(table: MarkupNode): readonly MarkupNode[] {
  return through(table, 'w:tr').filter((row) => findChild(findChild(row, 'w:trPr'), 'w:del') === undefined)
}

// Content controls and tracked insertions wrap rows and cells without changing them.
function through(node: MarkupNode, name: 'w:tr' | 'w:tc'): readonly MarkupNode[] {
  return elementsOf(node).flatMap((child) => {
    if (child.name === name) return [child]
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(child.name) ? through(child, name) : []
  })
}
