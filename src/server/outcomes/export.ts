import type { OutcomeLine } from '#contract/outcomes.ts'
import type { CityContext } from '../context.ts'
import { workbookOf } from '../rounds/export-inputs.ts'
import { listRegister } from './register.ts'

const KINDS: Readonly<Record<OutcomeLine['kind'], string>> = {
  ...{ praise: '通报表扬', award: '奖励', funds: '资金分配', price: '差别化价格', land: '用地', energy: '用能' },
  ...{ emission: '排污', tax: '税费', finance: '金融', criticism: '通报批评', talk: '约谈', other: '其他' },
}
const STATES: Readonly<Record<OutcomeLine['state'], string>> = {
  ...{ planned: '待落实', running: '执行中', done: '已落实', lifted: '已解除' },
}

/** The register as the asker sees it. Amounts keep the unit that their measure has, each in a column of its own. */
export async function exportRegister(context: CityContext, roundId: string | undefined) {
  const lines = await listRegister(context, { roundId })
  const heads = ['评价', '代码', '对象', '等次', '措施', '类别', '标准', '单位', '起', '止', '执行单位', '状态']
  const widths = [26, 12, 24, 10, 30, 12, 10, 12, 12, 12, 20, 10]
  const title = `结果运用台账${roundId === undefined ? '' : `（${lines[0]?.roundName ?? ''}）`}`
  const sheet = {
    ...{ name: '结果运用台账', title, note: `${context.today}导出；没有写金额的是办法未定金额，不是零` },
    columns: [
      ...heads.map((head, at) => ({ header: [head], width: widths[at] ?? 14 })),
      { header: ['已兑现或征收'], unit: '万元', width: 14 },
      { header: ['依据'], width: 36 },
    ],
    rows: lines.map((one) => [
      ...[one.roundName, one.code, one.subject, one.grade, one.measure, KINDS[one.kind], one.amount, one.unit],
      ...[one.validFrom, one.validTo ?? '另行通知', one.executor ?? '领导小组办公室', STATES[one.state]],
      ...[one.settled, one.source],
    ]),
    frozenColumns: 3,
  }
  const bytes = await workbookOf([sheet], { kind: 'outcomes', id: roundId ?? 'all', version: context.today })
  return { name: '结果运用台账.xlsx', bytes }
}
