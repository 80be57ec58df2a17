import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { useWindow } from '../table/use-window.ts'
import { useLanguage } from '../words/language.tsx'
import { LeagueRows } from './league-rows.ts'
import type { Standing } from './messages.ts'

const ROW = 30

type Props = {
  readonly standing: Standing | null
  /** of a total, as the method rounds it */
  readonly decimals: number
  readonly chosen: number | null
  readonly onSight: (from: number, to: number) => void
  readonly onOpen: (row: number) => void
}

/** Everybody in order; only the lines in sight are asked for, and drawn by hand: they follow a hand that drags. */
export const LeagueTable = memo(({ standing, decimals, chosen, onSight, onOpen }: Props) => {
  const { w, f } = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const rows = useRef<LeagueRows | null>(null)
  const count = standing?.count ?? 0
  const { from, to, above } = useWindow(scroller, count, ROW)
  useEffect(() => onSight(from, Math.max(to, 60)), [from, to, onSight])
  const lines = standing?.lines.slice(Math.max(0, from - standing.from), to - standing.from) ?? []
  const first = standing === null ? 0 : Math.max(from, standing.from)
  useLayoutEffect(() => {
    if (body.current === null) return
    rows.current ??= new LeagueRows(body.current)
    rows.current.write(lines, chosen, { w: w.whatIf, f, decimals })
  })
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
          <tr aria-hidden style={{ height: standing === null ? above : first * ROW }} />
        </tbody>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the names in it are buttons, which the keys press */}
        <tbody
          ref={body}
          onClick={({ target }) => {
            const row = rows.current?.rowOf(target) ?? null
            if (row !== null) onOpen(row)
          }}
        />
        <tbody>
          <tr aria-hidden style={{ height: Math.max(0, count - first - lines.length) * ROW }} />
        </tbody>
      </table>
    </div>
  )
})
