// Which words count or measure in an official text, and what sort of quantity is each?

export type Dimension =
  | 'money'
  | 'area'
  | 'length'
  | 'physical'
  | 'time'
  | 'percent'
  | 'point'
  | 'multiple'
  | 'count'
  | 'frequency'
  | 'rank'
  | 'score'
  | 'age'
  | 'bare'

const UNITS: Readonly<Record<Exclude<Dimension, 'bare' | 'rank'>, string>> = {
  money: '元 美元 欧元 港元 日元 元人民币 人民币 美金 块钱',
  area: '亩 公顷 平方米 平方公里 平方千米 平米 平方 ㎡ m² m2 km² 平方英里',
  length: '公里 千米 米 海里 延米 车道公里 皮长公里 km',
  physical:
    '吨 吨标准煤 吨标煤 吨二氧化碳 吨煤 千克标准煤 千克标煤 千克 公斤 克标准煤 克标煤 克 立方米 方 立方 升 千升 毫升 千瓦 千瓦时 度 兆瓦 吉瓦 吉瓦时 兆瓦时 瓦 MW GW kW KW kWh MWh GWh ' +
    '千伏 千伏安 兆伏安 MVA kVA 标箱 标准箱 TEU 载重吨 分贝 摄氏度 ℃ 微克 毫克 Mbps Gbps Tbps PB EB TB Pflops PFlops PFLOPS EFLOPS EFlops 标准机架 机架 P',
  time: '个月 个工作日 工作日 天 日 小时 个小时 分钟 秒 毫秒 个季度',
  percent: '% ‰ ％',
  point: '个百分点 百分点 个千分点 个基点 基点',
  multiple: '倍 成 番',
  count:
    '个 家 户 项 件 名 人 台 套 辆 座 条 所 处 栋 幢 间 对 支 只 张 份 篇 袋 盒 桶 罐 粒 匹 学时 课时 部 类 种 门 期 床 口 眼 株 头 艘 架 列 款 例 宗 笔 单 枚 片 块 根 组 位 员 台套 台件 起 车位 泊位 学位 床位 株 棵 羽 尾 卷 册 颗 束 瓶 箱 双 盏 点位 席 锭',
  frequency: '次 场 场次 批 批次 人次 人天 人年 车次 班次 件次 轮 期次 家次 户次 架次 台次 遍 回',
  score: '分',
  age: '岁 周岁',
}

/** What a numeral written in characters counts; 三方, 一类, 两线 are no counts. */
const COUNTED_IN_CHARACTERS =
  /^(?:[十百千]?(?:万亿|万|亿))?(?:个|家|名|项|件|户|座|条|所|套|台|只|支|次|场|人|人次|场次|处|亩|公里|平方公里|平方米|元|美元|吨|倍|成|番|个?百分点|个?工作日|天|个月|小时|个小时|%)?$/

const BY_UNIT = new Map<string, Dimension>()
for (const [dimension, words] of Object.entries(UNITS))
  for (const word of words.split(' ')) if (!BY_UNIT.has(word)) BY_UNIT.set(word, dimension as Dimension)

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length)
const words = longestFirst([...BY_UNIT.keys()]).map(escaped)

/** One unit with its multiple of ten thousand or a hundred million in front, and what it is taken per. */
export const UNIT_SOURCE = `(?:[十百千]?(?:万亿|万|亿))?\\s?(?:${words.join('|')})(?:\\((?:个|家|套|项|件|处|座|台|户|条|次|间|栋|人|名|辆|批|场|片|组|支|类|亩)\\))?`
export const PER_SOURCE = `/(?:[万亿]?(?:${words.join('|')})|年|月)(?:标准煤|标煤)?|每(?:亩|公顷|平方米|平方公里|吨|千瓦时|人|户|家|立方米)`
/** 17亿, 163.63万: nothing but the multiple. */
export const BARE_UNIT_SOURCE = '[十百千]?(?:万亿|万|亿)'

/** a document repeats a few dozen units thousands of times */
const told = new Map<string, Dimension>()

/** What sort of quantity a unit as printed stands for. */
export function dimensionOf(unit: string): Dimension {
  const known = told.get(unit) ?? tellDimension(unit)
  if (told.size < 1000) told.set(unit, known)
  return known
}

function tellDimension(unit: string): Dimension {
  if (unit === '') return 'bare'
  const plain = unit.replace(/\s/g, '')
  const head = plain.replace(/(?:\/|每|[(（]).*$/, '')
  const bare = head.replace(/^[十百千]?(?:万亿|万|亿)(?=.)/, '')
  if (/^[十百千]?(?:万亿|亿)$/.test(bare)) return 'money'
  if (/^[十百千]?万$/.test(bare)) return 'bare'
  return BY_UNIT.get(bare) ?? 'count'
}

/** Whether a numeral in characters before this unit counts something. */
export const countsInCharacters = (unit: string): boolean => COUNTED_IN_CHARACTERS.test(unit)
