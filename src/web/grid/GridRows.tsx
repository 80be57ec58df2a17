import { memo } from 'react'
import type { RowWindow } from '../table/use-window.ts'
import { areaOf, type GridCell, type GridColumn, type GridRow, type Marked, type Spot } from './grid.ts'

type Press = (spot: Spot, how: { readonly stretch: boolean; readonly twice: boolean }) => void

type RowProps = {
  readonly name: string
  readonly at: number
  readonly row: GridRow
  readonly columns: readonly GridColumn[]
  readonly lefts: readonly number[]
  readonly frozen: number
  /** marked columns of this row, and the active one; -1 is none. Plain numbers, so that a row that has not changed is not drawn anew. */
  readonly from: number
  readonly to: number
  readonly active: number
  readonly onPress: Press
}

const Cell = ({ cell }: { readonly cell: GridCell }) => (
  <>
    {cell.note !== undefined && <small>{cell.note}</small>}
    <span>{cell.text}</span>
  </>
)

const Row = memo(({ name, at, row, columns, lefts, frozen, from, to, active, onPress }: RowProps) => (
  <tr aria-rowindex={at + 2}>
    {row.cells.map((cell, column) => (
      <td
        key={columns[column]?.key}
        id={`${name}-${at}-${column}`}
        data-align={columns[column]?.align}
        data-edit={cell.edit !== undefined || undefined}
        data-tone={cell.tone}
        data-waiting={cell.waiting || undefined}
        data-quiet={cell.quiet || undefined}
        data-in={(column >= from && column <= to) || undefined}
        data-at={column === active || undefined}
        data-frozen={column < frozen || undefined}
        style={column < frozen ? { left: lefts[column] } : undefined}
        title={cell.hint}
        onMouseDown={(event) => {
          if (event.button !== 0) return
          event.preventDefault()
          onPress({ row: at, column }, { stretch: event.shiftKey, twice: event.detail > 1 })
        }}
        onMouseEnter={(event) => {
          if (event.buttons === 1) onPress({ row: at, column }, { stretch: true, twice: false })
        }}
      >
        <Cell cell={cell} />
      </td>
    ))}
  </tr>
))

type Props = {
  readonly name: string
  readonly rows: readonly GridRow[]
  readonly columns: readonly GridColumn[]
  readonly lefts: readonly number[]
  readonly frozen: number
  readonly window: RowWindow
  readonly marked: Marked | null
  readonly onPress: Press
}

export const GridRows = ({ name, rows, columns, lefts, frozen, window, marked, onPress }: Props) => {
  const area = marked === null ? null : areaOf(marked)
  const gap = (height: number) => height > 0 && <tr style={{ height }} className="gap" />
  return (
    <tbody>
      {gap(window.above)}
      {rows.slice(window.from, window.to).map((row, offset) => {
        const at = window.from + offset
        const inside = area !== null && at >= area.top && at <= area.bottom
        return (
          <Row
            key={row.key}
            name={name}
            at={at}
            row={row}
            columns={columns}
            lefts={lefts}
            frozen={frozen}
            from={inside ? area.left : -1}
            to={inside ? area.right : -1}
            active={marked?.at.row === at ? marked.at.column : -1}
            onPress={onPress}
          />
        )
      })}
      {gap(window.below)}
    </tbody>
  )
}
