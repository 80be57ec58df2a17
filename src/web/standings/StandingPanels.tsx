import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Standing } from '#contract/standings.ts'
import { api } from '../api/client.ts'
import { roundsKey } from '../rounds/queries.ts'
import { decimalsOf } from '../rounds/value-words.ts'
import { useLanguage } from '../words/language.tsx'

const useFigure = () => {
  const { f } = useLanguage()
  return (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : f.number(value, Math.min(2, decimalsOf(value)))
}

/** Points as the method rounds them, so that a column has one number of decimals. */
const usePoints = ({ decimals }: Standing) => {
  const { f } = useLanguage()
  const say = (value: number | null | undefined, most: number) =>
    value === null || value === undefined ? '—' : f.number(value, Math.min(2, most))
  return {
    total: (value: number | null | undefined) => say(value, decimals.total),
    item: (value: number | null | undefined) => say(value, decimals.item),
  }
}

const signed = (value: number, say: (value: number) => string): string => `${value > 0 ? '+' : ''}${say(value)}`

type BeforeProps = { readonly standing: Standing; readonly items: readonly { code: string; name: string }[] }

/** The same subject a round ago: total, rank, grade and every item. */
const BeforePanel = ({ standing, items }: BeforeProps) => {
  const { now, before } = standing
  const { w, f } = useLanguage()
  const words = w.standings
  const points = usePoints(standing)
  if (before === null)
    return (
      <section className="panel">
        <header>
          <h2>{words.before}</h2>
        </header>
        <p className="panel-body quiet">{words.beforeNone}</p>
      </section>
    )
  const places = now.rank === null || before.rank === null ? null : before.rank - now.rank
  const moved =
    places === null
      ? '—'
      : places === 0
        ? words.same
        : places > 0
          ? words.up(f.number(places))
          : words.down(f.number(-places))
  const rank = (place: Standing['now']) =>
    place.rank === null ? w.rounds.unranked : words.outOf(f.number(place.rank), f.number(place.ranked))
  return (
    <section className="panel">
      <header>
        <h2>{words.before}</h2>
        {!before.sameVersion && (
          <span>
            <span className="shape watch">▲</span> {words.otherVersion}
          </span>
        )}
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.item}</th>
            <th className="right">
              <Link to="/rounds/$id/results" params={{ id: before.roundId }}>
                {words.last(before.name)}
              </Link>
            </th>
            <th className="right">{words.now}</th>
            <th className="right">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{w.rounds.rank}</td>
            <td className="right">{rank({ ...before })}</td>
            <td className="right">{rank(now)}</td>
            <td className="right">{moved}</td>
          </tr>
          <tr>
            <td>{w.rounds.grade}</td>
            <td className="right">{before.grade ?? w.rounds.noGrade}</td>
            <td className="right">{now.grade ?? w.rounds.noGrade}</td>
            <td className="right">{before.grade === now.grade ? words.same : ''}</td>
          </tr>
          <tr>
            <td>
              <strong>{w.rounds.total}</strong>
            </td>
            <td className="right">{points.total(before.total)}</td>
            <td className="right">
              <strong>{points.total(now.total)}</strong>
            </td>
            <td className="right">{signed(now.total - before.total, points.total)}</td>
          </tr>
          {items.map(({ code, name }) => {
            const [was, is] = [before.points[code], now.points[code]]
            if (was === undefined && is === undefined) return null
            return (
              <tr key={code}>
                <td>{name}</td>
                <td className="right">{points.item(was)}</td>
                <td className="right">{points.item(is)}</td>
                <td className="right">{was === undefined || is === undefined ? '—' : signed(is - was, points.item)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const LiftPanel = ({ standing }: { readonly standing: Standing }) => {
  const { lift, next } = standing
  const points = usePoints(standing)
  const { w, f } = useLanguage()
  const words = w.standings
  const figure = useFigure()
  /** A value that must be reached is not rounded to where it no longer is. */
  const beyond = (value: number, direction: 'higher' | 'lower') => {
    const cents = value * 100
    return figure((direction === 'higher' ? Math.ceil(cents - 1e-9) : Math.floor(cents + 1e-9)) / 100)
  }
  return (
    <section className="panel">
      <header>
        <h2>{words.lift}</h2>
      </header>
      <p className="panel-body quiet">{words.liftWhat}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.item}</th>
            <th className="right">{words.points}</th>
            <th className="right">{words.raw}</th>
            <th className="right">{words.best}</th>
            <th className="right">{words.gain}</th>
            <th>{words.atBest}</th>
            {next !== null && <th className="right">{words.toNextHead(next.grade, points.total(next.points))}</th>}
          </tr>
        </thead>
        <tbody>
          {lift.map((line) => (
            <tr key={line.item}>
              <td>
                {line.name}
                {line.unit !== null && <span className="quiet">（{line.unit}）</span>}
              </td>
              <td className="right nowrap">
                {points.item(line.points)} / {figure(line.weight)}
              </td>
              <td className="right">{figure(line.raw)}</td>
              <td className="right">{line.best === null ? words.isBest : figure(line.best.raw)}</td>
              <td className="right">{line.gain > 0 ? <strong>+{points.item(line.gain)}</strong> : '—'}</td>
              <td>
                {line.gain <= 0
                  ? ''
                  : line.rank === null
                    ? words.thenUnranked(line.grade ?? w.rounds.noGrade)
                    : words.thenSays(f.number(line.rank), line.grade ?? w.rounds.noGrade)}
              </td>
              {next !== null && (
                <td className="right">
                  {line.toNext === null ? (
                    <span className="quiet">{words.cannot}</span>
                  ) : (
                    `${line.direction === 'higher' ? '≥' : '≤'} ${beyond(line.toNext, line.direction)}`
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Props = { readonly id: string; readonly row: number; readonly items: BeforeProps['items'] }

export const StandingPanels = ({ id, row, items }: Props) => {
  const { w, f } = useLanguage()
  const { data } = useQuery({
    queryKey: [...roundsKey, id, 'standing', row],
    queryFn: () => api.standings.get({ id, row }),
  })
  if (data === undefined || data === null) return null
  const { interval } = data
  return (
    <>
      {interval !== null && (
        <p className="quiet">{w.standings.interval(f.number(interval.low), f.number(interval.high))}</p>
      )}
      <LiftPanel standing={data} />
      <BeforePanel standing={data} items={items} />
    </>
  )
}
