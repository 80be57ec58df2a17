import { hanLabel } from '#core/plans/numbering.ts'
import { assessmentKind } from '#core/progress/assessment.ts'
import { listVersions, type StoredVersion } from '#store/programmes/programme-versions.ts'
import type { StoredProgramme } from '#store/programmes/programmes.ts'
import { type CityContext, dayOf } from '../context.ts'
import { type OfficialBlock, writeOfficialWord } from '../documents/official-word.ts'
import { listProgress } from '../progress/progress.ts'
import { assessMeasures, measureBlocks, measureTable, problemBlocks, sumUpMeasures } from './assessment-measures.ts'
import { byOutcome, sumUpTargets, targetBlocks } from './assessment-targets.ts'
import { getDisclosed } from './disclosed.ts'
import { listTaskLines, type MadeFile } from './export-tasks.ts'

const kinds = { interim: '中期评估报告', final: '终期评估报告' } as const

/**
 * What has become of the programme by today, as a draft in the layout of official documents: targets reached and not,
 * measures by state with their evidence, what was changed and why, what stands in the way. Conclusions are left to people.
 */
export async function exportAssessment(context: CityContext, id: string): Promise<MadeFile> {
  const { tx, today } = context
  const programme = await getDisclosed(context, id)
  const targets = byOutcome((await listProgress(context, { programmeId: id })).rows)
  const measures = await assessMeasures(tx, id, await listTaskLines(tx, programme))
  const versions = await listVersions(tx, id)
  const kind = kinds[assessmentKind(programme.head.termTo, programme.state === 'closed', today)]
  const title = `${programme.head.title}实施情况${kind}`
  const parts: readonly Part[] = [
    {
      title: '总体情况',
      blocks: paragraphs(openingOf(programme, today), sumUpTargets(targets), sumUpMeasures(measures, today)),
    },
    { title: '目标完成情况', blocks: targetBlocks(targets, bracketed) },
    { title: '举措落实情况', blocks: measureBlocks(measures, bracketed) },
    { title: '方案调整情况', blocks: paragraphs(...changesOf(versions)) },
    { title: '存在问题和提请协调事项', blocks: problemBlocks(measures) },
    { title: '有效做法和下一步安排', blocks: paragraphs('（请起草单位撰写。）') },
  ]
  const bytes = await writeOfficialWord({
    title,
    blocks: parts
      .filter(({ blocks }) => blocks.length > 0)
      .flatMap(({ title, blocks }, at): readonly OfficialBlock[] => [
        { kind: 'heading', level: 1, text: `${hanLabel(at + 1)}、${title}` },
        ...blocks,
      ]),
    date: today,
    annexes: [
      {
        title: '举措落实情况和佐证材料表',
        landscape: true,
        blocks: [{ kind: 'table', ...measureTable(measures, today) }],
      },
    ],
  })
  return { name: `${title.replace(/[\\/:*?"<>|]/g, ' ')}.docx`, bytes }
}

type Part = { readonly title: string; readonly blocks: readonly OfficialBlock[] }
const paragraphs = (...texts: readonly string[]): readonly OfficialBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', text }))
const bracketed = (at: number, title: string): string => `（${hanLabel(at + 1)}）${title}`

const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function openingOf({ head, version, adoptedAt, state }: StoredProgramme, today: string): string {
  const { title, documentNumber, issuer, issuedOn, termFrom, termTo } = head
  const issued = [issuedOn === null ? '' : `于${dayWords(issuedOn)}`, issuer === null ? '' : `由${issuer}`].join('')
  const years = termFrom === null || termTo === null ? '' : `，实施期限为${termFrom}–${termTo}年`
  return [
    `《${title}》${documentNumber === null ? '' : `（${documentNumber}）`}${issued === '' ? '' : `${issued}印发`}${years}，`,
    `${dayWords(dayOf(adoptedAt))}起按方案组织实施和报送，现行为第${version}版${state === 'closed' ? '，已经结束' : ''}。`,
    `本报告所列数据和各单位报送截至${dayWords(today)}。`,
  ].join('')
}

/** Each version after the first, oldest first, with its reason. */
function changesOf(versions: readonly StoredVersion[]): readonly string[] {
  const later = versions.filter(({ version }) => version > 1).sort((a, b) => a.version - b.version)
  if (later.length === 0) return ['方案自实施以来没有调整。']
  return [
    `方案自实施以来调整${later.length}次。`,
    ...later.map(
      ({ version, at, reason, differences }) =>
        `${dayWords(dayOf(at))}形成第${version}版，调整${differences.length}处${reason === null ? '' : `，理由：${reason.replace(/[。；]$/, '')}`}。`,
    ),
  ]
}
