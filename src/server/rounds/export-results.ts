import type { Placing } from '#contract/rounds/results.ts'
import type { Outcome } from '#core/base/fault.ts'
import { bad, good } from '#core/base/fault.ts'
import { leavesOf } from '#core/evaluations/leaves.ts'
import type { CityContext } from '../context.ts'
import { type OfficialBlock, writeOfficialWord } from '../documents/official-word.ts'
import { showRobustness } from '../robustness/show.ts'
import { listDifferences } from './correct.ts'
import { workbookOf } from './export-inputs.ts'
import { type LoadedRound, loadRound } from './load.ts'
import { listObjections } from './objections.ts'
import { showResults } from './results.ts'

type Made = { readonly name: string; readonly bytes: Uint8Array }

export async function exportResults(context: CityContext, id: string): Promise<Outcome<Made>> {
  const loaded = await loadRound(context, id)
  const results = await showResults(context, { id })
  if (!results.ok) return results
  const { round, method } = loaded
  const cohorts = new Map(method.cohorts.map(({ code, name }) => [code, name]))
  const leaves = leavesOf(method)
  const analysed = await showRobustness(context, id)
  const sure = analysed && new Map(analysed.sets.flatMap(({ lines }) => lines.map((line) => [line.row, line])))
  const { placings, groups, groupName, number, resultSha256 } = results.value
  const sheet = {
    ...{ name: '评价结果', title: `${round.name}结果` },
    note: `第 ${number} 次计算，结果 SHA-256 ${resultSha256}`,
    columns: [
      ...['名次', '代码', '名称', '分组', '总分', '等次', '距上一等次'].map((header) => ({ header: [header] })),
      ...leaves.map(({ leaf }) => ({ header: ['各项得分', leaf.name] })),
      ...(sure === null ? [] : ['下限', '上限', '居中'].map((header) => ({ header: ['名次区间（90%）', header] }))),
      { header: ['缺数据项数'] },
      { header: ['封顶项数'] },
    ],
    rows: placings.map((one) => [
      ...[one.rank, one.code, one.name, cohorts.get(one.cohort) ?? '', one.total, one.grade, one.nextPoints],
      ...leaves.map(({ leaf }) => one.points[leaf.code] ?? null),
      ...(sure === null ? [] : [sure.get(one.row)?.low ?? null, sure.get(one.row)?.high ?? null]),
      ...(sure === null ? [] : [sure.get(one.row)?.middle ?? null]),
      ...[one.imputed, one.capped],
    ]),
    frozenColumns: 3,
  }
  const byGroup = {
    ...{ name: '按组', title: groupName ?? '' },
    columns: ['名次', '名称', '得分', '等次', '对象'].map((header) => ({ header: [header] })),
    rows: groups.map(({ rank, group, mean, grade, names }) => [rank, group, mean, grade, names.join('、')]),
  }
  const sheets = groups.length === 0 ? [sheet] : [sheet, byGroup]
  const bytes = await workbookOf(sheets, { kind: 'round-results', id: round.id, version: String(number) })
  return good({ name: `${round.name}结果.xlsx`, bytes })
}

const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The notice for objection while the results are published, the circular once they are final. */
export async function exportNotice(context: CityContext, id: string): Promise<Outcome<Made>> {
  const loaded = await loadRound(context, id)
  // a subject that sees its own line alone gets no notice of one line
  if (loaded.view !== 'all') return bad({ code: 'round.results.not-found' })
  const results = await showResults(context, { id })
  if (!results.ok) return results
  const { round } = loaded
  const isFinal = round.state === 'final'
  const { placings, groups, groupName } = results.value
  const blocks: OfficialBlock[] = [
    ...opening(loaded, isFinal ? '现将最终结果通报如下。' : '现将结果予以公示。'),
    { kind: 'heading', level: 1, text: '一、评价结果' },
    placingTable(loaded, placings),
  ]
  if (groups.length > 0 && groupName !== null)
    blocks.push(
      { kind: 'heading', level: 1, text: `二、${groupName}` },
      {
        kind: 'table',
        header: [['名次', '名称', '得分', '所含对象']],
        rows: groups.map(({ rank, group, mean, names }) => [
          rank === null ? '—' : String(rank),
          group,
          mean.toFixed(meanDigits(loaded, groups)),
          names.join('、'),
        ]),
        widths: [1, 2, 1, 5],
      },
    )
  const headings = groups.length > 0 && groupName !== null ? ['三', '四'] : ['二', '三']
  if (isFinal) blocks.push(...(await closing(context, loaded, headings)))
  else blocks.push(...objecting(loaded, headings[0] ?? '二'))
  const title = isFinal ? `关于${round.name}结果的通报` : `关于${round.name}结果的公示`
  const office = loaded.unitNames.get(round.plan.find(({ step }) => step === 'final')?.unitId ?? '')
  const bytes = await writeOfficialWord({
    ...{ title, blocks, date: round.step_from },
    ...(office === undefined ? {} : { signature: office }),
  })
  return good({ name: `${title}.docx`, bytes })
}

