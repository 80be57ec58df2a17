import { listTargets } from '#store/programmes/targets.ts'
import type { CityContext } from '../context.ts'
import type { TableSheet } from '../documents/write-table.ts'
import { getDisclosed } from '../programmes/disclosed.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { listShares } from './shares.ts'

/** Every issued share in one list: who, what, when, how much. */
export async function exportShares(context: CityContext, id: string): Promise<MadeFile> {
  const { tx, today } = context
  const programme = await getDisclosed(context, id)
  const wholes = new Map((await listTargets(tx, id)).map((target) => [target.id, target]))
  const shares = await listShares(context, id)
  const title = `${programme.head.title}目标分解表`
  const sheet: TableSheet = {
    name: '目标分解表',
    title,
    note: `已下达的分解，截至${today}。下达值为分解值乘以系数；没有填的写“—”，不是 0。`,
    columns: [
      { header: ['指标'], width: 26 },
      { header: ['方案目标', '目标值'], width: 12, align: 'right' },
      { header: ['方案目标', '计量单位'], width: 10, align: 'center' },
      { header: ['单位或园区'], width: 24 },
      { header: ['年度'], width: 12, align: 'center' },
      { header: ['分解', '分解值'], width: 12 },
      { header: ['分解', '系数'], width: 8 },
      { header: ['分解', '下达值'], width: 12 },
      { header: ['分解', '计量单位'], width: 10, align: 'center' },
      { header: ['系数依据'], width: 24 },
      { header: ['说明'], width: 24 },
      { header: ['版次'], width: 8, align: 'center' },
    ],
    rows: shares.map((share) => [
      share.metric,
      wholes.get(share.targetId)?.value ?? null,
      wholes.get(share.targetId)?.unit ?? null,
      share.name,
      share.period.includes('-') ? `${share.period}年累计` : `${share.period}年`,
      share.value ?? '—',
      share.factor,
      share.demand ?? '—',
      share.unit,
      share.factorReason === '' ? null : share.factorReason,
      share.note === '' ? null : share.note,
      `第${share.version}版`,
    ]),
    frozenColumns: 1,
  }
  const mark = { kind: 'decompositions', id, version: String(programme.version) }
  return { name: `${title}.xlsx`, bytes: await writeBook([sheet], mark) }
}
