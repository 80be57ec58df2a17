import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CollectionRow } from '#contract/collections/collection.ts'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import { periodWords } from './marks.tsx'

export const useFormColumns = (): readonly Column<CollectionRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections
    return [
      {
        key: 'title',
        title: words.name,
        width: 240,
        grow: true,
        filter: 'text',
        text: (row) => row.title,
        render: (row) => (
          <Link to="/collections/$id" params={{ id: row.id }} title={row.title}>
            {row.title}
          </Link>
        ),
      },
      { key: 'basis', title: words.basis, width: 180, text: (row) => row.basis ?? '—' },
      { key: 'period', title: words.period, width: 120, text: (row) => words.periodTypes[row.periodType] },
      { key: 'owner', title: words.owner, width: 170, text: (row) => row.ownerUnitName ?? words.ownerOffice },
      { key: 'due', title: words.due, width: 130, text: (row) => words.dueRule(row.dueMonths, row.dueDay) },
      {
        key: 'fields',
        title: words.fields,
        width: 70,
        align: 'right',
        text: (row) => f.number(row.fields),
        order: (row) => row.fields,
      },
      {
        key: 'units',
        title: words.recipients,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.recipients),
        order: (row) => row.recipients,
      },
      {
        key: 'next',
        title: words.next,
        width: 190,
        text: (row) =>
          row.next === null
            ? '—'
            : words.nextOn(periodWords(f, row.periodType, row.next.periodEnd), f.day(row.next.opensOn)),
      },
      { key: 'state', title: words.state, width: 80, text: (row) => words.formState[row.state] },
    ]
  }, [w, f])
}
