// Which indicator does a plan's target speak of?

import { foldText, similarityOf } from '../base/text.ts'
import { conversionOf, isPoint, isRate, isSameScale, parseUnit, type UnitOfMeasure } from '../base/units-of-measure.ts'
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
  const key = metricKey(target.metric)
  const proposals = cards.flatMap((card): readonly BindingProposal[] => {
    const reading = readingOf(target.kind, card.kind)
    if (reading === null) return []
    const fit = unitFit(unit.ok ? unit.value : null, card, reading)
    if (fit === null) return []
    const [name, likeness] = likestName(key, card)
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

function likestName(key: string, card: BindingCard): readonly [string, number] {
  let best: readonly [string, number] = [card.name, 0]
  for (const name of [card.name, ...card.aliases]) {
    const likeness = similarityOf(key, metricKey(name))
    if (likeness > best[1]) best = [name, likeness]
  }
  return best
}

const TOLD =
  /^(?:力争|争取|确保|实现|全年|全市|全县|全区|全镇|累计|新增|当年|年度|每年|完成)+|(?:年均)?(?:同比|比上年)?(?:增速|增长率|增长|增幅)$|(?:达到|完成|累计|合计)$/g
const ONE_NAME: readonly (readonly [RegExp, string])[] = [
  [/规模以上|规上/g, '规上'],
  [/地区生产总值|国内生产总值|生产总值/g, 'gdp'],
  [/研究与试验发展|研究与开发|研发/g, 'r&d'],
  [/国家高新技术企业|高新技术企业/g, '高企'],
  [/技术改造|技改/g, '技改'],
  [/比重|比例|占比/g, '占比'],
  [/数量|总数|个数|数$/g, ''],
]

/** What two names of one metric have in common: manner, growth words and quotes cut off, abbreviations told one way. */
function metricKey(name: string): string {
  const bare = foldText(name).replace(/["'“”‘’《》「」,，、:：]/g, '')
  const one = ONE_NAME.reduce((text, [long, short]) => text.replace(long, short), bare.replace(TOLD, ''))
  return one === '' ? bare : one
}
