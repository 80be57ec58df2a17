import { numberWords } from '#core/plans/number-words.ts'
import type { DutyGrade } from '#core/plans/reading.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import type { DutyValue, MeasureValue, StepValue } from '#core/programmes/snapshot.ts'
import type { TableCell, TableColumn } from '../documents/write-table.ts'

/** The task-division table's columns, which an export writes and an import finds again by their names. */
export const taskColumns = [
  { key: 'id', header: ['编号'], hidden: true },
  { key: 'number', header: ['序号'], width: 12 },
  { key: 'action', header: ['行动'], width: 18 },
  { key: 'title', header: ['重点任务'], width: 30 },
  { key: 'lead', header: ['责任分工', '牵头单位'], width: 22 },
  { key: 'assist', header: ['责任分工', '配合单位'], width: 26 },
  { key: 'responsible', header: ['责任分工', '责任单位'], width: 22 },
  { key: 'territorial', header: ['责任分工', '落实单位'], width: 22 },
  { key: 'steps', header: ['完成时限与步骤'], width: 34 },
  { key: 'progress', header: ['执行情况', '进展'], width: 36 },
  { key: 'status', header: ['执行情况', '状态'], width: 10, align: 'center' },
] as const satisfies readonly (TableColumn & { readonly key: string })[]

export type TaskKey = (typeof taskColumns)[number]['key']

/** The grades that have a column of their own. */
export const gradeKeys = ['lead', 'assist', 'responsible', 'territorial'] as const satisfies readonly DutyGrade[]

export const taskNote =
  '单位之间用顿号分开；步骤每行一条，写作“时间：内容”。行动、进展、状态三列由系统生成，导入时不读。'

const statusWords = {
  not_started: '未启动',
  on_course: '正常推进',
  watch: '需关注',
  late: '滞后',
  done: '已完成',
} as const satisfies Record<MeasureStatus, string>

export const statusWord = (status: MeasureStatus | null): string => (status === null ? '尚无报送' : statusWords[status])

export const namesCell = (duties: readonly DutyValue[], grade: DutyGrade): string =>
  duties
    .filter((duty) => duty.grade === grade)
    .map(({ name }) => name)
    .join('、')

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim()

export const stepsCell = (steps: readonly StepValue[]): string =>
  steps.map(({ period, text }) => `${period}：${oneLine(text)}`).join('\n')

/** Names parted by 、 ， ; or line ends, none of which part a name inside brackets: 各县（市、区）is one. */
export function parseNames(cell: string): readonly string[] {
  const names: string[] = []
  let depth = 0
  let name = ''
  for (const character of cell) {
    if ('（(〔'.includes(character)) depth += 1
    if ('）)〕'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、，,；;\n'.includes(character)) {
      names.push(name.trim())
      name = ''
    } else name += character
  }
  return [...names, name.trim()].filter((one) => one !== '')
}

/** One step a line; undefined where a line does not begin with its time and a colon. */
export function parseSteps(cell: string): readonly StepValue[] | undefined {
  const steps: StepValue[] = []
  for (const line of cell
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const match = /^([^：:]{1,20})[：:]\s*(.*)$/.exec(line)
    if (match?.[1] === undefined || match[2] === undefined) return undefined
    steps.push({ period: match[1].trim(), text: match[2] })
  }
  return steps
}

export type TaskLine = {
  readonly id: string
  readonly measure: MeasureValue
  readonly action: string
  readonly progress: string
  readonly status: MeasureStatus | null
}

export const taskRow = ({ id, measure, action, progress, status }: TaskLine): readonly TableCell[] => [
  id,
  numberWords(measure.number),
  action,
  measure.title,
  ...gradeKeys.map((grade) => namesCell(measure.duties, grade)),
  stepsCell(measure.steps),
  progress,
  statusWord(status),
]
