import type { Column } from './columns.ts'
import { type Cell, inside, type Selection } from './use-selection.ts'
import type { RowWindow } from './use-window.ts'

/** Rows that stand under one another: the first column is indented and can be folded. */
export type Tree<Row> = {
  readonly depth: (row: Row) => number
  readonly open: (row: Row) => boolean | null
  readonly toggle: (row: Row) => void
  readonly label: (open: boolean) => string
}

type Props<Row> = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly rowClass?: ((row: Row) => string | undefined) | undefined
  readonly tree?: Tree<Row> | undefined
  readonly window: RowWindow
  readonly selection: Selection | null
  readonly onCell: (cell: Cell, stretch: boolean) => void
  readonly onOpen?: ((row: Row) => void) | undefined
}

const Fold = <Row,>({ tree, row }: { readonly tree: Tree<Row>; readonly row: Row }) => {
  const open = tree.open(row)
  return (
    <span className="fold" style={{ paddingLeft: tree.depth(row) * 16 }}>
      {open === null ? (
        <span className="fold-none" />
      ) : (
        <button type="button" aria-expanded={open} aria-label={tree.label(open)} onClick={() => tree.toggle(row)}>
          {open ? '▾' : '▸'}
        </button>
      )}
    </span>
  )
}

export const TableRows = <Row,>(props: Props<Row>) => {
  const { rows, columns, window, selection, tree } = props
  const gap = (height: number) => height > 0 && <tr style={{ height }} className="gap" />
  return (
    <tbody>
      {gap(window.above)}
      {rows.slice(window.from, window.to).map((row, offset) => {
        const at = window.from + offset
        return (
          <tr
            key={props.rowKey(row)}
            className={props.rowClass?.(row)}
            aria-rowindex={at + 2}
            onDoubleClick={() => props.onOpen?.(row)}
          >
            {columns.map((column, index) => (
              <td
                key={column.key}
                id={`${props.name}-${at}-${index}`}
                data-align={column.align}
                data-in={inside(selection, at, index) || undefined}
                data-at={(selection?.at.row === at && selection.at.column === index) || undefined}
                onMouseDown={(event) => props.onCell({ row: at, column: index }, event.shiftKey)}
              >
                {index === 0 && tree !== undefined && <Fold tree={tree} row={row} />}
                {column.render === undefined ? column.text(row) : column.render(row)}
              </td>
            ))}
          </tr>
        )
      })}
      {gap(window.below)}
    </tbody>
  )
}
