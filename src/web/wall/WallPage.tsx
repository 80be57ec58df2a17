import { useQueries, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { LIGHTS } from '#core/progress/lights.ts'
import { useGrowthWords } from '../headlines/HeadlineFigures.tsx'
import { type HeadlineFigure, type HeadlinePage, headlinesQuery } from '../headlines/queries.ts'
import { Trend } from '../headlines/Trend.tsx'
import { wordValue } from '../programmes/target-words.ts'
import { LIGHT_SIGNS } from '../progress/LightMark.tsx'
import { gapUnitOf, wordAmount, wordGap } from '../progress/word-light.ts'
import { type Ranking, rankingQuery } from '../rankings/queries.ts'
import { useSession } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import './wall.css'
import { wordPeriod } from '../words/period-words.ts'
import { WallRanking } from './WallRanking.tsx'

const SECONDS_A_SLIDE = 15
const AGAIN_MS = 60_000
/** Rankings of so many of the chosen figures. */
const MOST_RANKINGS = 3

type Slide = { readonly key: string; readonly title: string; readonly body: ReactNode }

const Figure = ({ figure }: { readonly figure: HeadlineFigure }) => {
  const { w, f } = useLanguage()
  const growthWords = useGrowthWords()
  const { value, decimals, unit, period, periodType, vintage, target } = figure
  return (
    <li>
      <span className="wall-name">{figure.indicatorName}</span>
      <b className={vintage === 'flash' ? 'flash' : undefined}>
        {value === null ? '—' : f.number(value, decimals)}
        <small>{unit}</small>
      </b>
      <span className={figure.growth !== null && figure.growth < 0 ? 'wall-down' : undefined}>
        {growthWords(figure)}
      </span>
      <span>
        {target !== null && (
          <>
            <i className={`wall-light ${target.light}`}>{LIGHT_SIGNS[target.light]}</i>{' '}
            {w.progress.lights[target.light]}
          </>
        )}
      </span>
      <span className="wall-quiet">
        {period === null ? w.briefing.noFigure : wordPeriod(f, periodType, period)}
        {vintage === 'flash' && ` · ${w.figures.flash}`}
      </span>
      <Trend trend={figure.trend} label={figure.indicatorName} />
    </li>
  )
}

const Lights = ({ page }: { readonly page: HeadlinePage }) => {
  const { w, f } = useLanguage()
  return (
    <ul className="wall-lights">
      {LIGHTS.map((light) => (
        <li key={light}>
          <i className={`wall-light ${light}`}>{LIGHT_SIGNS[light]}</i>
          <b>{f.number(page.lights[light] ?? 0)}</b>
          <span>{w.progress.lights[light]}</span>
        </li>
      ))}
    </ul>
  )
}

const MOST_BEHIND = 6

const Behind = ({ page }: { readonly page: HeadlinePage }) => {
  const { w, f } = useLanguage()
  if (page.behind.total === 0) return <p className="wall-quiet">{w.wall.behindNone}</p>
  return (
    <ul className="wall-behind">
      {page.behind.items.slice(0, MOST_BEHIND).map((row) => (
        <li key={row.target.id}>
          <i className={`wall-light ${row.light}`}>{LIGHT_SIGNS[row.light]}</i>
          <span className="wall-word">{w.progress.lights[row.light]}</span>
          <span className="wall-metric">
            {row.binding === null ? '' : `${row.binding.subjectName} `}
            {row.target.metric}
            {row.target.period !== null && `（${f.period(row.target.period)}）`}
          </span>
          <span>
            {row.actual === null ? '—' : wordAmount(f, row, row.actual.value)}
            <small>
              {' '}
              / {wordValue(f, row.target)} {row.target.unit}
            </small>
          </span>
          <span className="wall-quiet">
            {row.gap === null ? '' : `${w.progress.page.gap} ${wordGap(f, row, row.gap)} ${gapUnitOf(row.target.unit)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

const useSlides = (page: HeadlinePage | undefined): readonly Slide[] => {
  const { w } = useLanguage()
  const codes = [...new Set(page?.figures.map(({ indicatorCode }) => indicatorCode) ?? [])].slice(0, MOST_RANKINGS)
  const rankings = useQueries({
    queries: codes.map((indicator) => ({
      ...rankingQuery({ indicator, among: 'park', by: 'value' }),
      refetchInterval: AGAIN_MS,
    })),
  })
  if (page === undefined) return []
  const ranked = rankings.flatMap(({ data }): Ranking[] =>
    data?.places.some(({ value }) => value !== null) === true ? [data] : [],
  )
  const counted = Object.values(page.lights).reduce((sum, count) => sum + count, 0)
  return [
    ...(page.figures.length === 0
      ? []
      : [
          {
            key: 'figures',
            title: w.wall.figures,
            body: (
              <ul className="wall-figures">
                {page.figures.map((figure) => (
                  <Figure key={`${figure.indicatorCode}-${figure.subjectId}`} figure={figure} />
                ))}
              </ul>
            ),
          },
        ]),
    ...(counted === 0
      ? []
      : [
          { key: 'lights', title: w.wall.lights, body: <Lights page={page} /> },
          { key: 'behind', title: w.wall.behind, body: <Behind page={page} /> },
        ]),
    ...ranked.map((ranking) => ({
      key: ranking.indicator.code,
      title: w.wall.ranking(ranking.indicator.name),
      body: <WallRanking ranking={ranking} />,
    })),
  ]
}

/** For a wall: dark, large, without controls; it changes by itself and asks again by itself. */
export const WallPage = () => {
  const { w, f } = useLanguage()
  const { city } = useSession()
  const headlines = useQuery({ ...headlinesQuery(undefined), refetchInterval: AGAIN_MS })
  const slides = useSlides(headlines.data)
  const [tick, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((now) => now + 1), SECONDS_A_SLIDE * 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    document.title = `${w.wall.title} · ${w.shell.product}`
  }, [w])
  const slide = slides[tick % Math.max(1, slides.length)]
  const stale = headlines.isError && headlines.data !== undefined
  return (
    <div className="wall">
      <header>
        <span>{city.name}</span>
        <h1>{slide?.title ?? w.wall.title}</h1>
        <span className="wall-quiet">
          {headlines.data === undefined ? '' : w.wall.asOf(f.day(headlines.data.asOf))}
        </span>
      </header>
      <main key={slide?.key}>
        {slide?.body ?? <p className="wall-quiet">{headlines.data === undefined ? w.parts.loading : w.wall.nothing}</p>}
      </main>
      <footer>
        <span className="wall-dots" aria-hidden="true">
          {slides.map(({ key }) => (
            <i key={key} data-on={key === slide?.key || undefined} />
          ))}
        </span>
        {stale && (
          <span className="wall-down">
            {w.wall.unreachable(f.instant(new Date(headlines.dataUpdatedAt).toISOString()))}
          </span>
        )}
        {city.kind === 'demo' && <span>{w.shell.demoBanner(city.name)}</span>}
      </footer>
    </div>
  )
}
