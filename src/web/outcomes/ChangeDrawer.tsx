import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutcomeLine } from '#contract/outcomes.ts'
import { statesAfter } from '#core/outcomes/outcomes.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { decimalsOf } from '../rounds/value-words.ts'
import { useLanguage } from '../words/language.tsx'
import { useAmount } from './amount.ts'
import { historyQuery, outcomesKey } from './queries.ts'
import './outcomes.css'

const History = ({ id }: { readonly id: string }) => {
  const { w, f } = useLanguage()
  const words = w.outcomes
  const history = useQuery(historyQuery(id))
  return (
    <Loaded query={history}>
      {(events) =>
        events.length === 0 ? null : (
          <section>
            <h3>{words.history}</h3>
            <ul className="plain-list">
              {events.map((event) => (
                <li key={event.revision}>
                  <strong>{words.states[event.state]}</strong>
                  {event.settled !== null &&
                    ` · ${words.settled} ${f.number(event.settled, decimalsOf(event.settled))}`}
                  {event.words !== null && <div>{event.words}</div>}
                  <div className="quiet">
                    {event.by} · {f.instant(event.at)}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  )
}

export const ChangeDrawer = ({ line, onClose }: { readonly line: OutcomeLine; readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const words = w.outcomes
  const client = useQueryClient()
  const amountOf = useAmount()
  const [state, setState] = useState(line.state)
  const [validTo, setValidTo] = useState(line.validTo)
  const [settled, setSettled] = useState(line.settled)
  const [said, setSaid] = useState('')
  const change = useAct({
    deed: () =>
      api.outcomes.change({
        id: line.id,
        revision: line.revision,
        state,
        validTo,
        settled,
        words: said.trim() || null,
      }),
    said: () => words.changed,
    touches: [outcomesKey],
    after: onClose,
  })
  return (
    <Drawer
      open
      size={520}
      title={`${line.subject} · ${line.measure}`}
      onClose={onClose}
      extra={
        line.mayChange && (
          <Button type="primary" loading={change.pending} onClick={() => change.run(undefined)}>
            {words.change}
          </Button>
        )
      }
    >
      <ActFaults act={change} onReload={() => client.invalidateQueries({ queryKey: outcomesKey })} />
      <dl className="pairs outcome-facts">
        <dt>{words.round}</dt>
        <dd>{line.roundName}</dd>
        <dt>{words.grade}</dt>
        <dd>{line.grade}</dd>
        <dt>{words.amount}</dt>
        <dd>{amountOf(line)}</dd>
        <dt>{words.from}</dt>
        <dd>{f.day(line.validFrom)}</dd>
        <dt>{words.executor}</dt>
        <dd>{line.executor ?? words.office}</dd>
        <dt>{words.source}</dt>
        <dd>{line.source}</dd>
      </dl>
      {line.mayChange && (
        <>
          <Field label={words.state}>
            {(wiring) => (
              <Select
                {...wiring}
                value={state}
                options={statesAfter(line.state).map((value) => ({ value, label: words.states[value] }))}
                onChange={setState}
              />
            )}
          </Field>
          <Field label={words.settled} hint={words.settledHint} optional>
            {(wiring) => <InputNumber {...wiring} value={settled} onChange={(value) => setSettled(value)} />}
          </Field>
          <Field label={words.to} hint={words.toHint} optional>
            {({ status: _, ...wiring }) => <DayInput {...wiring} value={validTo} onChange={setValidTo} />}
          </Field>
          <Field label={words.words} hint={words.wordsHint}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                rows={3}
                maxLength={1000}
                value={said}
                onChange={(event) => setSaid(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <History id={line.id} />
    </Drawer>
  )
}
