import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RoundPage } from '#contract/rounds/round.ts'
import { mayEnterOutcomes } from '#core/outcomes/rights.ts'
import { api } from '../api/client.ts'
import { download } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { NoResults } from '../rounds/NotYet.tsx'
import { useRound } from '../rounds/queries.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { outcomesKey, registerFile } from './queries.ts'
import { RegisterTable } from './RegisterTable.tsx'

const Body = ({ round }: { readonly round: RoundPage }) => {
  const { w, f } = useLanguage()
  const words = w.outcomes
  const enters = mayEnterOutcomes(useActor())
  const isFinal = round.state === 'final'
  const enter = useAct({
    deed: () => api.outcomes.enter({ roundId: round.id }),
    said: ({ added, lifted }) => words.entered(f.number(added), lifted === 0 ? null : f.number(lifted)),
    touches: [outcomesKey],
  })
  return (
    <div className="page-body">
      <ActFaults act={enter} />
      <div className="toolbar">
        {round.view === 'all' && (
          <Link to="/methods/$id" params={{ id: round.methodId }} hash="measures">
            {words.measures}
          </Link>
        )}
        <span className="grow" />
        <Button onClick={() => download(registerFile(round.id))}>{words.export}</Button>
        {enters && isFinal && (
          <Button type="primary" title={words.enterHint} loading={enter.pending} onClick={() => enter.run(undefined)}>
            {words.enter}
          </Button>
        )}
      </div>
      <RegisterTable
        roundId={round.id}
        title={words.noneRound}
        why={isFinal ? (enters ? words.noneRoundWhat : words.noneOwn) : words.notFinal}
      />
    </div>
  )
}

export const OutcomesTab = () => {
  const round = useRound()
  return (
    <Loaded query={round}>{(data) => (data.seesResults ? <Body round={data} /> : <NoResults round={data} />)}</Loaded>
  )
}
