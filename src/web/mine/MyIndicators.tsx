import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { unitsOf } from '#core/accounts/roles.ts'
import { isPresent } from '#core/indicators/observed.ts'
import { changeUnitOf, yearlyChange } from '#core/progress/yearly-change.ts'
import { type Answers, api } from '../api/client.ts'
import type { Cell } from '../observations/ValueDrawer.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAsOf } from '../progress/AsOfPicker.tsx'
import { indicatorsQuery, placesQuery } from '../progress/queries.ts'
import { useActor, useToday } from '../session/session.ts'
import { type Column, plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import { useMyPlaces } from './use-my-places.ts'

type Indicator = Answers['indicators']['list'][number]
type Observation = Answers['observations']['list']['cells'][number]
type Row = {
  readonly indicator: Indicator
  readonly subject: number
  readonly subjectName: string
  readonly held: Observation | null
}

const MONTHS_BACK = 18

const monthsBefore = (day: string, months: number): string => {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}

/** The last value of each indicator of each place, whoever it is asked for. */
const latestOf = (cells: readonly Observation[]): ReadonlyMap<string, Observation> => {
  const latest = new Map<string, Observation>()
  for (const cell of cells) {
    const key = `${cell.indicatorId} ${cell.subjectId}`
    const held = latest.get(key)
    if (cell.value !== null && (held === undefined || held.periodEnd < cell.periodEnd)) latest.set(key, cell)
  }
  return latest
}

const useColumns = (onCell: (cell: Cell) => void): readonly Column<Row>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.mine.columns
    const changeWords = ({ indicator: { card }, held }: Row): string => {
      if (held === null || held.value === null) return '—'
      const change = yearlyChange(card.unit, { value: held.value }, held.lastYear)
      return isPresent(change)
        ? `${f.signed(change.value, 1)}${changeUnitOf(card.unit) === '%' ? '%' : ` ${changeUnitOf(card.unit)}`}`
        : '—'
    }
    return [
      {
        ...{ key: 'indicator', title: words.indicator, width: 220, grow: true, filter: 'text' },
        text: ({ indicator }) => indicator.card.name,
        render: ({ indicator }) => <span title={indicator.card.definition}>{indicator.card.name}</span>,
      },
      { key: 'subject', title: words.subject, width: 150, text: ({ subjectName }) => subjectName },
      {
        ...{ key: 'period', title: words.period, width: 150 },
        text: ({ indicator, held }) =>
          held === null ? w.mine.noValue : wordPeriod(f, indicator.card.periodType, held.periodEnd),
        order: ({ held }) => (held === null ? null : Date.parse(held.periodEnd)),
      },
      {
        ...{ key: 'value', title: words.value, width: 120, align: 'right' },
        text: ({ indicator, held }) =>
          held === null || held.value === null ? '—' : f.number(held.value, indicator.card.decimals),
        order: ({ held }) => held?.value ?? null,
        render: ({ indicator, subject, subjectName, held }) =>
          held === null || held.value === null ? (
            '—'
          ) : (
            <button
              type="button"
              className={held.vintage === 'flash' ? 'sourced flash' : 'sourced'}
              title={w.progress.page.openSource}
              onClick={() =>
                onCell({ indicator: indicator.card.code, subject, subjectName, periodEnd: held.periodEnd })
              }
            >
              {f.number(held.value, indicator.card.decimals)}
            </button>
          ),
      },
      { key: 'unit', title: words.unit, width: 120, text: ({ indicator }) => indicator.card.unit },
      { key: 'change', title: words.change, width: 130, align: 'right', text: changeWords },
      {
        key: 'method',
        title: words.method,
        width: 100,
        text: ({ indicator }) => w.mine.methods[indicator.card.method],
      },
    ]
  }, [w, f, onCell])
}

/** What the unit itself brings, for the whole city or for its own park or town. */
export const MyIndicators = ({ onCell }: { readonly onCell: (cell: Cell) => void }) => {
  const { w } = useLanguage()
  const today = useToday()
  const [asOf] = useAsOf()
  const own = unitsOf(useActor())
  const governed = useMyPlaces()
  const places = useQuery(placesQuery).data ?? []
  const indicators = useQuery(indicatorsQuery).data ?? []
  const city = places.filter(({ parentId }) => parentId === null)
  const mine = indicators.filter(
    ({ card, retiredOn }) =>
      retiredOn === null && (governed.size > 0 || (card.sourceUnitId !== null && own.has(card.sourceUnitId))),
  )
  const subjects = governed.size > 0 ? places.filter(({ id }) => governed.has(id)) : city
  const codes = mine.map(({ card }) => card.code)
  const to = asOf ?? today
  const values = useQuery({
    queryKey: ['observations', codes, subjects.map(({ id }) => id), to],
    queryFn: () =>
      api.observations.list({
        indicators: codes.join(',') as never,
        subjects: subjects.map(({ id }) => id).join(',') as never,
        from: monthsBefore(to, MONTHS_BACK),
        to,
        ...(asOf === undefined ? {} : { asOf }),
      }),
    enabled: codes.length > 0 && subjects.length > 0,
  })
  const columns = useColumns(onCell)
  const [view, setView] = useState(plainView)
  return (
    <section className="stack">
      <h2>
        {w.mine.indicators} <span className="quiet">{mine.length}</span>
      </h2>
      {mine.length === 0 ? (
        <p className="quiet">{w.mine.noIndicators}</p>
      ) : (
        <Loaded query={values}>
          {(page) => {
            const latest = latestOf(page.cells)
            const rows = subjects.flatMap(({ id, name }) =>
              mine.map(
                (indicator): Row => ({
                  ...{ indicator, subject: id, subjectName: name },
                  held: latest.get(`${indicator.id} ${id}`) ?? null,
                }),
              ),
            )
            return (
              <DataTable
                name="my-indicators"
                caption={w.mine.indicators}
                columns={columns}
                rows={rows}
                rowKey={(row) => `${row.indicator.id}-${row.subject}`}
                view={view}
                onView={setView}
              />
            )
          }}
        </Loaded>
      )}
    </section>
  )
}
