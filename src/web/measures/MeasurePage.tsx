import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Measure } from '#contract/measures.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { mayChangeProgramme } from '#core/programmes/rights.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { SourcePanel } from '../parts/SourcePanel.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { MeasureEditor } from '../programmes/MeasureEditor.tsx'
import { programmeQuery } from '../programmes/queries.ts'
import { useActor, useToday } from '../session/session.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { DutyPanel } from './DutyPanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { editorValueOf } from './measure-value.ts'
import { measureQuery } from './queries.ts'
import { ReportPanel } from './ReportPanel.tsx'
import { StepPanel } from './StepPanel.tsx'
import { UpdatePanel } from './UpdatePanel.tsx'

const Around = ({ measure }: { readonly measure: Measure }) => {
  const { w } = useLanguage()
  if (measure.parent === null && measure.children.length === 0) return null
  return (
    <section className="panel">
      <dl className="pairs panel-body">
        {measure.parent !== null && (
          <>
            <dt>{w.measures.under}</dt>
            <dd>
              <Link to="/measures/$id" params={{ id: measure.parent.id }}>
                {numberWords(measure.parent.number)} {measure.parent.title}
              </Link>
            </dd>
          </>
        )}
        {measure.children.length > 0 && (
          <>
            <dt>{w.measures.below}</dt>
            <dd>
              {measure.children.map((child) => (
                <div key={child.id}>
                  <Link to="/measures/$id" params={{ id: child.id }}>
                    {numberWords(child.number)} {child.title}
                  </Link>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

const Body = ({ measure, onSource }: { readonly measure: Measure; readonly onSource: () => void }) => {
  const { w } = useLanguage()
  return (
    <section className="panel">
      <header>
        <h2>{w.measures.body}</h2>
        <span className="grow" />
        <Button size="small" type="link" onClick={onSource}>
          {w.measures.seeSource}
        </Button>
      </header>
      <div className="panel-body pre">{measure.body === '' ? measure.title : measure.body}</div>
    </section>
  )
}

const Page = ({ measure }: { readonly measure: Measure }) => {
  const { w, f } = useLanguage()
  const actor = useActor()
  const today = useToday()
  const programme = useQuery(programmeQuery(measure.programmeId)).data
  const [search, change] = useAddress()
  const [editing, setEditing] = useState(false)
  const reporting = search.report === 1 || search.report === true
  const mayReport = measure.mayReportFor.length > 0
  const mayEdit = programme?.state === 'active' && mayChangeProgramme(actor)
  return (
    <>
      <PageTitle
        what={`${numberWords(measure.number)} ${measure.title}`.trim()}
        state={<StatusMark status={measure.status} />}
        whose={
          <Link to="/programmes/$id/measures" params={{ id: measure.programmeId }} title={measure.programmeTitle}>
            {measure.programmeTitle}
          </Link>
        }
        asOf={`${measure.percent === null ? '' : `${w.measures.progress} ${f.number(measure.percent)}% · `}${w.programmes.asOf(f.day(today))}`}
        actions={
          <>
            {mayEdit && <Button onClick={() => setEditing(true)}>{w.measures.edit}</Button>}
            {mayReport && !reporting && (
              <Button type="primary" onClick={() => change({ report: 1 })}>
                {w.measures.report}
              </Button>
            )}
          </>
        }
      />
      <div className="page-scroll">
        <div className="page-body columns-side">
          <div className="stack">
            {reporting && mayReport && (
              <ReportPanel
                measure={measure}
                period={typeof search.period === 'string' ? search.period : null}
                onClose={() => change({ report: undefined, period: undefined })}
              />
            )}
            <UpdatePanel
              measure={measure}
              writing={reporting && mayReport}
              onContinue={mayReport ? ({ period }) => change({ report: 1, period }) : null}
            />
            <Body measure={measure} onSource={() => change({ source: 1 })} />
            <HistoryPanel measure={measure} />
          </div>
          <div className="stack">
            <Around measure={measure} />
            <DutyPanel duties={measure.duties} />
            <StepPanel steps={measure.steps} />
          </div>
        </div>
      </div>
      {search.source === 1 && (
        <SourcePanel
          title={measure.title}
          span={measure.source}
          programmeId={measure.programmeId}
          onClose={() => change({ source: undefined })}
        />
      )}
      {editing && programme !== undefined && (
        <MeasureEditor
          programmeId={programme.id}
          version={programme.version}
          measure={editorValueOf(measure)}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  )
}

export const MeasurePage = () => {
  const { id } = useParams({ from: '/measures/$id' })
  const measure = useQuery(measureQuery(id))
  return (
    <div className="page">
      {/* another measure is another page: no half-written report goes over to it */}
      <Loaded query={measure}>{(data) => <Page key={data.id} measure={data} />}</Loaded>
    </div>
  )
}
