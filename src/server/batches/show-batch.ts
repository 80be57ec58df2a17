import type { Batch } from '#contract/observations.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { mayUndoBatch } from '#core/indicators/rights.ts'
import type { StoredBatch } from '#store/observations/batches.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'

export function showBatch(batch: StoredBatch, indicators: ReadonlyMap<number, StoredIndicator>, actor: Actor): Batch {
  const { source } = batch
  return {
    ...{ id: batch.id, kind: batch.kind, state: batch.state, vintage: batch.vintage, knownOn: batch.knownOn },
    reason: batch.reason,
    source: {
      fileId: source.fileId ?? null,
      fileName: source.fileName ?? null,
      sheet: source.sheet ?? null,
      submissionId: source.submissionId ?? null,
      leafBatchIds: [...(source.leafBatchIds ?? [])],
    },
    cellCount: batch.cellCount,
    indicators: batch.indicatorIds.map((id) => {
      const card = indicators.get(id)?.card
      return { code: card?.code ?? String(id), name: card?.name ?? String(id) }
    }),
    firstPeriod: batch.periods[0] ?? null,
    lastPeriod: batch.periods.at(-1) ?? null,
    openedAt: batch.openedAt.toISOString(),
    openedBy: batch.openedByName,
    doneAt: batch.doneAt?.toISOString() ?? null,
    undoneAt: batch.undoneAt?.toISOString() ?? null,
    undoneBy: batch.undoneByName,
    undoneReason: batch.undoneReason,
    // What was added up goes with what it was added up from.
    mayUndo: batch.state === 'done' && batch.kind !== 'roll-up' && mayUndoBatch(actor, batch),
  }
}
