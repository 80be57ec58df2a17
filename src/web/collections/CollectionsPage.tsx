import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { holds } from '#core/accounts/roles.ts'
import { mayDefineCollections } from '#core/collections/rights.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession, useToday } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { useCallColumns } from './call-columns.tsx'
import { useFormColumns } from './form-columns.tsx'
import { callListQuery, collectionListQuery, mineQuery } from './queries.ts'
import { Records } from './RecordsTab.tsx'
import { useSubmissionColumns } from './submission-columns.tsx'
import { useTabView } from './use-tab-view.ts'

type Tab = 'mine' | 'calls' | 'forms' | 'records'

const Mine = () => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [view, setView] = useTabView()
  const columns = useSubmissionColumns(true)
  return (
    <Loaded query={useQuery(mineQuery)}>
      {(rows) => (
        <DataTable
          name="my-submissions"
          caption={w.collections.tabs.mine}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowClass={(row) => (row.overdue || row.state === 'returned' ? 'is-late' : undefined)}
          view={view}
          onView={setView}
          onOpen={(row) => navigate({ to: '/submissions/$id', params: { id: row.id } })}
          empty={<EmptyState title={w.collections.mineNone} why={w.collections.mineNoneWhat} />}
          fill
        />
      )}
    </Loaded>
  )
}

const Calls = () => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [view, setView] = useTabView()
  const columns = useCallColumns()
  return (
    <Loaded query={useQuery(callListQuery)}>
      {(rows) => (
        <DataTable
          name="calls"
          caption={w.collections.tabs.calls}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowClass={(row) => (row.silent > 0 && row.state === 'open' ? 'is-late' : undefined)}
          view={view}
          onView={setView}
          onOpen={(row) => navigate({ to: '/calls/$id', params: { id: row.id } })}
          empty={<EmptyState title={w.collections.callsNone} why={w.collections.callsNoneWhat} />}
          fill
        />
      )}
    </Loaded>
  )
}

const Forms = () => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [view, setView] = useTabView()
  const columns = useFormColumns()
  return (
    <Loaded query={useQuery(collectionListQuery)}>
      {(rows) => (
        <DataTable
          name="collections"
          caption={w.collections.tabs.forms}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowClass={(row) => (row.state === 'closed' ? 'is-off' : undefined)}
          view={view}
          onView={setView}
          onOpen={(row) => navigate({ to: '/collections/$id', params: { id: row.id } })}
          empty={<EmptyState title={w.collections.formsNone} why={w.collections.formsNoneWhat} />}
          fill
        />
      )}
    </Loaded>
  )
}

const PANES = { mine: Mine, calls: Calls, forms: Forms, records: Records } as const

export const CollectionsPage = () => {
  const { w, f } = useLanguage()
  const actor = useActor()
  const { city } = useSession()
  const today = useToday()
  const [search, change] = useAddress()
  const navigate = useNavigate()
  const calls = useQuery(callListQuery).data ?? []
  const fills = actor.posts.some(({ unitId }) => unitId !== null) && !holds(actor, 'leader')
  const oversees = holds(actor, 'leader', 'office', 'statistics')
  const tabs: readonly Tab[] = [
    ...(oversees ? (['calls', 'forms', 'records'] as const) : []),
    ...(fills ? (['mine'] as const) : []),
    // a unit that owns a collection sees its calls
    ...(oversees || calls.length === 0 ? [] : (['calls', 'forms'] as const)),
  ]
  const wanted = tabs.find((tab) => tab === search.tab)
  const at = wanted ?? tabs[0] ?? 'calls'
  const Pane = PANES[at]
  return (
    <div className="page">
      <PageTitle
        what={w.collections.title}
        whose={city.name}
        asOf={w.collections.asOf(f.day(today))}
        actions={
          mayDefineCollections(actor) ? (
            <Button type="primary" onClick={() => navigate({ to: '/collections/new' })}>
              {w.collections.newForm}
            </Button>
          ) : undefined
        }
      />
      <nav className="tabs no-print" aria-label={w.collections.title}>
        {tabs.map((tab) => (
          <a
            key={tab}
            href={`?tab=${tab}`}
            data-on={tab === at || undefined}
            onClick={(event) => {
              event.preventDefault()
              change({ tab, sort: undefined, desc: undefined, f: undefined, page: undefined })
            }}
          >
            {w.collections.tabs[tab]}
          </a>
        ))}
      </nav>
      <div className="page-body">
        <Pane key={at} />
      </div>
    </div>
  )
}
