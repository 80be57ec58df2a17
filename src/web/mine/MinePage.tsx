import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { unitsOf } from '#core/accounts/roles.ts'
import { useToReportColumns } from '../attention/columns.tsx'
import { attentionQuery } from '../attention/TodayPage.tsx'
import { useSubmissionColumns } from '../collections/submission-columns.tsx'
import { type Cell, ValueDrawer } from '../observations/ValueDrawer.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { AsOfPicker, PastNotice, useAsOf } from '../progress/AsOfPicker.tsx'
import { cellOf } from '../progress/ProgressPage.tsx'
import { searchOf, useProgressColumns } from '../progress/progress-columns.tsx'
import '../progress/progress.css'
import { type ProgressList, type ProgressRow, progressListQuery } from '../progress/queries.ts'
import { useActor, useSession, useToday } from '../session/session.ts'
import { plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { MyIndicators } from './MyIndicators.tsx'
import { useMyPlaces } from './use-my-places.ts'

const WITHOUT = ['programme'] as const

const Targets = ({ list, onCell }: { readonly list: ProgressList; readonly onCell: (cell: Cell | null) => void }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [asOf] = useAsOf()
  const [view, setView] = useView()
  const units = unitsOf(useActor())
  const places = useMyPlaces()
  const mine = useMemo(() => {
    const rows = list.rows.filter(
      ({ sourceUnit, binding }) =>
        (sourceUnit !== null && units.has(sourceUnit.id)) || (binding !== null && places.has(binding.subjectId)),
    )
    return { rows, rules: list.rules }
  }, [list, units, places])
  const onActual = useCallback((row: ProgressRow) => onCell(cellOf(row)), [onCell])
  const columns = useProgressColumns({ list: mine, asOf, onActual, without: WITHOUT })
  return (
    <section className="stack">
      <h2>
        {w.mine.targets} <span className="quiet">{mine.rows.length}</span>
      </h2>
      <p className="quiet">{w.mine.targetsWhat}</p>
      <DataTable
        name="my-targets"
        caption={w.mine.targets}
        columns={columns}
        rows={mine.rows}
        rowKey={(row) => row.target.id}
        view={view}
        onView={setView}
        onOpen={(row) =>
          navigate({ to: '/targets/$id', params: { id: row.target.id }, search: searchOf(asOf) as never })
        }
        empty={w.mine.noTargets}
      />
    </section>
  )
}

/** Forms that ask the unit for numbers, and measures that it reports on. */
const Owed = () => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const attention = useQuery(attentionQuery)
  const columns = useToReportColumns(attention.data?.toReport ?? [])
  const sheets = useSubmissionColumns(true)
  const [view, setView] = useState(plainView)
  const [sheetView, setSheetView] = useState(plainView)
  return (
    <Loaded query={attention}>
      {({ toReport, collections: { toFill } }) => (
        <section className="stack">
          <h2>
            {w.mine.owed} <span className="quiet">{toReport.length + toFill.length}</span>
          </h2>
          {toReport.length + toFill.length === 0 && <p className="quiet">{w.mine.noOwed}</p>}
          {toFill.length > 0 && (
            <DataTable
              name="my-sheets"
              caption={w.collections.attention.toFill}
              columns={sheets}
              rows={toFill}
              rowKey={(row) => row.id}
              view={sheetView}
              onView={setSheetView}
              onOpen={(row) => navigate({ to: '/submissions/$id', params: { id: row.id } })}
            />
          )}
          {toReport.length > 0 && (
            <DataTable
              name="my-owed"
              caption={w.mine.owed}
              columns={columns}
              rows={toReport}
              rowKey={(row) => `${row.measureId}-${row.unitId}-${row.period}`}
              view={view}
              onView={setView}
              onOpen={(row) =>
                navigate({
                  to: '/measures/$id',
                  params: { id: row.measureId },
                  search: { report: 1, period: row.period } as never,
                })
              }
            />
          )}
        </section>
      )}
    </Loaded>
  )
}

/** A unit's own: its targets, its indicators, what it owes. */
export const MinePage = () => {
  const { w, f } = useLanguage()
  const session = useSession()
  const today = useToday()
  const [asOf] = useAsOf()
  const [cell, setCell] = useState<Cell | null>(null)
  const list = useQuery(progressListQuery(asOf))
  return (
    <div className="page">
      <PageTitle
        what={w.mine.title}
        whose={f.list([...new Set(session.posts.flatMap(({ unitName }) => unitName ?? []))])}
        asOf={w.progress.asOf(f.day(asOf ?? today))}
        actions={
          <>
            <AsOfPicker />
            <Link to="/" className="ant-btn-link">
              {w.shell.today}
            </Link>
          </>
        }
      />
      <div className="page-scroll">
        <div className="page-body">
          <PastNotice />
          <Loaded query={list}>{(data) => <Targets list={data} onCell={setCell} />}</Loaded>
          <MyIndicators onCell={setCell} />
          <Owed />
        </div>
      </div>
      {cell !== null && <ValueDrawer cell={cell} onClose={() => setCell(null)} />}
    </div>
  )
}
