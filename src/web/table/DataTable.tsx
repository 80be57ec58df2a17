import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { say } from '../parts/notices.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { arrange, asTsv, type Column, type View, widthsOn } from './columns.ts'
import { type Paging, TableFoot } from './TableFoot.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRows, type Tree } from './TableRows.tsx'
import { type Selection, sizeOf, useSelection } from './use-selection.ts'
import { useWindow } from './use-window.ts'

const ROW = 32
const ROW_WITH_CONTROLS = 36

type Props<Row> = {
  /** names the saved views and the cells; one per kind of table */
  readonly name: string
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly view: View
  readonly onView: (view: View) => void
  /** given where the server sorts, filters and pages; then rows are shown as they come */
  readonly paging?: Paging
  readonly onOpen?: (row: Row) => void
  readonly rowClass?: (row: Row) => string | undefined
  readonly tree?: Tree<Row>
  /** rows hold buttons or fields and need 36 px */
  readonly controls?: boolean
  /** take the height that is left on the page and scroll inside */
  readonly fill?: boolean
  readonly empty?: ReactNode
  readonly extra?: ReactNode
  /** the page has an export of its own, with more in it */
  readonly ownExport?: boolean
}

const picked = <Item,>(items: readonly Item[], a: number, b: number): readonly Item[] =>
  items.slice(Math.min(a, b), Math.max(a, b) + 1)

const copySelection = <Row,>(
  event: KeyboardEvent,
  selection: Selection | null,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): number => {
  const copying = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c'
  // words that the person marked with the mouse go before the cells
  if (!copying || selection === null || (getSelection()?.toString() ?? '') !== '') return 0
  const taken = picked(rows, selection.at.row, selection.from.row)
  const across = picked(columns, selection.at.column, selection.from.column)
  navigator.clipboard?.writeText(asTsv(taken, across, false)).catch(() => {})
  return taken.length
}

export const DataTable = <Row,>(props: Props<Row>) => {
  const { w, f } = useFirstLanguage()
  const { columns, view, onView, paging, name } = props
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(
    () => (paging === undefined ? arrange(props.rows, columns, view) : props.rows),
    [props.rows, columns, view, paging],
  )
  const lastPage = paging === undefined ? 1 : Math.max(1, Math.ceil(paging.total / paging.size))
  const none = props.rows.length === 0
  // rows have gone since, or the address was typed: what there is begins earlier
  useEffect(() => {
    if (none && paging !== undefined && paging.total > 0 && view.page > lastPage) onView({ ...view, page: lastPage })
  }, [none, paging, view, lastPage, onView])
  const height = props.controls === true ? ROW_WITH_CONTROLS : ROW
  const window = useWindow(scroller, rows.length, height)
  const reveal = (row: number) => {
    const element = scroller.current
    if (element === null) return
    const top = row * height
    if (top < element.scrollTop) element.scrollTop = top
    const lowest = element.scrollTop + element.clientHeight - 2 * height
    if (top > lowest) element.scrollTop = top - element.clientHeight + 2 * height
  }
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / height) - 2)
  const { selection, goTo, onKey } = useSelection({ rows: rows.length, columns: columns.length, page }, reveal)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return
    const copied = copySelection(event, selection, rows, columns)
    if (copied > 0) say(w.parts.table.copied(f.number(copied)))
    const row = selection === null ? undefined : rows[selection.at.row]
    if (event.key === 'Enter' && row !== undefined) props.onOpen?.(row)
    if (onKey(event)) event.preventDefault()
  }
  const widths = useMemo(() => widthsOn(columns, window.width), [columns, window.width])
  const totals = columns.some((column) => column.total !== undefined)
  return (
    <div className="table" data-fill={props.fill || undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: the grid is the scroller with the table in it */}
      <div
        className="table-scroll"
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={props.caption}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={selection === null ? undefined : `${name}-${selection.at.row}-${selection.at.column}`}
        onKeyDown={onKeyDown}
      >
        <table
          style={{ minWidth: columns.reduce((sum, column) => sum + column.width, 0) }}
          data-controls={props.controls || undefined}
        >
          <colgroup>
            {columns.map((column, index) => (
              <col key={column.key} style={{ width: widths[index] }} />
            ))}
          </colgroup>
          <TableHead columns={columns} view={view} onView={onView} />
          <TableRows
            name={name}
            rows={rows}
            columns={columns}
            rowKey={props.rowKey}
            rowClass={props.rowClass}
            tree={props.tree}
            window={window}
            selection={selection}
            onCell={goTo}
            onOpen={props.onOpen}
          />
          {totals && (
            <tfoot>
              <tr>
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align}>
                    {column.total}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
        {rows.length === 0 && <div className="table-empty">{props.empty ?? w.parts.table.empty}</div>}
      </div>
      <TableFoot
        name={name}
        caption={props.caption}
        excel={props.ownExport !== true}
        rows={rows}
        all={paging?.total ?? props.rows.length}
        columns={columns}
        selected={sizeOf(selection)}
        paging={paging}
        view={view}
        onView={onView}
        extra={props.extra}
      />
    </div>
  )
}
