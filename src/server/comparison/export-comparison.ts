import type { ComparedMeasure, ComparedPlan, ComparedTarget, CompareInput, Comparison } from '#contract/comparison.ts'
import { numberWords } from '#core/plans/number-words.ts'
import type { CityContext } from '../context.ts'
import type { TableCell, TableColumn, TableSheet } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { comparePlans } from './compare-plans.ts'
import { compareWords, wordFacts, wordVerdict } from './comparison-words.ts'

const say = compareWords.zh
const signs = { '>=': '≥', '<=': '≤', '=': '', '~': '约' } as const

/** Both plans in one row, each under its own title, so that the sheet can be read without the program beside it. */
export async function exportComparison(context: CityContext, asked: CompareInput): Promise<MadeFile> {
  const comparison = await comparePlans(context, asked)
  const [left, right] = namesOf(comparison)
  const note = `左：${left}；右：${right}；两者关系：${say.relations[comparison.relation]}；截至${context.today}。提高、降低（更高、更低）指右方的要求比左方更高或更低；上限越低，要求越高。`
  const mark = { kind: 'comparison', id: comparison.left.id, version: String(comparison.left.version ?? '') }
  const sheets = [targetSheet(comparison, note), measureSheet(comparison, note)]
  return {
    name: `方案对照表：${comparison.left.title}与${comparison.right.title}.xlsx`,
    bytes: await writeBook(sheets, mark),
  }
}

const nameOf = ({ title, version }: ComparedPlan): string =>
  `${title}（${version === null ? '草稿' : `第${version}版`}）`

// Neighbouring groups under one name would be merged into one: the side stands before it.
const namesOf = ({ left, right }: Comparison): readonly [string, string] => [nameOf(left), nameOf(right)]

function targetSheet(comparison: Comparison, note: string): TableSheet {
  const [left, right] = namesOf(comparison)
  const side = (name: string): readonly TableColumn[] => [
    { header: [name, '指标'], width: 30 },
    { header: [name, '目标值'], width: 12, align: 'right' },
    { header: [name, '计量单位'], width: 10, align: 'center' },
    { header: [name, '期限'], width: 12, align: 'center' },
    { header: [name, '范围'], width: 10 },
    { header: [name, '原文'], width: 50 },
  ]
  return {
    name: '目标对照',
    title: '方案目标对照表',
    note,
    columns: [
      { header: ['序号'], width: 6, align: 'center' },
      { header: ['结论'], width: 10, align: 'center' },
      ...side(`左：${left}`),
      ...side(`右：${right}`),
      { header: ['依据'], width: 40 },
    ],
    rows: comparison.targets.map((row, at) => [
      at + 1,
      wordVerdict(row.verdict, comparison.relation, 'zh'),
      ...targetCells(row.left),
      ...targetCells(row.right),
      wordFacts(row.facts, 'zh'),
    ]),
    frozenColumns: 3,
  }
}

function targetCells(target: ComparedTarget | null): readonly TableCell[] {
  if (target === null) return ['—', null, null, null, null, null]
  const { metric, value, valueMax, comparator, unit, period, scope, sentence } = target
  const plain = comparator === '=' && valueMax === null
  const shown = plain ? value : `${signs[comparator]}${value}${valueMax === null ? '' : `～${valueMax}`}`
  return [metric, shown, unit, period === 'annual' ? '每年' : period, scope, wholeOf(sentence)]
}

const wholeOf = (sentence: ComparedTarget['sentence']): string | null =>
  sentence === null ? null : `${sentence.before}${sentence.words}${sentence.after}`

function measureSheet(comparison: Comparison, note: string): TableSheet {
  const [left, right] = namesOf(comparison)
  const side = (name: string): readonly TableColumn[] => [
    { header: [name, '编号'], width: 12 },
    { header: [name, '举措'], width: 36 },
    { header: [name, '牵头单位'], width: 20 },
    { header: [name, '其他责任单位'], width: 28 },
    { header: [name, '步骤'], width: 36 },
  ]
  return {
    name: '举措对照',
    title: '方案举措对照表',
    note,
    columns: [
      { header: ['序号'], width: 6, align: 'center' },
      { header: ['结论'], width: 10, align: 'center' },
      ...side(`左：${left}`),
      ...side(`右：${right}`),
      { header: ['依据'], width: 50 },
    ],
    rows: comparison.measures.map((row, at) => [
      at + 1,
      wordVerdict(row.verdict, comparison.relation, 'zh'),
      ...measureCells(row.left),
      ...measureCells(row.right),
      wordFacts(row.facts, 'zh'),
    ]),
    frozenColumns: 4,
  }
}

function measureCells(measure: ComparedMeasure | null): readonly TableCell[] {
  if (measure === null) return [null, '—', null, null, null]
  const names = (lead: boolean) =>
    measure.duties.flatMap(({ name, grade }) => ((grade === 'lead') === lead ? [name] : [])).join('、') || null
  const steps = measure.steps.map(({ period, text }) => `${period}：${text}`).join('\n')
  return [numberWords(measure.number), measure.title, names(true), names(false), steps || null]
}
