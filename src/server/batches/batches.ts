import type { Batch } from '#contract/observations.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { mayUndoBatch } from '#core/indicators/rights.ts'
import {
  countBatches,
  finishBatch,
  getBatch as getStored,
  listBatches as listStored,
  lockBatch,
  type StoredBatch,
  undoBatch as undoStored,
} from '#store/observations/batches.ts'
import type { BatchKind } from '#store/observations/tables.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { note } from '../note.ts'
import { rollUp } from './roll-up.ts'
import { showBatch } from './show-batch.ts'

type Asked = {
  readonly page: number
  readonly size: number
  readonly kind?: BatchKind | undefined
  readonly indicator?: string | undefined
}

export async function listBatches(
  { tx, actor }: CityContext,
  { page, size, kind, indicator }: Asked,
): Promise<{ total: number; items: Batch[] }> {
  const book = await loadCardBook(tx)
  const indicatorId = indicator === undefined ? undefined : (book.byCode.get(indicator)?.id ?? 0)
  const filter = { indicatorId, ...(kind === undefined ? {} : { kinds: [kind] }) }
  const batches = await listStored(tx, filter, { offset: (page - 1) * size, limit: size })
  return { total: await countBatches(tx, filter), items: batches.map((batch) => showBatch(batch, book.byId, actor)) }
}

export async function getBatch({ tx, actor }: CityContext, id: number): Promise<Batch> {
  return showBatch(await getStored(tx, id), (await loadCardBook(tx)).byId, actor)
}

/** Makes an open batch's values count, with what firms among them come to for their places. Writes the audit entry. */
export async function completeBatch(context: CityContext, id: number): Promise<StoredBatch> {
  const { tx, now } = context
  await finishBatch(tx, id, now)
  const batch = await getStored(tx, id)
  await rollUp(context, batch)
  const { kind, vintage, knownOn, reason, cellCount, source } = batch
  const detail = { kind, vintage, knownOn, reason, cellCount, file: source.fileName ?? null }
  await note(context, { action: 'batch.done', subjectKind: 'batch', subjectId: String(id), detail })
  return batch
}

export async function undoBatch(context: CityContext, id: number, reason: string): Promise<Outcome<Batch>> {
  const { tx, actor, now } = context
  const batch = await lockBatch(tx, id)
  if (!mayUndoBatch(actor, batch)) return bad({ code: 'rights.forbidden' })
  if (batch.kind === 'roll-up') return bad({ code: 'batch.roll-up-follows', facts: { id } })
  if (batch.state !== 'done') return bad({ code: 'batch.conflict', facts: { id, state: batch.state } })
  await undoStored(tx, id, { at: now, by: actor.accountId, reason })
  const undone = await getStored(tx, id)
  await rollUp(context, undone)
  const detail = { kind: batch.kind, reason, cellCount: batch.cellCount, file: batch.source.fileName ?? null }
  await note(context, { action: 'batch.undone', subjectKind: 'batch', subjectId: String(id), detail })
  return good(showBatch(undone, (await loadCardBook(tx)).byId, actor))
}
