import { randomUUID } from 'node:crypto'
import type { Bulletin } from '#contract/bulletins.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { type BulletinMove, documentNumberOf, moved } from '#core/bulletins/course.ts'
import { mayIssueBulletin } from '#core/bulletins/rights.ts'
import {
  getSeries,
  insertBulletin,
  insertBulletinEvent,
  lastNumberOf,
  lockBulletin,
  lockSeries,
  type StoredBulletin,
  updateBulletin,
} from '#store/bulletins/bulletins.ts'
import type { BulletinEventTable } from '#store/bulletins/tables.ts'
import { insertFile, readFileBytes } from '#store/files/files.ts'
import { type CityContext, dayOf } from '../context.ts'
import { mediaTypes } from '../files/send-file.ts'
import { note } from '../note.ts'
import { showBulletin } from './bulletins.ts'
import { type Filled, fillSeries } from './fill.ts'
import { stampWord } from './stamp-word.ts'

export type Asked = { readonly id: string; readonly revision: number }
type Worded = Asked & { readonly words: string | null }

const filledColumns = (filled: Filled, now: Date) => ({
  ...{ title: filled.title, file_id: filled.fileId, annex_file_id: filled.annexFileId, edited: false },
  ...{ values_at: now, facts: JSON.stringify(filled.facts), facts_sha256: filled.factsSha256 },
  gaps: JSON.stringify(filled.gaps),
})

export async function openBulletin(
  context: CityContext,
  asked: { readonly seriesId: string; readonly periodEnd: string; readonly correctsId?: string | undefined },
): Promise<Outcome<Bulletin>> {
  const series = await getSeries(context.tx, asked.seriesId)
  const filled = await fillSeries(context, series, asked.periodEnd)
  if (!filled.ok) return filled
  const id = randomUUID()
  await insertBulletin(context.tx, {
    ...{ id, series_id: series.id, period_end: asked.periodEnd, state: 'draft', revision: 1 },
    ...filledColumns(filled.value, context.now),
    ...{ submitted_by: null, number: null, document_number: null, issued_at: null, issued_by: null },
    corrects_id: asked.correctsId ?? null,
  })
  return good(await finish(context, { id, revision: 1, move: 'open', words: null, fileId: filled.value.fileId }))
}

export async function refillBulletin(context: CityContext, asked: Asked): Promise<Outcome<Bulletin>> {
  const begun = await begin(context, asked, 'refill')
  if (!begun.ok) return begun
  const series = await getSeries(context.tx, begun.value.series_id)
  const filled = await fillSeries(context, series, begun.value.period_end)
  if (!filled.ok) return filled
  return step(context, begun.value, 'refill', null, filledColumns(filled.value, context.now))
}

/** A person's own edition of the draft. The numbers that it was filled with stay with it. */
export async function editBulletin(
  context: CityContext,
  asked: Asked & { readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<Bulletin>> {
  const begun = await begin(context, asked, 'edit')
  if (!begun.ok) return begun
  const fileId = await keepWord(context, asked.name, asked.bytes)
  return step(context, begun.value, 'edit', asked.name, { file_id: fileId, edited: true })
}

export async function submitBulletin(context: CityContext, asked: Worded): Promise<Outcome<Bulletin>> {
  const begun = await begin(context, asked, 'submit')
  if (!begun.ok) return begun
  return step(context, begun.value, 'submit', asked.words, { submitted_by: context.actor.accountId })
}

export async function returnBulletin(context: CityContext, asked: Worded): Promise<Outcome<Bulletin>> {
  const begun = await begin(context, asked, 'return')
  return begun.ok ? step(context, begun.value, 'return', asked.words, { submitted_by: null }) : begun
}

export async function dropBulletin(context: CityContext, asked: Worded): Promise<Outcome<Bulletin>> {
  const begun = await begin(context, asked, 'drop')
  return begun.ok ? step(context, begun.value, 'drop', asked.words, {}) : begun
}

/** Gives the number, stamps it into the text, and freezes both. */
export async function issueBulletin(context: CityContext, asked: Asked): Promise<Outcome<Bulletin>> {
  const { tx, actor, now } = context
  const begun = await begin(context, asked, 'issue')
  if (!begun.ok) return begun
  if (!mayIssueBulletin(actor, begun.value.submitted_by)) return bad({ code: 'bulletin.own-review.forbidden' })
  const series = await lockSeries(tx, begun.value.series_id)
  const day = dayOf(now)
  const number = (await lastNumberOf(tx, series.id, day.slice(0, 4))) + 1
  const documentNumber = documentNumberOf(series.number_pattern, day, number)
  const bytes = await readFileBytes(tx, begun.value.file_id)
  if (bytes === undefined) return bad({ code: 'file.not-found' })
  const stamped = stampWord(bytes, { number: String(number), documentNumber, issuedOn: wordDay(day) })
  return step(context, begun.value, 'issue', null, {
    ...{ number, document_number: documentNumber, issued_at: now, issued_by: actor.accountId },
    file_id: await keepWord(context, `${begun.value.title}.docx`, stamped),
  })
}

const wordDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Locks the bulletin and refuses what cannot be done to it, or was seen by the asker as it no longer is. */
async function begin(
  { tx }: CityContext,
  { id, revision }: Asked,
  move: BulletinMove,
): Promise<Outcome<StoredBulletin>> {
  const bulletin = await lockBulletin(tx, id)
  const fault = refusalOf(bulletin, revision, move)
  return fault === undefined ? good(bulletin) : bad(fault)
}

function refusalOf({ state, revision }: StoredBulletin, seen: number, move: BulletinMove): Fault | undefined {
  if (revision !== seen) return { code: 'bulletin.conflict' }
  return moved(state, move) === undefined ? { code: 'bulletin.cannot-move', facts: { state, move } } : undefined
}

async function step(
  context: CityContext,
  bulletin: StoredBulletin,
  move: BulletinMove,
  words: string | null,
  change: Parameters<typeof updateBulletin>[2],
): Promise<Outcome<Bulletin>> {
  const revision = bulletin.revision + 1
  const state = moved(bulletin.state, move) ?? bulletin.state
  await updateBulletin(context.tx, bulletin.id, { ...change, state, revision })
  const fileId = typeof change.file_id === 'string' ? change.file_id : bulletin.file_id
  return good(await finish(context, { id: bulletin.id, revision, move, words, fileId }))
}

type Done = Asked & {
  readonly move: BulletinEventTable['move']
  readonly words: string | null
  readonly fileId: string
}

async function finish(context: CityContext, { id, revision, move, words, fileId }: Done): Promise<Bulletin> {
  const { tx, actor, now } = context
  await insertBulletinEvent(tx, {
    ...{ bulletin_id: id, revision, move, at: now, by: actor.accountId, words, file_id: fileId },
  })
  const shown = await showBulletin(context, id)
  const detail = {
    ...{ title: shown.title, revision, words, documentNumber: shown.documentNumber },
    ...{ facts: shown.factsSha256, file: shown.fileSha256 },
  }
  await note(context, { action: `bulletin.${move}`, subjectKind: 'bulletin', subjectId: id, detail })
  return shown
}

async function keepWord({ tx, actor, now }: CityContext, name: string, bytes: Uint8Array): Promise<string> {
  const id = randomUUID()
  await insertFile(tx, { id, name, mediaType: mediaTypes.docx, bytes, createdAt: now, createdBy: actor.accountId })
  return id
}
