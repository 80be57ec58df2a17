import type { SubjectPage } from '#contract/rounds/subject.ts'
import { useLanguage } from '../words/language.tsx'
import { decimalsOf } from './value-words.ts'

type Score = NonNullable<SubjectPage['score']>

/** Where each line begins and ends on the way from 0 to the total. */
const spansOf = (score: Score) => {
  let at = 0
  const spans = [...score.lines, ...score.adjustments].map(({ points }) => {
    const from = at
    at += points
    return { from, to: at }
  })
  const most = Math.max(100, ...spans.flatMap(({ from, to }) => [from, to]))
  return { spans, most }
}

const Bar = ({ span, most }: { readonly span: { from: number; to: number } | undefined; readonly most: number }) => {
  if (span === undefined) return null
  const [low, high] = [Math.min(span.from, span.to), Math.max(span.from, span.to)]
  const style = { left: `${(low / most) * 100}%`, width: `${((high - low) / most) * 100}%` }
  return (
    <div className="waterfall" aria-hidden="true">
      <i style={style} {...(span.to < span.from ? { className: 'is-loss' } : {})} />
    </div>
  )
}

/** From raw values to points to the total, beside the cohort. */
export const ScorePanel = ({ score }: { readonly score: Score }) => {
  const { w, f, language } = useLanguage()
  const words = w.rounds
  const { spans, most } = spansOf(score)
  const { decimals } = score
  const total = (value: number) => f.number(value, decimals.total)
  const points = (value: number | null) => (value === null ? '—' : f.number(value, Math.min(2, decimals.item)))
  const full = (value: number) => f.number(value, Math.min(2, decimalsOf(value)))
  return (
    <>
      <div className="figures">
        <div>
          <b>{total(score.total)}</b>
          <span>{words.total}</span>
        </div>
        <div>
          <b>{score.rank === null ? words.unranked : words.rankOf(String(score.rank), String(score.ranked))}</b>
          <span>{words.rank}</span>
        </div>
        <div>
          <b>{score.grade ?? words.noGrade}</b>
          <span>
            {words.grade}
            {score.gradeBefore === null ? '' : `（${words.gradeBefore(score.gradeBefore)}）`}
          </span>
        </div>
        <div>
          <b>{score.next === null ? '—' : total(score.next.points)}</b>
          <span>
            {score.next === null ? words.nextGrade : words.nextPoints(score.next.grade, total(score.next.points))}
          </span>
        </div>
        <div>
          <b>{total(score.cohortMean)}</b>
          <span>
            {score.cohort} · {words.cohortMean}
          </span>
        </div>
      </div>
      <section className="panel">
        <header>
          <h2>{words.score}</h2>
        </header>
        <table className="plain-table score-table">
          <thead>
            <tr>
              <th>{words.item}</th>
              <th className="right">{words.full}</th>
              <th className="right">{words.points}</th>
              <th className="right">{words.cohortMean}</th>
              <th className="right">{words.cohortBest}</th>
              <th className="score-bars">{words.line}</th>
            </tr>
          </thead>
          <tbody>
            {score.lines.map((line, at) => (
              <tr key={line.code}>
                <td>
                  <strong>{line.name}</strong>{' '}
                  {line.article !== null && <span className="quiet">〔{line.article}〕</span>}
                  <div className="quiet">{line.value[language]}</div>
                  {line.how[language] !== '' && <div className="quiet formula">{line.how[language]}</div>}
                  {line.marks.map((mark) => (
                    <div key={mark.zh}>
                      <span className="shape watch">▲</span> {mark[language]}
                    </div>
                  ))}
                </td>
                <td className="right">{line.section === 'items' ? full(line.weight) : '—'}</td>
                <td className="right">
                  <strong>{points(line.points)}</strong>
                </td>
                <td className="right">{points(line.mean)}</td>
                <td className="right">{points(line.best)}</td>
                <td>
                  <Bar span={spans[at]} most={most} />
                </td>
              </tr>
            ))}
            {score.adjustments.map((one, at) => (
              <tr key={`${one.kind} ${one.name}`}>
                <td>
                  {words.adjustments[one.kind] ?? one.kind} {one.name}
                </td>
                <td />
                <td className="right">{points(one.points)}</td>
                <td />
                <td />
                <td>
                  <Bar span={spans[score.lines.length + at]} most={most} />
                </td>
              </tr>
            ))}
            <tr className="is-sum">
              <td>{words.total}</td>
              <td />
              <td className="right">
                <strong>{total(score.total)}</strong>
              </td>
              <td className="right">{total(score.cohortMean)}</td>
              <td />
              <td>
                <Bar span={{ from: 0, to: score.total }} most={most} />
              </td>
            </tr>
          </tbody>
        </table>
        {score.rulings.map((ruling) => (
          <p key={ruling.name} className="panel-body">
            <span className="shape late">■</span> {ruling.name}
            {ruling.article === null ? '' : `〔${ruling.article}〕`}
          </p>
        ))}
      </section>
    </>
  )
}
