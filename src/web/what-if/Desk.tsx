import { Button } from 'antd'
import { memo, useCallback, useEffect, useMemo, useState } from 'react'
import { parametersOf } from '#core/evaluations/parameters.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useLanguage } from '../words/language.tsx'
import { Differences } from './Differences.tsx'
import { Explained } from './Explained.tsx'
import { LeagueBar } from './LeagueBar.tsx'
import { LeagueTable } from './LeagueTable.tsx'
import { ParameterPanel } from './ParameterPanel.tsx'
import type { TrialInput } from './request.ts'
import { TrialActions } from './TrialActions.tsx'
import { useDesk } from './use-desk.ts'
import type { Opened, useTrial } from './use-trial.ts'

type Props = {
  readonly trial: ReturnType<typeof useTrial>
  readonly opened: Opened
  readonly input: TrialInput
  readonly onLeave: () => void
}

/** Numbers on the left, everybody in the middle, what has moved on the right. */
export const Desk = ({ trial, opened, input, onLeave }: Props) => {
  const { w, f } = useLanguage()
  const { method, rows, notes } = opened
  const { standing } = trial
  const parameters = useMemo(() => parametersOf(method), [method])
  const desk = useDesk(method, trial.ask)
  const [chosen, setChosen] = useState<number | null>(null)
  const { explain } = trial
  const openLine = useCallback((row: number) => setChosen(row), [])
  // an open explanation follows the hand
  useEffect(() => {
    if (standing !== null && chosen !== null) explain(chosen)
  }, [standing, chosen, explain])
  return (
    <div className="page">
      <PageTitle
        what={w.whatIf.title}
        whose={`${method.name} · ${w.whatIf.subjects(f.number(rows))}`}
        state={w.whatIf.changedN(desk.changes.size)}
        asOf={standing === null ? undefined : w.whatIf.computed(f.number(standing.computed, 1))}
        actions={<Actions input={input} changes={desk.changes} onLeave={onLeave} onReset={desk.reset} />}
      />
      <div className="what-if-desk">
        <ParameterPanel
          parameters={parameters}
          changes={desk.changes}
          cohort={method.cohorts[desk.view.cohort ?? desk.ofWeights]?.code ?? ''}
          onTurn={desk.turn}
        />
        <section className="what-if-league">
          <LeagueBar
            method={method}
            cohort={desk.ofWeights}
            show={desk.view.show}
            q={desk.view.q}
            onCohort={desk.showCohort}
            onShow={desk.show}
            onFind={desk.find}
          />
          {trial.findings.length > 0 && (
            <FaultList title={w.whatIf.refused} faults={trial.findings.map(({ code, facts }) => ({ code, facts }))} />
          )}
          {standing !== null && standing.count === 0 && (
            <EmptyState
              title={desk.view.q.trim() === '' ? w.whatIf.noMoves : w.whatIf.nobody}
              why={desk.view.q.trim() === '' ? w.whatIf.noMovesWhat : undefined}
            />
          )}
          <LeagueTable
            standing={standing}
            decimals={method.rounding.total}
            chosen={chosen}
            onSight={desk.sight}
            onOpen={openLine}
          />
          {notes.length > 0 && <Notes notes={notes} />}
        </section>
        {standing !== null && <Differences standing={standing} onOpen={openLine} />}
      </div>
      {chosen !== null && trial.explained?.row === chosen && (
        <Explained explained={trial.explained} onClose={() => setChosen(null)} />
      )}
    </div>
  )
}

type ActionsProps = Pick<Props, 'input' | 'onLeave'> & {
  readonly changes: ReadonlyMap<string, number>
  readonly onReset: () => void
}

const Actions = memo(({ input, changes, onLeave, onReset }: ActionsProps) => {
  const { w } = useLanguage()
  return (
    <>
      <Button onClick={onLeave}>{w.whatIf.another}</Button>
      <Button disabled={changes.size === 0} onClick={onReset}>
        {w.whatIf.reset}
      </Button>
      <TrialActions input={input} changes={[...changes]} />
    </>
  )
})

const Notes = ({ notes }: Pick<Opened, 'notes'>) => {
  const { w, language } = useLanguage()
  return (
    <details className="what-if-notes">
      <summary>{w.whatIf.notes(notes.length)}</summary>
      <ul>
        {notes.map((note, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; one sentence may stand twice
          <li key={at}>{note.said[language]}</li>
        ))}
      </ul>
    </details>
  )
}
