// Which words does print use for units, and what does each measure?

import { foldText } from './text.ts'

/** A unit by its usual word; `size` is in the smallest unit of its dimension that makes every size whole. */
export type BaseUnit = {
  readonly symbol: string
  readonly dimension: string
  readonly size: number
  /** whether 万 and 亿 may stand before it */
  readonly takesMultiples: boolean
}

type Row = readonly [dimension: string, size: number, words: string, takesMultiples?: false]

// The first word is the one that is shown. 家 and 户 count the same things, as do 人, 名 and 位 of people; the others
// each count their own. 电 is not turned into 标准煤: that takes a coefficient of a year, which is data.
const ROWS: readonly Row[] = [
  ['', 1, '倍 比 无量纲 比值 - 1', false],
  ['CNY', 1, '元 人民币 元人民币 圆 rmb cny'],
  ['USD', 1, '美元 美金 usd'],
  ['HKD', 1, '港元 港币 hkd'],
  ['EUR', 1, '欧元 eur'],
  ['JPY', 1, '日元 jpy'],
  // a third of a square metre, of which 亩 has 2000
  ['area', 3, '平方米 平米 平方 m2 ㎡'],
  ['area', 2000, '亩'],
  ['area', 30_000, '公顷 ha'],
  ['area', 3_000_000, '平方公里 平方千米 km2'],
  ['length', 1, '米 m 延米'],
  ['length', 1000, '公里 千米 km'],
  ['volume', 1, '立方米 方 立方 m3'],
  ['mass', 1, '千克 公斤 kg'],
  ['mass', 1000, '吨 t'],
  ['coal', 1, '千克标准煤 公斤标准煤 千克标煤 kgce'],
  ['coal', 1000, '吨标准煤 吨标煤 tce'],
  ['carbon', 1, '吨二氧化碳 吨二氧化碳当量 tco2'],
  ['electricity', 1, '千瓦时 度 kwh'],
  ['electricity', 1000, '兆瓦时 mwh'],
  ['power', 1, '千瓦 kw'],
  ['power', 1000, '兆瓦 mw'],
  ['container', 1, '标箱 标准箱 teu'],
  ['rate', 10, '% 百分比', false],
  ['rate', 1, '‰', false],
  ['point', 10, '百分点 个百分点', false],
  ['point', 1, '千分点 个千分点', false],
  ['rank', 1, '名次 位次 第几位', false],
  ['score', 1, '分 得分', false],
  ['person', 1, '人 名 位 口'],
  ['firm', 1, '家 户'],
  ['visit', 1, '人次'],
  ['year', 1, '年', false],
  ['month', 1, '月 个月', false],
  ['day', 1, '天 日 个工作日 工作日', false],
  ['hour', 1, '小时 个小时', false],
  ['temperature', 1, '摄氏度 ℃', false],
]

const COUNTED =
  '个 项 件 起 台 套 台套 辆 座 条 所 处 栋 幢 间 对 支 只 张 份 篇 部 类 种 门 期 床 艘 架 款 例 宗 笔 单 块 组 场 次 场次 批 批次 轮 车位 床位 席 株 头 箱'

const BY_WORD = new Map<string, BaseUnit>()
for (const [dimension, size, words, takesMultiples = true] of ROWS) {
  const [symbol = ''] = words.split(' ')
  for (const word of words.split(' ')) {
    BY_WORD.set(foldText(word), { symbol: dimension === '' ? '' : symbol, dimension, size, takesMultiples })
  }
}
for (const word of COUNTED.split(' '))
  BY_WORD.set(word, { symbol: word, dimension: word, size: 1, takesMultiples: true })

/** The unit that a folded word names, without 万 or 亿 before it. */
export const baseUnitNamed = (word: string): BaseUnit | undefined => BY_WORD.get(word)
