import type { Fault } from '#contract/base.ts'
import { checkCard } from '#core/indicators/check-card.ts'
import { readFormula } from '#core/indicators/graph.ts'
import type { Card, Detail, IndicatorLine } from './queries.ts'
import { readThreshold, typedThreshold } from './word-card.ts'

/** A card as it is typed: lists as lines, thresholds as people write them, the formula in names. */
export type CardForm = Omit<Card, 'aliases' | 'alarm' | 'good' | 'formula'> & {
  readonly aliases: string
  readonly alarm: string
  readonly good: string
  readonly formula: string
}

const blank: CardForm = {
  ...{ code: '', name: '', aliases: '', definition: '', unit: '', kind: 'level', direction: 'higher' },
  ...{ periodType: 'month', overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' }, alarm: '', good: '' },
  ...{ sourceUnitId: null, officer: null, leader: null, method: 'reported', formula: '', decimals: 2 },
  ...{ disclosure: 'internal', source: null },
}

export const formOf = (detail: Detail | null): CardForm =>
  detail === null
    ? blank
    : {
        ...detail.card,
        aliases: detail.card.aliases.join('\n'),
        alarm: typedThreshold(detail.card.alarm),
        good: typedThreshold(detail.card.good),
        formula: detail.formulaWords ?? '',
      }

export const cardOf = (form: CardForm): Card => ({
  ...form,
  aliases: form.aliases
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
  alarm: readThreshold(form.alarm) ?? null,
  good: readThreshold(form.good) ?? null,
  formula: form.method === 'formula' ? form.formula : null,
})

/** Everything that is wrong with a card as it stands in the form, by the same rules as on the server. */
export function formFaults(form: CardForm, id: number | null, all: readonly IndicatorLine[]): readonly Fault[] {
  const card = cardOf(form)
  const others = all.filter((one) => one.id !== id)
  const faults: Fault[] = [
    ...checkCard(
      card,
      others.map((one) => one.card),
    ),
  ].map(loosened)
  for (const field of ['alarm', 'good'] as const)
    if (readThreshold(form[field]) === undefined)
      faults.push({ code: 'indicators.threshold-unknown', place: { field }, facts: { text: form[field] } })
  if (card.method !== 'formula' || faults.some(({ place }) => place?.field === 'formula')) return faults
  const inUse = others.filter(({ retiredOn }) => retiredOn === null).map((one) => one.card)
  const read = readFormula(card, [...inUse, card])
  return read.ok ? faults : [...faults, ...read.faults.map(loosened)]
}

// Core's records are read-only where the wire's are not.
const loosened = (fault: { readonly code: string; readonly place?: unknown; readonly facts?: unknown }): Fault =>
  ({ ...fault }) as Fault
