import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Objection } from '#contract/rounds/objection.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import { api } from '../api/client.ts'
import { filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Field } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { correctionQuery, differencesQuery, objectionsQuery, roundsKey, useRound } from './queries.ts'
import { ValueField } from './ValueField.tsx'
import { typedOf, useValueWords, valueTyped } from './value-words.ts'

const SHAPES = {
  open: { sign: '▲', tone: 'watch' },
  upheld: { sign: '✓', tone: 'done' },
  rejected: { sign: '○', tone: 'no-data' },
} as const

type DecideProps = { readonly round: RoundPage; readonly objection: Objection; readonly onClose: () => void }

const DecideDialog = ({ round, objection, onClose }: DecideProps) => {
  const { w } = useLanguage()
  const words = w.rounds
  const client = useQueryClient()
  const [state, setState] = useState<'upheld' | 'rejected' | null>(null)
  const [typed, setTyped] = useState(typedOf(objection.claimed))
  const [reason, setReason] = useState('')
  const input = round.inputs.find(({ code }) => code === objection.input)
  const value = input === undefined ? undefined : valueTyped(input, typed)
  const decide = useAct({
    deed: () =>
      api.rounds.decide({
        ...{ id: round.id, objectionId: objection.id, state: state ?? 'rejected', words: reason },
        ...(state === 'upheld' && value !== undefined
          ? { value: typeof value === 'object' && value !== null ? [...value] : value }
          : {}),
      }),
    said: () => words.decided,
    touches: [roundsKey],
    after: onClose,
  })
  const ready = state !== null && reason.trim().length > 1 && (state === 'rejected' || value !== undefined)
  return (
    <Modal
      open
      title={`${words.decide} · ${objection.name} · ${objection.inputName}`}
      okText={words.decide}
      cancelText={w.parts.cancel}
      okButtonProps={{ disabled: !ready, loading: decide.pending }}
      onOk={() => decide.run(undefined)}
      onCancel={onClose}
    >
      <ActFaults act={decide} onReload={() => client.invalidateQueries({ queryKey: roundsKey })} />
      <p>{objection.words}</p>
      <Radio.Group
        value={state}
        options={[
          { value: 'upheld', label: words.uphold },
          { value: 'rejected', label: words.reject },
        ]}
        onChange={(event) => setState(event.target.value)}
      />
      {state === 'upheld' && input !== undefined && (
        <Field label={words.decidedValue}>
          {() => <ValueField input={input} label={words.decidedValue} typed={typed} onType={setTyped} />}
        </Field>
      )}
      <Field label={words.whyWrong}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}

const ObjectionTable = ({
  round,
  objections,
}: {
  readonly round: RoundPage
  readonly objections: readonly Objection[]
}) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const say = useValueWords()
  const [deciding, setDeciding] = useState<Objection | null>(null)
  if (objections.length === 0) return <EmptyState title={words.noObjections} why={words.noObjectionsWhat} />
  return (
    <section className="panel wide-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.subject}</th>
            <th>{words.item}</th>
            <th className="right">{words.held}</th>
            <th className="right">{words.claimed}</th>
            <th>{words.whyWrong}</th>
            <th>{words.decider}</th>
            <th>{words.state}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {objections.map((one) => (
            <tr key={one.id}>
              <td>
                {one.name}
                <div className="quiet nowrap">{f.instant(one.raisedAt)}</div>
              </td>
              <td>
                {one.inputName}
                {one.unit !== null && <span className="quiet">（{one.unit}）</span>}
              </td>
              <td className="right">{say(one.held)}</td>
              <td className="right">{say(one.claimed)}</td>
              <td>
                {one.words}
                {one.fileId !== null && (
                  <div>
                    <a href={filePaths.file(one.fileId)} download={one.fileName ?? ''}>
                      {one.fileName}
                    </a>
                  </div>
                )}
              </td>
              <td>
                {one.decider ?? words.office}
                {one.dueOn !== null && (
                  <div className={one.late ? 'late-word nowrap' : 'quiet nowrap'}>
                    {words.decideBy(f.day(one.dueOn))}
                    {one.late && ` · ${words.decideLate}`}
                  </div>
                )}
              </td>
              <td>
                <Mark {...SHAPES[one.state]} word={words.states[one.state]} />
                {one.applied && <span className="quiet"> · {words.applied}</span>}
                {one.state === 'upheld' && <div>{`${words.decidedValue} ${say(one.decided)}`}</div>}
                {one.decision !== null && (
                  <div className="quiet">
                    {one.decision}（{one.decidedBy}）
                  </div>
                )}
              </td>
              <td>
                {one.mayDecide && (
                  <Button size="small" type="primary" onClick={() => setDeciding(one)}>
                    {words.decide}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {deciding !== null && <DecideDialog round={round} objection={deciding} onClose={() => setDeciding(null)} />}
    </section>
  )
}

/** Who would move, before anything is changed. */
const CorrectionPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  const client = useQueryClient()
  const correction = useQuery(correctionQuery(round.id))
  const accept = useAct({
    deed: (objections: readonly string[]) => api.rounds.correct({ id: round.id, objections: [...objections] }),
    said: () => words.accepted,
    touches: [roundsKey],
  })
  return (
    <section className="panel">
      <header>
        <h2>{words.correction}</h2>
        <span className="quiet">{words.correctionWhat}</span>
      </header>
      <div className="panel-body">
        <ActFaults act={accept} onReload={() => client.invalidateQueries({ queryKey: roundsKey })} />
        <Loaded query={correction}>
          {(data) =>
            data.objections.length === 0 ? (
              <p className="quiet">{words.noCorrection}</p>
            ) : (
              <>
                {data.moved.length === 0 ? <p>{words.nobodyMoves}</p> : <DifferenceTable difference={data} />}
                <Button type="primary" loading={accept.pending} onClick={() => accept.run(data.objections)}>
                  {words.accept}
                </Button>
              </>
            )
          }
        </Loaded>
      </div>
    </section>
  )
}

const DifferencesPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  const differences = useQuery(differencesQuery(round.id))
  return (
    <section className="panel">
      <header>
        <h2>{words.differences}</h2>
      </header>
      <div className="panel-body">
        <Loaded query={differences}>
          {(data) =>
            data.moved.length === 0 ? (
              <p className="quiet">{words.sameAsNotice}</p>
            ) : (
              <DifferenceTable difference={data} />
            )
          }
        </Loaded>
      </div>
    </section>
  )
}

const Body = ({ round }: { readonly round: RoundPage }) => {
  const objections = useQuery(objectionsQuery(round.id))
  return (
    <div className="page-scroll">
      <div className="page-body stack">
        <Loaded query={objections}>{(rows) => <ObjectionTable round={round} objections={rows} />}</Loaded>
        {round.acts.includes('correct') && <CorrectionPanel round={round} />}
        {round.noticed !== null && round.seesResults && <DifferencesPanel round={round} />}
      </div>
    </div>
  )
}

export const ObjectionsTab = () => {
  const round = useRound()
  return <Loaded query={round}>{(data) => <Body round={data} />}</Loaded>
}
