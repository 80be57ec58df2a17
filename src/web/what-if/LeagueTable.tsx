import { memo, useEffect, useRef } from 'react'
import { useWindow } from '../table/use-window.ts'
import { useLanguage } from '../words/language.tsx'
import { Gained, Graded } from './marks.tsx'
import type { LeagueLine, Standing } from './messages.ts'

const ROW = 30

type Props = {
  readonly standing: Standing | null
  readonly chosen: number | null
  readonly onSight: (from: number, to: number) => void
  readonly onOpen: (row: number) => void
}

/** Everybody in order; only the lines in sight are asked for and drawn. */
export const LeagueTable = memo(({ standing, chosen, onSight, onOpen }: Props) => {
  const { w } = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const count = standing?.count ?? 0
  const { from, to, above } = useWindow(scroller, count, ROW)
  useEffect(() => onSight(from, Math.max(to, 60)), [from, to, onSight])
  const lines = standing?.lines.slice(Math.max(0, from - standing.from), to - standing.from) ?? []
  const first = standing === null ? 0 : Math.max(from, standing.from)
  return (
    <div className="what-if-scroll" ref={scroller}>
      <table className="what-if-table" aria-rowcount={count + 1}>
        <colgroup>
          <col style={{ width: 70 }} />
          <col style={{ width: 76 }} />
          <col />
          <col style={{ width: 84 }} />
          <col style={{ width: 76 }} />
          <col style={{ width: 96 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="num">
              {w.whatIf.rank}
            </th>
            <th scope="col" className="num">
              {w.whatIf.gained}
            </th>
            <th scope="col">{w.whatIf.name}</th>
            <th scope="col" className="num">
              {w.whatIf.score}
            </th>
            <th scope="col" className="num">
              {w.whatIf.scoreChange}
            </th>
            <th scope="col">{w.whatIf.grade}</th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr aria-hidden style={{ height: standing === null ? above : first * ROW }} />}
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line keeps its place while others come to stand in it
            <Line key={first + at} line={line} chosen={line.row === chosen} onOpen={onOpen} />
          ))}
          <tr aria-hidden style={{ height: Math.max(0, count - first - lines.length) * ROW }} />
        </tbody>
      </table>
    </div>
  )
})

type LineProps = { readonly line: LeagueLine; readonly chosen: boolean; readonly onOpen: (row: number) => void }

const Line = ({ line, chosen, onOpen }: LineProps) => {
  const { w, f } = useLanguage()
  const { row, code, name, rank, gained, total, change } = line
  return (
    <tr data-chosen={chosen || undefined}>
      <td className="num">{rank === 0 ? <span className="quiet">{w.whatIf.unranked}</span> : f.number(rank)}</td>
      <td className="num">
        <Gained places={gained} />
      </td>
      <td>
        <button type="button" className="what-if-open" title={`${name} ${code}`} onClick={() => onOpen(row)}>
          {name}
          {name !== code && <span className="quiet"> {code}</span>}
        </button>
      </td>
      <td className="num">{f.number(total, 2)}</td>
      <td className="num quiet">{change === 0 ? '' : `${change > 0 ? '+' : '−'}${f.number(Math.abs(change), 2)}`}</td>
      <td>
        <Graded line={line} />
      </td>
    </tr>
  )
}
