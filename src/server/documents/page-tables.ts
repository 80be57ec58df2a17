import type { CellBlock, TableBlock } from './compose-document.ts'
import { elementsOf, listDescendants, type MarkupNode, textOf } from './markup-tree.ts'
import { isHidden } from './page-clutter.ts'

/** The table with its merged cells, or undefined where a table only lays out the page or frames a text. */
export function dataTableOf(
  table: MarkupNode,
  cellText: (cell: MarkupNode) => Pick<CellBlock, 'text' | 'places'>,
): TableBlock | undefined {
  const rows = rowsOf(table)
  const cells = rows.map((row) =>
    elementsOf(row).filter((cell) => (cell.name === 'td' || cell.name === 'th') && !isHidden(cell)),
  )
  if (cells.every((row) => row.length <= 1) || cells.flat().some(holdsPage)) return undefined
  return {
    kind: 'table',
    rows: cells.map((row, at) =>
      row.map((cell): CellBlock => {
        const left = rows.length - at
        const rowspan = whole(cell.attributes.rowspan, 1)
        return {
          ...cellText(cell),
          columns: Math.min(200, Math.max(1, whole(cell.attributes.colspan, 1))),
          rows: rowspan === 0 ? left : Math.min(rowspan, left),
        }
      }),
    ),
  }
}

function rowsOf(table: MarkupNode): readonly MarkupNode[] {
  return elementsOf(table).flatMap((node) => {
    if (node.name === 'tr') return isHidden(node) ? [] : [node]
    return ['thead', 'tbody', 'tfoot'].includes(node.name) ? rowsOf(node) : []
  })
}

// Old portals lay a whole page out in a table's cells.
function holdsPage(cell: MarkupNode): boolean {
  if (listDescendants(cell, 'table').length > 0) return true
  if (['h1', 'h2'].some((name) => listDescendants(cell, name).length > 0)) return true
  return listDescendants(cell, 'p').length >= 15 || textOf(cell).length > 4000
}

function whole(text: string | undefined, absent: number): number {
  const number = Number.parseInt(text ?? '', 10)
  return Number.isFinite(number) && number >= 0 ? number : absent
}
