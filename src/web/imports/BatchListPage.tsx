import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { batchKinds } from '#contract/observations.ts'
import { UndoDialog } from '../observations/UndoDialog.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { type Batch, batchesQuery } from './queries.ts'
import './imports.css'

const SIZE = 100

const useColumns = (onUndo: (batch: Batch) => void): readonly Column<Batch>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.imports.batches
    const kinds = w.indicators.history.kinds
    const named = ({ indicators }: Batch): string => {
      const [first] = indicators
      if (first === undefined) return '—'
      return indicators.length === 1 ? first.name : words.more(first.name, f.number(indicators.length))
    }
    const span = ({ firstPeriod, lastPeriod }: Batch): string => {
      if (firstPeriod === null || lastPeriod === null) return '—'
      return firstPeriod === lastPeriod ? f.day(lastPeriod) : `${f.day(firstPeriod)} – ${f.day(lastPeriod)}`
    }
    const flat = { sort: false } as const
    return [
      { ...flat, key: 'id', title: words.id, width: 64, align: 'right', text: (row) => String(row.id) },
      {
        ...{ ...flat, key: 'kind', title: words.kind, width: 96 },
        text: (row) => kinds[row.kind],
        value: (row) => row.kind,
        filter: batchKinds.map((value) => ({ value, label: kinds[value] })),
      },
      {
        ...{ ...flat, key: 'file', title: words.file, width: 150, grow: true },
        text: (row) => row.source.fileName ?? row.reason ?? '—',
        render: (row) => {
          const said = [row.source.fileName, row.reason].filter((one) => one !== null).join(' · ')
          return <span title={said}>{said === '' ? '—' : said}</span>
        },
      },
      { ...flat, key: 'indicators', title: words.indicators, width: 230, text: named },
      { ...flat, key: 'periods', title: words.periods, width: 130, text: span },
      { ...flat, key: 'cells', title: words.cells, width: 80, align: 'right', text: (row) => f.number(row.cellCount) },
      { ...flat, key: 'vintage', title: words.vintage, width: 64, text: (row) => w.indicators.vintages[row.vintage] },
      { ...flat, key: 'knownOn', title: words.knownOn, width: 96, text: (row) => f.day(row.knownOn) },
      { ...flat, key: 'by', title: words.by, width: 110, text: (row) => row.openedBy ?? '—' },
      {
        ...flat,
        key: 'at',
        title: words.at,
        width: 130,
        text: (row) => (row.doneAt === null ? '—' : f.instant(row.doneAt)),
      },
      {
        ...{ ...flat, key: 'state', title: words.state, width: 76 },
        text: (row) => words.states[row.state],
        render: (row) =>
          row.state === 'undone' ? (
            <span
              title={w.indicators.history.undoneBy(
                row.undoneBy ?? '—',
                f.instant(row.undoneAt ?? ''),
                row.undoneReason ?? '',
              )}
            >
              {words.states.undone}
            </span>
          ) : row.mayUndo ? (
            <button type="button" className="link-button" onClick={() => onUndo(row)}>
              {words.undo}
            </button>
          ) : (
            <span {...(row.kind === 'roll-up' ? { title: words.follows } : {})}>{words.states[row.state]}</span>
          ),
      },
    ]
  }, [w, f, onUndo])
}

/** Every act by which values became known, each to be taken back whole. */
export const BatchListPage = () => {
  const { w } = useLanguage()
  const words = w.imports.batches
  const [view, setView] = useView()
  const [undoing, setUndoing] = useState<Batch | null>(null)
  const kind = batchKinds.find((one) => one === view.filters.kind)
  const query = useQuery(batchesQuery({ page: view.page, size: SIZE, ...(kind === undefined ? {} : { kind }) }))
  const columns = useColumns(setUndoing)
  return (
    <div className="page">
      <PageTitle what={words.title} asOf={<span className="quiet">{words.what}</span>} />
      <div className="page-body">
        <Loaded query={query}>
          {({ total, items }) => (
            <DataTable
              name="batches"
              caption={words.title}
              columns={columns}
              rows={items}
              rowKey={(row) => String(row.id)}
              rowClass={(row) => (row.state === 'undone' ? 'is-undone' : undefined)}
              view={view}
              onView={setView}
              paging={{ total, size: SIZE, page: view.page }}
              empty={<EmptyState title={words.none} why={words.noneWhat} />}
              controls
              fill
            />
          )}
        </Loaded>
      </div>
      {undoing !== null && <UndoDialog batch={undoing} onClose={() => setUndoing(null)} />}
    </div>
  )
}