export function opening({ round, method }: LoadedRound, act: string): readonly OfficialBlock[] {
  const [document] = method.documents
  const rule =
    document === undefined
      ? method.name
      : `《${document.title}》${document.number === null ? '' : `（${document.number}）`}`
  return [
    {
      kind: 'paragraph',
      text: `根据${rule}，按照办法第${round.method_version}版完成了${round.name}（评价期${round.period}）。${act}`,
    },
  ]
}

export function placingTable({ method }: LoadedRound, placings: readonly Placing[]): OfficialBlock {
  const cohorts = new Map(method.cohorts.map(({ code, name }) => [code, name]))
  return {
    kind: 'table',
    header: [['名次', '名称', '分组', '总分', '等次']],
    rows: placings.map(({ rank, name, cohort, total, grade }) => [
      rank === null ? '不排名' : String(rank),
      ...[name, cohorts.get(cohort) ?? '', total.toFixed(method.rounding.total), grade ?? '不定等次'],
    ]),
    widths: [1, 3, 2, 1, 1],
  }
}

/** Of one column: a mean may need one decimal more than the totals. */
export const meanDigits = ({ method }: LoadedRound, groups: readonly { readonly mean: number }[]): number =>
  groups.reduce((most, { mean }) => Math.max(most, (String(mean).split('.')[1] ?? '').length), method.rounding.total)

function objecting({ round }: LoadedRound, number: string): readonly OfficialBlock[] {
  const until =
    round.step_to === null
      ? ''
      : `公示期自${dayWords(round.step_from)}的次日起${round.notice_days}个工作日，至${dayWords(round.step_to)}止。`
  return [
    { kind: 'heading', level: 1, text: `${number}、异议` },
    {
      kind: 'paragraph',
      text: `${until}对所用数据有异议的，请在公示期内写明是哪一项数据、应为多少，并附证明材料，由提供该数据的单位核定。`,
    },
  ]
}

/** What was objected to, and what was decided. */
export async function objectionBlocks(context: CityContext, { round }: LoadedRound): Promise<readonly OfficialBlock[]> {
  const objections = await listObjections(context, round.id)
  const upheld = objections.filter(({ state }) => state === 'upheld').length
  const blocks: OfficialBlock[] = [
    {
      kind: 'paragraph',
      text:
        objections.length === 0
          ? '公示期内没有收到异议。'
          : `共收到异议${objections.length}件，采纳${upheld}件，未采纳${objections.length - upheld}件。`,
    },
  ]
  if (objections.length > 0)
    blocks.push({
      kind: 'table',
      header: [['提出单位', '数据', '处理', '理由']],
      rows: objections.map((one) => [
        one.name,
        one.inputName,
        one.state === 'upheld' ? '采纳' : '未采纳',
        one.decision ?? '',
      ]),
      widths: [2, 2, 1, 4],
    })
  return blocks
}

async function closing(context: CityContext, loaded: LoadedRound, [first = '', second = '']: readonly string[]) {
  const { moved, unmoved } = await listDifferences(context, loaded.round.id)
  const blocks: OfficialBlock[] = [
    { kind: 'heading', level: 1, text: `${first}、异议处理` },
    ...(await objectionBlocks(context, loaded)),
  ]
  blocks.push({ kind: 'heading', level: 1, text: `${second}、与公示结果的差别` })
  if (moved.length === 0) blocks.push({ kind: 'paragraph', text: '最终结果与公示结果一致。' })
  else {
    const was = (value: string | number | null | undefined) =>
      value === null || value === undefined ? '—' : String(value)
    const total = (placed: { readonly total: number } | null | undefined) =>
      placed?.total.toFixed(loaded.method.rounding.total)
    const pair = (...[one, other]: readonly Parameters<typeof was>[0][]) =>
      one === other ? was(one) : `${was(one)} → ${was(other)}`
    blocks.push(
      { kind: 'paragraph', text: `更正后${moved.length}个对象有变化，${unmoved}个没有变化。` },
      {
        kind: 'table',
        header: [['名称', '名次', '总分', '等次']],
        rows: moved.map(({ name, before, after }) => [
          name,
          ...[pair(before?.rank, after?.rank), pair(total(before), total(after))],
          pair(before?.grade, after?.grade),
        ]),
        widths: [3, 2, 2, 2],
      },
    )
  }
  return blocks
}
