import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { RoundLine } from '#contract/rounds/round.ts'
import { mayAskOutcomes } from '#core/outcomes/rights.ts'
import { roundSteps } from '#core/rounds/course.ts'
import { mayReadMethods, mayRunRounds } from '#core/rounds/rights.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useActor } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { ListPage } from '../table/ListPage.tsx'
import { useLanguage } from '../words/language.tsx'
import { roundsQuery } from './queries.ts'
import { RoundStateMark } from './RoundStateMark.tsx'
import { SetupDrawer } from './SetupDrawer.tsx'
import './rounds.css'

const useColumns = (): readonly Column<RoundLine>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.rounds
    return [
      {
        ...{ key: 'name', title: words.name, width: 280, grow: true, filter: 'text' },
        text: (row) => row.name,
        render: (row) => (
          <Link to="/rounds/$id/course" params={{ id: row.id }} title={row.name}>
            {row.name}
          </Link>
        ),
      },
      { key: 'period', title: words.period, width: 110, text: (row) => row.period },
      { key: 'method', title: words.method, width: 320, text: (row) => row.methodName, filter: 'text' },
      {
        ...{ key: 'state', title: words.state, width: 130 },
        text: (row) => words.steps[row.state],
        value: (row) => row.state,
        filter: roundSteps.map((value) => ({ value, label: words.steps[value] })),
        render: (row) => <RoundStateMark state={row.state} />,
      },
      {
        ...{ key: 'due', title: words.due, width: 130 },
        text: (row) => (row.due === null ? '—' : f.day(row.due)),
        order: (row) => (row.due === null ? null : Date.parse(row.due)),
      },
      {
        ...{ key: 'subjects', title: words.subjects, width: 90, align: 'right' },
        text: (row) => f.number(row.subjects),
        order: (row) => row.subjects,
      },
    ]
  }, [w, f])
}

export const RoundListPage = () => {
  const { w } = useLanguage()
  const words = w.rounds
  const actor = useActor()
  const navigate = useNavigate()
  const rounds = useQuery(roundsQuery)
  const [adding, setAdding] = useState(false)
  const columns = useColumns()
  const runs = mayRunRounds(actor)
  return (
    <ListPage
      name="rounds"
      title={words.title}
      caption={words.list}
      query={rounds}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => navigate({ to: '/rounds/$id/course', params: { id: row.id } })}
      empty={<EmptyState title={words.none} why={runs ? words.noneWhat : words.noneOwn} />}
      actions={
        <>
          {mayAskOutcomes(actor) && <Button onClick={() => navigate({ to: '/outcomes' })}>{w.outcomes.title}</Button>}
          {mayReadMethods(actor) && <Button onClick={() => navigate({ to: '/methods' })}>{w.methods.title}</Button>}
          {runs && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )}
        </>
      }
    >
      {adding && <SetupDrawer round={null} onClose={() => setAdding(false)} />}
    </ListPage>
  )
}
