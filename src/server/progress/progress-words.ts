import type { Progress } from '#contract/progress.ts'

/** What stands in an exported sheet, as every other sheet in the official language alone. */
export const lightWords = {
  late: '滞后',
  watch: '关注',
  'on-course': '正常',
  done: '已完成',
  'no-data': '无法判断',
} as const satisfies Record<Progress['light'], string>

export const ruleWords = {
  unbound: '未指定指标',
  undated: '方案未写期限',
  withheld: '指标不公开',
  'no-value': '没有数据',
  stale: '数据过旧',
  'awaiting-end': '期末数未报',
  reached: '已达到',
  missed: '到期未达到',
  chance: '按达到的可能性',
  near: '可能性小，但眼下不落后',
  gap: '按差距',
  'no-course': '没有基数和分年目标',
} as const satisfies Record<Progress['reason']['rule'], string>

export const vintageWords = { flash: '快报', revised: '修订', final: '终值' } as const
export const signs = { '>=': '≥', '<=': '≤', '=': '', '~': '约' } as const
