// What is wrong with an indicator's card, by itself and beside the city's others?

import type { Fault } from '../base/fault.ts'
import { foldText } from '../base/text.ts'
import {
  dimensionOf,
  isAdditive,
  isPoint,
  isPure,
  isRate,
  parseUnit,
  RANK,
  type UnitOfMeasure,
} from '../base/units-of-measure.ts'
import type { Aggregation, IndicatorCard, Threshold } from './card.ts'

/** Words of CEL and of our functions, which a code may not be. */
const RESERVED = new Set(
  `as break const continue else false for function if import in let loop null package namespace return true var void while
  min max clamp coalesce present abs round size type string int double bool list map has`.split(/\s+/),
)
const MOST_DECIMALS = 6

/**
 * Every fault of a card, each with the field that it lies in; none is a card that can be used. A formula's own faults
 * come from `graph.ts`. The others are the city's cards in force, without this one.
 */
export function checkCard(card: IndicatorCard, others: readonly IndicatorCard[]): readonly Fault[] {
  const unit = parseUnit(card.unit)
  return [
    ...checkNames(card, others),
    ...(unit.ok
      ? checkMeasure(card, unit.value)
      : unit.faults.map((fault) => ({ ...fault, place: { field: 'unit' } }))),
    ...checkWeights(card, others),
    ...checkThresholds(card),
    ...checkSource(card),
  ]
}

const fault = (field: string, code: string, facts: NonNullable<Fault['facts']> = {}): Fault => ({
  code: `indicator.${code}`,
  place: { field },
  facts,
})

function checkNames(card: IndicatorCard, others: readonly IndicatorCard[]): readonly Fault[] {
  const faults: Fault[] = []
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(card.code)) faults.push(fault('code', 'code-form', { code: card.code }))
  else if (RESERVED.has(card.code)) faults.push(fault('code', 'code-reserved', { code: card.code }))
  const twin = others.find(({ code }) => code === card.code)
  if (twin !== undefined) faults.push(fault('code', 'code-taken', { code: card.code, name: twin.name }))
  if (card.name.trim() === '') faults.push(fault('name', 'name-blank'))
  const taken = new Map<string, string>()
  for (const other of others) for (const name of [other.name, ...other.aliases]) taken.set(foldText(name), other.name)
  const own = new Set<string>()
  for (const [at, name] of [card.name, ...card.aliases].entries()) {
    const key = foldText(name)
    const field = at === 0 ? 'name' : `aliases.${at - 1}`
    const holder = taken.get(key)
    if (key === '' && at > 0) faults.push(fault(field, 'name-blank'))
    else if (holder !== undefined) faults.push(fault(field, 'name-taken', { name, holder }))
    else if (own.has(key)) faults.push(fault(field, 'alias-twice', { name }))
    own.add(key)
  }
  return faults
}

function checkMeasure(card: IndicatorCard, unit: UnitOfMeasure): readonly Fault[] {
  const faults: Fault[] = []
  const facts = { unit: card.unit, kind: card.kind }
  const share = isRate(unit) || isPure(unit)
  if (card.kind === 'growth' && !share && !isPoint(unit)) faults.push(fault('unit', 'unit-not-of-kind', facts))
  if (card.kind === 'share' && !share) faults.push(fault('unit', 'unit-not-of-kind', facts))
  if (card.kind === 'rank' && !isPure(unit) && dimensionOf(unit) !== `${RANK}:1`)
    faults.push(fault('unit', 'unit-not-of-kind', facts))
  const adds = isAdditive(unit) && card.kind !== 'growth' && card.kind !== 'share' && card.kind !== 'rank'
  if (!adds && card.overPlaces.kind === 'sum') faults.push(fault('overPlaces', 'sum-of-rates', facts))
  if (!adds && card.overTime.kind === 'sum') faults.push(fault('overTime', 'sum-of-rates', facts))
  // 1–6月 already contains 1–5月; a stock at a day's end is not added to that of the next
  if (adds && card.overTime.kind === 'sum' && ['cumulative-month', 'as-of'].includes(card.periodType))
    faults.push(fault('overTime', 'sum-of-overlapping', { periodType: card.periodType }))
  if (card.overPlaces.kind === 'last') faults.push(fault('overPlaces', 'last-over-places'))
  if (!Number.isInteger(card.decimals) || card.decimals < 0 || card.decimals > MOST_DECIMALS)
    faults.push(fault('decimals', 'decimals', { decimals: card.decimals, most: MOST_DECIMALS }))
  return faults
}

function checkWeights(card: IndicatorCard, others: readonly IndicatorCard[]): readonly Fault[] {
  const sides: readonly (readonly [string, Aggregation])[] = [
    ['overPlaces', card.overPlaces],
    ['overTime', card.overTime],
  ]
  return sides.flatMap(([field, aggregation]) => {
    if (aggregation.kind !== 'weighted-mean') return []
    const { weight } = aggregation
    if (weight === '') return [fault(field, 'weight-blank')]
    if (weight === card.code) return [fault(field, 'weight-itself', { weight })]
    const other = others.find(({ code }) => code === weight)
    if (other === undefined) return [fault(field, 'weight-unknown', { weight })]
    if (other.periodType !== card.periodType)
      return [fault(field, 'weight-period', { weight: other.name, theirs: other.periodType, ours: card.periodType })]
    return []
  })
}

function checkThresholds(card: IndicatorCard): readonly Fault[] {
  const faults: Fault[] = []
  const sides: readonly (readonly [string, Threshold | null, boolean])[] = [
    ['alarm', card.alarm, card.direction === 'lower'],
    ['good', card.good, card.direction === 'higher'],
  ]
  for (const [field, threshold, above] of sides) {
    if (threshold === null) continue
    if (threshold.kind === 'rank') {
      if (!Number.isInteger(threshold.best) || threshold.best < 1)
        faults.push(fault(field, 'rank-threshold', { best: threshold.best }))
    } else if (!Number.isFinite(threshold.value)) faults.push(fault(field, 'threshold-number'))
    else if (card.direction !== 'neutral' && threshold.op.startsWith('>') !== above)
      faults.push(fault(field, 'threshold-direction', { op: threshold.op, direction: card.direction }))
  }
  return faults
}

function checkSource(card: IndicatorCard): readonly Fault[] {
  const formula = card.formula?.trim() ?? ''
  if (card.method === 'formula' && formula === '') return [fault('formula', 'formula-blank')]
  if (card.method !== 'formula' && formula !== '')
    return [fault('formula', 'formula-superfluous', { method: card.method })]
  return []
}
