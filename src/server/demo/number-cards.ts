import type { IndicatorCard } from '#core/indicators/card.ts'

type CardPart = Partial<IndicatorCard> & Pick<IndicatorCard, 'code' | 'name' | 'unit' | 'definition'>
/** `from` names the unit that answers for the numbers. */
export type DemoCard = { readonly card: Omit<IndicatorCard, 'sourceUnitId'>; readonly from: string }

const STATISTICS = '市统计局'
const INDUSTRY = '市工业和信息化局'
const SCIENCE = '市科学技术局'
const LAND = '市自然资源局'
export const TAX = '市税务局'
export const POWER = '市供电公司'
const PROMOTION = '市投资促进中心'

const SUM = { kind: 'sum' } as const
const LAST = { kind: 'last' } as const
const NONE = { kind: 'none' } as const

const base: Omit<
  IndicatorCard,
  'code' | 'name' | 'unit' | 'definition' | 'sourceUnitId' | 'periodType' | 'overTime' | 'officer'
> = {
  ...{ aliases: [], kind: 'level', direction: 'higher', overPlaces: SUM, alarm: null, good: null, leader: null },
  ...{ method: 'reported', formula: null, decimals: 2, disclosure: 'internal', source: null },
}

const monthly = (from: string, officer: string, part: CardPart): DemoCard => ({
  from,
  card: { ...base, periodType: 'month', overTime: SUM, officer, ...part },
})
const cumulative = (from: string, officer: string, part: CardPart): DemoCard => ({
  from,
  card: { ...base, periodType: 'cumulative-month', overTime: LAST, officer, ...part },
})
const formula = (from: string, officer: string, part: CardPart & { readonly formula: string }): DemoCard => ({
  from,
  card: {
    ...{ ...base, periodType: 'cumulative-month', overPlaces: NONE, overTime: NONE, officer },
    ...{ method: 'formula', ...part },
  },
})

