// What a grid holds, how one moves in it, and what a paste does to it. Nothing here knows of pages.

export type GridColumn = {
  readonly key: string
  /** from the top; neighbours with the same upper names share them */
  readonly head: readonly string[]
  /** said on hovering the head */
  readonly hint?: string
  /** px */
  readonly width: number
  readonly grow?: boolean
  readonly align?: 'right' | 'center'
}

export type GridTone = 'error' | 'reason' | 'warning' | 'named' | 'conflict'

/** One cell as it shows. What can be edited has `edit`: the text that an edit begins with. */
export type GridCell = {
  readonly text: string
  readonly edit?: string
  /** shown small behind the text: 自动带出, its source */
  readonly note?: string
  readonly tone?: GridTone | undefined
  /** said on hovering */
  readonly hint?: string | undefined
  /** typed, not yet kept by the server */
  readonly waiting?: boolean
  readonly quiet?: boolean
}

export type GridRow = { readonly key: string; readonly cells: readonly GridCell[] }
export type Spot = { readonly row: number; readonly column: number }
/** `at` is the active cell, `from` the other corner of what is marked. */
export type Marked = { readonly at: Spot; readonly from: Spot }
export type GridEdit = Spot & { readonly text: string }

export type Size = { readonly rows: number; readonly columns: number }

export const isEditable = (rows: readonly GridRow[], { row, column }: Spot): boolean =>
  rows[row]?.cells[column]?.edit !== undefined

export type Area = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
export const areaOf = ({ at, from }: Marked): Area => ({
  top: Math.min(at.row, from.row),
  bottom: Math.max(at.row, from.row),
  left: Math.min(at.column, from.column),
  right: Math.max(at.column, from.column),
})

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))
const within = ({ row, column }: Spot, { rows, columns }: Size): Spot => ({
  row: clamp(row, rows),
  column: clamp(column, columns),
})

/** Where a key leads, as in the spreadsheet beside it; null where it is no movement. */
export function moveOf(
  key: { readonly key: string; readonly control: boolean; readonly shift: boolean },
  at: Spot,
  size: Size,
  page: number,
): Spot | null {
  const { row, column } = at
  switch (key.key) {
    case 'ArrowDown':
      return within({ row: key.control ? size.rows - 1 : row + 1, column }, size)
    case 'ArrowUp':
      return within({ row: key.control ? 0 : row - 1, column }, size)
    case 'ArrowRight':
      return within({ row, column: key.control ? size.columns - 1 : column + 1 }, size)
    case 'ArrowLeft':
      return within({ row, column: key.control ? 0 : column - 1 }, size)
    case 'PageDown':
      return within({ row: row + page, column }, size)
    case 'PageUp':
      return within({ row: row - page, column }, size)
    case 'Home':
      return within({ row: key.control ? 0 : row, column: 0 }, size)
    case 'End':
      return within({ row: key.control ? size.rows - 1 : row, column: size.columns - 1 }, size)
    default:
      return null
  }
}

/** The next cell that can be edited, row by row; the same one where there is none. */
export function nextEditable(rows: readonly GridRow[], at: Spot, by: 1 | -1): Spot {
  const columns = rows[0]?.cells.length ?? 0
  let index = at.row * columns + at.column + by
  while (index >= 0 && index < rows.length * columns) {
    const spot = { row: Math.floor(index / columns), column: index % columns }
    if (isEditable(rows, spot)) return spot
    index += by
  }
  return at
}

/** The nearest cell above or below that can be edited, in the same column. */
export function editableBelow(rows: readonly GridRow[], at: Spot, by: 1 | -1): Spot {
  for (let row = at.row + by; row >= 0 && row < rows.length; row += by)
    if (isEditable(rows, { row, column: at.column })) return { row, column: at.column }
  return at
}

/**
 * What a paste writes: from the marked corner on, cell by cell; a single value fills all that is marked; cells that cannot
 * be edited are passed over and counted, and so is what would fall beyond the edge.
 */
export function pasteInto(
  rows: readonly GridRow[],
  marked: Marked,
  block: readonly (readonly string[])[],
): { readonly edits: readonly GridEdit[]; readonly passed: number } {
  const { top, left, bottom, right } = areaOf(marked)
  const single = block.length === 1 && block[0]?.length === 1
  const height = single ? bottom - top + 1 : block.length
  const edits: GridEdit[] = []
  let passed = 0
  for (let dy = 0; dy < height; dy += 1) {
    const line = single ? block[0] : block[dy]
    const width = single ? right - left + 1 : (line?.length ?? 0)
    for (let dx = 0; dx < width; dx += 1) {
      const text = (single ? line?.[0] : line?.[dx]) ?? ''
      const spot = { row: top + dy, column: left + dx }
      if (isEditable(rows, spot)) edits.push({ ...spot, text })
      else if (text.trim() !== '') passed += 1
    }
  }
  return { edits, passed }
}

const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** What is marked as a spreadsheet takes it. */
export function copyOf(rows: readonly GridRow[], marked: Marked): string {
  const { top, bottom, left, right } = areaOf(marked)
  return rows
    .slice(top, bottom + 1)
    .map(({ cells }) =>
      cells
        .slice(left, right + 1)
        .map((cell) => quoted(cell.edit ?? cell.text))
        .join('\t'),
    )
    .join('\r\n')
}

/** All that can be edited of what is marked, blanked. */
export function clearOf(rows: readonly GridRow[], marked: Marked): readonly GridEdit[] {
  return pasteInto(rows, marked, [['']]).edits
}

/** The first marked row's values downwards, as Ctrl D does. */
export function fillDownOf(rows: readonly GridRow[], marked: Marked): readonly GridEdit[] {
  const { top, bottom, left, right } = areaOf(marked)
  const edits: GridEdit[] = []
  for (let row = top + 1; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      const text = rows[top]?.cells[column]?.edit
      if (text !== undefined && isEditable(rows, { row, column })) edits.push({ row, column, text })
    }
  return edits
}

export type HeadCell = { readonly name: string; readonly at: number; readonly across: number; readonly down: number }

/** The head's lines with their merged cells. A name of fewer levels reaches down to the last line. */
export function headLines(columns: readonly GridColumn[]): readonly (readonly HeadCell[])[] {
  const depth = Math.max(1, ...columns.map(({ head }) => head.length))
  const path = (at: number, level: number) => columns[at]?.head.slice(0, level + 1).join('\t')
  return Array.from({ length: depth }, (_, level) => {
    const cells: HeadCell[] = []
    let at = 0
    while (at < columns.length) {
      const head = columns[at]?.head ?? []
      const name = head[level]
      if (name === undefined) {
        at += 1
        continue
      }
      const last = level === head.length - 1
      let across = 1
      while (!last && path(at + across, level) === path(at, level)) across += 1
      cells.push({ name, at, across, down: last ? depth - level : 1 })
      at += across
    }
    return cells
  })
}
