import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { FaultList } from '../parts/FaultList.tsx'
import { useLanguage } from '../words/language.tsx'
import { type Detail, indicatorsQuery } from './queries.ts'
import { wordAggregation, wordThreshold } from './word-card.ts'

type Named = readonly { readonly code: string; readonly name: string }[]

const Names = ({ names }: { readonly names: Named }) => (
  <ul className="inline-list">
    {names.map(({ code, name }) => (
      <li key={code}>
        <Link to="/indicators/$code" params={{ code }}>
          {name}
        </Link>
      </li>
    ))}
  </ul>
)

/** What the indicator means, in words. */
export const CardTab = ({ detail }: { readonly detail: Detail }) => {
  const { w, f } = useLanguage()
  const all = useQuery(indicatorsQuery).data ?? []
  const words = w.indicators
  const { card } = detail
  const nameOf = (code: string) => all.find((one) => one.card.code === code)?.card.name ?? code
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.card.definition, card.definition === '' ? words.card.noDefinition : card.definition],
    ...(detail.formulaWords === null
      ? []
      : [[words.card.formula, <code key="formula">{detail.formulaWords}</code>] as const]),
    ...(detail.restsOn.length === 0
      ? []
      : [[words.card.restsOn, <Names key="rests" names={detail.restsOn} />] as const]),
    ...(detail.usedBy.length === 0 ? [] : [[words.card.usedBy, <Names key="used" names={detail.usedBy} />] as const]),
    [words.columns.code, <code key="code">{card.code}</code>],
    [words.card.aliases, card.aliases.length === 0 ? words.card.none : f.list(card.aliases)],
    [words.columns.unit, card.unit],
    [words.columns.kind, words.kinds[card.kind]],
    [words.card.direction, words.directions[card.direction]],
    [words.columns.period, words.periodTypes[card.periodType]],
    [words.columns.method, words.methods[card.method]],
    [words.card.overPlaces, wordAggregation(w, card.overPlaces, nameOf)],
    [words.card.overTime, wordAggregation(w, card.overTime, nameOf)],
    [words.card.alarm, wordThreshold(w, f, card.alarm, card.unit)],
    [words.card.good, wordThreshold(w, f, card.good, card.unit)],
    [words.columns.sourceUnit, detail.sourceUnitName ?? words.card.none],
    [words.columns.officer, card.officer ?? words.card.none],
    [words.card.leader, card.leader ?? words.card.none],
    [words.card.decimals, f.number(card.decimals)],
    [words.columns.disclosure, words.disclosures[card.disclosure]],
    [words.card.source, card.source ?? words.card.none],
  ]
  return (
    <div className="page-scroll page-pad">
      {detail.faults.length > 0 && <FaultList faults={detail.faults} title={words.card.formulaBroken} />}
      <section className="panel indicator-card">
        <dl className="facts">
          {facts.map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}
