// What the frame and today's page say. All else comes with the first page beside them.
import type { FormState } from '#core/matrices/form-words.ts'
import type { DutyKind } from '#core/rounds/duties.ts'
import { attention } from './zh/attention.ts'
import { drafts } from './zh/drafts.ts'
import { faults } from './zh/faults.ts'
import { parts } from './zh/parts.ts'
import { session } from './zh/session.ts'
import { shell } from './zh/shell.ts'

export const first = {
  shell,
  session,
  parts,
  attention,
  drafts,
  faults,
  collections: {
    title: '报表与报送',
    name: '报表',
    period: '报告期',
    unit: '单位',
    due: '截止',
    state: '状态',
    states: {
      open: '未报',
      draft: '填报中',
      submitted: '已报送',
      returned: '已退回',
      accepted: '已接收',
      locked: '已锁定',
    },
    filled: '已填',
    filledOf: (filled: string, asked: string) => `${filled} / ${asked}`,
    lateness: '是否按时',
    lateBy: (days: number) => `迟 ${days} 天`,
    overdueBy: (days: number) => `逾期 ${days} 天`,
    onTime: '按时',
    notDue: '未到期',
    nearDue: '临近截止',
    attention: { toFill: '待填报表', toAccept: '待接收报表', revisionsAsked: '申请更正' },
  },
  bulletins: {
    title: '通报',
    toDo: '待办的通报',
    waiting: { draft: '待起草', issue: '待签发' },
    period: '期',
  },
  matrices: {
    states: {
      blank: '未填',
      draft: '填报中',
      submitted: '已交',
      returned: '已退回',
      accepted: '已确认',
    } satisfies Record<FormState, string>,
  },
  briefing: {
    page: '要情（一页）',
  },
  mine: {
    title: '本单位',
  },
  rankings: {
    title: '比较与排名',
  },
  progress: {
    title: '目标进度',
  },
  indicators: {
    title: '指标',
  },
  imports: {
    title: '数据导入',
  },
  rounds: {
    title: '评价',
    waiting: '评价待办',
    round: '评价轮次',
    todo: '要做的事',
    duties: {
      values: (n) => `提供数据：还缺 ${n} 项`,
      check: () => '核对公示的底数，有误可提异议',
      self: (n) => (n > 1 ? `填报自评：${n} 个对象` : '填报自评'),
      review: (n) => `审核：还有 ${n} 个对象`,
      opinion: () => '对数据和初步结果提意见',
      sheet: () => '给被评价单位打分',
      result: () => '看公示的结果，有误可提异议',
      decide: (n) => `处理异议：${n} 件`,
      prepare: () => '筹备：导入数据，指定由谁代表',
      compute: () => '计算',
      correct: (n) => `把采纳的异议更正进数据：${n} 件`,
      advance: () => '这一步已可结束，进入下一步',
      wait: (n) => (n > 0 ? `还有 ${n} 家没办，可催办` : '公示期未满'),
      awaiting: () => '已报审定，等他人审定',
      approve: () => '审定',
    } satisfies Record<DutyKind, (n: number) => string> as Readonly<Record<DutyKind, (n: number) => string>>,
    reminded: (at: string) => `办公室 ${at} 催办`,
  },
  whatIf: {
    nav: '评价试算',
  },
  settings: {
    units: {
      title: '单位',
    },
    groups: {
      title: '单位组与专班',
    },
    places: {
      title: '地区',
    },
    accounts: {
      title: '账号',
    },
    audit: {
      title: '审计日志',
    },
    options: {
      title: '配置',
    },
    backup: {
      title: '备份',
    },
    jobs: {
      title: '我的任务',
      states: { queued: '排队', running: '进行中', done: '完成', failed: '失败', cancelled: '已取消' },
      kinds: {
        'plan.read': '阅读文件',
        'observations.preview': '预览数据文件',
        'observations.import': '导入数据文件',
        'submission.template': '生成填报模板',
        'round.robustness': '评价的敏感性分析',
        'round.file': '评价的计算表或档案包',
        backup: '备份',
      },
    },
  },
}
export type FirstWords = typeof first
