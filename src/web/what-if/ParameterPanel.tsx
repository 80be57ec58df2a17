import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { balancedWeights, type Parameter, weightsIn } from '#core/evaluations/parameters.ts'
import { useLanguage } from '../words/language.tsx'
import { ParameterRow } from './ParameterRow.tsx'

type Props = {
  readonly parameters: readonly Parameter[]
  readonly changes: ReadonlyMap<string, number>
  /** code of the cohort whose numbers are shown */
  readonly cohort: string
  /** null puts a number back to what the method has */
  readonly onTurn: (turned: ReadonlyMap<string, number | null>) => void
}

const groups = [
  { title: 'multipliers', has: ({ kind }: Parameter) => kind === 'multiplier' },
  { title: 'grades', has: ({ part }: Parameter) => part === 'grades' },
  {
    title: 'items',
    has: ({ part, kind }: Parameter) => part === 'items' && kind !== 'weight' && kind !== 'multiplier',
  },
  { title: 'extras', has: ({ part }: Parameter) => part === 'bonus' || part === 'deductions' },
  { title: 'total', has: ({ part }: Parameter) => part === 'total' },
] as const

export const ParameterPanel = memo(({ parameters, changes, cohort, onTurn }: Props) => {
  const { w } = useLanguage()
  const own = useMemo(
    () => parameters.filter((one) => one.cohort === null || one.cohort === cohort),
    [parameters, cohort],
  )
  const turnOne = useCallback(
    (parameter: Parameter, value: number | null) =>
      onTurn(new Map([[parameter.key, value === parameter.value ? null : value]])),
    [onTurn],
  )
  return (
    <aside className="what-if-numbers">
      <Weights parameters={parameters} changes={changes} cohort={cohort} onTurn={onTurn} />
      {groups.map(({ title, has }) => {
        const list = own.filter(has)
        return list.length === 0 ? null : (
          <section key={title}>
            <h2>{w.whatIf[title]}</h2>
            {list.map((parameter) => (
              <ParameterRow
                key={parameter.key}
                parameter={parameter}
                value={changes.get(parameter.key) ?? parameter.value}
                onTurn={turnOne}
              />
            ))}
          </section>
        )
      })}
    </aside>
  )
})

const Weights = ({ parameters, changes, cohort, onTurn }: Props) => {
  const { w, f } = useLanguage()
  const [locked, setLocked] = useState<ReadonlySet<string>>(new Set())
  const weights = weightsIn(parameters, cohort)
  const pointsOf = (one: Parameter) => changes.get(one.key) ?? one.value
  const now = weights.map((one) => ({ key: one.key, value: pointsOf(one), locked: locked.has(one.key) }))
  // while a hand holds a slider, everything is reckoned from where it took hold: what it gives back comes back whole
  const held = useRef<typeof now | null>(null)
  const current = useRef({ now, weights, onTurn })
  current.current = { now, weights, onTurn }
  const turn = useCallback((parameter: Parameter, value: number | null) => {
    const { now: latest, weights: all, onTurn: tell } = current.current
    const turned = balancedWeights(held.current ?? latest, parameter.key, value ?? parameter.value)
    const published = new Map(all.map((one) => [one.key, one.value]))
    tell(new Map([...turned].map(([key, points]) => [key, published.get(key) === points ? null : points])))
  }, [])
  const lock = useCallback(
    (key: string) =>
      setLocked((before) =>
        before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
      ),
    [],
  )
  const take = useCallback(() => {
    held.current = current.current.now
  }, [])
  const leave = useCallback(() => {
    held.current = null
  }, [])
  const sum = Math.round(now.reduce((all, { value }) => all + value, 0) * 100) / 100
  return (
    <section>
      <h2>
        {w.whatIf.weights}
        <span className="quiet what-if-sum">
          {w.whatIf.sum} {f.number(sum)}
        </span>
      </h2>
      <p className="quiet">{w.whatIf.weightsHint}</p>
      {weights.map((parameter) => (
        <ParameterRow
          key={parameter.key}
          parameter={parameter}
          value={pointsOf(parameter)}
          locked={locked.has(parameter.key)}
          onTurn={turn}
          onLock={lock}
          onTake={take}
          onLeave={leave}
        />
      ))}
    </section>
  )
}
