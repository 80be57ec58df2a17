import { Button } from 'antd'
import type { ReactNode } from 'react'
import { downloadPosted, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { say } from '../parts/notices.ts'
import { useAct } from '../parts/use-act.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { asShown, asTsv, type Column, type View } from './columns.ts'
import { Pager } from './Pager.tsx'
import { SavedViews } from './SavedViews.tsx'

export type Paging = { readonly total: number; readonly page: number; readonly size: number }

type Props<Row> = {
  readonly name: string
  readonly caption: string
  /** whether it goes out as it stands; off where the page has a fuller export */
  readonly excel: boolean
  readonly rows: readonly Row[]
  readonly all: number
  readonly columns: readonly Column<Row>[]
  readonly selected: number
  readonly paging: Paging | undefined
  readonly view: View
  readonly onView: (view: View) => void
  readonly extra: ReactNode
}

const useCount = <Row,>({ rows, all, paging }: Props<Row>): string => {
  const { w, f } = useFirstLanguage()
  if (paging !== undefined && paging.total > paging.size) {
    const from = (paging.page - 1) * paging.size + 1
    return w.parts.table.range(f.number(from), f.number(from + rows.length - 1), f.number(paging.total))
  }
  return rows.length === all
    ? w.parts.table.rows(f.number(all))
    : w.parts.table.rowsOf(f.number(rows.length), f.number(all))
}

export const TableFoot = <Row,>(props: Props<Row>) => {
  const { w, f } = useFirstLanguage()
  const { rows, columns, paging, view, onView } = props
  const count = useCount(props)
  const copy = () =>
    navigator.clipboard
      .writeText(asTsv(rows, columns, true))
      .then(() => say(w.parts.table.copied(f.number(rows.length))))
      .catch(() => say(w.parts.table.copyRefused))
  const keep = useAct({
    deed: () => downloadPosted(filePaths.tableSheet, { title: props.caption, ...asShown(rows, columns) }),
  })
  return (
    <div className="table-foot">
      <ActFaults act={keep} />
      <span className="table-count">{count}</span>
      {props.selected > 1 && <span className="quiet">{w.parts.table.selected(f.number(props.selected))}</span>}
      <Button size="small" type="text" title={w.parts.table.copyHint} disabled={rows.length === 0} onClick={copy}>
        {w.parts.table.copy}
      </Button>
      {props.excel && (
        <Button
          size="small"
          type="text"
          title={w.parts.table.excelHint}
          disabled={rows.length === 0}
          loading={keep.pending}
          onClick={() => keep.run(undefined)}
        >
          {w.parts.table.excel}
        </Button>
      )}
      <SavedViews name={props.name} view={view} onView={onView} />
      {Object.keys(view.filters).length > 0 && (
        <Button size="small" type="text" onClick={() => onView({ ...view, filters: {}, page: 1 })}>
          {w.parts.table.clearFilter}
        </Button>
      )}
      {props.extra}
      <span className="grow" />
      {paging !== undefined && paging.total > paging.size && (
        <Pager
          page={paging.page}
          pages={Math.ceil(paging.total / paging.size)}
          onPage={(page) => onView({ ...view, page })}
        />
      )}
    </div>
  )
}
