import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWindow } from '../table/use-window.ts'
import { GridHead } from './GridHead.tsx'
import { GridRows } from './GridRows.tsx'
import { type GridColumn, type GridEdit, type GridRow, headLines, type Marked, type Spot } from './grid.ts'
import { useGrid } from './use-grid.ts'

const ROW = 32
const HEAD = 28

type Props = {
  readonly name: string
  readonly caption: string
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  /** columns that stay when scrolling to the right */
  readonly frozen: number
  /** the page is for typing: the first cell is ready when it opens */
  readonly ready: boolean
  /** goes there when it changes: a finding was chosen */
  readonly goTo?: Spot | null
  readonly onEdit: (edits: readonly GridEdit[]) => void
  readonly onMarked: (marked: Marked | null) => void
  readonly onPassed: (count: number) => void
  readonly onCopied: (cells: number) => void
  readonly cellName: (spot: Spot) => string
}

/** A sheet to type in: keyboard, clipboard and marking as in the spreadsheet beside it; only the rows in sight are drawn. */
export const Grid = (props: Props) => {
  const { rows, frozen, name } = props
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const window = useWindow(scroller, rows.length, ROW)
  const columns = useMemo(() => fitted(props.columns, window.width), [props.columns, window.width])
  const lefts = useMemo(() => offsets(columns), [columns])
  const headHeight = headLines(columns).length * HEAD
  const frozenWidth = lefts[frozen] ?? 0
  const reveal = useCallback(
    ({ row, column }: Spot) => {
      const element = scroller.current
      if (element === null) return
      const [top, left, width] = [row * ROW, lefts[column] ?? 0, columns[column]?.width ?? 0]
      const room = element.clientHeight - headHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + ROW > element.scrollTop + room) element.scrollTop = top + ROW - room
      if (column < frozen) return
      if (left - frozenWidth < element.scrollLeft) element.scrollLeft = left - frozenWidth
      else if (left + width > element.scrollLeft + element.clientWidth)
        element.scrollLeft = left + width - element.clientWidth
    },
    [columns, lefts, frozen, frozenWidth, headHeight],
  )
  const page = () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 600) - headHeight) / ROW) - 1)
  const { onEdit, onPassed, onCopied, ready } = props
  const size = { rows: rows.length, columns: columns.length }
  const grid = useGrid({ rows, size, page, reveal, onEdit, onPassed, onCopied })
  const { marked, editing } = grid
  const { onMarked, goTo } = props
  useEffect(() => onMarked(marked), [marked, onMarked])
  const go = grid.goTo
  useEffect(() => {
    if (goTo === null || goTo === undefined) return
    go(goTo)
    field.current?.focus({ preventScroll: true })
  }, [goTo, go])
  const press: typeof grid.press = useCallback(
    (spot, how) => {
      grid.press(spot, how)
      field.current?.focus({ preventScroll: true })
    },
    [grid.press],
  )
  const at = marked?.at ?? null
  const place =
    at === null
      ? { top: headHeight, left: 0, width: 1 }
      : { top: headHeight + at.row * ROW, left: lefts[at.column] ?? 0, width: columns[at.column]?.width ?? 0 }
  const [focused, setFocused] = useState(false)
  useEffect(() => {
    if (ready) field.current?.focus({ preventScroll: true })
  }, [ready])
  useLayoutEffect(() => {
    const element = field.current
    if (editing?.how === 'opened' && element !== null)
      element.setSelectionRange(element.value.length, element.value.length)
  }, [editing?.how])
  return (
    <div className="grid" data-focused={focused || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: the grid is the scroller with the table in it */}
      <div
        className="grid-scroll"
        ref={scroller}
        role="grid"
        tabIndex={-1}
        aria-label={props.caption}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
      >
        <div className="grid-inner" style={{ width: lefts[columns.length] }}>
          <table style={{ width: lefts[columns.length] }}>
            <colgroup>
              {columns.map((column) => (
                <col key={column.key} style={{ width: column.width }} />
              ))}
            </colgroup>
            <GridHead columns={columns} lefts={lefts} frozen={frozen} />
            <GridRows
              name={name}
              rows={rows}
              columns={columns}
              lefts={lefts}
              frozen={frozen}
              window={window}
              marked={marked}
              onPress={press}
            />
          </table>
          <input
            ref={field}
            className="grid-field"
            data-editing={editing !== null || undefined}
            style={{ ...place, height: ROW }}
            aria-label={at === null ? props.caption : props.cellName(at)}
            autoComplete="off"
            spellCheck={false}
            value={editing?.text ?? ''}
            onChange={(event) => grid.typed(event.target.value)}
            onKeyDown={grid.onKeyDown}
            onPaste={grid.onPaste}
            onCopy={grid.onCopy}
            onCut={grid.onCopy}
            onFocus={() => {
              setFocused(true)
              grid.begin()
            }}
            onBlur={() => {
              setFocused(false)
              grid.commit()
            }}
          />
        </div>
      </div>
    </div>
  )
}

/** The column that may grow takes what the page has beyond the others. */
const fitted = (columns: readonly GridColumn[], width: number): readonly GridColumn[] => {
  const spare = width - columns.reduce((sum, column) => sum + column.width, 0)
  if (spare <= 0 || !columns.some(({ grow }) => grow)) return columns
  return columns.map((column) => (column.grow ? { ...column, width: column.width + spare } : column))
}

/** Where each column begins; one more at the end: the whole width. */
const offsets = (columns: readonly GridColumn[]): readonly number[] => {
  const lefts = [0]
  for (const { width } of columns) lefts.push((lefts.at(-1) ?? 0) + width)
  return lefts
}
