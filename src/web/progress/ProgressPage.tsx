import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { LIGHTS } from '#core/progress/lights.ts'
import { mayBindTarget } from '#core/progress/rights.ts'
import { downloadPosted, filePaths } from '../api/files.ts'
import { type Cell, ValueDrawer } from '../observations/ValueDrawer.tsx'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor, useSession, useToday } from '../session/session.ts'
import { arrange } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { AsOfPicker, PastNotice, useAsOf } from './AsOfPicker.tsx'
import './progress.css'
import { searchOf, useProgressColumns } from './progress-columns.tsx'
import { type ProgressList, type ProgressRow, progressListQuery } from './queries.ts'
import { type Grouping, groupings, LightFigures, RollUp } from './RollUp.tsx'

/** Where a row's actual value comes from; of a sum of periods its last one. */
export const cellOf = ({ binding, actual }: ProgressRow): Cell | null =>
  binding === null || actual === null
    ? null
    : {
        ...{ indicator: binding.indicatorCode, subject: binding.subjectId, subjectName: binding.subjectName },
        periodEnd: actual.end,
      }

const Unbound = ({ rows, onShow }: { readonly rows: readonly ProgressRow[]; readonly onShow: () => void }) => {
  const { w, f } = useLanguage()
  const actor = useActor()
  const unbound = rows.filter(({ binding }) => binding === null).length
  if (unbound === 0 || !mayBindTarget(actor)) return null
  return (
    <div className="notice-line no-print">
      {w.progress.unbound(f.number(unbound))}{' '}
      <button type="button" className="link-button" onClick={onShow}>
        {w.progress.showUnbound}
      </button>
    </div>
  )
}
/** Gravest first, then as in the plans: whoever opens the list looks for what is late. */
const byLight = (rows: ProgressList['rows']): ProgressList['rows'] =>
  [...rows].sort((a, b) => LIGHTS.indexOf(a.light) - LIGHTS.indexOf(b.light))

const Body = ({ list: asked }: { readonly list: ProgressList }) => {
  const { w } = useLanguage()
  const list = useMemo(() => ({ ...asked, rows: byLight(asked.rows) }), [asked])
  const navigate = useNavigate()
  const [asOf] = useAsOf()
  const [search, change] = useAddress()
  const [view, setView] = useView()
  const [cell, setCell] = useState<Cell | null>(null)
  const onActual = useCallback((row: ProgressRow) => setCell(cellOf(row)), [])
  const columns = useProgressColumns({ list, asOf, onActual })
  const by: Grouping = groupings.find((one) => one === search.by) ?? 'programme'
  const filter = (column: string, value: string | null) => {
    const { [column]: _, ...others } = view.filters
    setView({ ...view, page: 1, filters: value === null ? others : { ...others, [column]: value } })
  }
  const keep = useAct({
    deed: () =>
      downloadPosted(filePaths.progressSheet, {
        ...searchOf(asOf),
        targetIds: arrange(list.rows, columns, view).map(({ target }) => target.id),
      }),
  })
  if (list.rows.length === 0)
    return (
      <EmptyState
        title={w.progress.none}
        why={w.progress.noneWhat}
        next={<Link to="/programmes">{w.progress.seeProgrammes}</Link>}
      />
    )
  return (
    <>
      <PastNotice />
      <ActFaults act={keep} />
      <div className="progress-head">
        <LightFigures rows={list.rows} chosen={view.filters.light ?? ''} onLight={(light) => filter('light', light)} />
        <RollUp
          rows={list.rows}
          by={by}
          onBy={(value) => change({ by: value === 'programme' ? undefined : value })}
          onGroup={filter}
        />
      </div>
      <Unbound rows={list.rows} onShow={() => filter('indicator', '')} />
      <DataTable
        name="progress"
        caption={w.progress.title}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.target.id}
        view={view}
        onView={setView}
        onOpen={(row) =>
          navigate({ to: '/targets/$id', params: { id: row.target.id }, search: searchOf(asOf) as never })
        }
        extra={
          <Button size="small" type="text" loading={keep.pending} onClick={() => keep.run(undefined)}>
            {w.progress.exportTable}
          </Button>
        }
        fill
        ownExport
      />
      {cell !== null && <ValueDrawer cell={cell} onClose={() => setCell(null)} />}
    </>
  )
}

/** Every target of the programmes that run, with its light and the rule behind it. */
export const ProgressPage = () => {
  const { w, f } = useLanguage()
  const session = useSession()
  const today = useToday()
  const [asOf] = useAsOf()
  const list = useQuery(progressListQuery(asOf))
  return (
    <div className="page">
      <PageTitle
        what={w.progress.title}
        whose={session.city.name}
        asOf={w.progress.asOf(f.day(asOf ?? today))}
        actions={
          <>
            <Link to="/progress/judging">{w.progress.judging.title}</Link>
            <AsOfPicker />
            <Button onClick={() => window.print()}>{w.parts.print}</Button>
          </>
        }
      />
      <div className="page-body">
        <Loaded query={list}>{(data) => <Body list={data} />}</Loaded>
      </div>
    </div>
  )
}