/** The dictionary of 望潮市, in its order. What a definition cites is the national statistical system's, not the city's. */
export const demoCards: readonly DemoCard[] = [
  monthly(STATISTICS, '钱一', {
    ...{
      code: 'industrial_output',
      name: '规上工业总产值',
      aliases: ['工业总产值', '规模以上工业总产值'],
      unit: '亿元',
    },
    definition:
      '规模以上工业法人单位当月生产的工业产品和工业性劳务的总价值，按现价计算。按属地统计，园区数为属地数中的园区部分。',
    source: '规模以上工业统计报表制度',
  }),
  monthly(STATISTICS, '钱一', {
    ...{ code: 'value_added', name: '规上工业增加值', aliases: ['规模以上工业增加值'], unit: '亿元' },
    definition: '规模以上工业法人单位当月生产活动创造的增加值，现价。',
    source: '规模以上工业统计报表制度',
  }),
  monthly(STATISTICS, '钱一', {
    ...{ code: 'value_added_growth', name: '规上工业增加值增速', unit: '%', kind: 'growth', decimals: 1 },
    ...{ overPlaces: NONE, overTime: NONE, alarm: { kind: 'value', op: '<', value: 0 } },
    ...{ good: { kind: 'value', op: '>=', value: 10 } },
    definition: '按可比价格计算的当月增速，由统计部门核定反馈，不用两年现价数相除。',
    source: '规模以上工业统计报表制度',
  }),
  cumulative(STATISTICS, '钱一', {
    ...{ code: 'industrial_investment', name: '工业投资', aliases: ['工业固定资产投资'], unit: '亿元' },
    definition: '本年累计完成的工业固定资产投资额，计划总投资500万元及以上项目。',
    source: '固定资产投资统计报表制度',
  }),
  cumulative(STATISTICS, '钱一', {
    ...{ code: 'retrofit_investment', name: '技改投资', aliases: ['工业技术改造投资', '技术改造投资'], unit: '亿元' },
    definition: '本年累计完成的工业技术改造投资额，是工业投资的其中项。',
    source: '固定资产投资统计报表制度',
  }),
  monthly(POWER, '卫明', {
    ...{
      code: 'electricity',
      name: '工业用电量',
      aliases: ['工业用电'],
      unit: '万千瓦时',
      method: 'imported',
      decimals: 0,
    },
    definition: '供电公司按用户所在地统计的当月工业用电量。',
  }),
  cumulative(TAX, '邓衡', {
    ...{
      code: 'tax',
      name: '税收收入',
      aliases: ['入库税收', '园区税收'],
      unit: '万元',
      method: 'imported',
      decimals: 0,
    },
    definition: '本年累计入库税收（税务部门口径，不含海关代征），按纳税人生产经营地归集。',
  }),
  cumulative(STATISTICS, '钱一', {
    ...{ code: 'revenue', name: '规上工业营业收入', aliases: ['营业收入'], unit: '亿元' },
    definition: '规模以上工业法人单位本年累计营业收入。',
    source: '规模以上工业统计报表制度',
  }),
  cumulative(STATISTICS, '钱一', {
    ...{ code: 'profit', name: '规上工业利润总额', aliases: ['利润总额'], unit: '亿元' },
    alarm: { kind: 'value', op: '<', value: 0 },
    definition: '规模以上工业法人单位本年累计利润总额，亏损为负。',
    source: '规模以上工业统计报表制度',
  }),
  cumulative(STATISTICS, '钱一', {
    ...{ code: 'export_delivery', name: '出口交货值', unit: '亿元' },
    definition: '规模以上工业法人单位本年累计出口交货值。',
    source: '规模以上工业统计报表制度',
  }),
  monthly(STATISTICS, '钱一', {
    ...{
      code: 'employees',
      name: '规上工业用工人数',
      aliases: ['平均用工人数'],
      unit: '人',
      decimals: 0,
      overTime: LAST,
    },
    definition: '规模以上工业法人单位报告期平均用工人数。',
  }),
  monthly(STATISTICS, '钱一', {
    ...{ code: 'firms_above_scale', name: '规上工业企业数', unit: '家', decimals: 0, overTime: LAST },
    definition: '报告期末纳入规模以上工业统计的法人单位数。',
  }),
  cumulative(STATISTICS, '钱一', {
    ...{ code: 'firms_promoted', name: '新增升规企业数', aliases: ['小升规企业数'], unit: '家', decimals: 0 },
    definition: '本年累计首次纳入规模以上工业统计的企业数。',
  }),
  monthly(INDUSTRY, '陆小满', {
    ...{ code: 'energy', name: '规上工业综合能源消费量', aliases: ['综合能耗'], unit: '吨标准煤', decimals: 0 },
    direction: 'lower',
    definition: '规模以上工业法人单位当月综合能源消费量，等价值。',
  }),
  cumulative(PROMOTION, '夏临', {
    ...{ code: 'projects_signed', name: '亿元以上签约项目数', unit: '个', decimals: 0 },
    definition: '本年累计签约、总投资1亿元及以上的工业项目数。',
  }),
  cumulative(PROMOTION, '夏临', {
    ...{ code: 'projects_started', name: '亿元以上开工项目数', unit: '个', decimals: 0 },
    definition: '本年累计开工、总投资1亿元及以上的工业项目数，以施工许可为准。',
  }),
  monthly(LAND, '许青', {
    overTime: LAST,
    ...{ code: 'industrial_land', name: '工业用地面积', aliases: ['已供工业用地面积'], unit: '亩', decimals: 0 },
    direction: 'neutral',
    definition: '报告期末已供应的工业用地面积。',
  }),
  {
    from: SCIENCE,
    card: {
      ...{ ...base, periodType: 'quarter', overTime: LAST, officer: '温良', decimals: 0, aliases: ['高企数'] },
      ...{ code: 'high_tech_firms', name: '高新技术企业数', unit: '家' },
      definition: '报告期末证书在有效期内的高新技术企业数。',
    },
  },
  {
    from: INDUSTRY,
    card: {
      ...{ ...base, periodType: 'quarter', overTime: LAST, officer: '陆小满', decimals: 0 },
      ...{ code: 'specialised_firms', name: '专精特新企业数', unit: '家' },
      definition: '报告期末省级以上专精特新企业数。',
    },
  },
  {
    from: SCIENCE,
    card: {
      ...{ ...base, periodType: 'year', overTime: SUM, officer: '温良', aliases: ['研发投入', 'R&D经费支出'] },
      ...{ code: 'research_spending', name: '研发经费支出', unit: '亿元' },
      definition: '规模以上工业法人单位全年研究与试验发展（R&D）经费内部支出。',
      source: '企业研发活动统计报表制度',
    },
  },
  formula(STATISTICS, '钱一', {
    ...{
      code: 'output_growth',
      name: '规上工业总产值增速',
      unit: '%',
      kind: 'growth',
      decimals: 1,
      periodType: 'month',
    },
    ...{ formula: 'growth(规上工业总产值)', alarm: { kind: 'value', op: '<', value: 0 } },
    definition: '报告期总产值与同表填报的上年同期数之比减1，现价。',
  }),
  formula(STATISTICS, '钱一', {
    ...{ code: 'value_added_rate', name: '工业增加值率', unit: '%', kind: 'share', decimals: 1, periodType: 'month' },
    formula: '规上工业增加值 / 规上工业总产值 * 100%',
    definition: '工业增加值占总产值的比重。',
  }),
  formula(INDUSTRY, '陆小满', {
    ...{ code: 'retrofit_share', name: '技改投资占工业投资比重', unit: '%', kind: 'share', decimals: 1 },
    ...{ formula: '技改投资 / 工业投资 * 100%', good: { kind: 'value', op: '>=', value: 40 } },
    definition: '本年累计技改投资占工业投资的比重。',
  }),
  formula(STATISTICS, '钱一', {
    ...{ code: 'profit_margin', name: '营业收入利润率', unit: '%', kind: 'share', decimals: 1 },
    ...{ formula: '规上工业利润总额 / 规上工业营业收入 * 100%', alarm: { kind: 'value', op: '<', value: 0 } },
    definition: '本年累计利润总额占营业收入的比重。',
  }),
  formula(TAX, '邓衡', {
    ...{ code: 'tax_per_mu', name: '亩均税收', unit: '万元/亩', formula: '税收收入 / 工业用地面积' },
    good: { kind: 'rank', best: 3 },
    definition: '本年累计入库税收与期末已供工业用地面积之比。年内各月为累计数，不年化。',
  }),
  formula(INDUSTRY, '陆小满', {
    ...{ code: 'energy_per_output', name: '万元产值能耗', unit: '吨标准煤/万元', decimals: 4, direction: 'lower' },
    ...{ formula: '规上工业综合能源消费量 / 规上工业总产值', periodType: 'month' },
    definition: '规模以上工业综合能源消费量与总产值之比，现价。',
  }),
]
