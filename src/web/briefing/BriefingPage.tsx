import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Briefing } from '#contract/briefing.ts'
import { api } from '../api/client.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useSession, useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import './briefing.css'
import { Changed } from './Changed.tsx'
import { Figures } from './Figures.tsx'
import { Asks, Silent, Stuck } from './Stuck.tsx'

const briefingQuery = { queryKey: ['briefing'], queryFn: () => api.briefing.get() }

const Body = ({ briefing }: { readonly briefing: Briefing }) => {
  const { w } = useLanguage()
  if (briefing.programmes.length === 0)
    return <EmptyState title={w.briefing.noProgrammes} why={w.briefing.noProgrammesWhat} />
  return (
    <>
      <Figures briefing={briefing} />
      <div className="columns-2 briefing-columns">
        <div className="stack">
          <Asks asks={briefing.asks} />
          <Stuck stuck={briefing.stuck} />
        </div>
        <div className="stack">
          <Silent silent={briefing.silent} />
          <Changed briefing={briefing} />
        </div>
      </div>
    </>
  )
}

/** One page to decide by and to print. A leader's day begins with it; the office prepares the meeting with it. */
export const BriefingPage = ({ below }: { readonly below?: ReactNode }) => {
  const { w, f } = useLanguage()
  const session = useSession()
  const today = useToday()
  const briefing = useQuery(briefingQuery)
  const count = briefing.data?.programmes.length
  return (
    <div className="page briefing">
      <PageTitle
        what={w.briefing.title}
        whose={session.city.name}
        asOf={w.attention.asOf(f.day(today))}
        state={count === undefined ? undefined : w.briefing.over(f.number(count))}
        actions={
          <Button type="primary" onClick={() => window.print()}>
            {w.briefing.print}
          </Button>
        }
      />
      <div className="page-scroll">
        <div className="page-body">
          <Loaded query={briefing}>{(data) => <Body briefing={data} />}</Loaded>
          {below}
        </div>
      </div>
    </div>
  )
}
