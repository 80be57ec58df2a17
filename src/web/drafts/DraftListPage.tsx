import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { mayImportPlan } from '#core/programmes/rights.ts'
import { type Answers, api } from '../api/client.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { ImportPanel } from './ImportPanel.tsx'

type Draft = Answers['drafts']['list'][number]
const states = ['open', 'adopted', 'abandoned'] as const
const counts = ['pending', 'accepted', 'corrected', 'rejected'] as const

const useColumns = (): readonly Column<Draft>[] => {
  const { w, f } = useLanguage()
  return useMemo(
    () => [
      {
        key: 'title',
        title: w.drafts.draft,
        width: 300,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/drafts/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      { key: 'file', title: w.drafts.file, width: 160, text: (row) => row.fileName, filter: 'text' },
      {
        key: 'state',
        title: w.drafts.state,
        width: 100,
        text: (row) => w.drafts.states[row.state],
        value: (row) => row.state,
        filter: states.map((value) => ({ value, label: w.drafts.states[value] })),
      },
      ...counts.map(
        (key): Column<Draft> => ({
          key,
          title: w.drafts[key],
          width: 72,
          align: 'right',
          text: (row) => f.number(row.counts[key]),
          order: (row) => row.counts[key],
        }),
      ),
      {
        key: 'created',
        title: w.drafts.created,
        width: 130,
        text: (row) => f.instant(row.createdAt),
        order: (row) => Date.parse(row.createdAt),
      },
      { key: 'by', title: w.drafts.by, width: 110, text: (row) => row.createdBy },
      {
        key: 'programme',
        title: w.drafts.programme,
        width: 90,
        sort: false,
        text: (row) => (row.programmeId === null ? '—' : w.drafts.programme),
        render: (row) =>
          row.programmeId === null ? (
            '—'
          ) : (
            <Link to="/programmes/$id/overview" params={{ id: row.programmeId }}>
              {w.attention.seeProgrammes}
            </Link>
          ),
      },
    ],
    [w, f],
  )
}

export const DraftListPage = () => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const { city } = useSession()
  const may = mayImportPlan(useActor())
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => api.drafts.list(), enabled: may })
  const [view, setView] = useView()
  const columns = useColumns()
  if (!may) return <EmptyState title={w.drafts.notMine} />
  return (
    <div className="page">
      <PageTitle what={w.drafts.title} whose={city.name} />
      <div className="page-body">
        <ImportPanel />
        <Loaded query={drafts}>
          {(rows) => (
            <DataTable
              name="drafts"
              caption={w.drafts.list}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              rowClass={(row) => (row.state === 'abandoned' ? 'is-off' : undefined)}
              view={view}
              onView={setView}
              onOpen={(row) => navigate({ to: '/drafts/$id', params: { id: row.id } })}
              empty={<EmptyState title={w.drafts.none} why={w.drafts.noneWhat} />}
              fill
            />
          )}
        </Loaded>
      </div>
    </div>
  )
}
