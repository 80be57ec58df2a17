import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { RobustnessPage } from '#contract/robustness.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { isUnderWay, jobsQuery } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { NoResults } from '../rounds/NotYet.tsx'
import { roundsKey, useRound } from '../rounds/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { AlternativesPanel, EffectsPanel, WithoutPanel } from './ChoicePanels.tsx'
import { CorrelatedPanel, ImputedPanel, SqueezePanel } from './DataPanels.tsx'
import { IntervalsPanel } from './IntervalsPanel.tsx'
import { useNames } from './names.ts'
import { robustnessQuery } from './queries.ts'
import './robustness.css'

const Report = ({ round, page }: { readonly round: RoundPage; readonly page: RobustnessPage }) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { cohortOf } = useNames(page)
  const { settings } = page
  const spread = f.number(settings.weightSpread * 100, 0)
  const whole = round.view === 'all'
  return (
    <>
      <p>{words.lead(f.number(settings.draws), spread)}</p>
      {page.sets.map((set) => (
        <div key={set.cohorts.join()} className="stack">
          {page.sets.length + page.cohorts.length > 2 && <h2>{words.set(set.cohorts.map(cohortOf).join('、'))}</h2>}
          <IntervalsPanel id={round.id} page={page} set={set} />
          <EffectsPanel page={page} set={set} />
          {whole && (
            <>
              <WithoutPanel page={page} set={set} />
              <AlternativesPanel page={page} set={set} />
              <SqueezePanel id={round.id} page={page} set={set} />
              <CorrelatedPanel page={page} set={set} />
            </>
          )}
        </div>
      ))}
      {whole && <ImputedPanel page={page} />}
      <p className="quiet">
        {words.settingsSay({
          ...{ seed: String(settings.seed), draws: f.number(settings.draws), sample: f.number(settings.sample) },
          ...{ spread, number: String(page.number) },
        })}
      </p>
    </>
  )
}

/** Whoever had it done sees how far it is; anybody else that it comes by itself. */
const NotAnalysed = ({ round, button }: { readonly round: RoundPage; readonly button: ReactNode }) => {
  const { w } = useLanguage()
  const words = w.robustness
  const jobs = useQuery(jobsQuery).data ?? []
  const running = jobs.find((job) => job.kind === 'round.robustness' && job.title === round.name && isUnderWay(job))
  if (running === undefined)
    return (
      <>
        <EmptyState title={words.none} why={words.noneWhat} />
        <div className="toolbar">{button}</div>
      </>
    )
  return (
    <>
      <EmptyState title={words.running} why={words.runningWhat} />
      <ul className="plain-list panel">
        <JobLine job={running} />
      </ul>
    </>
  )
}

const Body = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.robustness
  const query = useQuery({ ...robustnessQuery(round.id), enabled: round.seesResults })
  const order = useAct({
    deed: () => api.robustness.order({ id: round.id }),
    said: () => words.ordered,
    touches: [roundsKey, jobsQuery.queryKey],
  })
  const mark = useAct({
    deed: (number: number) => api.robustness.markSeen({ id: round.id, number }),
    said: () => words.seenSaid,
    touches: [roundsKey],
  })
  if (!round.seesResults) return <NoResults round={round} />
  const button = (label: string) =>
    round.mayRun &&
    round.computations.length > 0 && (
      <Button loading={order.pending} onClick={() => order.run(undefined)}>
        {label}
      </Button>
    )
  return (
    <div className="page-scroll">
      <div className="page-body stack">
        <ActFaults act={order} />
        <Loaded query={query}>
          {(page) =>
            page === null ? (
              <NotAnalysed round={round} button={button(words.order)} />
            ) : (
              <>
                {page.mayMarkSeen && (
                  <div className="toolbar">
                    <Button type="primary" loading={mark.pending} onClick={() => mark.run(page.number)}>
                      {words.markSeen}
                    </Button>
                    <span className="quiet">{words.markSeenWhat}</span>
                  </div>
                )}
                <ActFaults act={mark} />
                <Report round={round} page={page} />
              </>
            )
          }
        </Loaded>
      </div>
    </div>
  )
}

export const SensitivityTab = () => {
  const round = useRound()
  return <Loaded query={round}>{(data) => <Body round={data} />}</Loaded>
}
