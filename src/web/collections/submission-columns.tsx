import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { SubmissionRow } from '#contract/collections/submission.ts'
import type { Column } from '../table/columns.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { LatenessMark, latenessWords, periodWords, SubmissionMark } from './marks.tsx'

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
      {
        key: 'period',
        title: words.period,
        width: 130,
        text: (row) => periodWords(f, row.periodType, row.periodEnd),
        order: (row) => Date.parse(row.periodEnd),
      },
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
      {
        key: 'due',
        title: words.due,
        width: 100,
        text: (row) => f.day(row.dueOn),
        order: (row) => Date.parse(row.dueOn),
      },
      {
        key: 'state',
        title: words.state,
        width: 100,
        text: (row) => words.states[row.state],
        value: (row) => row.state,
        filter: Object.entries(words.states).map(([value, label]) => ({ value, label })),
        render: (row) => <SubmissionMark state={row.state} />,
      },
      {
        key: 'filled',
        title: words.filled,
        width: 90,
        align: 'right',
        text: (row) => words.filledOf(f.number(row.filled), f.number(row.asked)),
        order: (row) => row.filled,
      },
      {
        key: 'late',
        title: words.lateness,
        width: 120,
        text: (row) => latenessWords(w, row),
        order: (row) => row.lateDays,
        render: (row) => <LatenessMark row={row} />,
      },
    ]
  }, [w, f, withUnit])
}
