import type { Definition } from '#contract/collections/collection.ts'
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

export const monthlySections: readonly {
  readonly title: string
  readonly indicators: readonly DemoIndicator[]
  /** codes of the dictionary that somebody else brings: shown in the form, and asked only where they did not come */
  readonly others: readonly string[]
}[] = [
  {
    title: '生产经营',
    indicators: [
      month(
        'park_output_all',
        '园区企业总产值（全口径）',
        '万元',
        '园区内全部工业企业（含规模以下）当月总产值，按现行价格计算，由园区按企业报数汇总。',
        [182000, 8.5, 0.06],
      ),
      standing('park_firms', '入园企业数', '家', '月末在园区登记并实际经营的企业数。', [246, 5, 0.005]),
      standing('park_stopped_firms', '停产半停产企业数', '家', '当月停产或开工率不足一半的工业企业数。', [6, -4, 0.3]),
      standing('park_staff', '园区从业人员', '人', '月末园区企业从业人员数。', [26800, 2.1, 0.01]),
    ],
    others: ['electricity', 'tax'],
  },
  {
    title: '投资与项目',
    indicators: [
      cumulative(
        'park_fixed_investment',
        '园区固定资产投资',
        '万元',
        '年初至本月园区范围内累计完成的固定资产投资，含基础设施。',
        [31000, 9.8, 0.03],
      ),
      cumulative(
        'park_infrastructure_investment',
        '园区基础设施投资',
        '万元',
        '年初至本月园区基础设施累计完成投资，是园区固定资产投资的其中项。',
        [4200, 12, 0.03],
      ),
      standing('park_projects', '在建工业项目数', '个', '月末在建的总投资500万元及以上工业项目数。', [34, 4, 0.02]),
    ],
    others: [],
  },
  {
    title: '空间载体',
    indicators: [
      standing('park_workshops', '标准厂房面积', '平方米', '月末已建成的标准厂房建筑面积。', [186000, 6, 0.002]),
      standing(
        'park_vacant_workshops',
        '标准厂房空置面积',
        '平方米',
        '月末空置的标准厂房建筑面积，是标准厂房面积的其中项。',
        [21000, -5, 0.04],
      ),
      standing('park_idle_land', '闲置低效用地', '亩', '月末已认定尚未处置的闲置和低效工业用地面积。', [420, -9, 0.02]),
    ],
    others: [],
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
    ...(['park_idle_land', 'park_stopped_firms', 'park_vacant_workshops'].includes(card.code)
      ? { direction: 'lower' as const }
      : {}),
  }
}

type Recipients = Definition['recipients']

export const monthlyForm = (ids: ReadonlyMap<string, number>, recipients: Recipients): Definition => ({
  ...{ title: '园区经济运行月报', basis: '市产业园区信息管理制度', periodType: 'month', ownerUnitId: null },
  ...{ layout: 'indicator-rows', rowKind: null, dueMonths: 1, dueDay: 8, remindBefore: [3, 1], recipients },
  firstPeriod: '2026-04-30',
  form: {
    sections: monthlySections.map(({ title, indicators, others }) => ({
      title,
      fields: [...indicators.map(({ code }) => code), ...others].map((code) => ({
        ...{ indicatorId: ids.get(code) ?? 0, asks: 'pair' as const, required: code !== 'park_idle_land', note: null },
      })),
    })),
    rules: [
      {
        ...{ id: 'r1', condition: '园区基础设施投资 <= 园区固定资产投资', severity: 'error' },
        words: '基础设施投资是固定资产投资的其中项，不能超过它',
      },
      {
        ...{ id: 'r2', condition: '标准厂房空置面积 <= 标准厂房面积', severity: 'error' },
        words: '空置面积不能超过标准厂房面积',
      },
      {
        ...{ id: 'r3', condition: '停产半停产企业数 <= 入园企业数', severity: 'error' },
        words: '停产半停产企业数不能超过入园企业数',
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
