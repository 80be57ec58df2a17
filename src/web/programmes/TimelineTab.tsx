import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { numberWords } from '#core/plans/number-words.ts'
import type { Answers } from '../api/client.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { GateMark, StepMark, stepTone } from '../parts/StatusMark.tsx'
import { useToday } from '../session/session.ts'
import { Pager } from '../table/Pager.tsx'
import { useAddress, viewOf } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import { timelineQuery } from './queries.ts'

type Page = Answers['programmes']['timeline']
type Line = Page['items'][number]
type Step = Line['steps'][number]

/** What is drawn at once; more is a page away. */
const SIZE = 100

/** A step stands in the year in which it is due. */
const yearOf = (step: Step): number | null => (step.due === null ? null : Number(step.due.slice(0, 4)))

const StepBox = ({ step }: { readonly step: Step }) => {
  const { f } = useLanguage()
  return (
    <div className={`step ${stepTone(step.state)}`}>
      <div>
        <StepMark state={step.state} /> <span className="quiet">{f.period(step.period)}</span>
        {step.gate && <GateMark />}
      </div>
      <div className="step-text" title={step.text}>
        {step.text}
      </div>
    </div>
  )
}

const Row = ({
  line,
  years,
  thisYear,
}: {
  readonly line: Line
  readonly years: readonly (number | null)[]
  readonly thisYear: number
}) => {
  const { f } = useLanguage()
  return (
    <tr>
      <th scope="row">
        <Link to="/measures/$id" params={{ id: line.measureId }}>
          {numberWords(line.number)} {line.title}
        </Link>
        <div className="quiet">{f.list(line.leads)}</div>
      </th>
      {years.map((year) => (
        <td key={year ?? 'undated'} className={year === thisYear ? 'now' : undefined}>
          {line.steps
            .filter((step) => yearOf(step) === year)
            .map((step) => (
              <StepBox key={step.id} step={step} />
            ))}
        </td>
      ))}
    </tr>
  )
}

const Timeline = ({ items, years: columns }: Page) => {
  const { w, f } = useLanguage()
  const thisYear = Number(useToday().slice(0, 4))
  return (
    <div className="timeline">
      <table style={{ minWidth: 280 + columns.length * 220 }}>
        <colgroup>
          <col style={{ width: 280 }} />
          {columns.map((year) => (
            <col key={year ?? 'undated'} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{w.programmes.timelineTab.measure}</th>
            {columns.map((year) => (
              <th scope="col" key={year ?? 'undated'} className={year === thisYear ? 'now' : undefined}>
                {year === null ? w.programmes.timelineTab.undated : f.period(String(year))}
                {year === thisYear && <span className="quiet"> · {w.programmes.timelineTab.now}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <Row key={line.measureId} line={line} years={columns} thisYear={thisYear} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const TimelineTab = () => {
  const { w, f } = useLanguage()
  const { id } = useParams({ from: '/programmes/$id' })
  const [search, change] = useAddress()
  const { page } = viewOf(search)
  const onlyLate = search.only === 'late'
  const timeline = useQuery(timelineQuery(id, { page, size: SIZE, ...(onlyLate ? { only: 'late' as const } : {}) }))
  const words = w.programmes.timelineTab
  return (
    <div className="page-body">
      <Loaded query={timeline}>
        {(data) => (
          <>
            {(data.total > 0 || onlyLate) && (
              <div className="toolbar">
                <Checkbox
                  checked={onlyLate}
                  onChange={(event) => change({ only: event.target.checked ? 'late' : undefined, page: undefined })}
                >
                  {words.onlyLate}
                </Checkbox>
                <span className="quiet">{words.count(f.number(data.total))}</span>
                <span className="grow" />
                {data.total > SIZE && (
                  <Pager page={page} pages={Math.ceil(data.total / SIZE)} onPage={(next) => change({ page: next })} />
                )}
              </div>
            )}
            {data.items.length === 0 ? (
              <EmptyState
                {...nothingIn(words, onlyLate)}
                next={
                  <Link to="/programmes/$id/measures" params={{ id }}>
                    {words.toMeasures}
                  </Link>
                }
              />
            ) : (
              <Timeline {...data} />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

const nothingIn = (words: Words['programmes']['timelineTab'], onlyLate: boolean) =>
  onlyLate ? { title: words.noneLate, why: words.noneLateWhat } : { title: words.none, why: words.noneWhat }
