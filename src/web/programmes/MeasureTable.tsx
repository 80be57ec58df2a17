import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { useMeasureColumns } from './measure-columns.tsx'
import { type MeasureAsk, measuresQuery } from './queries.ts'

const SIZE = 100

export const MeasureTable = ({ id, ask }: { readonly id: string; readonly ask: MeasureAsk }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [view, setView] = useView()
  const columns = useMeasureColumns()
  const measures = useQuery(
    measuresQuery(id, { ...ask, descending: view.descending ? 'true' : 'false', page: view.page, size: SIZE }),
  )
  return (
    <Loaded query={measures}>
      {(data) => (
        <DataTable
          name="measures"
          caption={w.programmes.measureTable.views.table}
          columns={columns}
          rows={data.items}
          rowKey={(row) => row.id}
          rowClass={(row) => (row.status === 'late' || row.lateSteps > 0 ? 'is-late' : undefined)}
          view={view}
          onView={setView}
          paging={{ total: data.total, page: view.page, size: SIZE }}
          onOpen={(row) => navigate({ to: '/measures/$id', params: { id: row.id } })}
          empty={<EmptyState title={w.programmes.measureTable.none} why={w.programmes.measureTable.noneWhat} />}
          fill
        />
      )}
    </Loaded>
  )
}
