import { Link } from '@tanstack/react-router'
import type { RobustnessPage, RobustSet } from '#contract/robustness.ts'
import { useLanguage } from '../words/language.tsx'
import { useNames } from './names.ts'

type Props = { readonly id: string; readonly page: RobustnessPage; readonly set: RobustSet }

/** A rank that moves by no more than this is as good as settled. */
const SETTLED = 2
/** As many lines as anybody reads; all of them are in the workbook of results. */
const SHOWN = 200

const Track = ({ line, most }: { readonly line: RobustSet['lines'][number]; readonly most: number }) => {
  const at = (rank: number) => (most <= 1 ? 0 : ((rank - 1) / (most - 1)) * 100)
  return (
    <div className="rank-track" aria-hidden="true">
      <i style={{ left: `${at(line.low)}%`, width: `${at(line.high) - at(line.low)}%` }} />
      <b style={{ left: `${at(line.rank)}%` }} />
    </div>
  )
}

const Shares = ({ set, line }: { readonly set: RobustSet; readonly line: RobustSet['lines'][number] }) => {
  const { w, f } = useLanguage()
  const parts = line.grades.map((share, at) => ({ share, at, name: set.grades[at] || w.robustness.noGrade }))
  const said = parts
    .filter(({ share }) => share > 0)
    .map(({ share, name }) => `${name} ${f.number(share * 100, 0)}%`)
    .join('，')
  return (
    <div className="share-bar" role="img" aria-label={said} title={said}>
      {parts.map(({ share, at, name }) => (
        <i key={name} className={`share-${Math.min(4, at)}`} style={{ width: `${share * 100}%` }} />
      ))}
    </div>
  )
}

/** Who is least sure of the grade that the method gives: its share in the draws is the smallest. */
function leastSure(set: RobustSet) {
  const own = set.lines.map(({ row, grade, grades }) => ({
    ...{ row, share: grades[grade] ?? 0, grade: set.grades[grade] ?? '' },
  }))
  return own.sort((a, b) => a.share - b.share)[0]
}

export const IntervalsPanel = ({ id, page, set }: Props) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { nameOf } = useNames(page)
  const most = set.subjects
  const whole = set.lines.length === set.subjects
  const settled = set.lines.filter(({ low, high }) => high - low <= SETTLED).length
  const least = leastSure(set)
  const lines = [...set.lines].sort((a, b) => a.rank - b.rank).slice(0, SHOWN)
  return (
    <section className="panel">
      <header>
        <h2>{words.intervals}</h2>
        <span className="quiet">{words.intervalsWhat}</span>
      </header>
      <div className="panel-body">
        {whole && <p>{words.sure(f.number(settled), f.number(set.lines.length), f.number(set.meanShift, 1))}</p>}
        {least !== undefined && (least.share < 0.9 || !whole) && least.grade !== '' && (
          <p>
            {(whole ? words.unsure : words.ownGrade)(nameOf(least.row), least.grade, f.number(least.share * 100, 0))}
          </p>
        )}
        <p className="share-key quiet">
          {words.gradeShares}
          {set.grades.map((name, at) => (
            <span key={name}>
              <i className={`share-${Math.min(4, at)}`} />
              {name || words.noGrade}
            </span>
          ))}
        </p>
      </div>
      <table className="plain-table">
        <thead>
          <tr>
            <th className="right">{words.byMethod}</th>
            <th>{words.subject}</th>
            <th className="right">{words.interval}</th>
            <th>{words.intervals}</th>
            <th className="right">{words.middle}</th>
            <th>{words.gradeShares}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.row}>
              <td className="right">{f.number(line.rank)}</td>
              <td>
                <Link to="/rounds/$id/subjects/$row" params={{ id, row: String(line.row) }}>
                  {nameOf(line.row)}
                </Link>
              </td>
              <td className="right nowrap">{words.intervalOf(f.number(line.low), f.number(line.high))}</td>
              <td>
                <Track line={line} most={most} />
              </td>
              <td className="right">{f.number(line.middle)}</td>
              <td>
                <Shares set={set} line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
