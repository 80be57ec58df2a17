import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { SubmissionRow } from '#contract/collections/submission.ts'
import type { Column } from '../table/columns.ts'
import type { Format } from '../words/format.ts'
import { useFirstLanguage } from '../words/language.tsx'
import type { FirstWords } from '../words/zh-first.ts'
import { LatenessMark, latenessWords, periodWords, SubmissionMark } from './marks.tsx'

export const periodColumn = <Row extends Pick<SubmissionRow, 'periodType' | 'periodEnd'>>(
  w: FirstWords,
  f: Format,
): Column<Row> => ({
  key: 'period',
  title: w.collections.period,
  width: 130,
  text: (row) => periodWords(f, row.periodType, row.periodEnd),
  order: (row) => Date.parse(row.periodEnd),
})

export const dueColumn = <Row extends Pick<SubmissionRow, 'dueOn'>>(w: FirstWords, f: Format): Column<Row> => ({
  key: 'due',
  title: w.collections.due,
  width: 100,
  text: (row) => f.day(row.dueOn),
  order: (row) => Date.parse(row.dueOn),
})

export const stateColumn = (w: FirstWords): Column<SubmissionRow> => ({
  key: 'state',
  title: w.collections.state,
  width: 100,
  text: (row) => w.collections.states[row.state],
  value: (row) => row.state,
  filter: Object.entries(w.collections.states).map(([value, label]) => ({ value, label })),
  render: (row) => <SubmissionMark state={row.state} />,
})

export const filledColumn = (w: FirstWords, f: Format): Column<SubmissionRow> => ({
  key: 'filled',
  title: w.collections.filled,
  width: 90,
  align: 'right',
  text: (row) => w.collections.filledOf(f.number(row.filled), f.number(row.asked)),
  order: (row) => row.filled,
})

export const latenessColumn = (w: FirstWords): Column<SubmissionRow> => ({
  key: 'late',
  title: w.collections.lateness,
  width: 120,
  text: (row) => latenessWords(w, row),
  order: (row) => row.lateDays,
  render: (row) => <LatenessMark row={row} />,
})

export const useSubmissionColumns = (withUnit: boolean): readonly Column<SubmissionRow>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(() => {
    const words = w.collections
    return [
      {
        key: 'title',
        title: words.name,
        width: 260,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/submissions/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      periodColumn(w, f),
      ...(withUnit
        ? [
            {
              key: 'unit',
              title: words.unit,
              width: 200,
              text: (row: SubmissionRow) => row.unitName,
              filter: 'text' as const,
            },
          ]
        : []),
      dueColumn(w, f),
      stateColumn(w),
      filledColumn(w, f),
      latenessColumn(w),
    ]
  }, [w, f, withUnit])
}
