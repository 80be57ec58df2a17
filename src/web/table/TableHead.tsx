import { useFirstLanguage } from '../words/language.tsx'
import { ColumnFilter } from './ColumnFilter.tsx'
import type { Column, View } from './columns.ts'

type Props<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly view: View
  readonly onView: (view: View) => void
}

/** Ascending, descending, then as the list comes. */
const turned = (view: View, key: string): View => {
  if (view.sort !== key) return { ...view, sort: key, descending: false, page: 1 }
  return view.descending ? { ...view, sort: null, descending: false, page: 1 } : { ...view, descending: true, page: 1 }
}

const ariaSort = (view: View, key: string) =>
  view.sort !== key ? undefined : view.descending ? ('descending' as const) : ('ascending' as const)

export const TableHead = <Row,>({ columns, view, onView }: Props<Row>) => {
  const { w } = useFirstLanguage()
  const setFilter = (key: string, value: string) => {
    const { [key]: _, ...others } = view.filters
    onView({ ...view, filters: value === '' ? others : { ...others, [key]: value }, page: 1 })
  }
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.key} scope="col" data-align={column.align} aria-sort={ariaSort(view, column.key)}>
            <span className="th">
              {column.sort === false ? (
                <span className="th-title">{column.title}</span>
              ) : (
                <button
                  type="button"
                  className="th-title"
                  title={w.parts.table.sortBy(column.title)}
                  onClick={() => onView(turned(view, column.key))}
                >
                  {column.title}
                  {view.sort === column.key && <span className="th-sort">{view.descending ? '▾' : '▴'}</span>}
                </button>
              )}
              {column.filter !== undefined && (
                <ColumnFilter
                  title={column.title}
                  filter={column.filter}
                  value={view.filters[column.key] ?? ''}
                  onChange={(value) => setFilter(column.key, value)}
                />
              )}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  )
}
