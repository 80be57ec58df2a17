import { createHash, randomUUID } from 'node:crypto'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { type FrozenFact, freezeFacts } from '#core/bulletins/frozen.ts'
import { periodPhrase } from '#core/bulletins/phrases.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { growthOf, printedRate } from '#core/indicators/growth.ts'
import { type PeriodType, periodEnding, type ReportPeriod } from '#core/indicators/report-period.ts'
import type { StoredSeries } from '#store/bulletins/bulletins.ts'
import type { StoredGap } from '#store/bulletins/tables.ts'
import { insertFile, readFileBytes } from '#store/files/files.ts'
import type { CityContext } from '../context.ts'
import type { TableSheet } from '../documents/write-table.ts'
import { mediaTypes } from '../files/send-file.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { writeBook } from '../programmes/export-tasks.ts'
import { fillWord, type OwnWords, wordsIn } from './fill-word.ts'
import { buildScene, type SceneAsked } from './scene.ts'

/** What is not known before the issue stands in the draft as a blank to be seen. */
export type Stamp = { readonly number: string; readonly documentNumber: string; readonly issuedOn: string }
export const UNSTAMPED: Stamp = { number: '（期数待定）', documentNumber: '（文号待定）', issuedOn: '（签发日期）' }

export type Filled = {
  readonly title: string
  readonly fileId: string
  readonly annexFileId: string
  readonly facts: readonly FrozenFact[]
  readonly factsSha256: string
  readonly gaps: readonly StoredGap[]
}

export function periodOf(type: PeriodType, end: string): Outcome<ReportPeriod> {
  const period = periodEnding(type, end)
  return period === undefined ? bad({ code: 'bulletin.no-period', facts: { periodEnd: end } }) : good(period)
}

/** The series' template with the numbers of this moment, its annex from the same numbers, both kept as files. */
export async function fillSeries(
  context: CityContext,
  series: StoredSeries,
  periodEnd: string,
  stamp: Stamp = UNSTAMPED,
): Promise<Outcome<Filled>> {
  const period = periodOf(series.period_type, periodEnd)
  if (!period.ok) return period
  const template = await readFileBytes(context.tx, series.template_file_id)
  if (template === undefined) return bad({ code: 'file.not-found' })
  const scene = await buildScene(context, {
    subjectId: series.subject_id,
    wholeName: series.whole_name,
    period: period.value,
    at: context.now,
    speaksOf: await namedIn(context, template),
  })
  const filled = fillWord(template, scene, ownWords(series, period.value, stamp))
  if (!filled.ok) return filled
  const facts = freezeFacts(filled.value.facts, scene)
  const title = `${periodPhrase(period.value)}${series.name}`
  return good({
    title,
    fileId: await keepFile(context, `${title}.docx`, filled.value.bytes),
    annexFileId: await keepFile(context, `${title}附表.xlsx`, await writeAnnex(title, series, facts)),
    facts,
    factsSha256: hashOf(facts),
    gaps: filled.value.gaps,
  })
}

/** The indicators of which a template may speak: of no other is anything read. */
export async function namedIn({ tx }: CityContext, template: Uint8Array): Promise<SceneAsked['speaksOf']> {
  const { indicators } = await loadCardBook(tx)
  const found = wordsIn(
    template,
    indicators.flatMap(({ card }) => namesOf(card)),
  )
  return (card) => namesOf(card).some((name) => found.has(name))
}

const namesOf = ({ code, name, aliases }: IndicatorCard): readonly string[] => [code, name, ...aliases]

function ownWords(series: StoredSeries, period: ReportPeriod, stamp: Stamp): OwnWords {
  return {
    期: periodPhrase(period),
    年: period.end.slice(0, 4),
    月: String(Number(period.end.slice(5, 7))),
    期数: stamp.number,
    签发日期: stamp.issuedOn,
    签发单位: series.issuer,
    文号: stamp.documentNumber,
  }
}

export const hashOf = (facts: readonly FrozenFact[]): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('hex')

async function keepFile({ tx, actor, now }: CityContext, name: string, bytes: Uint8Array): Promise<string> {
  const id = randomUUID()
  const mediaType = name.endsWith('.docx') ? mediaTypes.docx : mediaTypes.xlsx
  await insertFile(tx, { id, name, mediaType, bytes, createdAt: now, createdBy: actor.accountId })
  return id
}

function writeAnnex(title: string, series: StoredSeries, facts: readonly FrozenFact[]): Promise<Uint8Array> {
  const sheet: TableSheet = {
    name: '附表',
    title: `${title}附表`,
    note: `${series.issuer}。数值与正文取自同一次读数，“—”为没有数据。`,
    columns: [
      { header: ['指标'], width: 28 },
      { header: ['单位'], width: 12 },
      { header: ['对象'], width: 20 },
      { header: ['本期'], width: 14, align: 'right' },
      { header: ['上年同期'], width: 14, align: 'right' },
      { header: ['同比（%）'], width: 12, align: 'right', format: '0.0' },
      { header: ['文中表述'], width: 48 },
      { header: ['数据批次'], width: 16 },
    ],
    rows: facts.map((fact) => [
      fact.name,
      fact.unit,
      fact.subjectName,
      fact.value ?? '—',
      fact.lastYear ?? '—',
      rateOf(fact) ?? '—',
      (fact.said ?? []).flatMap(({ words }) => words ?? []).join('；'),
      fact.batches.join('、'),
    ]),
    frozenColumns: 3,
  }
  return writeBook([sheet], { kind: 'bulletin-annex', id: series.id, version: hashOf(facts).slice(0, 16) })
}

// a share changes by points, which is no growth rate
function rateOf({ unit, value, lastYear }: FrozenFact): number | null {
  if (unit === '%' || value === null || lastYear === null) return null
  return printedRate(growthOf({ now: { value }, lastYear: { value: lastYear } }))
}
