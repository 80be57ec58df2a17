import { type Selectable, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { FrozenForm } from '#core/collections/form.ts'
import type { CallState } from '#core/collections/states.ts'
import type { PeriodType } from '#core/indicators/report-period.ts'
import type { CityHandle } from '../handle.ts'
import type { SubjectKind } from '../observations/tables.ts'
import { NotFound } from '../refusals.ts'
import type { CallTable } from './tables.ts'

export type CallToOpen = {
  readonly id: string
  readonly collectionId: string
  readonly periodEnd: Day
  readonly version: number
  readonly form: FrozenForm
  readonly openedAt: Date
  /** account id; null where the calendar opens it */
  readonly openedBy: string | null
  readonly dueOn: Day
}

export type StoredCall = Omit<CallToOpen, 'form'> & {
  readonly state: CallState
  readonly title: string
  readonly periodType: PeriodType
  readonly rowKind: SubjectKind | null
  readonly ownerUnitId: string | null
  readonly ownerUnitName: string | null
  readonly remindBefore: readonly number[]
}

/** False where the period has been opened already: by the calendar, or by somebody at the same moment. */
export async function insertCall(tx: CityHandle, call: CallToOpen): Promise<boolean> {
  const added = await tx
    .insertInto('call')
    .values({
      ...{ city_id: tx.cityId, id: call.id, collection_id: call.collectionId, period_end: call.periodEnd },
      ...{ version: call.version, form: JSON.stringify(call.form), opened_at: call.openedAt, opened_by: call.openedBy },
      ...{ due_on: call.dueOn, state: 'open' },
    })
    .onConflict((conflict) => conflict.columns(['city_id', 'collection_id', 'period_end']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function updateCall(
  tx: CityHandle,
  id: string,
  change: { readonly state?: CallState; readonly dueOn?: Day },
): Promise<void> {
  await tx
    .updateTable('call')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
    })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}

export async function getCall(tx: CityHandle, id: string): Promise<StoredCall> {
  const [call] = await readCalls(tx, sql`k.id = ${id}`)
  if (call === undefined) throw new NotFound('call', id)
  return call
}

/** The frozen form alone: with its cards it is the largest part of a call. */
export async function getCallForm(tx: CityHandle, id: string): Promise<FrozenForm> {
  const row = await tx
    .selectFrom('call')
    .select('form')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('call', id)
  return row.form
}

/** Newest period first; of one collection or of all. */
export const listCalls = (tx: CityHandle, collectionId?: string): Promise<readonly StoredCall[]> =>
  readCalls(tx, collectionId === undefined ? sql`true` : sql`k.collection_id = ${collectionId}`)

export const listCallsById = (tx: CityHandle, ids: readonly string[]): Promise<readonly StoredCall[]> =>
  readCalls(tx, sql`k.id = any(${ids}::uuid[])`)

type Row = Selectable<Omit<CallTable, 'form'>> & {
  readonly title: string
  readonly period_type: PeriodType
  readonly row_kind: SubjectKind | null
  readonly owner_unit_id: string | null
  readonly owner_name: string | null
  readonly remind_before: readonly number[]
}

async function readCalls(tx: CityHandle, where: ReturnType<typeof sql>): Promise<readonly StoredCall[]> {
  const { rows } = await sql<Row>`
    select k.city_id, k.id, k.collection_id, k.period_end, k.version, k.opened_at, k.opened_by, k.due_on, k.state,
      c.title, c.period_type, c.row_kind, c.owner_unit_id, c.remind_before, u.name as owner_name
    from call k join collection c on c.city_id = k.city_id and c.id = k.collection_id
    left join unit u on u.city_id = c.city_id and u.id = c.owner_unit_id
    where k.city_id = ${tx.cityId} and ${where} order by k.period_end desc, c.pinyin, k.id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    collectionId: row.collection_id,
    periodEnd: row.period_end,
    version: row.version,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    dueOn: row.due_on,
    state: row.state,
    title: row.title,
    periodType: row.period_type,
    rowKind: row.row_kind,
    ownerUnitId: row.owner_unit_id,
    ownerUnitName: row.owner_name,
    remindBefore: row.remind_before,
  }))
}
