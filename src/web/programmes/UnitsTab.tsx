import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { type UnitLoad, unitLoadQuery } from './queries.ts'

type Count = 'leads' | 'assists' | 'territorial' | 'responsible' | 'late' | 'unreported'

const useColumns = (id: string, rows: readonly UnitLoad[]): readonly Column<UnitLoad>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.programmes.unitTable
    const count = (key: Count, search: object, grave = false): Column<UnitLoad> => ({
      key,
      title: words[key],
      width: 96,
      align: 'right',
      text: (row) => f.number(row[key]),
      order: (row) => row[key],
      total: f.number(rows.reduce((sum, row) => sum + row[key], 0)),
      render: (row) =>
        row[key] === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link
            to="/programmes/$id/measures"
            params={{ id }}
            search={{ unit: row.unitId, ...search } as never}
            className={grave ? 'late-word' : undefined}
          >
            {f.number(row[key])}
          </Link>
        ),
    })
    return [
      {
        key: 'unit',
        title: words.unit,
        width: 240,
        grow: true,
        text: (row) => row.unitName,
        filter: 'text',
        total: words.total,
        render: (row) => (
          <Link to="/programmes/$id/measures" params={{ id }} search={{ unit: row.unitId } as never}>
            {row.unitName}
          </Link>
        ),
      },
      {
        key: 'first',
        title: w.settings.units.duties.first,
        width: 120,
        text: (row) => row.first ?? '—',
        filter: 'text',
      },
      count('leads', {}),
      count('assists', {}),
      count('territorial', {}),
      count('responsible', {}),
      count('late', { only: 'late' }, true),
      count('unreported', { only: 'silent' }, true),
      {
        key: 'last',
        title: words.last,
        width: 150,
        text: (row) => (row.lastReportAt === null ? '—' : f.instant(row.lastReportAt)),
        order: (row) => (row.lastReportAt === null ? null : Date.parse(row.lastReportAt)),
        render: (row) =>
          row.lastReportAt === null ? (
            <span className="quiet" title={w.programmes.overview.never}>
              —
            </span>
          ) : (
            f.instant(row.lastReportAt)
          ),
      },
    ]
  }, [w, f, id, rows])
}

const Units = ({ id, rows }: { readonly id: string; readonly rows: readonly UnitLoad[] }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [view, setView] = useView()
  const columns = useColumns(id, rows)
  return (
    <DataTable
      name="unit-load"
      caption={w.programmes.tabs.units}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.unitId}
      view={view}
      onView={setView}
      onOpen={(row) =>
        navigate({ to: '/programmes/$id/measures', params: { id }, search: { unit: row.unitId } as never })
      }
      empty={<EmptyState title={w.programmes.unitTable.none} why={w.programmes.unitTable.noneWhat} />}
      fill
    />
  )
}

export const UnitsTab = () => {
  const { id } = useParams({ from: '/programmes/$id' })
  const units = useQuery(unitLoadQuery(id))
  return (
    <div className="page-body">
      <Loaded query={units}>{(rows) => <Units id={id} rows={rows} />}</Loaded>
    </div>
  )
}
