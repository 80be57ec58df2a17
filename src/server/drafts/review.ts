import { randomUUID } from 'node:crypto'
import type { DraftItem } from '#contract/drafts.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { isSame } from '#core/base/same.ts'
import type { MeasureValue, PlanHeadValue, TargetValue } from '#core/programmes/snapshot.ts'
import {
  acceptItems,
  getItem,
  type ItemChange,
  insertItems,
  type StoredItem,
  updateItem,
} from '#store/drafts/draft-items.ts'
import { lockDraft, updateDraft } from '#store/drafts/drafts.ts'
import { getDocument } from '#store/files/documents.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { closedFault } from './closed-draft.ts'
import { showItem } from './drafts.ts'

/** Which item was seen, and as which revision. */
export type Seen = { readonly draftId: string; readonly id: string; readonly revision: number }

/** Takes or rejects what was read, or takes a judgement back; an item that was corrected stays corrected when accepted. */
export const judgeItem = (
  context: CityContext,
  seen: Seen & { readonly state: 'pending' | 'accepted' | 'rejected' },
): Promise<Outcome<DraftItem>> =>
  changeItem(context, seen, (item) => ({
    state: seen.state === 'accepted' && !isAsRead(item.read, item.value) ? 'corrected' : seen.state,
  }))

export const correctTarget = (context: CityContext, seen: Seen & { readonly value: TargetValue }) =>
  correctItem(context, seen, 'target')

export const correctMeasure = (context: CityContext, seen: Seen & { readonly value: MeasureValue }) =>
  correctItem(context, seen, 'measure')

const correctItem = (
  context: CityContext,
  seen: Seen & { readonly value: TargetValue | MeasureValue },
  kind: StoredItem['kind'],
): Promise<Outcome<DraftItem>> =>
  changeItem(context, seen, (item) =>
    item.kind === kind
      ? { state: isAsRead(item.read, seen.value) ? 'accepted' : 'corrected', value: seen.value }
      : { code: 'draft-item.other-kind', facts: { kind: item.kind } },
  )

/** What a person added has no reading to differ from. */
const isAsRead = (read: TargetValue | MeasureValue | null, value: TargetValue | MeasureValue): boolean =>
  read === null || isSame(read, value)

async function changeItem(
  context: CityContext,
  seen: Seen,
  decide: (item: StoredItem) => Pick<ItemChange, 'state' | 'value'> | Fault,
): Promise<Outcome<DraftItem>> {
  const { tx, now, actor } = context
  const draft = await lockDraft(tx, seen.draftId)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const item = await getItem(tx, draft.id, seen.id)
  if (item.revision !== seen.revision) {
    const facts = { by: item.changedBy, revision: item.revision }
    return bad({ code: 'draft-item.conflict', facts })
  }
  const decided = decide(item)
  if ('code' in decided) return bad(decided)
  const sequence = draft.sequence + 1
  await updateItem(tx, draft.id, item.id, { ...decided, sequence, at: now, by: actor.accountId })
  await updateDraft(tx, draft.id, { sequence })
  const after = await getItem(tx, draft.id, item.id)
  await noteDraft(context, 'draft.item-judged', draft.id, {
    item: item.id,
    before: { state: item.state, value: item.value },
    after: { state: after.state, value: after.value },
  })
  return good(showItem(after))
}

export type Addition = {
  readonly draftId: string
  readonly start: number
  readonly end: number
  readonly item:
    | { readonly kind: 'target'; readonly value: TargetValue }
    | { readonly kind: 'measure'; readonly value: MeasureValue }
}

/** Something that the reader missed, with the words that it was read from. */
export async function addItem(context: CityContext, added: Addition): Promise<Outcome<DraftItem>> {
  const { tx, now, actor } = context
  const draft = await lockDraft(tx, added.draftId)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const { text } = await getDocument(tx, draft.documentId)
  const { start, end } = added
  if (start >= end || end > text.length)
    return bad({ code: 'draft.span-outside', facts: { start, end, length: text.length } })
  const [id, sequence] = [randomUUID(), draft.sequence + 1]
  const whole = { start, end, contextStart: start, contextEnd: end, sort: start }
  const byHand = { origin: 'added', state: 'accepted', rule: 'person', confidence: 1, read: null, revision: 1 } as const
  await insertItems(tx, draft.id, [
    { id, ...added.item, ...whole, ...byHand, sequence, changedAt: now, changedBy: actor.accountId },
  ])
  await updateDraft(tx, draft.id, { sequence })
  await noteDraft(context, 'draft.item-added', draft.id, { item: id, ...added.item, start, end })
  return good(showItem(await getItem(tx, draft.id, id)))
}

/** Accepts at once whatever is pending and read with at least this confidence. */
export async function acceptAll(
  context: CityContext,
  asked: { readonly id: string; readonly kind: 'target' | 'measure'; readonly confidence: number },
): Promise<Outcome<{ accepted: number }>> {
  const { tx, now, actor } = context
  const draft = await lockDraft(tx, asked.id)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const sequence = draft.sequence + 1
  const accepted = await acceptItems(tx, draft.id, asked, { sequence, at: now, by: actor.accountId })
  if (accepted === 0) return good({ accepted })
  await updateDraft(tx, draft.id, { sequence })
  await noteDraft(context, 'draft.accepted-all', draft.id, { ...asked, accepted })
  return good({ accepted })
}

/** Notes that a sentence nothing was read from has been looked at, or takes that back. */
export async function dismissSentence(
  context: CityContext,
  asked: { readonly id: string; readonly start: number; readonly dismissed: boolean },
): Promise<Outcome<Record<never, never>>> {
  const draft = await lockDraft(context.tx, asked.id)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const rest = draft.dismissed.filter((start) => start !== asked.start)
  const dismissed = asked.dismissed ? [...rest, asked.start].sort((a, b) => a - b) : rest
  await updateDraft(context.tx, draft.id, { dismissed, sequence: draft.sequence + 1 })
  await noteDraft(context, 'draft.sentence-dismissed', draft.id, { start: asked.start, dismissed: asked.dismissed })
  return good({})
}

export async function changeHead(
  context: CityContext,
  asked: { readonly id: string; readonly revision: number; readonly head: PlanHeadValue },
): Promise<Outcome<{ revision: number }>> {
  const draft = await lockDraft(context.tx, asked.id)
  if (draft.state !== 'open') return bad(closedFault(draft))
  if (draft.headRevision !== asked.revision)
    return bad({ code: 'draft-head.conflict', facts: { revision: draft.headRevision } })
  const [headRevision, sequence] = [draft.headRevision + 1, draft.sequence + 1]
  // The document's day decides which units were there, so names may mean others now.
  const redated = draft.head.issuedOn !== asked.head.issuedOn
  const names = redated ? { namesSequence: sequence } : {}
  await updateDraft(context.tx, draft.id, { head: asked.head, headRevision, sequence, ...names })
  await noteDraft(context, 'draft.head-changed', draft.id, { before: draft.head, after: asked.head })
  return good({ revision: headRevision })
}

export async function abandonDraft(context: CityContext, id: string): Promise<Outcome<Record<never, never>>> {
  const draft = await lockDraft(context.tx, id)
  if (draft.state === 'abandoned') return good({})
  if (draft.state !== 'open') return bad(closedFault(draft))
  await updateDraft(context.tx, id, { state: 'abandoned', sequence: draft.sequence + 1 })
  await noteDraft(context, 'draft.abandoned', id, {})
  return good({})
}

const noteDraft = (context: CityContext, action: string, subjectId: string, detail: Record<string, unknown>) =>
  note(context, { action, subjectKind: 'draft', subjectId, detail })
