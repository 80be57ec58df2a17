import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { BulletinLine } from '#contract/bulletins.ts'
import { bulletinKinds, bulletinStates } from '#core/bulletins/course.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useSession, useToday } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import { BulletinStateMark } from './BulletinStateMark.tsx'
import { bulletinsQuery, seriesQuery } from './queries.ts'
import { SeriesPanel } from './SeriesPanel.tsx'
import './bulletins.css'

const useColumns = (): readonly Column<BulletinLine>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.bulletins
    const options = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
      values.map((value) => ({ value, label: labels[value] }))
    return [
      {
        key: 'title',
        title: words.name,
        width: 300,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/bulletins/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
            {row.correctsId === null ? '' : `（${words.corrects}）`}
          </Link>
        ),
      },
      {
        key: 'kind',
        title: words.kind,
        width: 110,
        text: (row) => words.kinds[row.kind],
        value: (row) => row.kind,
        filter: options(bulletinKinds, words.kinds),
      },
      {
        key: 'period',
        title: words.period,
        width: 140,
        text: (row) => wordPeriod(f, row.periodType, row.periodEnd),
        order: (row) => Date.parse(row.periodEnd),
      },
      {
        key: 'state',
        title: words.state,
        width: 110,
        text: (row) => words.states[row.state],
        value: (row) => row.state,
        filter: options(bulletinStates, words.states),
        render: (row) => <BulletinStateMark state={row.state} />,
      },
      { key: 'number', title: words.number, width: 190, text: (row) => row.documentNumber ?? '—', filter: 'text' },
      {
        key: 'issued',
        title: words.issuedAt,
        width: 140,
        text: (row) => (row.issuedAt === null ? '—' : f.instant(row.issuedAt)),
        order: (row) => (row.issuedAt === null ? null : Date.parse(row.issuedAt)),
      },
      {
        key: 'gaps',
        title: words.gaps,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.gapCount),
        order: (row) => row.gapCount,
      },
    ]
  }, [w, f])
}

export const BulletinListPage = () => {
  const { w, f } = useLanguage()
  const navigate = useNavigate()
  const { city } = useSession()
  const today = useToday()
  const series = useQuery(seriesQuery)
  const bulletins = useQuery(bulletinsQuery)
  const [view, setView] = useView()
  const columns = useColumns()
  return (
    <div className="page">
      <PageTitle what={w.bulletins.title} whose={city.name} asOf={w.programmes.asOf(f.day(today))} />
      <div className="page-body">
        <Loaded query={series}>{(rows) => <SeriesPanel series={rows} />}</Loaded>
        <Loaded query={bulletins}>
          {(rows) => (
            <DataTable
              name="bulletins"
              caption={w.bulletins.list}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              rowClass={(row) => (row.state === 'dropped' ? 'is-off' : undefined)}
              view={view}
              onView={setView}
              onOpen={(row) => navigate({ to: '/bulletins/$id', params: { id: row.id } })}
              empty={<EmptyState title={w.bulletins.none} why={w.bulletins.noneWhat} />}
              fill
            />
          )}
        </Loaded>
      </div>
    </div>
  )
}
