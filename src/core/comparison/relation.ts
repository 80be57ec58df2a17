// How do two plans stand to each other: two editions, an upper and a lower level, or two of one level?

import { foldText, similarityOf } from '../base/text.ts'
import type { PlanHeadValue } from '../programmes/snapshot.ts'

export const planRelations = ['editions', 'levels', 'peers', 'neighbours'] as const
/**
 * editions: one plan, last and this · levels: of a place and of one above it · peers: two plans for one place ·
 * neighbours: the plans of two places of which none stands above the other.
 */
export type PlanRelation = (typeof planRelations)[number]

export type PlanPlace = {
  readonly name: string
  /** 4 a province, 3 a city, 2 a county or district, 1 a town or park */
  readonly level: number
  /** the places that are named before it: 望潮市 of 望潮市东岸镇 */
  readonly within: readonly string[]
}

const levels: Readonly<Record<string, number>> = {
  省: 4,
  自治区: 4,
  市: 3,
  自治州: 3,
  州: 3,
  盟: 3,
  县: 2,
  区: 2,
  旗: 2,
  镇: 1,
  乡: 1,
  街道: 1,
  园区: 1,
  开发区: 1,
}
const placeName = /[一-龥]{1,8}?(?:自治区|自治州|开发区|园区|街道|省|市|州|盟|县|区|旗|镇|乡)/g
/** 园区、强县、示范区 end like places and are none. */
const noPlace = /(?:[园城地社片景校辖库山牧林郊范能聚验行税]区|高新区|强[省市县区镇]|[城乡小古集村]镇|城市|全.)$/
const around = /^(?:中共|中国共产党)|(?:人民政府|党委|委员会|办公[室厅]).*$|^.*关于(?:印发|发布|公布|下达)[《<"]?/g

/** The place that a plan is for, by its title and, failing that, by who issued it; null where neither names one. */
export function placeOf(head: PlanHeadValue): PlanPlace | null {
  return placeIn(head.title.replace(around, '')) ?? placeIn((head.issuer ?? '').replace(around, ''))
}

/** The deepest of the places that the words open with: 海州省望潮市东岸镇 is 东岸镇. */
function placeIn(words: string): PlanPlace | null {
  let place: PlanPlace | null = null
  let at = 0
  for (const match of foldText(words).matchAll(placeName)) {
    const name = match[0]
    const end = Object.keys(levels).find((one) => name.endsWith(one) && name.length > one.length)
    const level = end === undefined ? undefined : levels[end]
    if (match.index !== at || level === undefined || noPlace.test(name) || (place !== null && level >= place.level))
      break
    place = { name, level, within: place === null ? [] : [...place.within, place.name] }
    at += name.length
  }
  return place
}

/** Titles that share more than this once their years are out are two editions of one plan. */
const sameTitle = 0.7
const bareTitle = (title: string): string => foldText(title).replace(/[\d—–\-至到年()第修订版]/g, '')

/** The same both ways round. Without two places the titles alone decide between editions and peers. */
export function relationOf(left: PlanHeadValue, right: PlanHeadValue): PlanRelation {
  const [one, other] = [placeOf(left), placeOf(right)]
  if (one !== null && other !== null && one.name !== other.name)
    return isAbove(one, other) || isAbove(other, one) ? 'levels' : 'neighbours'
  return similarityOf(bareTitle(left.title), bareTitle(right.title)) >= sameTitle ? 'editions' : 'peers'
}

/** A place that names none above it may stand under any of a higher level. */
const isAbove = (upper: PlanPlace, lower: PlanPlace): boolean =>
  upper.level > lower.level && (lower.within.length === 0 || lower.within.includes(upper.name))
