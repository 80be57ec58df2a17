import { type Selectable, sql } from 'kysely'
import type { MeasureValue, TargetValue } from '#core/programmes/snapshot.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { DraftItemTable } from './tables.ts'

type ItemOf<Kind extends 'target' | 'measure', Value> = {
  readonly id: string
  readonly kind: Kind
  readonly origin: DraftItemTable['origin']
  readonly state: DraftItemTable['state']
  readonly start: number
  readonly end: number
  readonly contextStart: number
  readonly contextEnd: number
  readonly rule: string
  readonly confidence: number
  readonly read: Value | null
  readonly value: Value
  readonly sort: number
  readonly revision: number
  readonly sequence: number
  readonly changedAt: Date | null
  /** the account's name */
  readonly changedBy: string | null
}
export type StoredItem = ItemOf<'target', TargetValue> | ItemOf<'measure', MeasureValue>
/** `changedBy` is the account's id here. */
export type ItemToStore = StoredItem

export const insertItems = (tx: CityHandle, draftId: string, items: readonly ItemToStore[]): Promise<void> =>
  insertRows(
    tx,
    'draft_item',
    items.map((item) => ({
      city_id: tx.cityId,
      draft_id: draftId,
      id: item.id,
      kind: item.kind,
      origin: item.origin,
      state: item.state,
      span_start: item.start,
      span_end: item.end,
      context_start: item.contextStart,
      context_end: item.contextEnd,
      rule: item.rule,
      confidence: item.confidence,
      read: item.read,
      value: item.value,
      sort: item.sort,
      revision: item.revision,
      sequence: item.sequence,
      changed_at: item.changedAt,
      changed_by: item.changedBy,
    })),
  )

/** In the document's order; with `since` only those that changed after that sequence. */
export async function listItems(tx: CityHandle, draftId: string, since = -1): Promise<readonly StoredItem[]> {
  const rows = await itemsOf(tx, draftId)
    .where('sequence', '>', since)
    .orderBy('draft_item.sort')
    .orderBy('draft_item.id')
    .execute()
  return rows.map(toItem)
}

export async function getItem(tx: CityHandle, draftId: string, id: string): Promise<StoredItem> {
  const row = await itemsOf(tx, draftId).where('draft_item.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('draft-item', id)
  return toItem(row)
}

export type ItemChange = {
  readonly state: StoredItem['state']
  readonly value?: TargetValue | MeasureValue
  readonly sequence: number
  readonly at: Date
  readonly by: string
}

/** Raises the item's revision by one. The draft must be locked. */
export async function updateItem(tx: CityHandle, draftId: string, id: string, change: ItemChange): Promise<void> {
  await tx
    .updateTable('draft_item')
    .set((row) => ({
      state: change.state,
      ...(change.value !== undefined && { value: JSON.stringify(change.value) }),
      sequence: change.sequence,
      revision: row('revision', '+', 1),
      changed_at: change.at,
      changed_by: change.by,
    }))
    .where('city_id', '=', tx.cityId)
    .where('draft_id', '=', draftId)
    .where('id', '=', id)
    .execute()
}

/** Accepts what is pending and read with at least this confidence; answers with how many. */
export async function acceptItems(
  tx: CityHandle,
  draftId: string,
  which: { readonly kind: 'target' | 'measure'; readonly confidence: number },
  change: Omit<ItemChange, 'state' | 'value'>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('draft_item')
    .set((row) => ({
      state: 'accepted' as const,
      sequence: change.sequence,
      revision: row('revision', '+', 1),
      changed_at: change.at,
      changed_by: change.by,
    }))
    .where('city_id', '=', tx.cityId)
    .where('draft_id', '=', draftId)
    .where('kind', '=', which.kind)
    .where('state', '=', 'pending')
    .where('confidence', '>=', which.confidence)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const itemsOf = (tx: CityHandle, draftId: string) =>
  tx
    .selectFrom('draft_item')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'draft_item.city_id').onRef('account.id', '=', 'draft_item.changed_by'),
    )
    .selectAll('draft_item')
    .select(sql<string | null>`account.name`.as('changed_by_name'))
    .where('draft_item.city_id', '=', tx.cityId)
    .where('draft_item.draft_id', '=', draftId)

function toItem(row: Selectable<DraftItemTable> & { readonly changed_by_name: string | null }): StoredItem {
  const item = {
    id: row.id,
    kind: row.kind,
    origin: row.origin,
    state: row.state,
    start: row.span_start,
    end: row.span_end,
    contextStart: row.context_start,
    contextEnd: row.context_end,
    rule: row.rule,
    confidence: row.confidence,
    read: row.read,
    value: row.value,
    sort: row.sort,
    revision: row.revision,
    sequence: row.sequence,
    changedAt: row.changed_at,
    changedBy: row.changed_by_name,
  }
  // Kind and values are written together from a StoredItem and never parted.
  return item as StoredItem
}
