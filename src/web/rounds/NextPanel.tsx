import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { RoundPage } from '#contract/rounds/round.ts'
import { type RoundStep, stepsBefore } from '#core/rounds/course.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { wordFault } from '../words/word-fault.ts'
import { roundsKey } from './queries.ts'

/** What comes next, what stands in its way, and the one button for it. */
export const NextPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const { id, state, hurdles, next } = round
  const client = useQueryClient()
  const reload = () => client.invalidateQueries({ queryKey: roundsKey })
  const [asking, setAsking] = useState<'pass' | 'reopen' | 'opinion' | null>(null)
  const before = stepsBefore(round.plan, state)
  const [to, setTo] = useState<RoundStep | null>(null)
  const close = () => setAsking(null)
  const advance = useAct({
    deed: (reason: string | undefined) => api.rounds.advance({ id, from: state, words: reason }),
    said: (done) => words.gone(words.steps[done.state]),
    touches: [roundsKey],
    after: close,
  })
  const compute = useAct({
    deed: () => api.rounds.compute({ id }),
    said: (done) => words.computed(done.computations[0]?.number ?? 0),
    touches: [roundsKey],
  })
  const reopen = useAct({
    deed: (reason: string) => api.rounds.reopen({ id, from: state, to: to ?? before.at(-1) ?? state, words: reason }),
    said: () => words.reopened,
    touches: [roundsKey],
    after: close,
  })
  const opine = useAct({
    deed: (reason: string) => api.rounds.opine({ id, words: reason }),
    said: () => words.opinionGiven,
    touches: [roundsKey],
    after: close,
  })
  const soft = hurdles.some(({ hard }) => !hard)
  const hard = hurdles.some((hurdle) => hurdle.hard)
  const mayGo = next !== null && (state === 'approval' ? round.mayApprove : round.mayRun)
  return (
    <section className="panel">
      <header>
        <h2>
          {words.inForce} · {words.steps[state]}
        </h2>
        {round.stepTo !== null && <span className="quiet">{words.until(f.day(round.stepTo))}</span>}
      </header>
      <div className="panel-body stack">
        <p>{words.stepWhat[state]}</p>
        <ActFaults act={compute} />
        {asking === null && <ActFaults act={advance} onReload={reload} />}
        {mayGo && hurdles.length > 0 && (
          <ul className="hurdles">
            {hurdles.map((hurdle) => (
              <li key={hurdle.code}>
                <span className={`shape ${hurdle.hard ? 'late' : 'watch'}`}>{hurdle.hard ? '■' : '▲'}</span>{' '}
                {wordFault(w, f, { code: hurdle.code, facts: hurdle.facts })}
                <span className="quiet"> {hurdle.hard ? words.hurdleHard : words.hurdleSoft}</span>
                {hurdle.code === 'round.sensitivity-unseen' && (
                  <>
                    {' '}
                    <Link to="/rounds/$id/sensitivity" params={{ id }}>
                      {words.tabs.sensitivity}
                    </Link>
                  </>
                )}
                {hurdle.code === 'round.unconfirmed' && (
                  <>
                    {' '}
                    <Link to="/methods/$id" params={{ id: round.methodId }}>
                      {w.methods.findings}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayGo && hurdles.length === 0 && <p className="quiet">{words.noHurdles}</p>}
        <div className="toolbar">
          {mayGo && next !== null && (
            <Button
              type="primary"
              disabled={hard}
              loading={advance.pending}
              onClick={() => (soft ? setAsking('pass') : advance.run(undefined))}
            >
              {state === 'approval' ? words.approve : words.goTo(words.steps[next])}
            </Button>
          )}
          {round.acts.includes('compute') && (
            <Button loading={compute.pending} onClick={() => compute.run(undefined)}>
              {words.compute}
            </Button>
          )}
          {round.acts.includes('opinion') && <Button onClick={() => setAsking('opinion')}>{words.opinion}</Button>}
          {round.mayRun && before.length > 0 && <Button onClick={() => setAsking('reopen')}>{words.reopen}</Button>}
        </div>
      </div>
      {asking === 'pass' && next !== null && (
        <ReasonDialog
          title={words.passReason}
          verb={words.goTo(words.steps[next])}
          act={advance}
          onReason={(reason) => advance.run(reason)}
          onClose={close}
          onReload={reload}
        />
      )}
      {asking === 'reopen' && (
        <ReasonDialog
          title={words.reopen}
          verb={words.reopen}
          danger
          act={reopen}
          onReason={(reason) => reopen.run(reason)}
          onClose={close}
          onReload={reload}
        >
          <Field label={words.reopenTo}>
            {(wiring) => (
              <Select
                {...wiring}
                value={to ?? before.at(-1) ?? null}
                options={before.map((value) => ({ value, label: words.steps[value] }))}
                onChange={(value) => setTo(value)}
              />
            )}
          </Field>
        </ReasonDialog>
      )}
      {asking === 'opinion' && (
        <ReasonDialog
          title={words.opinion}
          verb={words.opinion}
          act={opine}
          onReason={(reason) => opine.run(reason)}
          onClose={close}
        />
      )}
    </section>
  )
}
