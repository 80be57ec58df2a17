import type { Progress } from '#contract/progress.ts'
import type { Day } from '#core/base/day.ts'
import { gapUnitOf } from '#core/progress/yearly-change.ts'
import type { CityContext } from '../context.ts'
import type { TableCell, TableColumn } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { listProgress } from './progress.ts'
import { lightWords, ruleWords, signs, vintageWords } from './progress-words.ts'

const columns: readonly TableColumn[] = [
  { header: ['序号'], width: 6, align: 'center' },
  { header: ['判断'], width: 10, align: 'center' },
  { header: ['判断依据'], width: 16 },
  { header: ['目标'], width: 34 },
  { header: ['衡量对象'], width: 16 },
  { header: ['期限'], width: 12, align: 'center' },
  { header: ['计量单位'], width: 10, align: 'center' },
  { header: ['目标值'], width: 12, align: 'right' },
  { header: ['实际', '数值'], width: 12, align: 'right', format: '#,##0.00' },
  { header: ['实际', '数据截至'], width: 12, align: 'center' },
  { header: ['实际', '版次'], width: 8, align: 'center' },
  { header: ['此时应达到'], width: 12, align: 'right', format: '#,##0.00' },
  { header: ['差距', '数值'], width: 12, align: 'right', format: '+#,##0.00;-#,##0.00;0.00' },
  { header: ['差距', '单位'], width: 8, align: 'center' },
  { header: ['完成进度'], unit: '%', width: 10, align: 'right', format: '0.0' },
  { header: ['达到的可能性'], unit: '%', width: 12, align: 'right', format: '0' },
  { header: ['衡量指标'], width: 24 },
  { header: ['来源单位'], width: 20 },
  { header: ['方案'], width: 36 },
]

export type ExportAsked = { readonly asOf?: Day | undefined; readonly targetIds: readonly string[] }

/** The rows that a page shows, in its order; the numbers are read anew, so that a file never says what the system does not. */
export async function exportProgress(context: CityContext, { asOf, targetIds }: ExportAsked): Promise<MadeFile> {
  const list = await listProgress(context, { asOf })
  const byId = new Map(list.rows.map((row) => [row.target.id, row]))
  const rows = targetIds.flatMap((id) => byId.get(id) ?? [])
  const title = '目标进度表'
  const note = `截至${list.asOf}，按当日已知数据；判断规则自${list.rules.from}起施行。差距为实际减应达到，比率的差距以百分点计；— 表示没有。`
  const sheet = {
    ...{ name: title, title, note, columns, frozenColumns: 4 },
    rows: rows.map((row, at): readonly TableCell[] => [at + 1, ...cellsOf(row)]),
  }
  const mark = { kind: 'progress', id: String(context.actor.cityId), version: list.asOf }
  return { name: `${title}（${list.asOf}）.xlsx`, bytes: await writeBook([sheet], mark) }
}

const NONE = '—'

function cellsOf(row: Progress): readonly TableCell[] {
  const { target, binding, actual, expected, gap, done, chance, light, reason, sourceUnit } = row
  const plain = target.comparator === '=' && target.valueMax === null
  const goal = `${signs[target.comparator]}${target.value}${target.valueMax === null ? '' : `～${target.valueMax}`}`
  return [
    ...[lightWords[light], ruleWords[reason.rule], target.metric, binding?.subjectName ?? target.scope ?? NONE],
    ...[target.period === 'annual' ? '每年' : (target.period ?? NONE), target.unit, plain ? target.value : goal],
    ...(actual === null ? [NONE, NONE, NONE] : [actual.value, actual.end.slice(0, 7), vintageWords[actual.vintage]]),
    ...[expected?.value ?? NONE, gap ?? NONE, gap === null ? NONE : gapUnitOf(target.unit), done ?? NONE],
    ...[chance === null ? NONE : chance * 100, binding?.indicatorName ?? NONE, sourceUnit?.name ?? NONE],
    row.programmeTitle,
  ]
}
