import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Attention } from '#contract/attention.ts'
import type { Column } from '../table/columns.ts'
import { useFirstLanguage } from '../words/language.tsx'

export type WaitingRound = Attention['rounds'][number]

const TAB = {
  ...({
    values: 'inputs',
    check: 'inputs',
    self: 'inputs',
    review: 'inputs',
    sheet: 'inputs',
    result: 'inputs',
  } as const),
  ...({
    opinion: 'course',
    decide: 'objections',
    correct: 'objections',
    prepare: 'inputs',
    compute: 'course',
  } as const),
  ...({ advance: 'course', wait: 'course', awaiting: 'course', approve: 'course' } as const),
} as const satisfies Record<WaitingRound['kind'], string>

/** Where the thing is done: one's sheet, one's only subject, or the tab of the round. */
export function placeOf({ roundId: id, kind, row, memberId }: WaitingRound) {
  if (memberId !== null) return { to: '/sheets/$id', params: { id: memberId } } as const
  if (row !== null && TAB[kind] === 'inputs')
    return { to: '/rounds/$id/subjects/$row', params: { id, row: String(row) } } as const
  return { to: `/rounds/$id/${TAB[kind]}`, params: { id } } as const
}

export const useWaitingRoundColumns = (): readonly Column<WaitingRound>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(() => {
    const words = w.rounds
    return [
      {
        ...{ key: 'todo', title: words.todo, width: 280, grow: true },
        text: (row) => words.duties[row.kind](row.count),
        render: (row) => <Link {...placeOf(row)}>{words.duties[row.kind](row.count)}</Link>,
      },
      { ...{ key: 'round', title: words.round, width: 260 }, text: (row) => row.name, filter: 'text' },
      {
        ...{ key: 'due', title: w.attention.due, width: 190 },
        text: (row) => (row.due === null ? '—' : `${f.day(row.due)}${row.late ? ` ${w.attention.overdue}` : ''}`),
        order: (row) => (row.due === null ? null : Date.parse(row.due)),
        render: (row) =>
          row.due !== null && row.late ? (
            <span className="late-word">
              <span className="shape late">■</span>
              {f.day(row.due)} {w.attention.overdue}
            </span>
          ) : row.due === null ? (
            '—'
          ) : (
            f.day(row.due)
          ),
      },
      {
        ...{ key: 'reminded', title: w.attention.state, width: 230 },
        text: (row) => (row.remindedAt === null ? '' : words.reminded(f.instant(row.remindedAt))),
      },
    ]
  }, [w, f])
}
