import { type ClipboardEvent, type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { readClipboard } from '#core/collections/entry.ts'
import {
  areaOf,
  clearOf,
  copyOf,
  editableBelow,
  fillDownOf,
  type GridEdit,
  type GridRow,
  isEditable,
  type Marked,
  moveOf,
  nextEditable,
  pasteInto,
  type Size,
  type Spot,
} from './grid.ts'

/** typed: an arrow leaves the cell · opened (F2, double click): an arrow moves the caret */
export type Editing = { readonly spot: Spot; readonly text: string; readonly how: 'typed' | 'opened' }

type Given = {
  readonly rows: readonly GridRow[]
  readonly size: Size
  readonly page: () => number
  readonly reveal: (spot: Spot) => void
  readonly onEdit: (edits: readonly GridEdit[]) => void
  readonly onPassed: (count: number) => void
  readonly onCopied: (cells: number) => void
}

/** Keys, mouse and clipboard of a grid. The one field that is always there takes the typing, so that input methods work. */
export const useGrid = ({ rows, size, page, reveal, onEdit, onPassed, onCopied }: Given) => {
  const [marked, setMarked] = useState<Marked | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const undone = useRef<(readonly GridEdit[])[]>([])
  const latest = useRef({ rows, marked, editing })
  useLayoutEffect(() => {
    latest.current = { rows, marked, editing }
  })

  const goTo = useCallback(
    (at: Spot, stretch = false) => {
      setMarked((old) => ({ at, from: stretch && old !== null ? old.from : at }))
      reveal(at)
    },
    [reveal],
  )
  const write = useCallback(
    (edits: readonly GridEdit[]) => {
      const { rows: now } = latest.current
      const real = edits.filter(({ row, column, text }) => now[row]?.cells[column]?.edit !== text)
      if (real.length === 0) return
      undone.current.push(real.map(({ row, column }) => ({ row, column, text: now[row]?.cells[column]?.edit ?? '' })))
      onEdit(real)
    },
    [onEdit],
  )
  const commit = useCallback(() => {
    const { editing: open } = latest.current
    if (open === null) return
    setEditing(null)
    write([{ ...open.spot, text: open.text }])
  }, [write])

  const press = useCallback(
    (spot: Spot, how: { readonly stretch: boolean; readonly twice: boolean }) => {
      const { editing: open, rows: now } = latest.current
      if (open !== null) commit()
      setMarked((old) => ({ at: spot, from: how.stretch && old !== null ? old.from : spot }))
      if (how.twice && isEditable(now, spot))
        setEditing({ spot, text: now[spot.row]?.cells[spot.column]?.edit ?? '', how: 'opened' })
    },
    [commit],
  )

  const typed = (text: string) => {
    if (editing !== null) setEditing({ ...editing, text })
    else if (marked !== null && isEditable(rows, marked.at)) setEditing({ spot: marked.at, text, how: 'typed' })
  }

  const leave = (at: Spot) => {
    commit()
    goTo(at)
  }

  const onEditKey = (event: KeyboardEvent, open: Editing): boolean => {
    const { spot } = open
    if (event.key === 'Escape') setEditing(null)
    else if (event.key === 'Enter') leave(editableBelow(rows, spot, event.shiftKey ? -1 : 1))
    else if (event.key === 'Tab') leave(nextEditable(rows, spot, event.shiftKey ? -1 : 1))
    else if (open.how === 'typed' && event.key.startsWith('Arrow')) {
      const next = moveOf({ key: event.key, control: false, shift: false }, spot, size, page())
      if (next !== null) leave(next)
    } else if (event.key === 'F2') setEditing({ ...open, how: 'opened' })
    else return false
    return true
  }

  const onMoveKey = (event: KeyboardEvent): boolean => {
    const at = marked?.at ?? { row: 0, column: 0 }
    const control = event.ctrlKey || event.metaKey
    const letter = event.key.toLowerCase()
    if (control && letter === 'a')
      setMarked({ at: { row: size.rows - 1, column: size.columns - 1 }, from: { row: 0, column: 0 } })
    else if (control && letter === 'z') {
      const last = undone.current.pop()
      if (last !== undefined) onEdit(last)
    } else if (control && letter === 'd' && marked !== null) write(fillDownOf(rows, marked))
    else if (event.key === 'Enter') goTo(editableBelow(rows, at, event.shiftKey ? -1 : 1))
    else if (event.key === 'Tab') {
      const next = nextEditable(rows, at, event.shiftKey ? -1 : 1)
      // at the last cell the key leaves the grid, as it must for whoever has no mouse
      if (next.row === at.row && next.column === at.column) return false
      goTo(next)
    } else if (event.key === 'F2' && isEditable(rows, at))
      setEditing({ spot: at, text: rows[at.row]?.cells[at.column]?.edit ?? '', how: 'opened' })
    else if ((event.key === 'Delete' || event.key === 'Backspace') && marked !== null) write(clearOf(rows, marked))
    else {
      const next = moveOf({ key: event.key, control, shift: event.shiftKey }, at, size, page())
      if (next === null) return false
      goTo(next, event.shiftKey)
    }
    return true
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // the key belongs to the input method, which is still choosing its word
    if (event.nativeEvent.isComposing || event.key === 'Process') return
    if (editing === null ? onMoveKey(event) : onEditKey(event, editing)) event.preventDefault()
  }

  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (marked === null || text === '' || (editing !== null && !/[\t\n]/.test(text))) return
    event.preventDefault()
    setEditing(null)
    const block = readClipboard(text)
    const { edits, passed } = pasteInto(rows, marked, block)
    write(edits)
    const { top, left } = areaOf(marked)
    const bottom = Math.min(size.rows - 1, top + block.length - 1)
    const right = Math.min(size.columns - 1, left + Math.max(...block.map((line) => line.length)) - 1)
    if (block.length > 1 || (block[0]?.length ?? 0) > 1)
      setMarked({ at: { row: top, column: left }, from: { row: bottom, column: right } })
    if (passed > 0) onPassed(passed)
  }

  const onCopy = (event: ClipboardEvent) => {
    if (marked === null || editing !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copyOf(rows, marked))
    const { top, bottom, left, right } = areaOf(marked)
    onCopied((bottom - top + 1) * (right - left + 1))
    if (event.type === 'cut') write(clearOf(rows, marked))
  }

  /** Where one begins who comes by keyboard. */
  const begin = useCallback(() => {
    const { rows: now } = latest.current
    if (now.length === 0) return
    const first = isEditable(now, { row: 0, column: 0 })
      ? { row: 0, column: 0 }
      : nextEditable(now, { row: 0, column: 0 }, 1)
    setMarked((old) => old ?? { at: first, from: first })
  }, [])

  return { marked, editing, begin, goTo, press, typed, commit, onKeyDown, onPaste, onCopy }
}
