// Which words of a metric say what is counted, and which only how it is told?

import { foldText } from '../base/text.ts'

const told = /^(?:力争|争取|确保|实现|全年|全市|全县|全区|全镇|累计|新增|全部|今年|当年)+/
const toldAfter = /(?:\d+年)?(?:三年|五年)?(?:累计|合计)$/
const growth = /(?:的)?(?:年均|年平均|每年|同比|比上年)?(?:增速|增长率|增长|增幅|提高)$/
/** Names of columns and blanks, under which every row means something else. */
const generic =
  /^(?:总?投资额?|(?:产业|行业|产业链|集群)?总?规模|(?:产业|行业|产业链|集群)总?(?:产值|收入|营业收入|营收|税收|增加值)|总?面积|建筑面积|绿化面积|用地面积|总?产值|年产值|数量|总量|总数|个数|总额|项目|企业|产业|指标|目标|任务|资金|收入|营业收入|税收|人才|专家|面积|长度|道路长|首期|一期|二期|其中|占比|比重|比例|增速)$/
const moneyWords =
  /投资|投入|外资|内资|产值|增加值|收入|贷款|融资|税|gdp|生产总值|出口|进出口|销售额|交易额|基金|资金|利润|产业集群/i
const flowWords = /投资|投入|融资|新增|引进|招收|利用外资|利用内资|签约|培训/

/** Quotes, brackets and pauses out of the way; what tells only the manner (力争、累计、新增) cut off. */
export function coreOf(metric: string): string {
  const bare = foldText(metric).replace(/["'“”‘’《》「」·,，、:：]/g, '')
  const cut = bare
    .replace(told, '')
    .replace(toldAfter, '')
    .replace(/^园区(?=.{3})/, '')
  return cut === '' ? bare : cut
}

/** The level that a rate speaks of: GDP年均增速 → gdp. */
export const levelOf = (core: string): string => core.replace(growth, '')

/** Says enough of itself to mean one thing wherever it is printed. */
export const isTelling = (core: string): boolean => core.length >= 4 && !generic.test(core) && !/^\d/.test(core)

export const isMoney = (metric: string): boolean => moneyWords.test(metric)

/** Adds up over the years, as against a standing that is only measured at their ends. */
export const isFlow = (metric: string): boolean => flowWords.test(metric)
