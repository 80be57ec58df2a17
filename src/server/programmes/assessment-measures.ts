import type { Day } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { parsePeriod } from '#core/base/period.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { hanLabel } from '#core/plans/numbering.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import { parentsOf } from '#core/programmes/tree.ts'
import type { CityHandle } from '#store/handle.ts'
import { listSteps, type StoredStep } from '#store/measures/duties.ts'
import { type LastSaid, listLastSaid, listProof } from '#store/measures/last-said.ts'
import type { OfficialTable } from '../documents/official-table.ts'
import type { OfficialBlock } from '../documents/official-word.ts'
import { namesCell, statusWord, type TaskLine } from './task-sheet.ts'

/** A measure with all that an assessment says of it. */
export type Assessed = {
  readonly task: TaskLine
  readonly said: readonly LastSaid[]
  /** names of files */
  readonly proof: readonly string[]
  readonly steps: readonly StoredStep[]
}

/** A heading that only holds other measures is nobody's work and stands for none. */
export async function assessMeasures(
  tx: CityHandle,
  programmeId: string,
  tasks: readonly TaskLine[],
): Promise<readonly Assessed[]> {
  const parents = new Set(parentsOf(tasks.map(({ id, measure }) => ({ ...measure, id }))).values())
  const worked = tasks.filter(({ id, measure }) => !parents.has(id) || measure.duties.length > 0)
  const said = groupBy(await listLastSaid(tx, programmeId), ({ measureId }) => measureId)
  const proof = groupBy(await listProof(tx, programmeId), ({ measureId }) => measureId)
  const ids = worked.map(({ id }) => id)
  const steps = groupBy(await listSteps(tx, ids), ({ measureId }) => measureId)
  return worked.map((task) => ({
    task,
    said: said.get(task.id) ?? [],
    proof: (proof.get(task.id) ?? []).map(({ name }) => name),
    steps: steps.get(task.id) ?? [],
  }))
}

/** What is done first, then what is under way from the best to the worst, then what nobody has begun or reported. */
const ORDER: readonly (MeasureStatus | null)[] = ['done', 'on_course', 'watch', 'late', 'not_started', null]

const byStatus = (measures: readonly Assessed[]) =>
  ORDER.map((status) => ({ status, measures: measures.filter(({ task }) => task.status === status) })).filter(
    (group) => group.measures.length > 0,
  )

export function sumUpMeasures(measures: readonly Assessed[], today: Day): string {
  const steps = measures.flatMap((one) => one.steps)
  const done = steps.filter(({ doneOn }) => doneOn !== null).length
  const late = steps.filter((step) => isLate(step, today)).length
  const states = byStatus(measures).map((group) => `${statusWord(group.status)}${group.measures.length}项`)
  const all = `举措共${measures.length}项${states.length === 0 ? '' : `：${states.join('，')}`}。`
  return steps.length === 0 ? all : `${all}写明时间的步骤共${steps.length}个，已完成${done}个，逾期${late}个。`
}

const isLate = ({ doneOn, due }: StoredStep, today: Day): boolean => doneOn === null && due !== null && due < today

export const measureBlocks = (measures: readonly Assessed[], numbered: (at: number, title: string) => string) =>
  byStatus(measures).flatMap(({ status, measures }, at): readonly OfficialBlock[] => [
    { kind: 'heading', level: 2, text: numbered(at, `${statusWord(status)}（${measures.length}项）`) },
    ...measures.map((one): OfficialBlock => ({ kind: 'paragraph', text: sentenceOf(one) })),
  ])

/** Its number and title, who leads, what each unit last said, and what proves it. */
function sentenceOf({ task, said, proof }: Assessed): string {
  const { measure } = task
  const named = `${numberWords(measure.number)}${/[\d一-龥]$/.test(measure.number) && measure.number !== '' ? '、' : ''}${measure.title}`
  const who = leadsOf(task)
  const words = said.filter((one) => one.words.trim() !== '').map((one) => saidOf(one, said.length > 1))
  return [
    `${named}${who === '' ? '' : `（${who}）`}。`,
    ...words,
    proof.length === 0 ? (task.status === 'done' ? '没有佐证材料。' : '') : `佐证材料：${proof.join('、')}。`,
  ].join('')
}

const leadsOf = ({ measure }: TaskLine): string => {
  const leads = namesCell(measure.duties, 'lead')
  return leads === '' ? namesCell(measure.duties, 'responsible') : `${leads}牵头`
}

const ended = (text: string): string => (/[。！？；]$/.test(text) ? text : `${text}。`)
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '').trim()
const saidOf = ({ unitName, words, percent }: LastSaid, several: boolean): string =>
  `${several ? `${unitName}：` : ''}${ended(oneLine(words))}${percent === null ? '' : `完成进度${percent}%。`}`

/** What stands in the way and what is asked, as the units last said; what is done has nothing in its way. */
export const problemBlocks = (measures: readonly Assessed[]): readonly OfficialBlock[] => {
  const open = measures.filter(({ task }) => task.status !== 'done')
  const lines = open.flatMap(({ task, said }) =>
    said.flatMap(({ unitName, problem, ask }) => [
      ...(problem === null ? [] : [`${unitName}反映（${task.measure.title}）：${ended(oneLine(problem))}`]),
      ...(ask === null ? [] : [`${unitName}提请协调（${task.measure.title}）：${ended(oneLine(ask))}`]),
    ]),
  )
  const texts = lines.length === 0 ? ['各单位最近的报送没有反映问题，也没有提请协调的事项。'] : lines
  return texts.map((text) => ({ kind: 'paragraph', text }))
}

/** Every measure in the plan's order, with its proof beside it. */
export const measureTable = (measures: readonly Assessed[], today: Day): OfficialTable => ({
  header: [['序号', '举措', '牵头（责任）单位', '状态', '步骤', '最近报送', '佐证材料']],
  widths: [8, 30, 20, 9, 18, 14, 30],
  rows: measures.map(({ task, said, proof, steps }) => [
    numberWords(task.measure.number),
    task.measure.title,
    namesCell(task.measure.duties, 'lead') || namesCell(task.measure.duties, 'responsible') || '—',
    statusWord(task.status),
    stepsOf(steps, today),
    latestOf(said),
    proof.join('\n') || '—',
  ]),
})

const stepsOf = (steps: readonly StoredStep[], today: Day): string => {
  if (steps.length === 0) return '—'
  const late = steps.filter((step) => isLate(step, today)).length
  return `已完成${steps.filter(({ doneOn }) => doneOn !== null).length}/${steps.length}${late === 0 ? '' : `，逾期${late}`}`
}

const latestOf = (said: readonly LastSaid[]): string => {
  const latest = said
    .map(({ period }) => parsePeriod(period))
    .flatMap((period) => period ?? [])
    .sort((a, b) => (a.to < b.to ? 1 : -1))[0]
  if (latest === undefined) return '—'
  const [year = '', month] = latest.to.split('-')
  const quarter = /Q([1-4])$/.exec(latest.text)?.[1]
  return quarter === undefined ? `${year}年${Number(month)}月` : `${year}年第${hanLabel(Number(quarter))}季度`
}
