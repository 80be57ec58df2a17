import { Link } from '@tanstack/react-router'
import type { RobustnessPage, RobustSet } from '#contract/robustness.ts'
import { decimalsOf } from '../rounds/value-words.ts'
import { useLanguage } from '../words/language.tsx'
import { useNames } from './names.ts'

type Props = { readonly id: string; readonly page: RobustnessPage; readonly set: RobustSet }

/** Where the others are left on the scale: at its lower end if the extreme is the highest. */
const Scale = ({ left, end }: { readonly left: number; readonly end: 'highest' | 'lowest' }) => (
  <div className="squeeze-scale" aria-hidden="true">
    <i style={{ [end === 'highest' ? 'left' : 'right']: 0, width: `${left * 100}%` }} />
  </div>
)

export const SqueezePanel = ({ id, page, set }: Props) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { nameOf, itemOf, unitOf } = useNames(page)
  const figure = (value: number, code: string) =>
    `${f.number(value, Math.min(2, decimalsOf(value)))}${unitOf(code) === null ? '' : ` ${unitOf(code)}`}`
  return (
    <section className="panel">
      <header>
        <h2>{words.squeezes}</h2>
      </header>
      <p className="panel-body quiet">{words.squeezesWhat(f.number(page.settings.squeeze * 100, 0))}</p>
      {set.squeezes.length === 0 ? (
        <p className="panel-body">{words.squeezesNone}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.item}</th>
              <th>{words.subject}</th>
              <th className="right">{words.value}</th>
              <th className="right">{words.next}</th>
              <th>{words.left}</th>
              <th className="right">{words.points}</th>
            </tr>
          </thead>
          <tbody>
            {set.squeezes.map(({ item, row, end, value, next, left, points, used }) => (
              <tr key={`${item} ${row} ${end}`}>
                <td>
                  {itemOf(item)}
                  {used && (
                    <div>
                      <span className="shape watch">▲</span> {words.used}
                    </div>
                  )}
                </td>
                <td>
                  <Link to="/rounds/$id/subjects/$row" params={{ id, row: String(row) }}>
                    {nameOf(row)}
                  </Link>
                </td>
                <td className="right nowrap">{figure(value, item)}</td>
                <td className="right nowrap">{figure(next, item)}</td>
                <td>
                  <Scale left={left} end={end} />
                  <span className="quiet">{f.number(left * 100, 0)}%</span>
                </td>
                <td className="right">
                  {points > 0 ? '+' : ''}
                  {f.number(points, 2)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export const CorrelatedPanel = ({ page, set }: Omit<Props, 'id'>) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { itemOf } = useNames(page)
  return (
    <section className="panel">
      <header>
        <h2>{words.correlated}</h2>
      </header>
      <p className="panel-body quiet">{words.correlatedWhat(f.number(page.settings.correlation, 1))}</p>
      {set.correlated.length === 0 ? (
        <p className="panel-body">{words.correlatedNone}</p>
      ) : (
        <ul className="plain-list">
          {set.correlated.map(({ items: [one, other], r, count }) => (
            <li key={`${one} ${other}`}>
              {itemOf(one)} — {itemOf(other)}
              <span className="quiet">
                {' '}
                {words.correlation} {f.number(r, 3)} · {words.pairsOf(f.number(count))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export const ImputedPanel = ({ page }: Pick<Props, 'page'>) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { itemOf, cohortOf } = useNames(page)
  return (
    <section className="panel">
      <header>
        <h2>{words.imputed}</h2>
      </header>
      {page.imputed.length === 0 ? (
        <p className="panel-body">{words.imputedNone}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.item}</th>
              <th>{words.cohort}</th>
              <th className="right">{words.missingCount}</th>
              <th>{words.rule}</th>
            </tr>
          </thead>
          <tbody>
            {page.imputed.map(({ item, cohort, count, of, rule }) => (
              <tr key={`${item} ${cohort}`}>
                <td>{itemOf(item)}</td>
                <td>{cohortOf(cohort)}</td>
                <td className="right">{words.missing(f.number(count), f.number(of))}</td>
                <td>{words.rules[rule]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
