import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Briefing } from '#contract/briefing.ts'
import { LIGHTS } from '#core/progress/lights.ts'
import { api } from '../api/client.ts'
import { Behind } from '../headlines/Behind.tsx'
import { ChooseHeadlines } from '../headlines/ChooseHeadlines.tsx'
import { cellOf, HeadlineFigures } from '../headlines/HeadlineFigures.tsx'
import { type HeadlinePage, headlinesQuery } from '../headlines/queries.ts'
import { Revised } from '../headlines/Revised.tsx'
import { type Cell, ValueDrawer } from '../observations/ValueDrawer.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { AsOfPicker, PastNotice, useAsOf } from '../progress/AsOfPicker.tsx'
import { LightMark } from '../progress/LightMark.tsx'
import { searchOf } from '../progress/progress-columns.tsx'
import '../progress/progress.css'
import { useSession, useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import './briefing.css'
import { Changed } from './Changed.tsx'
import { Figures } from './Figures.tsx'
import { Asks, Silent, Stuck } from './Stuck.tsx'

const briefingQuery = { queryKey: ['briefing'], queryFn: () => api.briefing.get() }

/** How the targets stand, in one line; each opens its list. */
const Lights = ({ page }: { readonly page: HeadlinePage }) => {
  const { w, f } = useLanguage()
  const [asOf] = useAsOf()
  const shown = LIGHTS.filter((light) => (page.lights[light] ?? 0) > 0)
  if (shown.length === 0) return null
  return (
    <div className="lights-line">
      <b>{w.briefing.lights}</b>
      {shown.map((light) => (
        <Link key={light} to="/progress" search={{ ...searchOf(asOf), f: { light } } as never}>
          <LightMark light={light} /> {f.number(page.lights[light] ?? 0)}
        </Link>
      ))}
      <Link className="no-print" to="/progress" search={searchOf(asOf) as never}>
        {w.briefing.lightsAll}
      </Link>
    </div>
  )
}

const Headlines = ({ page, onCell }: { readonly page: HeadlinePage; readonly onCell: (cell: Cell) => void }) => {
  const { w } = useLanguage()
  if (page.figures.length === 0)
    return page.mayChoose ? (
      <div className="no-print">
        <EmptyState title={w.briefing.noHeadlines} why={w.briefing.noHeadlinesWhat} />
      </div>
    ) : null
  return (
    <HeadlineFigures
      figures={page.figures}
      onOpen={(figure) => {
        const cell = cellOf(figure)
        if (cell !== null) onCell(cell)
      }}
    />
  )
}

type BodyProps = { readonly briefing: Briefing; readonly page: HeadlinePage }

const Body = ({ briefing, page }: BodyProps) => {
  const { w } = useLanguage()
  const [asOf] = useAsOf()
  const [cell, setCell] = useState<Cell | null>(null)
  if (briefing.programmes.length === 0 && page.figures.length === 0)
    return (
      <EmptyState
        title={w.briefing.noProgrammes}
        why={w.briefing.noProgrammesWhat}
        next={<Link to="/programmes">{w.programmes.title}</Link>}
      />
    )
  const past = asOf !== undefined
  return (
    <>
      <PastNotice />
      <Headlines page={page} onCell={setCell} />
      <Lights page={page} />
      {!past && <Figures briefing={briefing} />}
      <div className="columns-2 briefing-columns">
        <div className="stack">
          <Behind behind={page.behind} />
          {!past && <Asks asks={briefing.asks} />}
          {!past && <Stuck stuck={briefing.stuck} />}
        </div>
        <div className="stack">
          <Revised revised={page.revised} onCell={setCell} />
          {!past && <Silent silent={briefing.silent} />}
          {!past && <Changed briefing={briefing} />}
        </div>
      </div>
      {cell !== null && <ValueDrawer cell={cell} onClose={() => setCell(null)} />}
    </>
  )
}

/** One page to decide by and to print. A leader's day begins with it; the office prepares the meeting with it. */
export const BriefingPage = ({ below }: { readonly below?: ReactNode }) => {
  const { w, f } = useLanguage()
  const session = useSession()
  const today = useToday()
  const [asOf] = useAsOf()
  const [choosing, setChoosing] = useState(false)
  const briefing = useQuery(briefingQuery)
  const headlines = useQuery(headlinesQuery(asOf))
  const count = briefing.data?.programmes.length
  return (
    <div className="page briefing">
      <PageTitle
        what={w.briefing.title}
        whose={session.city.name}
        asOf={w.attention.asOf(f.day(asOf ?? today))}
        state={count === undefined ? undefined : w.briefing.over(f.number(count))}
        actions={
          <>
            <AsOfPicker />
            {headlines.data?.mayChoose === true && (
              <Button onClick={() => setChoosing(true)}>{w.briefing.choose}</Button>
            )}
            <Link to="/wall" className="ant-btn-link">
              {w.wall.open}
            </Link>
            <Button type="primary" onClick={() => window.print()}>
              {w.briefing.print}
            </Button>
          </>
        }
      />
      <div className="page-scroll">
        <div className="page-body">
          <Loaded query={briefing}>
            {(data) => <Loaded query={headlines}>{(page) => <Body briefing={data} page={page} />}</Loaded>}
          </Loaded>
          {below}
        </div>
      </div>
      {choosing && <ChooseHeadlines now={headlines.data?.figures ?? []} onClose={() => setChoosing(false)} />}
    </div>
  )
}
