import { Link, Outlet, useParams } from '@tanstack/react-router'
import type { RoundPage as Round } from '#contract/rounds/round.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useLanguage } from '../words/language.tsx'
import { useRound } from './queries.ts'
import { RoundStateMark } from './RoundStateMark.tsx'
import './rounds.css'

const tabsOf = (round: Round) =>
  (['course', 'inputs', 'panel', 'questionnaires', 'results', 'sensitivity', 'objections', 'outcomes'] as const).filter(
    (tab) => {
      if (tab === 'panel') return round.seesPanel
      if (tab === 'questionnaires') return round.seesQuestionnaires
      return tab === 'course' || tab === 'inputs' || tab === 'objections' || round.seesResults
    },
  )

const Tabs = ({ round }: { readonly round: Round }) => {
  const { w } = useLanguage()
  return (
    <nav className="tabs no-print" aria-label={w.rounds.title}>
      {tabsOf(round).map((tab) => (
        <Link key={tab} to={`/rounds/$id/${tab}`} params={{ id: round.id }} activeOptions={{ includeSearch: false }}>
          {w.rounds.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}

export const RoundPage = () => {
  const { w, f } = useLanguage()
  const { id } = useParams({ from: '/rounds/$id' })
  const round = useRound()
  return (
    <div className="page">
      <Loaded query={round}>
        {(data) => (
          <>
            <PageTitle
              what={data.name}
              whose={data.methodName}
              state={<RoundStateMark state={data.state} />}
              asOf={data.stepTo === null ? data.period : `${data.period} · ${w.rounds.until(f.day(data.stepTo))}`}
            />
            <Tabs round={data} />
            <Outlet key={id} />
          </>
        )}
      </Loaded>
    </div>
  )
}
