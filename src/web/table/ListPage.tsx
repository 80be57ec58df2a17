import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useSession } from '../session/session.ts'
import type { Column } from './columns.ts'
import { DataTable } from './DataTable.tsx'
import { useView } from './use-view.ts'

type Props<Row> = {
  readonly title: string
  readonly actions: ReactNode
  /** names the saved views of the table */
  readonly name: string
  readonly caption: string
  readonly query: UseQueryResult<Row[]>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen: (row: Row) => void
  readonly empty: ReactNode
  /** drawers and dialogs */
  readonly children?: ReactNode
}

/** A page that is one list of the city's, with what can be done about it. */
export const ListPage = <Row,>({ title, actions, query, children, ...table }: Props<Row>) => {
  const { city } = useSession()
  const [view, setView] = useView()
  return (
    <div className="page">
      <PageTitle what={title} whose={city.name} actions={actions} />
      <div className="page-body">
        <Loaded query={query}>
          {(rows) => <DataTable {...table} rows={rows} view={view} onView={setView} fill />}
        </Loaded>
      </div>
      {children}
    </div>
  )
}
