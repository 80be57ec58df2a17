import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Overview } from '#contract/overview.ts'
import { measureStatuses } from '#contract/updates.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { OverviewFacts } from './OverviewFacts.tsx'
import { OverviewPanel } from './OverviewPanel.tsx'
import { overviewQuery } from './queries.ts'
import { SilentUnits } from './SilentUnits.tsx'

const MeasureLink = ({
  id,
  number,
  title,
}: {
  readonly id: string
  readonly number: string
  readonly title: string
}) => (
  <Link to="/measures/$id" params={{ id }}>
    {numberWords(number)} {title}
  </Link>
)

const Counts = ({ id, overview }: { readonly id: string; readonly overview: Overview }) => {
  const { w, f } = useLanguage()
  const { counts } = overview
  return (
    <div className="figures">
      <Link to="/programmes/$id/measures" params={{ id }}>
        <b>{f.number(counts.measures)}</b>
        <span>{w.programmes.overview.all}</span>
      </Link>
      {measureStatuses.map((status) => (
        <Link key={status} to="/programmes/$id/measures" params={{ id }} search={{ f: { status } } as never}>
          <b>{f.number(counts.byStatus[status] ?? 0)}</b>
          <StatusMark status={status} />
        </Link>
      ))}
      <Link to="/programmes/$id/measures" params={{ id }} search={{ f: { status: 'unreported' } } as never}>
        <b>{f.number(counts.unreported)}</b>
        <StatusMark status="unreported" />
      </Link>
      <Link to="/">
        <b>{f.number(overview.toConfirm)}</b>
        <span>{w.programmes.overview.toConfirm}</span>
      </Link>
    </div>
  )
}

const Steps = ({ overview }: { readonly overview: Overview }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.overview
  return (
    <>
      <OverviewPanel title={words.lateSteps} count={overview.lateSteps.length} none={words.lateStepsNone}>
        {overview.lateSteps.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a measure may have two late steps
          <li key={index}>
            <span className="shape late">■</span>
            <b className="late-word">{w.parts.daysLate(one.days)}</b> · {f.day(one.due)} · {f.list(one.leads)}
            <br />
            <MeasureLink id={one.measureId} number={one.number} title={one.title} />
            <div className="quiet step-text">{one.step}</div>
          </li>
        ))}
      </OverviewPanel>
      <OverviewPanel title={words.dueSteps} count={overview.dueSteps.length} none={words.dueStepsNone}>
        {overview.dueSteps.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a measure may have two due steps
          <li key={index}>
            <span className="shape watch">▲</span>
            {f.day(one.due)} · {f.list(one.leads)}
            <br />
            <MeasureLink id={one.measureId} number={one.number} title={one.title} />
            <div className="quiet step-text">{one.step}</div>
          </li>
        ))}
      </OverviewPanel>
    </>
  )
}

const Problems = ({ overview }: { readonly overview: Overview }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.overview
  return (
    <OverviewPanel title={words.problems} count={overview.problems.length} none={words.problemsNone}>
      {overview.problems.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two units may raise one thing for one measure
        <li key={index}>
          {one.unitName} · {f.instant(one.at)}
          <br />
          <MeasureLink id={one.measureId} number={one.number} title={one.title} />
          <div className="pre">{one.problem}</div>
        </li>
      ))}
    </OverviewPanel>
  )
}

export const OverviewTab = () => {
  const { w, f } = useLanguage()
  const { id } = useParams({ from: '/programmes/$id' })
  const overview = useQuery(overviewQuery(id))
  return (
    <div className="page-scroll">
      <Loaded query={overview}>
        {(data) => (
          <div className="page-body">
            <div className="quiet">
              {data.cycle === null
                ? w.programmes.overview.noCycle
                : w.programmes.overview.cycle(f.period(data.cycle.period), f.day(data.cycle.due))}
            </div>
            <Counts id={id} overview={data} />
            <div className="columns-2">
              <div className="stack">
                <Steps overview={data} />
                <Problems overview={data} />
              </div>
              <div className="stack">
                <SilentUnits id={id} overview={data} />
                <OverviewFacts id={id} />
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </div>
  )
}
