import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { GradeMeasure } from '#contract/outcomes.ts'
import { mayKeepMeasures } from '#core/outcomes/rights.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor, useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { AddMeasureDrawer } from './AddMeasureDrawer.tsx'
import { useAmount } from './amount.ts'
import { measuresQuery, outcomesKey } from './queries.ts'

const EndDialog = ({ measure, onClose }: { readonly measure: GradeMeasure; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.outcomes
  const today = useToday()
  const [day, setDay] = useState<string | null>(measure.validTo ?? today)
  const end = useAct({
    deed: () => api.outcomes.endMeasure({ id: measure.id, validTo: day ?? today }),
    said: () => words.ended,
    touches: [outcomesKey],
    after: onClose,
  })
  return (
    <Modal
      open
      title={`${words.end} · ${measure.grade} · ${measure.name}`}
      okText={words.end}
      cancelText={w.parts.cancel}
      okButtonProps={{ disabled: day === null, loading: end.pending }}
      onOk={() => end.run(undefined)}
      onCancel={onClose}
    >
      <ActFaults act={end} />
      <Field label={words.lastDay}>
        {({ status: _, ...wiring }) => <DayInput {...wiring} value={day} onChange={setDay} />}
      </Field>
    </Modal>
  )
}

const MeasureTable = ({ measures, keeps }: { readonly measures: readonly GradeMeasure[]; readonly keeps: boolean }) => {
  const { w, f } = useLanguage()
  const words = w.outcomes
  const today = useToday()
  const amountOf = useAmount()
  const [ending, setEnding] = useState<GradeMeasure | null>(null)
  if (measures.length === 0) return <p className="panel-body quiet">{words.measuresNone}</p>
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.grade}</th>
            <th>{words.measure}</th>
            <th>{words.kind}</th>
            <th className="right">{words.amount}</th>
            <th>{words.from}</th>
            <th>{words.to}</th>
            <th>{words.executor}</th>
            <th>{words.source}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {measures.map((one) => {
            const past = one.validTo !== null && one.validTo < today
            return (
              <tr key={one.id} {...(past ? { className: 'quiet' } : {})}>
                <td className="nowrap">{one.grade}</td>
                <td>
                  {one.name}
                  {one.unverified !== null && (
                    <div className="quiet">
                      <span className="shape watch">▲</span> {words.unverified}：{one.unverified}
                    </div>
                  )}
                </td>
                <td className="nowrap">{words.kinds[one.kind]}</td>
                <td className="right nowrap">{amountOf(one)}</td>
                <td className="nowrap">{f.day(one.validFrom)}</td>
                <td className="nowrap">{one.validTo === null ? words.openEnd : f.day(one.validTo)}</td>
                <td>{one.executor ?? words.office}</td>
                <td className="quiet">{one.source}</td>
                <td>
                  {keeps && !past && (
                    <Button size="small" onClick={() => setEnding(one)}>
                      {words.end}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {ending !== null && <EndDialog measure={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

/** What follows from each grade of a method, with days and sources. */
export const MeasuresPanel = ({ methodId }: { readonly methodId: string }) => {
  const { w, f } = useLanguage()
  const words = w.outcomes
  const keeps = mayKeepMeasures(useActor())
  const query = useQuery(measuresQuery(methodId))
  const [adding, setAdding] = useState(false)
  const adopt = useAct({
    deed: () => api.outcomes.adoptMeasures({ methodId }),
    said: () => words.adopted,
    touches: [outcomesKey],
  })
  return (
    <section className="panel" id="measures">
      <header>
        <h2>{words.measures}</h2>
        <span className="quiet">{words.measuresWhat}</span>
        {keeps && (
          <Button size="small" className="panel-deed" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </header>
      <ActFaults act={adopt} />
      <Loaded query={query}>
        {({ grades, measures, shipped }) => (
          <>
            <div className="wide-scroll">
              <MeasureTable measures={measures} keeps={keeps} />
            </div>
            {keeps && shipped > 0 && measures.length === 0 && (
              <div className="panel-body">
                <Button loading={adopt.pending} onClick={() => adopt.run(undefined)}>
                  {words.adopt(f.number(shipped))}
                </Button>
              </div>
            )}
            {adding && <AddMeasureDrawer methodId={methodId} grades={grades} onClose={() => setAdding(false)} />}
          </>
        )}
      </Loaded>
    </section>
  )
}
