import { numberWords } from '#core/plans/number-words.ts'
import { hanLabel } from '#core/plans/numbering.ts'
import type { DutyValue, MeasureValue, PlanHeadValue, SnapshotTarget } from '#core/programmes/snapshot.ts'
import { parentsOf } from '#core/programmes/tree.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import type { CityContext } from '../context.ts'
import { officialHeader } from '../documents/official-table.ts'
import {
  type OfficialAnnex,
  type OfficialBlock,
  type OfficialDocument,
  writeOfficialWord,
} from '../documents/official-word.ts'
import type { TableCell } from '../documents/write-table.ts'
import { getDisclosed } from './disclosed.ts'
import { targetSheet } from './export-targets.ts'
import { listTaskLines, type MadeFile } from './export-tasks.ts'
import { gradeKeys, namesCell, statusWord, stepsCell, type TaskLine } from './task-sheet.ts'

/** The programme as an official document: its targets, its measures with their units, and the task table as an annex. */
export async function exportDocument(context: CityContext, id: string): Promise<MadeFile> {
  const { tx } = context
  const programme = await getDisclosed(context, id)
  const snapshot = await getSnapshot(tx, id, programme.version)
  const tasks = await listTaskLines(tx, programme)
  const { head } = snapshot
  const rows = tasks.map(({ measure, status }) => [
    numberWords(measure.number),
    measure.title,
    ...gradeKeys.map((grade) => namesCell(measure.duties, grade)),
    stepsCell(measure.steps),
    statusWord(status),
  ])
  const document: OfficialDocument = {
    title: head.title,
    ...(head.documentNumber === null ? {} : { documentNumber: head.documentNumber }),
    blocks: [...targetBlocks(snapshot.targets), ...measureBlocks(tasks, snapshot.targets.length > 0 ? 2 : 1)],
    ...(head.issuer === null ? {} : { signature: head.issuer }),
    ...(head.issuedOn === null ? {} : { date: head.issuedOn }),
    annexes: [
      ...targetAnnex(snapshot.targets),
      {
        title: '任务分工表',
        landscape: true,
        blocks: [{ kind: 'table', header: taskHeader, rows, widths: [8, 24, 16, 20, 20, 16, 28, 10] }],
      },
    ],
  }
  return { name: `${fileTitle(head)}.docx`, bytes: await writeOfficialWord(document) }
}

const fileTitle = ({ title }: PlanHeadValue): string => title.replace(/[\\/:*?"<>|]/g, ' ')

const taskHeader = [
  [
    { text: '序号', rows: 2 },
    { text: '重点任务', rows: 2 },
    { text: '责任分工', columns: 4 },
    { text: '完成时限与步骤', rows: 2 },
    { text: '状态', rows: 2 },
  ],
  ['牵头单位', '配合单位', '责任单位', '落实单位'],
]

const targetTitle = '主要目标表'

const targetBlocks = (targets: readonly SnapshotTarget[]): readonly OfficialBlock[] =>
  targets.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: '一、主要目标' },
        { kind: 'paragraph', text: `共 ${targets.length} 项目标和基数，分年度列于附件“${targetTitle}”。` },
      ]

/** A column a year takes the long side of the page. */
function targetAnnex(targets: readonly SnapshotTarget[]): readonly OfficialAnnex[] {
  if (targets.length === 0) return []
  const { columns, rows } = targetSheet('', '', targets)
  const shown = (cell: TableCell): string => (cell === null ? '' : String(cell))
  const cells = [...(rows as Iterable<readonly TableCell[]>)].map((row) => row.map(shown))
  const widths = columns.map(({ width }) => width ?? 14)
  const header = officialHeader(columns.map(({ header }) => header))
  return [{ title: targetTitle, landscape: true, blocks: [{ kind: 'table', header, rows: cells, widths }] }]
}

/** The measures in their order, under the headings of the document; those with others below them are headings. */
function measureBlocks(tasks: readonly TaskLine[], firstChapter: number): readonly OfficialBlock[] {
  const measures = tasks.map(({ id, measure }) => ({ ...measure, id }))
  const parents = parentsOf(measures)
  const isParent = new Set([...parents.values()])
  let chapter = firstChapter - 1
  let under: string | undefined
  return tasks.flatMap(({ id, measure, action }): readonly OfficialBlock[] => {
    const isTop = (parents.get(id) ?? null) === null
    const opens = isTop && action !== under
    if (opens) {
      under = action
      chapter += 1
    }
    const head: OfficialBlock = { kind: 'heading', level: 1, text: `${hanLabel(chapter)}、${action || '重点举措'}` }
    return [...(opens ? [head] : []), ...measureBlock(measure, isTop ? 2 : 3, isParent.has(id))]
  })
}

function measureBlock(measure: MeasureValue, level: 2 | 3, isParent: boolean): readonly OfficialBlock[] {
  const duties = dutyWords(measure.duties)
  const steps = measure.steps.map(({ period, text }) => `${stepTime(period)}：${text}`).join('；')
  return [
    { kind: 'heading', level, text: `${lastNumber(measure.number)}${measure.title}` },
    ...(isParent || steps === '' ? [] : [{ kind: 'paragraph' as const, text: `时间安排：${steps}` }]),
    ...(isParent || duties === '' ? [] : [{ kind: 'paragraph' as const, text: `（${duties}）` }]),
  ]
}

/** As a document prints it: 2026年、2026年8月、2026–2028年. */
const stepTime = (period: string): string =>
  period
    .replace(/^(\d{4})-(\d{4})$/, '$1–$2年')
    .replace(/^(\d{4})-(\d{2})$/, (_, year: string, month: string) => `${year}年${Number(month)}月`)
    .replace(/^(\d{4})$/, '$1年')

/** "(一)" of "三/(一)", "3." of "三/(一)/3". */
function lastNumber(number: string): string {
  const last = number.split('/').at(-1) ?? ''
  if (/^\d+$/.test(last)) return `${last}.`
  return last.replace('(', '（').replace(')', '）')
}

const dutyWords = (duties: readonly DutyValue[]): string =>
  [
    [namesCell(duties, 'lead'), '牵头'],
    [namesCell(duties, 'assist'), '按职责分工负责'],
    [namesCell(duties, 'responsible'), '负责'],
    [namesCell(duties, 'territorial'), '结合职责抓好落实'],
  ]
    .filter(([names]) => names !== '')
    .map(([names, words]) => `${names}${words}`)
    .join('，')
