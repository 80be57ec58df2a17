// Which of several values of one indicator, subject and period counts: now, as of a day, or as it was recorded at a moment?

import type { Day } from '../base/day.ts'

export type Vintage = 'flash' | 'revised' | 'final'
export type BatchState = 'open' | 'done' | 'undone' | 'cancelled'

/** An instant as ISO text in UTC, "2026-08-03T02:15:00.000Z"; as text it sorts by time. */
export type Moment = string

/** One act by which values became known. Only a done one is seen; `doneAt` and `undoneAt` say when it was. */
export type BatchFacts = {
  readonly id: number
  readonly state: BatchState
  readonly vintage: Vintage
  readonly knownOn: Day
  readonly doneAt: Moment | null
  readonly undoneAt: Moment | null
}

/**
 * current: what is done and not undone. as-of: of these, what was known by a day. as-recorded: what this database showed at
 * a moment, batches included that have been undone since.
 */
export type ValueView =
  | { readonly kind: 'current' }
  | { readonly kind: 'as-of'; readonly day: Day }
  | { readonly kind: 'as-recorded'; readonly at: Moment }

const RANK: Readonly<Record<Vintage, number>> = { flash: 0, revised: 1, final: 2 }

export function isVisible(batch: BatchFacts, view: ValueView): boolean {
  switch (view.kind) {
    case 'current':
      return batch.state === 'done'
    case 'as-of':
      return batch.state === 'done' && batch.knownOn <= view.day
    case 'as-recorded':
      return batch.doneAt !== null && batch.doneAt <= view.at && (batch.undoneAt === null || batch.undoneAt > view.at)
  }
}

/** The later is the one that counts: by day known, then flash < revised < final, then the number of the batch. */
export function compareBatches(a: BatchFacts, b: BatchFacts): number {
  if (a.knownOn !== b.knownOn) return a.knownOn < b.knownOn ? -1 : 1
  return RANK[a.vintage] - RANK[b.vintage] || a.id - b.id
}

/** Visible batches with their place in that order, 0 the first; what is not in it is not seen. */
export function placesOfBatches(batches: Iterable<BatchFacts>, view: ValueView): ReadonlyMap<number, number> {
  const visible = [...batches].filter((batch) => isVisible(batch, view)).sort(compareBatches)
  return new Map(visible.map(({ id }, place) => [id, place]))
}

/**
 * Of rows with one key each, the one that counts under a view; keys none of whose rows is seen are left out. The order in
 * which rows come changes nothing: a batch holds one row a key.
 */
export function chooseRows<T extends { readonly batchId: number }>(
  rows: Iterable<T>,
  keyOf: (row: T) => string,
  batches: Iterable<BatchFacts>,
  view: ValueView,
): ReadonlyMap<string, T> {
  const places = placesOfBatches(batches, view)
  const chosen = new Map<string, T>()
  for (const row of rows) {
    const place = places.get(row.batchId)
    if (place === undefined) continue
    const key = keyOf(row)
    const held = chosen.get(key)
    if (held === undefined || place > (places.get(held.batchId) ?? -1)) chosen.set(key, row)
  }
  return chosen
}

/**
 * The same over columns: `keys` numbers each row's key from 0 to count-1, `batchIds` its batch. The number of the row
 * that counts for each key, or -1.
 */
export function chooseRowNumbers(
  keys: Int32Array,
  count: number,
  batchIds: Int32Array,
  batches: Iterable<BatchFacts>,
  view: ValueView,
): Int32Array {
  const places = placesOfBatches(batches, view)
  const chosen = new Int32Array(count).fill(-1)
  const best = new Int32Array(count).fill(-1)
  // neighbouring rows are mostly of one batch
  let [batch, place] = [-1, -1]
  for (let row = 0; row < keys.length; row += 1) {
    const id = batchIds[row] ?? -1
    if (id !== batch) [batch, place] = [id, places.get(id) ?? -1]
    const key = keys[row] ?? -1
    if (place < 0 || key < 0 || place <= (best[key] ?? -1)) continue
    best[key] = place
    chosen[key] = row
  }
  return chosen
}
