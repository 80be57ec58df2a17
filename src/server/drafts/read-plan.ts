import { randomUUID } from 'node:crypto'
import type { Fault } from '#core/base/fault.ts'
import { readPlan } from '#core/plans/read.ts'
import type { PlanReading } from '#core/plans/reading.ts'
import { headValue, measureValue, targetValue } from '#core/programmes/from-reading.ts'
import { inCity } from '#store/city/city.ts'
import { type ItemToStore, insertItems } from '#store/drafts/draft-items.ts'
import { findOpenDraftOfHash, insertDraft } from '#store/drafts/drafts.ts'
import { insertDocument } from '#store/files/documents.ts'
import { findFile, readFileBytes, removeFile, type StoredFile } from '#store/files/files.ts'
import type { CityHandle } from '#store/handle.ts'
import { NotFound } from '#store/refusals.ts'
import type { Asking, Context } from '../context.ts'
import type { DocumentFault } from '../documents/document-fault.ts'
import { readDocument } from '../documents/read-document.ts'
import type { JobHandler } from '../jobs/job-kinds.ts'
import { note } from '../note.ts'

/**
 * Reads a kept file into a draft. A file of the same bytes that is under review already leads to that review; so does a
 * second run after a crash. A file that cannot be read leaves nothing behind.
 */
export const readPlanFile: JobHandler = async (input, context, control) => {
  const fileId = String(input.fileId)
  const { cityId } = context.actor
  const kept = await inCity(context.store, cityId, (tx) => getKeptFile(tx, fileId))
  if (kept.draftId !== undefined) return { ok: true, value: { draftId: kept.draftId, known: true } }
  await control.progress(1, 4)
  const read = await readDocument(kept.bytes, kept.file.name)
  if (!read.ok) {
    await inCity(context.store, cityId, (tx) => removeFile(tx, fileId))
    return { ok: false, faults: [faultOf(read.fault)] }
  }
  await control.progress(2, 4)
  const document = { ...read.document, text: storableText(read.document.text) }
  const reading = readPlan(document)
  await control.progress(3, 4)
  const draftId = await keepDraft(context, kept.file, { kind: read.kind, text: document.text, reading })
  await control.progress(4, 4)
  const notes = read.notes.map(faultOf)
  return {
    ok: true,
    value: { draftId, known: false, targets: reading.targets.length, measures: reading.measures.length, notes },
  }
}

async function getKeptFile(tx: CityHandle, fileId: string) {
  const [file, bytes] = [await findFile(tx, fileId), await readFileBytes(tx, fileId)]
  if (file === undefined || bytes === undefined) throw new NotFound('file', fileId)
  return { file, bytes, draftId: await findOpenDraftOfHash(tx, file.sha256) }
}

/** A fault of a document names its file; the rest are its facts. */
export const faultOf = ({ code, path, facts }: DocumentFault): Fault => ({ code, place: { file: path }, facts })

/** What the database cannot hold gives way to a sign of the same length, so that spans stay where they are. */
const storableText = (text: string): string =>
  text
    .replaceAll('\0', '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')

export type ReadText = { readonly kind: string; readonly text: string; readonly reading: PlanReading }

/** One transaction: the document, the draft and everything read. Answers with the draft's id. */
const keepDraft = (context: Context, file: StoredFile, read: ReadText): Promise<string> =>
  inCity(context.store, context.actor.cityId, (tx) => insertReading({ ...context, tx }, file, read))

export async function insertReading(
  context: Asking & { readonly tx: CityHandle },
  file: StoredFile,
  read: ReadText,
): Promise<string> {
  const { tx, now, actor } = context
  const [documentId, draftId] = [randomUUID(), randomUUID()]
  const by = { createdAt: now, createdBy: actor.accountId }
  await insertDocument(tx, {
    id: documentId,
    fileId: file.id,
    fileName: file.name,
    sha256: file.sha256,
    kind: read.kind,
    text: read.text,
    ...by,
  })
  const { reading } = read
  await insertDraft(tx, {
    id: draftId,
    documentId,
    state: 'open',
    head: headValue(reading.head, file.name.replace(/\.[^.]+$/, '')),
    headRevision: 1,
    outline: reading.outline.map(({ number, title, depth, start, end }) => ({ number, title, depth, start, end })),
    unread: reading.unread.map(({ start, end, why }) => ({ start, end, why })),
    dismissed: [],
    sequence: 1,
    namesSequence: 1,
    ...by,
    programmeId: null,
    adoptedVersion: null,
  })
  await insertItems(tx, draftId, itemsOf(reading))
  const facts = {
    file: file.name,
    sha256: file.sha256,
    targets: reading.targets.length,
    measures: reading.measures.length,
  }
  await note(context, { action: 'draft.read', subjectKind: 'draft', subjectId: draftId, detail: facts })
  return draftId
}

/** In the order of the text; where a measure and a target begin together, the measure comes first. */
function itemsOf(reading: PlanReading): readonly ItemToStore[] {
  const measures = reading.measures.map(
    (measure): ItemToStore => ({
      ...unread,
      id: randomUUID(),
      kind: 'measure',
      start: measure.start,
      end: measure.end,
      contextStart: measure.body.start,
      contextEnd: measure.body.end,
      rule: measure.rule,
      confidence: measure.confidence,
      read: measureValue(measure),
      value: measureValue(measure),
    }),
  )
  const aimed = reading.targets.map((target) => ({ target, value: targetValue(target) }))
  const known = reading.bases.map((target) => ({ target, value: targetValue(target, 'base') }))
  const targets = [...aimed, ...known].map(
    ({ target, value }): ItemToStore => ({
      ...unread,
      id: randomUUID(),
      kind: 'target',
      start: target.start,
      end: target.end,
      contextStart: target.sentence.start,
      contextEnd: target.sentence.end,
      rule: target.rule,
      confidence: target.confidence,
      read: value,
      value,
    }),
  )
  return [...measures, ...targets].sort((a, b) => a.start - b.start).map((item) => ({ ...item, sort: item.start }))
}

const unread = {
  origin: 'read',
  state: 'pending',
  sort: 0,
  revision: 1,
  sequence: 1,
  changedAt: null,
  changedBy: null,
} as const
