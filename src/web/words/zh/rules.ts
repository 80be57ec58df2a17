import type { BaseRule, MeasureRule, TargetRule } from '#core/plans/reading.ts'

/** Why the reader took something for a target or a measure; the part that follows “因为”. */
export const rules = {
  words: {
    bounded: '数字前后写明“达到、不低于、以上”等要求',
    striving: '句中写明“力争、争取、努力”',
    verb: '句中有“新增、建成、引进”等动作',
    growth: '句中写明增长、下降或提高',
    'goal-section': '所在章节写的是目标',
    dated: '句中写明了时点或期限',
    planned: '句中写明“计划、预期、将、保持”',
    part: '是前一个目标的“其中”项',
    'every-one': '要求全部做到（100%）',
    counted: '方案期内列出的事项和数量',
    stated: '方案期内列出的比率或金额',
    listed: '与前一个目标并列',
    'size-class': '到某年建成某一量级的集群、产业',
    'table-value': '表格中目标栏的数',
    'table-series': '表格一格中按年列出的数',
    'table-pair': '表格一格中并列的两个数',
    'past-year': '写的是已经过去的年份，作为基数',
    section: '所在章节写的是现状，作为基数',
    'measure-with-units': '写明了责任单位',
    'measure-numbered': '有编号、在任务章节，没有写责任单位',
    'measure-row': '任务表中的一行',
    person: '人工录入',
  } satisfies Record<TargetRule | BaseRule | MeasureRule | 'person', string>,
  unknown: '按早前版本的规则读出',
}
