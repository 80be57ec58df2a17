import type { Definition } from '#contract/collections.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'

/** What the parks of 望潮市 report each month. Definitions are the demonstration's own. */
type DemoIndicator = Pick<IndicatorCard, 'code' | 'name' | 'unit' | 'definition' | 'decimals' | 'periodType'> &
  Partial<IndicatorCard> & {
    /** of a middling park in a middling month, in the unit */
    readonly usual: number
    /** growth on last year in a middling month, in % */
    readonly growth: number
    /** how far months and parks differ, as a share */
    readonly spread: number
  }

const month = (
  code: string,
  name: string,
  unit: string,
  definition: string,
  [usual, growth, spread]: readonly [number, number, number],
): DemoIndicator => ({
  ...{ code, name, unit, definition, decimals: 0, periodType: 'month', usual, growth, spread },
})
const cumulative = (...given: Parameters<typeof month>): DemoIndicator => ({
  ...month(...given),
  periodType: 'cumulative-month',
  overTime: { kind: 'last' },
})
const standing = (...given: Parameters<typeof month>): DemoIndicator => ({
  ...month(...given),
  overTime: { kind: 'last' },
})

export const monthlySections: readonly { readonly title: string; readonly indicators: readonly DemoIndicator[] }[] = [
  {
    title: '工业生产',
    indicators: [
      month(
        'park_output',
        '规上工业总产值',
        '万元',
        '年主营业务收入2000万元及以上工业企业当月生产的工业产品总价值，按现行价格计算。',
        [168000, 8.5, 0.06],
      ),
      month(
        'park_value_added',
        '规上工业增加值',
        '万元',
        '规上工业企业当月生产活动的最终成果，按生产法计算。',
        [41500, 7.6, 0.06],
      ),
      standing('park_firms', '规上工业企业数', '家', '月末在库的规模以上工业企业数。', [118, 5, 0.005]),
      month(
        'park_power',
        '工业用电量',
        '万千瓦时',
        '园区内工业用户当月用电量，以供电部门计量为准。',
        [6200, 6.4, 0.05],
      ),
    ],
  },
  {
    title: '投资与项目',
    indicators: [
      cumulative('park_investment', '工业投资', '万元', '年初至本月累计完成的工业固定资产投资。', [26000, 9.8, 0.03]),
      cumulative(
        'park_reform_investment',
        '工业技改投资',
        '万元',
        '年初至本月累计完成的工业技术改造投资，是工业投资的其中项。',
        [8600, 12, 0.03],
      ),
      standing('park_projects', '在建工业项目数', '个', '月末在建的总投资500万元及以上工业项目数。', [34, 4, 0.02]),
    ],
  },
  {
    title: '效益与要素',
    indicators: [
      cumulative('park_revenue', '营业收入', '万元', '年初至本月规上工业企业累计营业收入。', [158000, 7.9, 0.03]),
      cumulative(
        'park_profit',
        '利润总额',
        '万元',
        '年初至本月规上工业企业累计利润总额，亏损填负数。',
        [9800, 5.2, 0.05],
      ),
      cumulative(
        'park_tax',
        '税收收入',
        '万元',
        '年初至本月园区企业累计入库税收，以税务部门数据为准。',
        [7400, 6.8, 0.04],
      ),
      standing('park_workers', '平均用工人数', '人', '当月规上工业企业平均用工人数。', [21600, 2.1, 0.01]),
      standing('park_idle_land', '闲置低效用地', '亩', '月末已认定尚未处置的闲置和低效工业用地面积。', [420, -9, 0.02]),
    ],
  },
]

export const projectIndicators: readonly DemoIndicator[] = [
  standing('project_total', '计划总投资', '万元', '项目备案或核准的计划总投资，500万元及以上的填报。', [5200, 0, 0]),
  cumulative('project_done', '本年累计完成投资', '万元', '年初至本月累计完成的投资。', [260, 0, 0.2]),
  standing('project_stage', '形象进度', '%', '按工程量估算的完成比例。', [35, 0, 0.1]),
]

