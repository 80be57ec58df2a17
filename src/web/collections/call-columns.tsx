import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CallRow } from '#contract/collections/call.ts'
import { isHandedIn } from '#core/collections/states.ts'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import { StateBar } from './marks.tsx'
import { dueColumn, periodColumn } from './submission-columns.tsx'

export const useCallColumns = (): readonly Column<CallRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections
    const done = (row: CallRow) =>
      Object.entries(row.counts).reduce((sum, [state, count]) => sum + (isHandedIn(state as 'open') ? count : 0), 0)
    return [
      {
        key: 'title',
        title: words.name,
        width: 260,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/calls/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      periodColumn(w, f),
      dueColumn(w, f),
      {
        key: 'progress',
        title: words.progress,
        width: 230,
        text: (row) => words.progressOf(f.number(done(row)), f.number(row.units)),
        order: done,
        render: (row) => (
          <span className="bar-cell">
            <StateBar counts={row.counts} units={row.units} />
            <span>{words.progressOf(f.number(done(row)), f.number(row.units))}</span>
          </span>
        ),
      },
      {
        key: 'toAccept',
        title: words.states.submitted,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.counts.submitted ?? 0),
        order: (row) => row.counts.submitted ?? 0,
      },
      {
        key: 'returned',
        title: words.states.returned,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.counts.returned ?? 0),
        order: (row) => row.counts.returned ?? 0,
      },
      {
        key: 'silent',
        title: words.silent,
        width: 70,
        align: 'right',
        text: (row) => f.number(row.silent),
        order: (row) => row.silent,
        render: (row) => (row.silent > 0 ? <span className="late-word">{f.number(row.silent)}</span> : '0'),
      },
      {
        key: 'late',
        title: words.late,
        width: 70,
        align: 'right',
        text: (row) => f.number(row.late),
        order: (row) => row.late,
      },
      {
        key: 'state',
        title: words.state,
        width: 90,
        text: (row) => words.callStates[row.state],
        value: (row) => row.state,
        filter: Object.entries(words.callStates).map(([value, label]) => ({ value, label })),
      },
    ]
  }, [w, f])
}
