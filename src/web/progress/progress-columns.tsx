import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { LIGHTS } from '#core/progress/lights.ts'
import { wordValue } from '../programmes/target-words.ts'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import { LightRule } from './LightRule.tsx'
import type { ProgressList, ProgressRow } from './queries.ts'
import { gapUnitOf, wordActualPeriod, wordAmount, wordGap } from './word-light.ts'

const optionsOf = (values: readonly (string | null | undefined)[]) =>
  [...new Set(values.flatMap((value) => value ?? []))].map((value) => ({ value, label: value }))

type Wanted = {
  readonly list: Pick<ProgressList, 'rows' | 'rules'>
  readonly asOf: string | undefined
  readonly onActual: (row: ProgressRow) => void
  /** columns that say the same in every row of a page are left out */
  readonly without?: readonly string[]
}

/** The day by which a list of rows is judged stands in the address of each target too. */
export const searchOf = (asOf: string | undefined) => (asOf === undefined ? {} : { asOf })

export const useProgressColumns = ({ list, asOf, onActual, without = [] }: Wanted): readonly Column<ProgressRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.progress.columns
    const { rows, rules } = list
    const absent = (why: string) => (
      <span className="quiet" title={why}>
        —
      </span>
    )
    const columns: readonly Column<ProgressRow>[] = [
      {
        key: 'light',
        title: words.light,
        width: 104,
        text: (row) => w.progress.lights[row.light],
        value: (row) => row.light,
        order: (row) => LIGHTS.indexOf(row.light),
        filter: LIGHTS.map((value) => ({ value, label: w.progress.lights[value] })),
        render: (row) => <LightRule row={row} rules={rules} />,
      },
      {
        key: 'metric',
        title: words.metric,
        width: 168,
        grow: 3,
        text: (row) => row.target.metric,
        filter: 'text',
        render: (row) => (
          <Link
            to="/targets/$id"
            params={{ id: row.target.id }}
            search={searchOf(asOf) as never}
            title={row.target.metric}
          >
            {row.target.metric}
          </Link>
        ),
      },
      {
        key: 'subject',
        title: words.subject,
        width: 108,
        text: (row) => row.binding?.subjectName ?? '—',
        filter: optionsOf(rows.map(({ binding }) => binding?.subjectName)),
      },
      {
        key: 'period',
        title: words.period,
        width: 102,
        text: (row) => (row.target.period === null ? '—' : f.period(row.target.period)),
        value: (row) => row.target.period ?? '',
        order: (row) => (row.end === null ? null : Date.parse(row.end)),
        filter: [...new Set(rows.flatMap(({ target }) => target.period ?? []))]
          .sort()
          .map((value) => ({ value, label: f.period(value) })),
      },
      {
        key: 'value',
        title: words.value,
        width: 78,
        align: 'right',
        text: (row) => wordValue(f, row.target),
        order: (row) => row.target.value,
      },
      {
        key: 'actual',
        title: words.actual,
        width: 78,
        align: 'right',
        text: (row) => (row.actual === null ? '—' : wordAmount(f, row, row.actual.value)),
        order: (row) => row.actual?.value ?? null,
        render: (row) =>
          row.actual === null ? (
            absent(row.binding === null ? w.progress.noBinding : w.progress.noActual)
          ) : (
            <button
              type="button"
              className={row.actual.vintage === 'flash' ? 'sourced flash' : 'sourced'}
              title={
                row.actual.lacking.length > 0
                  ? w.progress.page.lacking(f.list(row.actual.lacking))
                  : row.actual.vintage === 'flash'
                    ? w.progress.provisional
                    : w.progress.page.openSource
              }
              onClick={() => onActual(row)}
            >
              {wordAmount(f, row, row.actual.value)}
            </button>
          ),
      },
      { key: 'unit', title: words.unit, width: 68, text: (row) => row.target.unit },
      {
        key: 'actualOn',
        title: words.actualOn,
        width: 104,
        text: (row) => (row.actual === null ? '—' : wordActualPeriod(f, row, row.actual.end)),
        order: (row) => (row.actual === null ? null : Date.parse(row.actual.end)),
      },
      {
        key: 'gap',
        title: words.gap,
        width: 72,
        align: 'right',
        text: (row) =>
          row.gap === null ? '—' : `${wordGap(f, row, row.gap)}${row.target.unit === '%' ? ` ${gapUnitOf('%')}` : ''}`,
        order: (row) => row.gap,
      },
      {
        key: 'done',
        title: words.done,
        width: 72,
        align: 'right',
        text: (row) => (row.done === null ? '—' : `${f.number(row.done, 1)}%`),
        order: (row) => row.done,
      },
      {
        key: 'chance',
        title: words.chance,
        width: 64,
        align: 'right',
        text: (row) => (row.chance === null ? '—' : w.progress.chanceOf(row.chance)),
        order: (row) => row.chance,
        render: (row) => (row.chance === null ? absent(w.progress.noChance) : w.progress.chanceOf(row.chance)),
      },
      {
        key: 'source',
        title: words.source,
        width: 108,
        text: (row) => row.sourceUnit?.name ?? '—',
        filter: optionsOf(rows.map(({ sourceUnit }) => sourceUnit?.name)),
      },
      {
        key: 'indicator',
        title: words.indicator,
        width: 112,
        grow: true,
        text: (row) => row.binding?.indicatorName ?? w.progress.noBinding,
        value: (row) => row.binding?.indicatorName ?? '',
        filter: [
          { value: '', label: w.progress.noBinding },
          ...optionsOf(rows.map(({ binding }) => binding?.indicatorName)),
        ],
        render: (row) => row.binding?.indicatorName ?? absent(w.progress.noBinding),
      },
      {
        key: 'programme',
        title: words.programme,
        width: 140,
        grow: true,
        text: (row) => row.programmeTitle,
        filter: optionsOf(rows.map(({ programmeTitle }) => programmeTitle)),
        render: (row) => <span title={row.programmeTitle}>{row.programmeTitle}</span>,
      },
    ]
    // one programme needs no column to be told apart
    const several = new Set(rows.map(({ programmeId }) => programmeId)).size > 1
    return columns.filter(({ key }) => !without.includes(key) && (several || key !== 'programme'))
  }, [w, f, list, asOf, onActual, without])
}
