import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { Call } from '#contract/collections/call.ts'
import type { SubmissionRow } from '#contract/collections/submission.ts'
import { isHandedIn } from '#core/collections/states.ts'
import { download, filePaths } from '../api/files.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { searchOf, useAddress, viewOf } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { CallActions } from './CallActions.tsx'
import { periodWords, StateBar } from './marks.tsx'
import { callQuery } from './queries.ts'
import { SummaryTab } from './SummaryTab.tsx'
import { filledColumn, latenessColumn, stateColumn } from './submission-columns.tsx'

export type Picked = ReadonlySet<string>

const useColumns = (picked: Picked, onPick: (id: string) => void): readonly Column<SubmissionRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections
    return [
      {
        key: 'pick',
        title: '',
        width: 36,
        sort: false,
        text: () => '',
        render: (row) =>
          row.mayDecide ? (
            <input
              type="checkbox"
              aria-label={words.call.pick(row.unitName)}
              checked={picked.has(row.id)}
              onChange={() => onPick(row.id)}
            />
          ) : null,
      },
      {
        key: 'unit',
        title: words.unit,
        width: 220,
        grow: true,
        filter: 'text',
        text: (row) => row.unitName,
        render: (row) =>
          row.mayRead ? (
            <Link to="/submissions/$id" params={{ id: row.id }}>
              {row.unitName}
            </Link>
          ) : (
            row.unitName
          ),
      },
      stateColumn(w),
      filledColumn(w, f),
      {
        key: 'submitted',
        title: words.submittedAt,
        width: 190,
        text: (row) => (row.submittedAt === null ? '—' : `${f.instant(row.submittedAt)} ${row.submittedBy ?? ''}`),
        order: (row) => (row.submittedAt === null ? null : Date.parse(row.submittedAt)),
      },
      latenessColumn(w),
      {
        key: 'findings',
        title: words.call.findings,
        width: 140,
        text: (row) =>
          isHandedIn(row.state)
            ? [
                row.reasons > 0 ? words.call.reasons(row.reasons) : '',
                row.warnings > 0 ? words.call.warnings(row.warnings) : '',
              ]
                .filter((part) => part !== '')
                .join(' · ') || words.call.noFindings
            : '—',
        order: (row) => row.reasons + row.warnings,
      },
      {
        key: 'quality',
        title: w.collections.sheet.events,
        width: 300,
        text: (row) =>
          [
            row.returnCount > 0 ? words.returned(row.returnCount) : '',
            row.revisionCount > 0 ? words.revised(row.revisionCount) : '',
            row.remindedAt === null || isHandedIn(row.state) ? '' : words.reminded(f.instant(row.remindedAt)),
            row.revisionAsked === null ? '' : words.call.askedRevision(row.revisionAsked),
            row.state === 'returned' ? (row.words ?? '') : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
      },
    ]
  }, [w, f, picked, onPick])
}

const Units = ({ call }: { readonly call: Call }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [search, change] = useAddress()
  const [picked, setPicked] = useState<Picked>(new Set())
  const pick = useCallback(
    (id: string) =>
      setPicked((now) => {
        const next = new Set(now)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const columns = useColumns(picked, pick)
  const ready = call.submissions.filter(({ mayDecide }) => mayDecide)
  const chosen = ready.filter(({ id }) => picked.has(id))
  return (
    <div className="page-body">
      <div className="toolbar no-print">
        {ready.length > 0 && (
          <Button size="small" onClick={() => setPicked(new Set(ready.map(({ id }) => id)))}>
            {w.collections.call.pickAll}
          </Button>
        )}
        <CallActions call={call} chosen={chosen} onDone={() => setPicked(new Set())} />
        <span className="grow" />
        <Button size="small" onClick={() => void download(filePaths.silentSheet(call.id))}>
          {w.collections.call.silentSheet}
        </Button>
      </div>
      <DataTable
        name="call-units"
        caption={w.collections.call.units}
        columns={columns}
        rows={call.submissions}
        rowKey={(row) => row.id}
        rowClass={(row) => (row.overdue || row.state === 'returned' ? 'is-late' : undefined)}
        view={viewOf(search)}
        onView={(view) => change(searchOf(view))}
        onOpen={(row) => row.mayRead && navigate({ to: '/submissions/$id', params: { id: row.id } })}
        fill
      />
    </div>
  )
}

const Page = ({ call }: { readonly call: Call }) => {
  const { w, f } = useLanguage()
  const [search, change] = useAddress()
  const summary = search.tab === 'summary'
  const done = call.submissions.filter(({ state }) => isHandedIn(state)).length
  return (
    <>
      <PageTitle
        what={`${call.title} ${periodWords(f, call.periodType, call.periodEnd)}`}
        state={w.collections.callStates[call.state]}
        whose={
          <Link to="/collections/$id" params={{ id: call.collectionId }}>
            {w.collections.call.toForm}
          </Link>
        }
        asOf={
          <span className="bar-cell">
            {w.collections.due} {f.day(call.dueOn)} · {w.collections.progressOf(f.number(done), f.number(call.units))}
            <StateBar counts={call.counts} units={call.units} />
          </span>
        }
      />
      <nav className="tabs no-print" aria-label={call.title}>
        {(['units', 'summary'] as const).map((tab) => (
          <a
            key={tab}
            href={`?tab=${tab}`}
            data-on={summary === (tab === 'summary') || undefined}
            onClick={(event) => {
              event.preventDefault()
              change({ tab, sort: undefined, desc: undefined, f: undefined })
            }}
          >
            {w.collections.call[tab]}
          </a>
        ))}
      </nav>
      {summary ? <SummaryTab call={call} /> : <Units call={call} />}
    </>
  )
}

export const CallPage = () => {
  const { id } = useParams({ from: '/calls/$id' })
  const call = useQuery(callQuery(id))
  return (
    <div className="page">
      <Loaded query={call}>{(data) => <Page key={data.id} call={data} />}</Loaded>
    </div>
  )
}
