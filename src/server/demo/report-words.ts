import type { MeasureStatus } from '#core/programmes/reports.ts'

/** What a unit of 望潮市 writes on a measure in a month. Invented like everything else in the demonstration. */
export type DemoReport = {
  readonly status: MeasureStatus
  readonly percent: number | null
  readonly words: string
  readonly problem: string | null
  readonly ask: string | null
  /** which of the measure's steps, counted from 0, it calls done */
  readonly stepsDone: readonly number[]
}

/** Stories that the pages have to bring out, by the measure's number: month → what is different from the usual. */
const STORIES: Readonly<Record<string, Readonly<Record<number, Partial<DemoReport>>>>> = {
  '三/(一)': {
    6: { words: '四个县（区）首批入库企业共 142 家，超过升规目标的 1.2 倍。', stepsDone: [0] },
    9: {
      status: 'watch',
      words: '税务数据已到，供电户号与企业名称有 37 户对不上。',
      problem: '部分企业租用厂房，用电户号登记在房东名下。',
    },
    10: { words: '37 户已逐户核实，首次比对完成。', stepsDone: [1] },
  },
  '四/(一)': { 8: { words: '技改项目台账建成，收录 500 万元以上项目 213 个，逐月更新。', stepsDone: [0] } },
  '六/(二)': {
    8: {
      status: 'watch',
      words: '完成五个园区的低效用地外业调查。',
      problem: '两个县的历史批地档案未数字化，核对进度慢。',
    },
    9: {
      status: 'watch',
      words: '完成六个园区的外业调查，权属核对完成 58%。',
      problem: '涉及抵押的地块 19 宗，认定标准不统一。',
    },
    10: {
      status: 'late',
      words: '外业调查全部完成，权属核对完成 71%，未能按期形成调查成果。',
      problem: '19 宗抵押地块的认定标准仍未统一，影响调查成果定稿。',
      ask: '请领导小组办公室召集市税务局、市金融工作局会商抵押地块的认定口径。',
    },
  },
  '六/(四)': { 5: { words: '园区经济发展目标考核评价办法经市政府常务会议审议通过并印发。', stepsDone: [0] } },
  '四/(四)': { 7: { words: '上半年评估覆盖八个园区，查出重大隐患 11 处，整改 11 处。' } },
  '七/(二)': {
    9: {
      status: 'watch',
      words: '三季度受理企业诉求 126 件，30 个工作日内办结 113 件。',
      problem: '用地和环评类诉求办理时间偏长。',
    },
  },
}

const USUAL = [
  '本月按年度安排推进，与配合单位会商一次，任务清单逐项对账。',
  '本月走访重点企业和园区，梳理需要协调的事项，已分送有关单位。',
  '本月完成阶段性资料汇总，数据已与统计口径核对。',
  '本月召开专题会一次，明确下一步时间表和责任人。',
  '本月推进顺利，年度安排的工作均在进行中。',
] as const

/** The same month and measure always read the same. */
export function reportOn(number: string, month: number, order: number): DemoReport {
  const usual: DemoReport = {
    status: 'on_course',
    percent: Math.min(95, 8 + (month - 3) * 4 + (order % 7)),
    words: USUAL[(order + month) % USUAL.length] ?? USUAL[0],
    problem: null,
    ask: null,
    stepsDone: [],
  }
  return { ...usual, ...STORIES[number]?.[month] }
}

/** Units that have stopped reporting: the month after which nothing came. */
export const SILENT_AFTER: Readonly<Record<string, number>> = { 市金融工作局: 8, 市政务和数据局: 9 }

/** Reports of the last closed month that the office has not looked at yet, and one that it has sent back. */
export const UNCONFIRMED = ['二/(二)', '三/(二)', '四/(二)', '五/(一)'] as const
export const SENT_BACK = { number: '二/(四)', reason: '请补充检测认证中心可行性研究的完成时间。' } as const
