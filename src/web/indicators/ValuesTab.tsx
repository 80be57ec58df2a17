import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { periodEnding } from '#core/indicators/report-period.ts'
import { ValueDrawer } from '../observations/ValueDrawer.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useToday } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import { type Cell, type Detail, type Subject, type Values, valuesQuery } from './queries.ts'
import { type Side, sides, useCellText, ValueCell } from './ValueCell.tsx'

const placeKinds = ['all', 'park', 'town', 'county'] as const
type PlaceKind = (typeof placeKinds)[number]

const isOfKind = (kind: PlaceKind, { placeKind }: Subject): boolean => {
  if (kind === 'park') return placeKind === 'park' || placeKind === 'zone'
  return kind === 'all' || placeKind === kind
}

/** Years that a page of this type of period begins with. */
const SPAN = { month: 1, 'cumulative-month': 1, quarter: 2, half: 3, year: 6, 'as-of': 1 } as const

const useAsked = (detail: Detail) => {
  const [search, change] = useAddress()
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const year = (key: string, otherwise: number) =>
    typeof search[key] === 'number' ? (search[key] as number) : otherwise
  const to = year('to', thisYear)
  const from = Math.min(to, year('from', to - SPAN[detail.card.periodType] + 1))
  const side = sides.find((one) => one === search.side) ?? 'now'
  const kind = placeKinds.find((one) => one === search.places) ?? 'all'
  const asOf = typeof search.asOf === 'string' ? search.asOf : null
  return { from, to, side, kind, asOf, thisYear, change }
}

/** Places whose values are added up from others. */
const SUMS: ReadonlySet<string> = new Set(['city', 'county', 'group'])

type Asked = ReturnType<typeof useAsked>
type Row = { readonly subject: Subject; readonly cells: ReadonlyMap<string, Cell> }

const rowsOf = ({ subjects, cells }: Values, kind: PlaceKind): readonly Row[] => {
  const bySubject = new Map<number, Map<string, Cell>>()
  for (const cell of cells) {
    const own = bySubject.get(cell.subjectId) ?? new Map<string, Cell>()
    bySubject.set(cell.subjectId, own.set(cell.periodEnd, cell))
  }
  return subjects
    .filter((subject) => isOfKind(kind, subject))
    .map((subject) => ({ subject, cells: bySubject.get(subject.id) ?? new Map() }))
}

const useColumns = (
  detail: Detail,
  values: Values,
  side: Side,
  onOpen: (cell: string) => void,
): readonly Column<Row>[] => {
  const { w, f } = useLanguage()
  const textOf = useCellText(detail.card, side)
  return useMemo(() => {
    const periods = [...new Set(values.cells.map(({ periodEnd }) => periodEnd))].sort()
    return [
      {
        ...{ key: 'place', title: w.indicators.values.place, width: 150, filter: 'text' },
        text: (row) => row.subject.name,
      },
      ...periods
        .filter((end) => periodEnding(detail.card.periodType, end) !== undefined)
        .map(
          (end): Column<Row> => ({
            ...{ key: end, title: wordPeriod(f, detail.card.periodType, end), width: 108, align: 'right' },
            text: (row) => textOf(row.cells.get(end)).text,
            order: (row) => textOf(row.cells.get(end)).value,
            render: (row) => (
              <ValueCell
                said={textOf(row.cells.get(end))}
                cell={row.cells.get(end)}
                onOpen={() => onOpen(`${row.subject.id} ${end}`)}
              />
            ),
          }),
        ),
    ]
  }, [w, f, detail, values, textOf, onOpen])
}

const Table = (props: { readonly detail: Detail; readonly values: Values; readonly asked: Asked }) => {
  const { detail, values, asked } = props
  const { w } = useLanguage()
  const [view, setView] = useView()
  const { change } = asked
  const columns = useColumns(detail, values, asked.side, (cell) => change({ cell }))
  const rows = useMemo(() => rowsOf(values, asked.kind), [values, asked.kind])
  if (values.cells.length === 0)
    return <EmptyState title={w.indicators.values.none} why={w.indicators.values.noneWhat} />
  return (
    <DataTable
      name="values"
      caption={detail.card.name}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.subject.id)}
      rowClass={(row) => (SUMS.has(row.subject.placeKind ?? '') ? 'is-sum' : undefined)}
      view={view}
      onView={setView}
      extra={<span className="quiet">{w.indicators.values.legend}</span>}
      fill
    />
  )
}

const Controls = ({ asked }: { readonly asked: Asked }) => {
  const { w } = useLanguage()
  const words = w.indicators.values
  const { change } = asked
  const years = Array.from({ length: 12 }, (_, back) => asked.thisYear - back).map((value) => ({
    value,
    label: String(value),
  }))
  return (
    <div className="toolbar no-print">
      <Segmented
        value={asked.side}
        options={sides.map((value) => ({ value, label: words.side[value] }))}
        onChange={(value) => change({ side: value === 'now' ? undefined : value })}
      />
      <Segmented
        value={asked.kind}
        options={placeKinds.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(value) => change({ places: value === 'all' ? undefined : value })}
      />
      <Select
        aria-label={words.from}
        value={asked.from}
        options={years}
        onChange={(from) => change({ from, to: Math.max(from, asked.to) })}
      />
      <span>–</span>
      <Select
        aria-label={words.to}
        value={asked.to}
        options={years}
        onChange={(to) => change({ to, from: Math.min(asked.from, to) })}
      />
      <label htmlFor="values-as-of" className="quiet" title={words.asOfHint}>
        {words.asOf}
      </label>
      <DayInput id="values-as-of" value={asked.asOf} onChange={(day) => change({ asOf: day ?? undefined })} />
    </div>
  )
}

export const ValuesTab = ({ detail }: { readonly detail: Detail }) => {
  const asked = useAsked(detail)
  const [search, change] = useAddress()
  const query = useQuery(
    valuesQuery({
      ...{ indicators: detail.card.code, from: `${asked.from}-01-01`, to: `${asked.to}-12-31` },
      ...(asked.asOf === null ? {} : { asOf: asked.asOf }),
    }),
  )
  const chosen = typeof search.cell === 'string' ? /^(\d+) (\d{4}-\d{2}-\d{2})$/.exec(search.cell) : null
  const cell =
    chosen === null ? null : { indicator: detail.card.code, subject: Number(chosen[1]), periodEnd: chosen[2] ?? '' }
  return (
    <div className="page-body">
      <Controls asked={asked} />
      <Loaded query={query}>
        {(values) => (
          <>
            <Table detail={detail} values={values} asked={asked} />
            {cell !== null && (
              <ValueDrawer
                cell={{
                  ...cell,
                  subjectName: values.subjects.find(({ id }) => id === cell.subject)?.name ?? '',
                }}
                onClose={() => change({ cell: undefined })}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
