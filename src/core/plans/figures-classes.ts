// Does a number only name a class (千亿级), or qualify what another number counts (收入50-100亿元企业10家)?

import type { Figure } from './figures.ts'
import { type Verdict, verdict } from './targets-verdict.ts'
import { endsAdding } from './targets-words.ts'

/** What stands behind a number in its sentence. */
export type Following = {
  readonly next: Figure | undefined
  readonly nextIsClass: boolean
  /** the next number says how large the things are that another one counts */
  readonly nextQualifies: boolean
  /** the next number that is no class name */
  readonly nextHead: Figure | undefined
  readonly before: Figure | undefined
}

const MEASURED: ReadonlySet<string> = new Set(['money', 'area', 'length', 'physical'])
const COUNTED =
  /^的?[^，。；：、()]{0,16}?(?:企业|项目|园区|产业|集群|平台|单位|镇|乡镇|街道|村|市场|品牌|产品|基地|客商|商户)(?:数量?|个数|户数|分别|均|达到?|突破|超过?|不少于|增至|约)*$/
const NAMED_FUND = /基金|资金|贷款|债券/
const RATED = /^[^，。；：、()]{0,24}?(?:率|占比|比例|比重)(?:均|分别)?$/
const INVESTED =
  /^[^，。；：、()]{0,12}项目(?:年度|当年|全年|年内|累计|共|计划)*(?:完成|到位)(?:[^，。；：、()]{0,4}投资|资金)$/
const SIZED = /^(?:年?产值|营收|规模|营业收入|主营业务收入)?$/

/** The verdict on a number that is no quantity of its own; null for every other number. */
export function classRole(text: string, figure: Figure, following: Following): Verdict | null {
  const after = text.slice(figure.to, figure.to + 24)
  if (figure.tail === '级' || /^级/.test(after)) return verdict('name', 'class', 0.9)
  if (figure.form === 'bare') return verdict('threshold', 'class', 0.9)
  if (/^\s?强/.test(after) && figure.unit !== '强') return verdict('name', 'list-name', 0.9)
  if (sharesNoun(text, figure, following)) return verdict('threshold', 'qualified-count', 0.8)
  return (
    classBefore(text, figure, after, following) ??
    sizeReached(text, figure, following) ??
    qualifier(text, figure, following)
  )
}

// 营收超100亿元、50亿元、10亿元企业分别达到8家、15家、90家: all sizes name what is counted, not the last alone
// 产值10亿元以上、亿元以上企业: so does a size before the name of a class
function sharesNoun(text: string, figure: Figure, { next, nextQualifies, nextIsClass }: Following): boolean {
  const sizes = nextQualifies || (nextIsClass && next?.form === 'bare' && figure.tail.includes('以上'))
  return sizes && figure.unit === next?.unit && /^[、和及与]$/.test(text.slice(figure.to, next.from))
}

// 百亿、五百亿、千亿级企业; 超百亿元企业
function classBefore(text: string, figure: Figure, after: string, { next, nextIsClass }: Following): Verdict | null {
  if (figure.form !== 'characters' || !/^(?:万亿|亿|千万|百万)元?$/.test(figure.unit)) return null
  // 迈上千亿元台阶: a size to be reached, not a class
  if (figure.lead !== '' && /^(?:台阶|大关|门槛|关口|规模(?:$|[，。；、]))/.test(after)) return null
  if (/^[一-龥“]/.test(after) && !/^[和及与或的、以左]/.test(after)) return verdict('name', 'class', 0.8)
  const joined = next !== undefined && /^[、和及与或]$/.test(text.slice(figure.to, next.from))
  return nextIsClass && joined ? verdict('name', 'class', 0.85) : null
}

// 5个集中区产值过百亿元: so many are to be of that size
function sizeReached(text: string, figure: Figure, { before }: Following): Verdict | null {
  if (figure.form !== 'characters' || !/^[十百千]?(?:万亿|亿|万)元?$/.test(figure.unit)) return null
  if (before?.dimension !== 'count' || figure.start - before.to > 24) return null
  return REACHES_SIZE.test(text.slice(before.to, figure.start)) ? verdict('threshold', 'size-class', 0.8) : null
}
const REACHES_SIZE =
  /^[^，。；：、]{2,14}(?:产值|营收|收入|规模|税收|销售额|贸易额)(?:均|各)?(?:过|超|突破|达到?|超过|跨越|迈上|迈过)$/

// 日产5万袋以上的菌包厂30个, 床位100张以上的机构8家: one count says how large the things are that the next one counts
function sizedByCount(text: string, figure: Figure, next: Figure | undefined): boolean {
  if (figure.dimension !== 'count' || !/以[上下]/.test(figure.tail) || next?.dimension !== 'count') return false
  const between = text.slice(figure.to, next.from)
  return (
    /^的?[一-龥][^，。；：]{0,18}$/.test(between) &&
    !/、(?![^()]*\))/.test(between) &&
    // 建设千只以上养殖场60处: a round number in words is a size, whatever builds it
    (figure.form === 'characters' || !endsAdding(text.slice(Math.max(0, figure.from - 8), figure.from)))
  )
}

function qualifier(text: string, figure: Figure, { next, nextHead }: Following): Verdict | null {
  if (figure.dimension === 'count' && nextHead !== undefined && nextHead.from - figure.to < 40) {
    const between = text.slice(figure.to, nextHead.from)
    if (nextHead.dimension === 'percent' && RATED.test(between)) return verdict('threshold', 'counted-in-name', 0.75)
    const ends = /^(?:以上)?(?:[(（]|$|[，。；、])/.test(text.slice(nextHead.to, nextHead.to + 3))
    // 149个重点项目年度完成投资165亿元: whose investment it is
    if (nextHead.dimension === 'money' && INVESTED.test(between)) return verdict('threshold', 'counted-in-name', 0.7)
    if (nextHead.dimension === 'money' && SIZED.test(between) && ends) return verdict('other', 'one-of-size', 0.75)
  }
  if (sizedByCount(text, figure, next)) return verdict('threshold', 'qualified-count', 0.8)
  if (!MEASURED.has(figure.dimension) || figure.lead.startsWith('达')) return null
  // 50亿元以上(外资1亿美元以上)1个
  if (
    figure.tail.includes('以上') &&
    /^(?:\([^()]{1,30}\)|\))\d+(?:个|家|户|项)/.test(text.slice(figure.to, figure.to + 40))
  )
    return verdict('threshold', 'qualified-count', 0.8)
  if (next === undefined || next.dimension !== 'count' || next.form === 'bare' || next.start - figure.to > 20)
    return null
  const between = text.slice(figure.to, next.from)
  if (between === '' && (figure.tail.includes('以上') || figure.valueMax !== null))
    return verdict('threshold', 'qualified-count', 0.85)
  return COUNTED.test(between) && !NAMED_FUND.test(between) ? verdict('threshold', 'qualified-count', 0.85) : null
}
