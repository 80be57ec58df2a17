import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Attention } from '#contract/attention.ts'
import type { Column } from '../table/columns.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'

export type WaitingBulletin = Attention['bulletins'][number]

export const useWaitingBulletinColumns = (): readonly Column<WaitingBulletin>[] => {
  const { w, f } = useFirstLanguage()
  return useMemo(
    () => [
      {
        key: 'title',
        title: w.bulletins.title,
        width: 300,
        grow: true,
        text: (row) => row.title,
        render: (row) =>
          row.kind === 'issue' ? (
            <Link to="/bulletins/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
          ) : (
            <Link to="/bulletins">{row.title}</Link>
          ),
      },
      {
        key: 'period',
        title: w.bulletins.period,
        width: 140,
        text: (row) =>
          row.periodType === null || row.periodEnd === null ? '—' : wordPeriod(f, row.periodType, row.periodEnd),
      },
      { key: 'due', title: w.attention.due, width: 120, text: (row) => (row.due === null ? '—' : f.day(row.due)) },
      { key: 'kind', title: w.attention.state, width: 110, text: (row) => w.bulletins.waiting[row.kind] },
    ],
    [w, f],
  )
}
