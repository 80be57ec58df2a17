import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { ProgrammeSummary } from '#contract/programmes.ts'
import { disclosures } from '#core/programmes/disclosure.ts'
import { mayImportPlan } from '#core/programmes/rights.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession, useToday } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { programmeListQuery } from './queries.ts'

type Picked = readonly string[]

const useColumns = (picked: Picked, onPick: (id: string) => void): readonly Column<ProgrammeSummary>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.programmes
    const count = (
      key: 'targets' | 'measures' | 'late' | 'silent',
      title: string,
      width = 64,
    ): Column<ProgrammeSummary> => ({
      key,
      title,
      width,
      align: 'right',
      text: (row) => f.number(row[key]),
      order: (row) => row[key],
    })
    return [
      {
        key: 'pick',
        title: '',
        width: 36,
        sort: false,
        text: () => '',
        render: (row) => (
          <input
            type="checkbox"
            aria-label={w.compare.pick(row.title)}
            checked={picked.includes(row.id)}
            onChange={() => onPick(row.id)}
          />
        ),
      },
      {
        key: 'title',
        title: words.name,
        width: 326,
        grow: true,
        text: (row) => row.title,
        filter: 'text',
        render: (row) => (
          <Link to="/programmes/$id/overview" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      { key: 'number', title: words.number, width: 158, text: (row) => row.documentNumber ?? '—' },
      { key: 'issuer', title: words.issuer, width: 116, text: (row) => row.issuer ?? '—', filter: 'text' },
      {
        key: 'term',
        title: words.term,
        width: 94,
        text: (row) => f.years(row.termFrom, row.termTo),
        order: (row) => row.termFrom,
      },
      {
        key: 'version',
        title: words.version,
        width: 64,
        align: 'right',
        text: (row) => w.programmes.versionN(row.version),
        order: (row) => row.version,
      },
      count('targets', words.targets),
      count('measures', words.measures, 76),
      count('late', words.late),
      count('silent', words.silent, 76),
      {
        key: 'disclosure',
        title: w.programmes.overview.disclosure,
        width: 94,
        text: (row) => w.parts.disclosure[row.disclosure],
        value: (row) => row.disclosure,
        filter: disclosures.map((value) => ({ value, label: w.parts.disclosure[value] })),
      },
      {
        key: 'state',
        title: words.state,
        width: 80,
        text: (row) => w.parts.programmeState[row.state],
        value: (row) => row.state,
        filter: (['active', 'closed'] as const).map((value) => ({ value, label: w.parts.programmeState[value] })),
      },
    ]
  }, [w, f, picked, onPick])
}

export const ProgrammeListPage = () => {
  const { w, f } = useLanguage()
  const list = useQuery(programmeListQuery)
  const [view, setView] = useView()
  const [picked, setPicked] = useState<Picked>([])
  // A third one takes the place of the first: two plans stand side by side.
  const pick = useCallback(
    (id: string) => setPicked((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now.slice(-1), id])),
    [],
  )
  const columns = useColumns(picked, pick)
  const navigate = useNavigate()
  const office = mayImportPlan(useActor())
  const { city } = useSession()
  const today = useToday()
  const empty = (
    <EmptyState
      title={w.programmes.none}
      why={office ? w.programmes.noneOffice : w.programmes.noneOthers}
      next={office ? <Link to="/drafts">{w.programmes.import}</Link> : undefined}
    />
  )
  return (
    <div className="page">
      <PageTitle
        what={w.programmes.title}
        whose={city.name}
        asOf={w.programmes.asOf(f.day(today))}
        actions={
          <Button
            disabled={picked.length !== 2}
            title={w.compare.pickTwoHint}
            onClick={() =>
              navigate({ to: '/programmes/compare', search: { left: picked[0], right: picked[1] } as never })
            }
          >
            {w.compare.pickTwo}
          </Button>
        }
      />
      <div className="page-body">
        <Loaded query={list}>
          {(rows) => (
            <DataTable
              name="programmes"
              caption={w.programmes.title}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              view={view}
              onView={setView}
              onOpen={(row) => navigate({ to: '/programmes/$id/overview', params: { id: row.id } })}
              empty={empty}
              fill
            />
          )}
        </Loaded>
      </div>
    </div>
  )
}
