import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { groupWord } from '#core/places/group.ts'
import { Chart } from '../charts/Chart.tsx'
import { paper } from '../charts/looks.ts'
import { type Cell, ValueDrawer } from '../observations/ValueDrawer.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { SourcePanel } from '../parts/SourcePanel.tsx'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { AsOfPicker, PastNotice, useAsOf } from './AsOfPicker.tsx'
import { BindingPanel } from './BindingPanel.tsx'
import { LightRule, LightWords } from './LightRule.tsx'
import { PastLights } from './PastLights.tsx'
import './progress.css'
import { cellOf } from './ProgressPage.tsx'
import { searchOf } from './progress-columns.tsx'
import { type TargetPageData, targetProgressQuery } from './queries.ts'
import { SeriesPanel } from './SeriesPanel.tsx'
import { TargetFacts } from './TargetFacts.tsx'
import { type Drawing, drawCourse, drawYear, drawYears } from './target-charts.ts'
import { wordInterval } from './word-light.ts'

const Charts = ({ page }: { readonly page: TargetPageData }) => {
  const { w, f } = useLanguage()
  const { progress } = page
  const { unit } = progress.target
  const subject = progress.binding?.subjectName ?? ''
  // 园区工业总产值 of 全部园区 names its parks already
  const named = subject !== '' && progress.target.metric.startsWith(groupWord(subject))
  const metric = named ? progress.target.metric : `${subject}${progress.target.metric}`
  const flow = progress.binding?.accumulation === 'year-flow'
  const interval = wordInterval(w, f, progress)
  const drawings = useMemo((): readonly (readonly [string, Drawing])[] => {
    const said = { w, f, look: paper }
    const words = w.progress.page
    if (!flow) return [[words.course(metric, unit), drawCourse(page, said)]]
    const year = (page.course.at(-1)?.end ?? page.asOf).slice(0, 4)
    return [
      [words.years(metric, unit), drawYears(page, said)],
      [words.year(metric, year, unit), drawYear(page, said)],
    ]
  }, [page, w, f, flow, metric, unit])
  return (
    <div className={flow ? 'columns-2' : undefined}>
      {drawings.map(([title, { option, data }], index) => (
        <section key={title} className="panel target-chart">
          <h3>
            {title}
            {index === 0 && interval !== '' && <span className="quiet chart-interval">┃ {interval}</span>}
          </h3>
          <Chart label={title} option={option} data={data} />
        </section>
      ))}
    </div>
  )
}

const Body = ({ page }: { readonly page: TargetPageData }) => {
  const { w } = useLanguage()
  const [cell, setCell] = useState<Cell | null>(null)
  const [source, setSource] = useState(false)
  const { progress } = page
  return (
    <>
      <PastNotice />
      <TargetFacts page={page} onActual={() => setCell(cellOf(progress))} onSource={() => setSource(true)} />
      {page.points.length > 0 && <Charts page={page} />}
      <div className="columns-2">
        <div className="stack">
          <section className="panel">
            <header>
              <h2>{w.progress.light.how}</h2>
            </header>
            <div className="panel-body">
              <LightWords row={progress} rules={page.rules} />
            </div>
          </section>
          {progress.binding !== null && <PastLights page={page} />}
        </div>
        <div className="stack">
          <BindingPanel page={page} />
          <SeriesPanel page={page} />
        </div>
      </div>
      {cell !== null && <ValueDrawer cell={cell} onClose={() => setCell(null)} />}
      {source && (
        <SourcePanel
          title={progress.target.metric}
          span={progress.target.source}
          programmeId={progress.programmeId}
          onClose={() => setSource(false)}
        />
      )}
    </>
  )
}

const Title = ({ page }: { readonly page: TargetPageData }) => {
  const { w, f } = useLanguage()
  const today = useToday()
  const [asOf] = useAsOf()
  const { target, programmeTitle, programmeId, binding } = page.progress
  const subject = target.scope ?? binding?.subjectName ?? ''
  const period = target.period === null ? '' : ` · ${f.period(target.period)}`
  return (
    <PageTitle
      what={`${subject === '' ? '' : `${subject} · `}${target.metric}${period}`}
      state={<LightRule row={page.progress} rules={page.rules} />}
      whose={
        <Link to="/programmes/$id/targets" params={{ id: programmeId }}>
          {programmeTitle}
        </Link>
      }
      asOf={w.progress.asOf(f.day(asOf ?? today))}
      actions={
        <>
          <AsOfPicker />
          <Link to="/progress" search={searchOf(asOf) as never} className="ant-btn-link">
            {w.progress.page.back}
          </Link>
          <Button onClick={() => window.print()}>{w.parts.print}</Button>
        </>
      }
    />
  )
}

/** One target: where it stands, where it should, by which rule, measured by what, and how that was judged before. */
export const TargetPage = () => {
  const { id } = useParams({ from: '/targets/$id' })
  const [asOf] = useAsOf()
  const page = useQuery(targetProgressQuery(id, asOf))
  return (
    <div className="page">
      <Loaded query={page}>
        {(data) => (
          <>
            <Title page={data} />
            <div className="page-scroll">
              <div className="page-body">
                <Body page={data} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
