import { Link } from '@tanstack/react-router'
import { useLanguage } from '../words/language.tsx'
import type { ForecastScoreData } from './queries.ts'

/** Whether 70 % came true in seven of ten, and how often the interval held what happened. */
export const ForecastScore = ({ score }: { readonly score: ForecastScoreData }) => {
  const { w, f } = useLanguage()
  const words = w.progress.judging
  return (
    <section className="panel">
      <header>
        <h2>{words.score}</h2>
        <span className="quiet">{words.scoreWhat}</span>
      </header>
      <div className="panel-body stack">
        <h3>{words.stated}</h3>
        <p>
          {score.since === null
            ? words.nothingStated
            : words.statedSince(f.number(score.stated), f.day(score.since), f.number(score.decided.length))}{' '}
          {score.brier === null ? words.nothingDecided : words.brier(f.number(score.brier, 3))}
        </p>
        {score.bins.length > 0 && <Bins score={score} />}
        {score.decided.length > 0 && <Decided score={score} />}
        <h3>{words.backtest}</h3>
        <p className="quiet">{words.backtestWhat(score.certainty)}</p>
        <table className="plain-table narrow-table">
          <thead>
            <tr>
              <th>{words.madeAfter}</th>
              <th className="right">{words.cases}</th>
              <th className="right">{words.within}</th>
              <th className="right">{words.share}</th>
              <th className="right">{words.medianMiss}</th>
            </tr>
          </thead>
          <tbody>
            {score.backtest.map(({ month, cases, within, medianMiss }) => (
              <tr key={month}>
                <td>{words.afterMonth(f.number(month))}</td>
                <td className="right">{f.number(cases)}</td>
                <td className="right">{f.number(within)}</td>
                <td className="right">{cases === 0 ? '—' : `${f.number((within / cases) * 100, 0)}%`}</td>
                <td className="right">{medianMiss === null ? '—' : `${f.number(medianMiss, 1)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Bins = ({ score }: { readonly score: ForecastScoreData }) => {
  const { w, f } = useLanguage()
  const words = w.progress.judging
  return (
    <table className="plain-table narrow-table">
      <thead>
        <tr>
          <th>{words.said}</th>
          <th className="right">{words.times}</th>
          <th className="right">{words.meanSaid}</th>
          <th className="right">{words.cameTrue}</th>
        </tr>
      </thead>
      <tbody>
        {score.bins.map(({ from, count, meanChance, happened }) => (
          <tr key={from}>
            <td>{words.bin(f.number(from * 100, 0), f.number(from * 100 + 10, 0))}</td>
            <td className="right">{f.number(count)}</td>
            <td className="right">{f.number(meanChance * 100, 0)}%</td>
            <td className="right">
              {f.number((happened / count) * 100, 0)}%{' '}
              <span className="quiet">{words.timesTrue(f.number(happened))}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Decided = ({ score }: { readonly score: ForecastScoreData }) => {
  const { w, f } = useLanguage()
  const words = w.progress.judging
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{w.progress.columns.metric}</th>
          <th>{w.progress.columns.period}</th>
          <th>{words.outcome}</th>
          <th>{words.chances}</th>
        </tr>
      </thead>
      <tbody>
        {score.decided.map(({ targetId, metric, scope, period, happened, chances }) => (
          <tr key={targetId}>
            <td>
              <Link to="/targets/$id" params={{ id: targetId }}>
                {scope === null ? metric : `${scope} · ${metric}`}
              </Link>
            </td>
            <td>{period === null ? '—' : f.period(period)}</td>
            <td>{happened ? words.reached : words.missed}</td>
            <td className="quiet">
              {chances
                .map(({ on, chance }) => `${f.period(on.slice(0, 7))} ${w.progress.chanceOf(chance)}`)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
