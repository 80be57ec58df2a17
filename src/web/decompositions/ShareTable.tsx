import { useMemo } from 'react'
import type { IssuedShare } from '#contract/decompositions.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'

const SIGNS = { '>=': '≥', '<=': '≤', '=': '', '~': '≈' } as const

const useColumns = (shares: readonly IssuedShare[], mine: boolean): readonly Column<IssuedShare>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.decompositions
    const optionsOf = (values: readonly string[]) => [...new Set(values)].map((value) => ({ value, label: value }))
    const amount = (value: number | null) => (value === null ? '—' : f.number(value))
    const who: Column<IssuedShare> = {
      ...{ key: 'name', title: words.who, width: 180 },
      text: (row) => row.name,
      filter: optionsOf(shares.map(({ name }) => name)),
    }
    const value: Column<IssuedShare> = {
      ...{ key: 'value', title: words.share, width: 110, align: 'right' },
      text: (row) => amount(row.value),
      order: (row) => row.value,
    }
    const factor: Column<IssuedShare> = {
      ...{ key: 'factor', title: words.factor, width: 160 },
      text: (row) => (row.factor === null ? '' : `×${f.number(row.factor)} ${row.factorReason}`),
      render: (row) =>
        row.factor === null ? (
          ''
        ) : (
          <span title={row.factorReason}>{`×${f.number(row.factor)} ${row.factorReason}`}</span>
        ),
    }
    return [
      { ...{ key: 'metric', title: words.metric, width: 180, grow: 1, filter: 'text' }, text: (row) => row.metric },
      ...(mine && new Set(shares.map(({ name }) => name)).size === 1 ? [] : [who]),
      {
        ...{ key: 'period', title: words.period, width: 130 },
        text: (row) => f.period(row.period),
        value: (row) => row.period,
        filter: [...new Set(shares.map(({ period }) => period))].map((value) => ({ value, label: f.period(value) })),
      },
      {
        ...{ key: 'demand', title: words.demand, width: 120, align: 'right' },
        text: (row) => (row.demand === null ? '—' : `${SIGNS[row.comparator]} ${f.number(row.demand)}`.trim()),
        order: (row) => row.demand,
      },
      { ...{ key: 'unit', title: words.unit, width: 90 }, text: (row) => row.unit },
      ...(shares.some(({ factor }) => factor !== null) ? [value, factor] : []),
      { ...{ key: 'note', title: words.note, width: 160, grow: 1 }, text: (row) => row.note },
      {
        ...{ key: 'version', title: w.programmes.version, width: 160 },
        text: (row) => `${w.programmes.versionN(row.version)} · ${f.day(row.issuedAt)}`,
        order: (row) => Date.parse(row.issuedAt),
      },
    ]
  }, [w, f, shares, mine])
}

export const ShareTable = ({ shares, mine }: { readonly shares: readonly IssuedShare[]; readonly mine: boolean }) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  return (
    <DataTable
      name="shares"
      caption={mine ? w.decompositions.views.mine : w.decompositions.views.shares}
      columns={useColumns(shares, mine)}
      rows={shares}
      rowKey={(row) => `${row.targetId}-${row.unitId ?? row.placeId}-${row.period}`}
      view={view}
      onView={setView}
      fill
    />
  )
}
