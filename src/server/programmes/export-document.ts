import { numberWords } from '#core/plans/number-words.ts'
import type { DutyValue, PlanHeadValue, SnapshotMeasure, SnapshotTarget } from '#core/programmes/snapshot.ts'
import { parentsOf } from '#core/programmes/tree.ts'
import { getSnapshot } from '#store/programme-versions.ts'
import type { CityContext } from '../context.ts'
import { type OfficialBlock, type OfficialDocument, writeOfficialWord } from '../documents/official-word.ts'
import type { TableCell } from '../documents/write-table.ts'
import { getDisclosed } from './disclosed.ts'
import { targetSheet } from './export-targets.ts'
import { listTaskLines, type MadeFile } from './export-tasks.ts'
import { gradeKeys, namesCell, statusWord, stepsCell } from './task-sheet.ts'

/** The programme as an official document: its targets, its measures with their units, and the task table as an annex. */
export async function exportDocument(context: CityContext, id: string): Promise<MadeFile> {
  const { tx } = context
  const programme = await getDisclosed(context, id)
  const snapshot = await getSnapshot(tx, id, programme.version)
  const tasks = await listTaskLines(tx, id, programme.version)
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
    blocks: [...targetBlocks(snapshot.targets), ...measureBlocks(snapshot.measures)],
    ...(head.issuer === null ? {} : { signature: head.issuer }),
    ...(head.issuedOn === null ? {} : { date: head.issuedOn }),
    annexes: [
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

function targetBlocks(targets: readonly SnapshotTarget[]): readonly OfficialBlock[] {
  if (targets.length === 0) return []
  const { columns, rows } = targetSheet('', '', targets)
  const header = [columns.map(({ header }) => header.join(' '))]
  const shown = (cell: TableCell): string => (cell === null ? '' : String(cell))
  const cells = [...(rows as Iterable<readonly TableCell[]>)].map((row) => row.map(shown))
  const widths = columns.map(({ width }) => width ?? 14)
  return [
    { kind: 'heading', level: 1, text: '一、主要目标' },
    { kind: 'table', header, rows: cells, widths },
  ]
}

/** The measures in their order; those with others below them are headings. */
function measureBlocks(measures: readonly SnapshotMeasure[]): readonly OfficialBlock[] {
  if (measures.length === 0) return []
  const parents = parentsOf(measures)
  const isParent = new Set([...parents.values()])
  const blocks = measures.flatMap((measure): OfficialBlock[] => {
    const text = `${lastNumber(measure.number)}${measure.title}`
    if (isParent.has(measure.id)) return [{ kind: 'heading', level: 2, text }]
    const duties = dutyWords(measure.duties)
    const steps = measure.steps.map(({ period, text }) => `${period}：${text}`).join('；')
    return [
      { kind: 'heading', level: 3, text },
      ...(steps === '' ? [] : [{ kind: 'paragraph' as const, text: `时间安排：${steps}` }]),
      ...(duties === '' ? [] : [{ kind: 'paragraph' as const, text: `（${duties}）` }]),
    ]
  })
  return [{ kind: 'heading', level: 1, text: '二、重点举措' }, ...blocks]
}

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
