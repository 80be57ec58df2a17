import { type KeyboardEvent, useState } from 'react'

export type Cell = { readonly row: number; readonly column: number }
export type Selection = { readonly at: Cell; readonly from: Cell }

export const inside = (selection: Selection | null, row: number, column: number): boolean =>
  selection !== null &&
  row >= Math.min(selection.at.row, selection.from.row) &&
  row <= Math.max(selection.at.row, selection.from.row) &&
  column >= Math.min(selection.at.column, selection.from.column) &&
  column <= Math.max(selection.at.column, selection.from.column)

export const sizeOf = (selection: Selection | null): number =>
  selection === null
    ? 0
    : (Math.abs(selection.at.row - selection.from.row) + 1) *
      (Math.abs(selection.at.column - selection.from.column) + 1)

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value))

type Moves = { readonly rows: number; readonly columns: number; readonly page: number }

const step = (key: string, whole: boolean, at: Cell, { rows, columns, page }: Moves): Cell | null => {
  switch (key) {
    case 'ArrowDown':
      return { ...at, row: whole ? rows - 1 : at.row + 1 }
    case 'ArrowUp':
      return { ...at, row: whole ? 0 : at.row - 1 }
    case 'ArrowRight':
      return { ...at, column: at.column + 1 }
    case 'ArrowLeft':
      return { ...at, column: at.column - 1 }
    case 'PageDown':
      return { ...at, row: at.row + page }
    case 'PageUp':
      return { ...at, row: at.row - page }
    case 'Home':
      return whole ? { row: 0, column: 0 } : { ...at, column: 0 }
    case 'End':
      return whole ? { row: rows - 1, column: columns - 1 } : { ...at, column: columns - 1 }
    default:
      return null
  }
}

/** Arrow keys move, Shift stretches, Ctrl A takes all: as in the spreadsheet beside it. */
export const useSelection = (moves: Moves, reveal: (row: number) => void) => {
  const [selection, select] = useState<Selection | null>(null)
  const goTo = (at: Cell, stretch: boolean) => {
    const next = { row: clamp(at.row, moves.rows), column: clamp(at.column, moves.columns) }
    select((old) => ({ at: next, from: stretch && old !== null ? old.from : next }))
    reveal(next.row)
  }
  /** True where the key was a movement and has been dealt with. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (moves.rows === 0) return false
    const control = event.ctrlKey || event.metaKey
    if (control && event.key.toLowerCase() === 'a') {
      select({ at: { row: moves.rows - 1, column: moves.columns - 1 }, from: { row: 0, column: 0 } })
      return true
    }
    const next = step(event.key, control, selection?.at ?? { row: -1, column: 0 }, moves)
    if (next === null) return false
    goTo(next, event.shiftKey)
    return true
  }
  return { selection, goTo, onKey, clear: () => select(null) }
}
