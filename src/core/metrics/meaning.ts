// What does a printed metric mean, so that 规上企业数量 and 规模以上企业 are seen to be one?

import { foldText } from '../base/text.ts'
import { coreOf, isTelling, levelOf } from './wording.ts'

export type MetricMeaning = {
  /** what is counted, whoever words it */
  readonly words: string
  /** says enough of itself to mean one thing wherever it is printed */
  readonly telling: boolean
  /** 增长8%: the number is a rate */
  readonly grows: boolean
  /** 下降15%: a higher number is a deeper fall */
  readonly falls: boolean
  /** 能耗、失业率: the lower the better */
  readonly burden: boolean
}

/** Other names for the same, in the order in which they are put in place. */
const sameWords: readonly (readonly [RegExp, string])[] = [
  [/规上/g, '规模以上'],
  [/限上/g, '限额以上'],
  [/(?:研究与试验发展|研究和试验发展|研究与开发|研究开发|r&d)(?:\((?:研发|r&d)\))?/g, '研发'],
  [/(?:地区|国内)?生产总值(?:\(gdp\))?/g, 'gdp'],
  [/固投/g, '固定资产投资'],
  [/国家级?高新技术企业|国高企业?|高企/g, '高新技术企业'],
  [/社零(?:总额)?/g, '社会消费品零售总额'],
  [/战新产业/g, '战略性新兴产业'],
  [/经费支出/g, '经费投入'],
  [/研发(?:经费|投入)(?!投入)/g, '研发经费投入'],
  [/研发经费投入强度/g, '研发经费投入占gdp比重'],
  [/(?<=业)增加值占(?=规模以上工业增加值|gdp)/g, '占'],
  [/(?<=占.+?)的?(?:比例|比率|比重|份额)/g, '比重'],
  [/能耗强度/g, '单位gdp能耗'],
  [/能源消耗|能源消费/g, '能耗'],
]
const unitInBrackets = /\([^()]*(?:元|%|家|个|人|吨|亩|项|件|台|户|平方米|公里)\)$/
/** A table's head puts the time before the metric: 2026年工业投资, 三年技术改造投资. */
const years = /^(?:(?:\d{4}|[一二两三四五])年(?:内|底|末)?(?=.{2}))+/
const manner = /(?:总体|总共|共|约|力争)?(?:达到?|超过|突破|控制在|保持在|稳定在|提高到?|增加到|提升至?到?|增至|新增)$/
const fall = /(?:累计|年均|逐年)?的?(?:下降|降低|减少|压减|压缩|缩短|削减|降幅)(?:率|幅度)?$/
const countWords = /(?:总数量|总数|数量|总量|个数|家数|户数|(?<![指系倍天次人参函])数)$/
const burdens =
  /能耗|水耗|煤耗|电耗|用水量|消耗|排放|浓度|pm2\.5|死亡|失业|负债率|事故|投诉|不良率|成本|发病|误差|逾期|时限|办理时间|环节/

/** Blank words for a blank metric. Nothing is guessed: metrics that only look alike keep different words. */
export function meaningOf(metric: string): MetricMeaning {
  const folded = foldText(metric).replace(unitInBrackets, '')
  let words = coreOf(folded.replace(years, ''))
  for (const [pattern, word] of sameWords) words = words.replace(pattern, word)
  const falls = fall.test(words)
  const bare = words.replace(fall, '')
  const level = levelOf(bare)
  const grows = level !== bare
  const named = level.replace(manner, '').replace(countWords, '').replace(/的/g, '')
  const kept = named === '' ? words : named
  return { words: kept, telling: isTelling(kept), grows, falls, burden: burdens.test(kept) }
}
