import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { measureStatuses, type Overview } from '#contract/programmes.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { OverviewFacts } from './OverviewFacts.tsx'
import { overviewQuery } from './queries.ts'

const Panel = (props: {
  readonly title: string
  readonly count: number
  readonly none: string
  readonly always?: boolean
  readonly children: ReactNode
}) => (
  <section className="panel">
    <header>
      <h2>{props.title}</h2>
      <span className="count">{props.count}</span>
    </header>
    {props.count === 0 && props.always !== true ? (
      <div className="panel-body quiet">{props.none}</div>
    ) : (
      <ul className="plain-list">{props.children}</ul>
    )}
  </section>
)

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
    {number} {title}
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
      <Panel title={words.lateSteps} count={overview.lateSteps.length} none={words.lateStepsNone}>
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
      </Panel>
      <Panel title={words.dueSteps} count={overview.dueSteps.length} none={words.dueStepsNone}>
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
      </Panel>
    </>
  )
}

type Silent = Overview['silent'][number]

const SilentLink = ({ id, one }: { readonly id: string; readonly one: Silent }) => (
  <Link to="/programmes/$id/measures" params={{ id }} search={{ unit: one.unitId, only: 'silent' } as never}>
    {one.unitName}
  </Link>
)

/** Who is past the day stands one by one; who still has time, in one line. */
const SilentUnits = ({ id, silent }: { readonly id: string; readonly silent: readonly Silent[] }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.overview
  const overdue = silent.filter((one) => one.overdue)
  const waiting = silent.filter((one) => !one.overdue)
  return (
    <Panel title={words.silent} count={overdue.length} none={words.silentNone} always={waiting.length > 0}>
      {overdue.map((one) => (
        <li key={one.unitId}>
          <span className="shape late">■</span>
          <SilentLink id={id} one={one} /> · {words.count} {f.number(one.measures)} ·{' '}
          {one.lastReportAt === null ? words.never : `${words.lastReport} ${f.instant(one.lastReportAt)}`}
          <span className="late-word"> · {words.pastDue}</span>
        </li>
      ))}
      {waiting.length > 0 && (
        <li>
          <span className="shape no-data">○</span>
          <span className="quiet">{words.waiting(waiting.length)}</span>{' '}
          {waiting.map((one, index) => (
            <span key={one.unitId}>
              {index > 0 && ' · '}
              <SilentLink id={id} one={one} />
            </span>
          ))}
        </li>
      )}
    </Panel>
  )
}

const Problems = ({ overview }: { readonly overview: Overview }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.overview
  return (
    <Panel title={words.problems} count={overview.problems.length} none={words.problemsNone}>
      {overview.problems.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two units may raise one thing for one measure
        <li key={index}>
          {one.unitName} · {f.instant(one.at)}
          <br />
          <MeasureLink id={one.measureId} number={one.number} title={one.title} />
          <div className="pre">{one.problem}</div>
        </li>
      ))}
    </Panel>
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
                <SilentUnits id={id} silent={data.silent} />
                <OverviewFacts id={id} />
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </div>
  )
}
