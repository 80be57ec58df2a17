import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { OutcomeLine } from '#contract/outcomes.ts'
import { measureKinds, outcomeStates } from '#core/outcomes/outcomes.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { decimalsOf } from '../rounds/value-words.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { useAmount } from './amount.ts'
import { ChangeDrawer } from './ChangeDrawer.tsx'
import { registerQuery } from './queries.ts'

const SHAPES = {
  planned: { sign: '○', tone: 'no-data' },
  running: { sign: '●', tone: 'on-course' },
  done: { sign: '✓', tone: 'done' },
  lifted: { sign: '▲', tone: 'watch' },
} as const

const useColumns = (ofOneRound: boolean, open: (id: string) => void): readonly Column<OutcomeLine>[] => {
  const { w, f } = useLanguage()
  const amountOf = useAmount()
  return useMemo(() => {
    const words = w.outcomes
    const figure = (value: number) => f.number(value, decimalsOf(value))
    const columns: readonly Column<OutcomeLine>[] = [
      { key: 'round', title: words.round, width: 190, text: (row) => row.roundName, filter: 'text' },
      { key: 'subject', title: words.subject, width: 150, grow: true, text: (row) => row.subject, filter: 'text' },
      { key: 'grade', title: words.grade, width: 80, text: (row) => row.grade, filter: 'text' },
      {
        ...{ key: 'measure', title: words.measure, width: 190, grow: 2, filter: 'text' as const },
        text: (row) => row.measure,
        render: (row) => (
          <button type="button" className="link-button" onClick={() => open(row.id)}>
            {row.measure}
          </button>
        ),
      },
      {
        ...{ key: 'kind', title: words.kind, width: 90 },
        text: (row) => words.kinds[row.kind],
        value: (row) => row.kind,
        filter: measureKinds.map((value) => ({ value, label: words.kinds[value] })),
      },
      {
        ...{ key: 'amount', title: words.amount, width: 110, align: 'right' as const },
        text: amountOf,
        order: (row) => row.amount,
      },
      { key: 'from', title: words.from, width: 110, text: (row) => f.day(row.validFrom) },
      {
        key: 'to',
        title: words.to,
        width: 110,
        text: (row) => (row.validTo === null ? words.openEnd : f.day(row.validTo)),
      },
      {
        key: 'executor',
        title: words.executor,
        width: 130,
        text: (row) => row.executor ?? words.office,
        filter: 'text',
      },
      {
        ...{ key: 'state', title: words.state, width: 90 },
        text: (row) => words.states[row.state],
        value: (row) => row.state,
        filter: outcomeStates.map((value) => ({ value, label: words.states[value] })),
        render: (row) => <Mark {...SHAPES[row.state]} word={words.states[row.state]} />,
      },
      {
        ...{ key: 'settled', title: words.settled, width: 170, align: 'right' as const },
        text: (row) => (row.settled === null ? '—' : figure(row.settled)),
        order: (row) => row.settled,
      },
    ]
    return ofOneRound ? columns.slice(1) : columns
  }, [w, f, amountOf, ofOneRound, open])
}

type Props = { readonly roundId?: string; readonly title: string; readonly why: string }

/** The register of one round or of all; a line opens into what has been done about it. */
export const RegisterTable = ({ roundId, title, why }: Props) => {
  const { w } = useLanguage()
  const lines = useQuery(registerQuery(roundId))
  const [view, setView] = useView()
  const [open, setOpen] = useState<string | null>(null)
  const columns = useColumns(roundId !== undefined, setOpen)
  return (
    <Loaded query={lines}>
      {(rows) => {
        const chosen = rows.find(({ id }) => id === open)
        return (
          <>
            <DataTable
              name={roundId === undefined ? 'outcomes' : 'round-outcomes'}
              caption={w.outcomes.list}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              view={view}
              onView={setView}
              onOpen={(row) => setOpen(row.id)}
              empty={<EmptyState title={title} why={why} />}
              fill
            />
            {chosen !== undefined && (
              <ChangeDrawer key={`${chosen.id} ${chosen.revision}`} line={chosen} onClose={() => setOpen(null)} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
