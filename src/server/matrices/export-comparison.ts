import type { ComparedRow, ParkCell } from '#contract/matrices.ts'
import type { TargetCell } from '#core/matrices/matrix.ts'
import { getMatrix } from '#store/matrices/matrices.ts'
import type { CityContext } from '../context.ts'
import type { TableCell, TableSheet } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { compareForms } from './compare.ts'
import { clauseOf, sayProblem, stateWords, termWords } from './problem-words.ts'

const verdicts = {
  short: '不足',
  meets: '持平',
  over: '超出',
  incomplete: '未报全',
  'no-target': '未对应目标',
  'not-added': '不加总',
} as const

const absences = {
  unquantified: '未量化',
  missing: '未填',
  'not-submitted': '未交',
  'not-applicable': '不涉及',
} as const

/** The parks beside each other as the page shows them; on a second sheet what each park typed. */
export async function exportParks(
  context: CityContext,
  asked: { readonly id: string; readonly cell: TargetCell },
): Promise<MadeFile> {
  const matrix = await getMatrix(context.tx, asked.id)
  const { forms, rows } = await compareForms(context, asked)
  const span = asked.cell === 'whole' ? termWords(matrix) : `${matrix.year}年度`
  const title = `${matrix.title}各园区对比（${span}目标）`
  const note = `截至${context.today}。数值按本行计量单位；只计已交和已确认的表；未交、未填、未量化的不计入合计，不是 0。`
  const head = [
    { header: ['工作内容'], width: 16 },
    { header: ['细分条款'], width: 20 },
    { header: ['计量单位'], width: 10, align: 'center' as const },
  ]
  const rowHead = (row: ComparedRow): readonly TableCell[] => {
    const own = matrix.rows.find(({ id }) => id === row.rowId)
    return [own?.content ?? '', own?.clause ?? '', own?.unit ?? '—']
  }
  const compared: TableSheet = {
    ...{ name: '各园区对比', title, note, frozenColumns: 3 },
    columns: [
      ...head,
      ...forms.map(({ unitName, state }) => ({ header: ['各园区', `${unitName}（${stateWords[state]}）`], width: 16 })),
      { header: ['合计', '园区合计'], width: 12 },
      { header: ['合计', '计入园区'], width: 10 },
      { header: ['合计', '方案目标'], width: 12 },
      { header: ['合计', '合计减目标'], width: 12 },
      { header: ['合计', '结论'], width: 12, align: 'center' },
    ],
    rows: rows.map((row) => [
      ...rowHead(row),
      ...row.cells.map(valueCell),
      row.sum,
      row.verdict === 'not-added' ? null : row.counted,
      row.city?.value ?? null,
      row.difference,
      verdicts[row.verdict],
    ]),
  }
  const typed: TableSheet = {
    ...{ name: '各园区原文', title: `${matrix.title}各园区填报原文（${span}目标）`, note, frozenColumns: 3 },
    columns: [...head, ...forms.map(({ unitName }) => ({ header: [unitName], width: 26 }))],
    rows: rows.map((row) => [
      ...rowHead(row),
      ...row.cells.map(({ text, state }) => (text === '' ? wordOf(state) : text)),
    ]),
  }
  const problems: TableSheet = {
    ...{ name: '问题', title: `${matrix.title}待核对事项（${span}目标）`, note },
    columns: [
      { header: ['园区'], width: 24 },
      { header: ['细分条款'], width: 20 },
      { header: ['填报内容'], width: 30 },
      { header: ['问题'], width: 60 },
      { header: ['怎么办'], width: 50 },
    ],
    rows: rows.flatMap((row) =>
      row.cells.flatMap(({ problems: found, formId, text }) =>
        found.map((problem) => {
          const { what, todo } = sayProblem(problem)
          const unit = forms.find(({ id }) => id === formId)?.unitName ?? ''
          return [unit, clauseOf(matrix.rows, row.rowId), text, what, todo]
        }),
      ),
    ),
  }
  const mark = { kind: 'matrix-comparison', id: matrix.id, version: String(matrix.version) }
  return { name: `${title}.xlsx`, bytes: await writeBook([compared, typed, problems], mark) }
}

const wordOf = (state: ParkCell['state']): string => (state === 'value' || state === 'text' ? '—' : absences[state])

const valueCell = ({ state, value, fresh, text }: ParkCell): TableCell => {
  if (value === null) return state === 'text' ? text : wordOf(state)
  return fresh === null ? value : `${value}(${fresh})`
}
