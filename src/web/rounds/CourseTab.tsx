import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { RoundPage } from '#contract/rounds/round.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { aboutEvent } from './event-words.ts'
import { NextPanel } from './NextPanel.tsx'
import { OwedPanel } from './OwedPanel.tsx'
import { useRound } from './queries.ts'
import { SetupDrawer } from './SetupDrawer.tsx'

const StepsPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const today = useToday()
  const [editing, setEditing] = useState(false)
  const now = round.plan.findIndex(({ step }) => step === round.state)
  const shapeOf = (at: number, due: string | null) => {
    if (at < now || round.state === 'final') return { sign: '✓', tone: 'done' as const }
    if (at > now) return { sign: '○', tone: 'no-data' as const }
    return due !== null && due < today
      ? { sign: '■', tone: 'late' as const }
      : { sign: '●', tone: 'on-course' as const }
  }
  return (
    <section className="panel">
      <header>
        <h2>{words.plan}</h2>
        {round.mayRun && round.state !== 'final' && (
          <Button size="small" className="panel-deed" onClick={() => setEditing(true)}>
            {words.editPlan}
          </Button>
        )}
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.state}</th>
            <th>{words.owner}</th>
            <th>{words.due}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {round.plan.map(({ step, unitName, due }, at) => (
            <tr key={step} {...(at === now ? { className: 'is-now' } : {})}>
              <td className="nowrap">
                <Mark {...shapeOf(at, due)} word={words.steps[step]} />
              </td>
              <td>
                {step === 'review' && unitName === null
                  ? (round.thirdParty ?? words.office)
                  : (unitName ?? words.office)}
              </td>
              <td className="nowrap">{due === null ? '—' : f.day(due)}</td>
              <td className="quiet">{words.stepWhat[step]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <SetupDrawer round={round} onClose={() => setEditing(false)} />}
    </section>
  )
}

const ComputationsPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  if (round.computations.length === 0) return null
  return (
    <section className="panel">
      <header>
        <h2>{words.computations}</h2>
        {round.seesResults && (
          <Link className="panel-deed" to="/rounds/$id/sensitivity" params={{ id: round.id }}>
            {words.tabs.sensitivity}
          </Link>
        )}
      </header>
      <ul className="plain-list">
        {round.computations.map((one) => (
          <li key={one.number}>
            <strong>{words.computation(one.number)}</strong> {f.instant(one.at)} · {words.engine(one.engine)}
            <div className="quiet hash" title={`${one.inputSha256}\n${one.resultSha256}`}>
              {words.inputHash} {one.inputSha256.slice(0, 12)}… {words.resultHash} {one.resultSha256.slice(0, 12)}…
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const EventsPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  if (round.events.length === 0) return null
  return (
    <section className="panel">
      <header>
        <h2>{words.events}</h2>
      </header>
      <ul className="plain-list">
        {round.events.map((event) => (
          <li key={event.revision}>
            <strong>{words.moves[event.move] ?? event.move}</strong> {aboutEvent(words, event)}
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

export const CourseTab = () => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const query = useRound()
  return (
    <Loaded query={query}>
      {(round) => (
        <div className="page-scroll">
          <div className="page-body columns-side">
            <div className="stack">
              <NextPanel round={round} />
              {round.mayRun && <OwedPanel round={round} />}
              <StepsPanel round={round} />
            </div>
            <div className="stack">
              <section className="panel">
                <dl className="pairs panel-body">
                  <dt>{words.method}</dt>
                  <dd>
                    {round.view === 'own' ? (
                      round.methodName
                    ) : (
                      <Link to="/methods/$id" params={{ id: round.methodId }}>
                        {round.methodName}
                      </Link>
                    )}{' '}
                    · {w.methods.versionN(round.methodVersion)}
                  </dd>
                  <dt>{words.thirdParty}</dt>
                  <dd>{round.thirdParty ?? '—'}</dd>
                  <dt>{words.subjects}</dt>
                  <dd>{f.number(round.subjects)}</dd>
                  {round.view === 'all' && (
                    <>
                      <dt>{words.progress}</dt>
                      <dd>
                        {words.reportedOf(f.number(round.reported), f.number(round.speaking))} ·{' '}
                        {words.reviewedOf(f.number(round.reviewed), f.number(round.subjects))}
                      </dd>
                    </>
                  )}
                </dl>
              </section>
              <ComputationsPanel round={round} />
              <EventsPanel round={round} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  )
}
