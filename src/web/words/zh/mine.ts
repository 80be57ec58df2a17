import { first } from '../zh-first.ts'
export const mine = {
  ...first.mine,
  targets: '我的目标',
  targetsWhat: '衡量指标由本单位提供，或衡量对象是本单位、本地区的目标。',
  noTargets: '没有与本单位有关的目标',
  indicators: '我的指标',
  noIndicators: '没有由本单位提供的指标',
  owed: '要报的',
  noOwed: '现在没有要填的报表、要报的进展。',
  columns: {
    indicator: '指标',
    subject: '对象',
    period: '最新数据',
    value: '数值',
    unit: '计量单位',
    change: '同比',
    method: '来源方式',
  },
  methods: { reported: '报送', imported: '导入', counted: '台账汇总', formula: '公式计算' },
  noValue: '还没有数据',
}
