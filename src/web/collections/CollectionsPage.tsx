import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { CallRow } from '#contract/collections/call.ts'
import type { CollectionRow, UnitRecord } from '#contract/collections/collection.ts'
import { holds } from '#core/accounts/roles.ts'
import { mayDefineCollections } from '#core/collections/rights.ts'
import { isHandedIn } from '#core/collections/states.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession, useToday } from '../session/session.ts'
import type { Column, plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { searchOf, useAddress, viewOf } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { periodWords, StateBar } from './marks.tsx'
import { callListQuery, collectionListQuery, mineQuery, recordsQuery } from './queries.ts'
import { useSubmissionColumns } from './submission-columns.tsx'

type Tab = 'mine' | 'calls' | 'forms' | 'records'

const useCallColumns = (): readonly Column<CallRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections
    const done = (row: CallRow) =>
      Object.entries(row.counts).reduce((sum, [state, count]) => sum + (isHandedIn(state as 'open') ? count : 0), 0)
    return [
      {
        key: 'title',
        title: words.name,
        width: 260,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/calls/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      {
        key: 'period',
        title: words.period,
        width: 130,
        text: (row) => periodWords(f, row.periodType, row.periodEnd),
        order: (row) => Date.parse(row.periodEnd),
      },
      {
        key: 'due',
        title: words.due,
        width: 100,
        text: (row) => f.day(row.dueOn),
        order: (row) => Date.parse(row.dueOn),
      },
      {
        key: 'progress',
        title: words.progress,
        width: 230,
        text: (row) => words.progressOf(f.number(done(row)), f.number(row.units)),
        order: done,
        render: (row) => (
          <span className="bar-cell">
            <StateBar counts={row.counts} units={row.units} />
            <span>{words.progressOf(f.number(done(row)), f.number(row.units))}</span>
          </span>
        ),
      },
      {
        key: 'toAccept',
        title: words.states.submitted,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.counts.submitted ?? 0),
        order: (row) => row.counts.submitted ?? 0,
      },
      {
        key: 'returned',
        title: words.states.returned,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.counts.returned ?? 0),
        order: (row) => row.counts.returned ?? 0,
      },
      {
        key: 'silent',
        title: words.silent,
        width: 70,
        align: 'right',
        text: (row) => f.number(row.silent),
        order: (row) => row.silent,
        render: (row) => (row.silent > 0 ? <span className="late-word">{f.number(row.silent)}</span> : '0'),
      },
      {
        key: 'late',
        title: words.late,
        width: 70,
        align: 'right',
        text: (row) => f.number(row.late),
        order: (row) => row.late,
      },
      {
        key: 'state',
        title: words.state,
        width: 90,
        text: (row) => words.callStates[row.state],
        value: (row) => row.state,
        filter: Object.entries(words.callStates).map(([value, label]) => ({ value, label })),
      },
    ]
  }, [w, f])
}

const useFormColumns = (): readonly Column<CollectionRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections
    return [
      {
        key: 'title',
        title: words.name,
        width: 240,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/collections/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      { key: 'basis', title: words.basis, width: 180, text: (row) => row.basis ?? '—' },
      { key: 'period', title: words.period, width: 120, text: (row) => words.periodTypes[row.periodType] },
      { key: 'owner', title: words.owner, width: 170, text: (row) => row.ownerUnitName ?? words.ownerOffice },
      { key: 'due', title: words.due, width: 130, text: (row) => words.dueRule(row.dueMonths, row.dueDay) },
      {
        key: 'fields',
        title: words.fields,
        width: 70,
        align: 'right',
        text: (row) => f.number(row.fields),
        order: (row) => row.fields,
      },
      {
        key: 'units',
        title: words.recipients,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.recipients),
        order: (row) => row.recipients,
      },
      {
        key: 'next',
        title: words.next,
        width: 190,
        text: (row) =>
          row.next === null
            ? '—'
            : words.nextOn(periodWords(f, row.periodType, row.next.periodEnd), f.day(row.next.opensOn)),
      },
      { key: 'state', title: words.state, width: 80, text: (row) => words.formState[row.state] },
    ]
  }, [w, f])
}

const useRecordColumns = (): readonly Column<UnitRecord>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections.records
    const count = (
      key: 'asked' | 'onTime' | 'late' | 'silent' | 'lateDays' | 'returns' | 'findings' | 'revisions',
    ): Column<UnitRecord> => ({
      key,
      title: words[key],
      width: 100,
      align: 'right',
      text: (row) => f.number(row[key]),
      order: (row) => row[key],
    })
    return [
      { key: 'unit', title: words.unit, width: 220, grow: true, text: (row) => row.unitName, filter: 'text' },
      count('asked'),
      count('onTime'),
      {
        key: 'rate',
        title: words.rate,
        width: 90,
        align: 'right',
        text: (row) => (row.asked === 0 ? '—' : f.number((row.onTime / row.asked) * 100, 1)),
        order: (row) => (row.asked === 0 ? null : row.onTime / row.asked),
      },
      ...(['late', 'silent', 'lateDays', 'returns', 'findings', 'revisions'] as const).map(count),
    ]
  }, [w, f])
}

const useTabView = () => {
  const [search, change] = useAddress()
  return [viewOf(search), (view: typeof plainView) => change(searchOf(view))] as const
}

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

const Records = () => {
  const { w } = useLanguage()
  const [view, setView] = useTabView()
  const thisYear = Number(useToday().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const columns = useRecordColumns()
  return (
    <>
      <div className="toolbar no-print">
        <label>
          {w.collections.records.year}{' '}
          <select value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {[0, 1, 2].map((back) => (
              <option key={back} value={thisYear - back}>
                {thisYear - back}
              </option>
            ))}
          </select>
        </label>
        <span className="quiet">{w.collections.records.note}</span>
      </div>
      <Loaded query={useQuery(recordsQuery(`${year}-01-01`, `${year}-12-31`))}>
        {(rows) => (
          <DataTable
            name="collection-records"
            caption={w.collections.tabs.records}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.unitId}
            view={view}
            onView={setView}
            empty={<EmptyState title={w.collections.recordsNone} />}
            fill
          />
        )}
      </Loaded>
    </>
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
