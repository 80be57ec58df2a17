import type { ReactNode } from 'react'
import type { RobustnessPage, RobustSet } from '#contract/robustness.ts'
import { useLanguage } from '../words/language.tsx'
import { useNames } from './names.ts'

type Props = { readonly page: RobustnessPage; readonly set: RobustSet }

/** First-order and total effects, the largest first. */
export const EffectsPanel = ({ page, set }: Props) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { itemOf } = useNames(page)
  const effects = [...set.effects].sort((a, b) => b.total - a.total)
  // estimates scatter around 0 and may lie a little below it
  const share = (value: number) => Math.min(1, Math.max(0, value)) * 100
  return (
    <section className="panel">
      <header>
        <h2>{words.effects}</h2>
      </header>
      <p className="panel-body quiet">{words.effectsWhat}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.effect}</th>
            <th className="right">{words.first}</th>
            <th className="right">{words.total}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {effects.map(({ kind, item, first, total }) => (
            <tr key={`${kind} ${item}`}>
              <td>{words.kinds[kind](itemOf(item ?? ''))}</td>
              <td className="right">{f.number(share(first), 0)}%</td>
              <td className="right">{f.number(share(total), 0)}%</td>
              <td>
                <div className="effect-bar" aria-hidden="true">
                  <i style={{ width: `${share(total)}%` }} />
                  <b style={{ width: `${share(first)}%` }} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Shift = {
  readonly what: string
  readonly meanShift: number
  readonly mostShift: number
  readonly movers: RobustSet['without'][number]['movers']
}

const ShiftTable = ({ page, head, rows }: { page: RobustnessPage; head: ReactNode; rows: readonly Shift[] }) => {
  const { w, f } = useLanguage()
  const words = w.robustness
  const { nameOf } = useNames(page)
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{head}</th>
          <th className="right">{words.meanShift}</th>
          <th className="right">{words.mostShift}</th>
          <th>{words.movers}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, meanShift, mostShift, movers }) => (
          <tr key={what}>
            <td>{what}</td>
            <td className="right">{f.number(meanShift, 2)}</td>
            <td className="right">{f.number(mostShift)}</td>
            <td className="quiet">
              {movers.length === 0
                ? words.nobody
                : movers.map(({ row, from, to }) => words.mover(nameOf(row), f.number(from), f.number(to))).join('；')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const WithoutPanel = ({ page, set }: Props) => {
  const { w } = useLanguage()
  const words = w.robustness
  const { itemOf } = useNames(page)
  const rows = [...set.without].sort((a, b) => b.meanShift - a.meanShift)
  return (
    <section className="panel">
      <header>
        <h2>{words.without}</h2>
        <span className="quiet">{words.withoutWhat}</span>
      </header>
      <ShiftTable page={page} head={words.item} rows={rows.map((one) => ({ ...one, what: itemOf(one.item) }))} />
    </section>
  )
}

export const AlternativesPanel = ({ page, set }: Props) => {
  const { w } = useLanguage()
  const words = w.robustness
  const rows = set.alternatives.map((one) => ({
    ...one,
    what: `${words.scales[one.normalisation]}，${words.adding[one.aggregation]}`,
  }))
  return (
    <section className="panel">
      <header>
        <h2>{words.alternatives}</h2>
        <span className="quiet">{words.alternativesWhat}</span>
      </header>
      <ShiftTable page={page} head={words.alternative} rows={rows} />
    </section>
  )
}
