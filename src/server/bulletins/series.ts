import { randomUUID } from 'node:crypto'
import type { BulletinSeries } from '#contract/bulletins.ts'
import { daysBetween } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { type BulletinKind, bulletinDue } from '#core/bulletins/course.ts'
import { periodOfFact } from '#core/bulletins/fact-period.ts'
import { periodOn, type ReportPeriod } from '#core/indicators/report-period.ts'
import { groupWord } from '#core/places/group.ts'
import {
  getSeries,
  insertSeries,
  listBulletins,
  listSeries as listStored,
  lockSeries,
  type StoredSeries,
  updateSeries,
} from '#store/bulletins/bulletins.ts'
import { findFile, insertFile, removeFile } from '#store/files/files.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { mediaTypes } from '../files/send-file.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { loadPlaces } from '../subjects/subjects.ts'
import { namedIn, UNSTAMPED } from './fill.ts'
import { fillWord } from './fill-word.ts'
import { buildScene } from './scene.ts'
import { writeStarter } from './starter-template.ts'

export type SeriesCard = {
  readonly name: string
  readonly kind: BulletinKind
  readonly periodType: StoredSeries['period_type']
  readonly subjectId: number
  readonly wholeName: string
  readonly issuer: string
  readonly numberPattern: string
  readonly issueDay: number
  readonly remindDays: number
}

export async function listSeries(context: CityContext): Promise<BulletinSeries[]> {
  const issued = await listBulletins(context.tx)
  return (await listStored(context.tx)).map((series) => showSeries(series, issued, context.today))
}

type Issued = Awaited<ReturnType<typeof listBulletins>>

function showSeries(series: StoredSeries, bulletins: Issued, today: string): BulletinSeries {
  const out = bulletins.filter(({ series_id, state }) => series_id === series.id && state === 'issued')
  const card = { periodType: series.period_type, issueDay: series.issue_day, remindDays: series.remind_days }
  const ends = new Set(out.map(({ period_end }) => period_end))
  const due = series.retired ? undefined : bulletinDue(card, ends, today, (day) => daysBetween(today, day))
  return {
    id: series.id,
    ...card,
    ...{ name: series.name, kind: series.kind, subjectId: series.subject_id, wholeName: series.whole_name },
    ...{ issuer: series.issuer, numberPattern: series.number_pattern, templateFileId: series.template_file_id },
    ...{ version: series.version, retired: series.retired },
    due: due === undefined ? null : { periodEnd: due.period.end, on: due.due, isLate: due.isLate },
  }
}

async function showOne(context: CityContext, id: string): Promise<BulletinSeries> {
  return showSeries(await getSeries(context.tx, id), await listBulletins(context.tx, id), context.today)
}

const columnsOf = (card: SeriesCard) => ({
  ...{ name: card.name, pinyin: pinyinKey(card.name), kind: card.kind, period_type: card.periodType },
  ...{ subject_id: card.subjectId, whole_name: card.wholeName, issuer: card.issuer },
  ...{ number_pattern: card.numberPattern, issue_day: card.issueDay, remind_days: card.remindDays },
})

export async function createSeries(
  context: CityContext,
  { indicators, ...card }: SeriesCard & { readonly indicators: readonly string[] },
): Promise<Outcome<BulletinSeries>> {
  const { tx } = context
  const [subject] = await listSubjects(tx, { ids: [card.subjectId] })
  if (subject === undefined) return bad({ code: 'subject.not-found', facts: { id: String(card.subjectId) } })
  const book = await loadCardBook(tx)
  const unknown = indicators.filter((code) => !book.byCode.has(code))
  if (unknown.length > 0) return bad(...unknown.map((code) => ({ code: 'indicator.not-found', facts: { id: code } })))
  const parks = (await loadPlaces(tx)).find(({ memberIds, name }) => memberIds !== null && groupWord(name) === '园区')
  const bytes = await writeStarter({
    ...card,
    indicators: starterIndicators(indicators, book, periodOn(card.periodType, context.today)),
    together: parks?.name ?? null,
  })
  const [id, fileId] = [randomUUID(), randomUUID()]
  const { actor, now } = context
  const file = { name: `${card.name}模板.docx`, mediaType: mediaTypes.docx, bytes }
  await insertFile(tx, { id: fileId, ...file, createdAt: now, createdBy: actor.accountId })
  await insertSeries(tx, { id, ...columnsOf(card), template_file_id: fileId, version: 1, retired: false })
  const detail = { name: card.name, kind: card.kind, indicators: [...indicators] }
  await note(context, { action: 'bulletin-series.created', subjectKind: 'bulletin-series', subjectId: id, detail })
  return good(await showOne(context, id))
}

const starterIndicators = (codes: readonly string[], book: CardBook, period: ReportPeriod) =>
  codes.flatMap((code) => {
    const card = book.byCode.get(code)?.card
    return card === undefined ? [] : [{ name: card.name, own: periodOfFact(card, period).type === period.type }]
  })

export async function changeSeries(
  context: CityContext,
  given: SeriesCard & { readonly id: string; readonly version: number; readonly retired: boolean },
): Promise<Outcome<BulletinSeries>> {
  const { id, version, retired, ...card } = given
  const before = await lockSeries(context.tx, id)
  if (before.version !== version) return bad({ code: 'bulletin-series.conflict' })
  // what was issued under one kind of period cannot be read under another
  if (before.period_type !== card.periodType) return bad({ code: 'bulletin.period-type-kept' })
  await updateSeries(context.tx, id, { ...columnsOf(card), retired, version: version + 1 })
  const detail = { name: card.name, retired }
  await note(context, { action: 'bulletin-series.changed', subjectKind: 'bulletin-series', subjectId: id, detail })
  return good(await showOne(context, id))
}

export type Template = { readonly id: string; readonly name: string; readonly bytes: Uint8Array }

/** A template that an official has edited in Word; taken only if every word in braces in it can be filled. */
export async function takeTemplate(context: CityContext, given: Template): Promise<Outcome<BulletinSeries>> {
  const { tx, actor, now, today } = context
  const series = await lockSeries(tx, given.id)
  const period = periodOn(series.period_type, today)
  const scene = await buildScene(context, {
    subjectId: series.subject_id,
    wholeName: series.whole_name,
    period,
    at: now,
    speaksOf: await namedIn(context, given.bytes),
  })
  const own = {
    ...{ 期: '', 年: '', 月: '', 期数: UNSTAMPED.number },
    ...{ 签发日期: UNSTAMPED.issuedOn, 签发单位: series.issuer, 文号: UNSTAMPED.documentNumber },
  }
  const tried = fillWord(given.bytes, scene, own)
  if (!tried.ok) return bad(...tried.faults.map((fault) => ({ ...fault, place: { file: given.name } })))
  const fileId = randomUUID()
  const file = { name: given.name, mediaType: mediaTypes.docx, bytes: given.bytes }
  await insertFile(tx, { id: fileId, ...file, createdAt: now, createdBy: actor.accountId })
  const before = await findFile(tx, series.template_file_id)
  await updateSeries(tx, series.id, { template_file_id: fileId, version: series.version + 1 })
  // What was made with it is kept itself; the log keeps by which bytes.
  if (before !== undefined) await removeFile(tx, before.id)
  const detail = { file: given.name, before: before?.sha256 ?? null, after: fileId }
  await note(context, {
    ...{ action: 'bulletin-series.template-changed', subjectKind: 'bulletin-series', subjectId: series.id },
    detail,
  })
  return good(await showOne(context, series.id))
}
