import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useMemo } from 'react'
import { parsePeriod } from '#core/base/period.ts'
import { numberWords } from '#core/plans/number-words.ts'
import type { Answers } from '../api/client.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { GateMark, StepMark, stepTone } from '../parts/StatusMark.tsx'
import { useToday } from '../session/session.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { timelineQuery } from './queries.ts'

type Line = Answers['programmes']['timeline'][number]
type Step = Line['steps'][number]

/** A step stands in the year in which it is due. */
const yearOf = (step: Step): number | null => {
  const due = step.due ?? parsePeriod(step.period)?.to
  return due === undefined ? null : Number(due.slice(0, 4))
}

const yearsOf = (lines: readonly Line[]): readonly number[] =>
  [...new Set(lines.flatMap((line) => line.steps.flatMap((step) => yearOf(step) ?? [])))].sort()

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

const Timeline = ({ lines }: { readonly lines: readonly Line[] }) => {
  const { w, f } = useLanguage()
  const thisYear = Number(useToday().slice(0, 4))
  const undated = lines.some((line) => line.steps.some((step) => yearOf(step) === null))
  const years = useMemo(() => yearsOf(lines), [lines])
  const columns = undated ? [...years, null] : years
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
          {lines.map((line) => (
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
  const timeline = useQuery(timelineQuery(id))
  const [search, change] = useAddress()
  const onlyLate = search.only === 'late'
  const words = w.programmes.timelineTab
  return (
    <div className="page-body">
      <Loaded query={timeline}>
        {(all) => {
          const lines = all.filter(
            (line) => line.steps.length > 0 && (!onlyLate || line.steps.some((step) => step.state === 'late')),
          )
          return (
            <>
              <div className="toolbar">
                <span>{words.count(f.number(lines.length))}</span>
                <Checkbox
                  checked={onlyLate}
                  onChange={(event) => change({ only: event.target.checked ? 'late' : undefined })}
                >
                  {words.onlyLate}
                </Checkbox>
              </div>
              {lines.length === 0 ? <EmptyState title={words.none} why={words.noneWhat} /> : <Timeline lines={lines} />}
            </>
          )
        }}
      </Loaded>
    </div>
  )
}
