import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { UnitRecord } from '#contract/collections/collection.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useToday } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useLanguage } from '../words/language.tsx'
import { recordsQuery } from './queries.ts'
import { useTabView } from './use-tab-view.ts'

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

/** How punctually and well each unit reported in a year. */
export const Records = () => {
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