export const demoIndicators: readonly DemoIndicator[] = [
  ...monthlySections.flatMap(({ indicators }) => indicators),
  ...projectIndicators,
]

export function cardOf({ usual: _, growth: __, spread: ___, ...card }: DemoIndicator): IndicatorCard {
  return {
    ...{ aliases: [], kind: 'level', direction: 'higher', overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' } },
    ...{ alarm: null, good: null, sourceUnitId: null, officer: null, leader: null, method: 'reported', formula: null },
    ...{ disclosure: 'internal', source: null },
    ...card,
    ...(card.unit === '%' ? { overPlaces: { kind: 'none' as const }, decimals: 1 } : {}),
    ...(card.code === 'park_idle_land' ? { direction: 'lower' as const } : {}),
  }
}

type Recipients = Definition['recipients']

export const monthlyForm = (ids: ReadonlyMap<string, number>, recipients: Recipients): Definition => ({
  ...{ title: '园区经济运行月报', basis: '市产业园区信息管理制度', periodType: 'month', ownerUnitId: null },
  ...{ layout: 'indicator-rows', rowKind: null, dueMonths: 1, dueDay: 8, remindBefore: [3, 1], recipients },
  firstPeriod: '2026-04-30',
  form: {
    sections: monthlySections.map(({ title, indicators }) => ({
      title,
      fields: indicators.map(({ code }) => ({
        ...{ indicatorId: ids.get(code) ?? 0, asks: 'pair' as const, required: code !== 'park_idle_land', note: null },
      })),
    })),
    rules: [
      {
        ...{ id: 'r1', condition: '工业技改投资 <= 工业投资', severity: 'error' },
        words: '工业技改投资是工业投资的其中项，不能超过工业投资',
      },
      {
        ...{ id: 'r2', condition: '规上工业增加值 < 规上工业总产值', severity: 'error' },
        words: '增加值应当小于总产值',
      },
    ],
    parts: [],
  },
})

export const projectForm = (ids: ReadonlyMap<string, number>, recipients: Recipients): Definition => ({
  ...{
    title: '技改项目月报',
    basis: '市技术改造项目台账制度（500万元及以上）',
    periodType: 'month',
    ownerUnitId: null,
  },
  ...{ layout: 'subject-rows', rowKind: 'project', dueMonths: 1, dueDay: 10, remindBefore: [3, 1], recipients },
  firstPeriod: '2026-09-30',
  form: {
    sections: [
      {
        title: '项目进展',
        fields: projectIndicators.map(({ code }) => ({
          ...{ indicatorId: ids.get(code) ?? 0, asks: 'value' as const, required: true, note: null },
        })),
      },
    ],
    rules: [
      {
        ...{ id: 'r1', condition: '本年累计完成投资 <= 计划总投资', severity: 'needs-reason' },
        words: '本年完成投资超过计划总投资',
      },
    ],
    parts: [],
  },
})

/** Invented technical-upgrade projects, by park. */
export const projectsOf: Readonly<Record<string, readonly string[]>> = {
  临港工业园: ['海沧泵阀柔性加工线改造', '远岬船机焊接机器人应用', '澜洲铸造熔炼节能改造', '潮信港机涂装线升级'],
  东屿高新区: ['屿光医疗器械洁净车间改造', '海芯生物发酵罐扩能', '东屿检测设备更新'],
  云帆航空产业园: ['云帆复材热压罐改造', '岬风航电装配线升级'],
  青石先进制造园: ['青石特钢精炼炉改造', '砚山轴承磨削线智能化', '松坞刀具涂层线改造'],
  南浦智造园: ['南浦模组贴片线改造', '稻浦家电注塑节能改造'],
  鹭洲电子信息园: ['鹭洲显示背光线改造', '芦汀传感器封测扩产', '鲸岩连接器电镀线改造'],
  白塔科技园: ['白塔机器人减速器产线升级', '枫墩仪表装配线改造'],
  望潮综合保税区: ['保税仓储自动分拣改造'],
}
