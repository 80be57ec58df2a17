import { isHandedIn } from '#core/collections/states.ts'
import { listSubmissions } from '#store/collections/submissions.ts'
import type { CityContext } from '../context.ts'
import type { TableCell, TableColumn } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { showRow } from '../submissions/show-submission.ts'
import { periodTitle } from '../submissions/write-template.ts'
import { readableCall } from './calls.ts'
import { summarise } from './summary.ts'

const STATES: Readonly<Record<string, string>> = {
  ...{ open: '未报', draft: '填报中', submitted: '已报送', returned: '已退回', accepted: '已接收', locked: '已锁定' },
}

/** Who has not handed in, with how late and how far; for the file and the telephone. */
export async function exportSilent(context: CityContext, id: string): Promise<MadeFile> {
  const { tx, today } = context
  const call = await readableCall(context, id)
  const silent = (await listSubmissions(tx, [id])).filter(({ state }) => !isHandedIn(state))
  const title = `${call.title}（${periodTitle(call)}）未报单位`
  const rows = silent.map((submission, at): readonly TableCell[] => {
    const row = showRow(context, submission, call)
    const done = row.asked === 0 ? null : row.filled
    const late = row.overdue ? (row.lateDays ?? 0) : 0
    return [at + 1, row.unitName, STATES[row.state] ?? '', done, row.asked, late, submission.remindedAt]
  })
  const columns: TableColumn[] = [
    { header: ['序号'], width: 8, align: 'center' },
    { header: ['单位'], width: 32 },
    { header: ['状态'], width: 12, align: 'center' },
    { header: ['已填'], width: 10 },
    { header: ['应填'], width: 10 },
    { header: ['逾期天数'], width: 12 },
    { header: ['最近催报'], width: 18, format: 'yyyy-mm-dd hh:mm' },
  ]
  const note = `截止日期 ${call.dueOn}，名单截至 ${today}，共 ${silent.length} 家。`
  const mark = { kind: 'call-silent', id, version: today }
  return { name: `${title}.xlsx`, bytes: await writeBook([{ name: '未报单位', title, note, columns, rows }], mark) }
}

/** All units' values as the page shows them, sums with how many lack. */
export async function exportSummary(context: CityContext, id: string): Promise<MadeFile> {
  const call = await readableCall(context, id)
  const summary = await summarise(context, id)
  const title = `${call.title}（${periodTitle(call)}）汇总表`
  const columns: TableColumn[] = [
    { header: ['对象'], width: 22 },
    { header: ['填报单位'], width: 26 },
    { header: ['状态'], width: 10, align: 'center' },
    ...summary.fields.flatMap(({ name, unit, section, asks }): TableColumn[] => {
      const head = section === '' ? [name] : [section, name]
      const column = { unit, width: 16, format: '#,##0.######', align: 'right' as const }
      if (asks === 'value') return [{ ...column, header: head }]
      return [
        { ...column, header: [...head, '本期'] },
        { ...column, header: [...head, '上年同期'] },
      ]
    }),
  ]
  const cellsOf = (at: number, cell: { value: number | null; lastYear: number | null } | null): TableCell[] => {
    const now = cell?.value ?? '—'
    return summary.fields[at]?.asks === 'pair' ? [now, cell?.lastYear ?? '—'] : [now]
  }
  const rows: TableCell[][] = summary.rows.map((row) => [
    ...[row.subjectName, row.unitName, STATES[row.state] ?? ''],
    ...row.cells.flatMap((cell, at) => cellsOf(at, cell)),
  ])
  rows.push(['合计', '', '', ...summary.sums.flatMap((sum, at) => cellsOf(at, sum))])
  rows.push([
    ...['缺报家数', '', ''],
    ...summary.sums.flatMap((sum, at): TableCell[] =>
      summary.fields[at]?.asks === 'pair' ? [sum?.lacking ?? '—', ''] : [sum?.lacking ?? '—'],
    ),
  ])
  const note = '只汇总已报送的数；率和比不相加。'
  const mark = { kind: 'call-summary', id, version: context.today }
  const sheet = { name: '汇总表', title, note, columns, rows, frozenColumns: 3 }
  return { name: `${title}.xlsx`, bytes: await writeBook([sheet], mark) }
}
