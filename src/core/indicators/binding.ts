// Which indicator does a plan's target speak of?

import { similarityOf } from '../base/text.ts'
import { conversionOf, isPoint, isRate, isSameScale, parseUnit, type UnitOfMeasure } from '../base/units-of-measure.ts'
import { type MetricMeaning, meaningOf } from '../metrics/meaning.ts'
import type { IndicatorCard, IndicatorKind } from './card.ts'

/** A target as a plan prints it; kinds are those of the plan's reader. */
export type NamedTarget = {
  readonly metric: string
  readonly unit: string
  readonly kind: 'level' | 'growth' | 'share' | 'increment'
}

export type BindingCard = Pick<IndicatorCard, 'code' | 'name' | 'aliases' | 'unit' | 'kind'>

/**
 * How the indicator's values are read for the target: as they are, as growth on last year's side of the pair, or as what has
 * come to the level since the target's start.
 */
export type BindingReading = 'value' | 'growth' | 'increase'

export type BindingProposal = {
  readonly code: string
  /** 0 to 1 */
  readonly score: number
  readonly reading: BindingReading
  /** the name or alias that is like the metric, how like, and how the units fit */
  readonly why: { readonly name: string; readonly likeness: number; readonly unit: 'same' | 'converts' | 'unknown' }
}

const LEAST_SCORE = 0.5
const VAGUE = 0.7

/**
 * Likeliest first, at most `most`; equals by code. An indicator whose unit cannot become the target's is never proposed, nor
 * one of which the target's kind cannot be read. A person confirms: 1 is a name told alike, not a certainty.
 */
export function proposeBindings(
  target: NamedTarget,
  cards: readonly BindingCard[],
  most = 5,
): readonly BindingProposal[] {
  const unit = parseUnit(target.unit)
  const metric = meaningOf(target.metric)
  const proposals = cards.flatMap((card): readonly BindingProposal[] => {
    const reading = readingOf(target.kind, card.kind)
    if (reading === null) return []
    const fit = unitFit(unit.ok ? unit.value : null, card, reading)
    if (fit === null) return []
    const [name, likeness] = likestName(metric, card)
    const score = likeness * (fit === 'unknown' ? 0.9 : 1) * (reading === 'value' ? 1 : 0.97)
    return score < LEAST_SCORE ? [] : [{ code: card.code, score, reading, why: { name, likeness, unit: fit } }]
  })
  return proposals.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, most)
}

function readingOf(target: NamedTarget['kind'], card: IndicatorKind): BindingReading | null {
  if (target === card) return 'value'
  if (target === 'growth' && (card === 'level' || card === 'increment')) return 'growth'
  if (target === 'increment' && card === 'level') return 'increase'
  // a plan's 完成投资120亿元 reads as a level, the statistics' as what a year added
  if (target === 'level' && card === 'increment') return 'value'
  return null
}

function unitFit(
  wanted: UnitOfMeasure | null,
  card: BindingCard,
  reading: BindingReading,
): BindingProposal['why']['unit'] | null {
  if (wanted === null) return 'unknown'
  if (reading === 'growth') return isRate(wanted) || isPoint(wanted) ? 'same' : null
  const own = parseUnit(card.unit)
  if (!own.ok) return 'unknown'
  const scale = conversionOf(own.value, wanted)
  if (scale === undefined) return null
  return isSameScale(scale) ? 'same' : 'converts'
}

function likestName(metric: MetricMeaning, card: BindingCard): readonly [string, number] {
  let best: readonly [string, number] = [card.name, 0]
  for (const name of [card.name, ...card.aliases]) {
    const likeness = similarityOf(metric.words, meaningOf(name).words)
    if (likeness > best[1]) best = [name, likeness]
  }
  // 投资额 is the name of many things
  return metric.telling ? best : [best[0], best[1] * VAGUE]
}
