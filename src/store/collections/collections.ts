import { type Selectable, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { Form } from '#core/collections/form.ts'
import type { Layout } from '#core/collections/layout.ts'
import type { PeriodType } from '#core/indicators/report-period.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { SubjectKind } from '../observations/tables.ts'
import { NotFound } from '../refusals.ts'
import type { CollectionState, CollectionTable } from './tables.ts'

/** A unit that fills in, and the subjects that it fills in for. */
export type Recipient = { readonly unitId: string; readonly subjectIds: readonly number[] }

export type CollectionDefinition = {
  readonly title: string
  readonly pinyin: string
  readonly basis: string | null
  readonly periodType: PeriodType
  readonly ownerUnitId: string | null
  readonly layout: Layout
  readonly rowKind: SubjectKind | null
  readonly dueMonths: number
  readonly dueDay: number
  readonly remindBefore: readonly number[]
  readonly firstPeriod: Day
  readonly form: Form
  readonly recipients: readonly Recipient[]
}

export type StoredCollection = CollectionDefinition & {
  readonly id: string
  readonly state: CollectionState
  readonly version: number
  readonly ownerUnitName: string | null
}

/** Why a definition says what it says; `by` is an account's id, null for none. */
export type DefinitionChange = { readonly reason: string | null; readonly at: Date; readonly by: string | null }

export async function insertCollection(
  tx: CityHandle,
  id: string,
  definition: CollectionDefinition,
  change: DefinitionChange,
): Promise<void> {
  const columns = { ...columnsOf(definition), state: 'active' as const, version: 1 }
  await tx
    .insertInto('collection')
    .values({ city_id: tx.cityId, id, ...columns })
    .execute()
  await keepVersion(tx, { id, version: 1 }, definition, change)
}

/** Writes the next version; calls that are open keep theirs. */
export async function updateCollection(
  tx: CityHandle,
  collection: { readonly id: string; readonly version: number },
  definition: CollectionDefinition,
  change: DefinitionChange,
): Promise<void> {
  await tx
    .updateTable('collection')
    .set({ ...columnsOf(definition), version: collection.version })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', collection.id)
    .execute()
  await keepVersion(tx, collection, definition, change)
}

async function keepVersion(
  tx: CityHandle,
  { id, version }: { readonly id: string; readonly version: number },
  definition: CollectionDefinition,
  { reason, at, by }: DefinitionChange,
): Promise<void> {
  await tx
    .insertInto('collection_version')
    .values({
      ...{ city_id: tx.cityId, collection_id: id, version, reason, at, by },
      definition: JSON.stringify(definition),
    })
    .execute()
  await tx.deleteFrom('collection_recipient').where('city_id', '=', tx.cityId).where('collection_id', '=', id).execute()
  const rows = definition.recipients.flatMap(({ unitId, subjectIds }, sort) =>
    subjectIds.map((subjectId) => ({
      ...{ city_id: tx.cityId, collection_id: id, unit_id: unitId, subject_id: subjectId, sort },
    })),
  )
  await insertRows(tx, 'collection_recipient', rows)
}

export async function setCollectionState(tx: CityHandle, id: string, state: CollectionState): Promise<void> {
  await tx.updateTable('collection').set({ state }).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

export async function getCollection(tx: CityHandle, id: string): Promise<StoredCollection> {
  const [collection] = await readCollections(tx, sql`c.id = ${id}`)
  if (collection === undefined) throw new NotFound('collection', id)
  return collection
}

/** Locked until the transaction ends, so that two who edit it, or open its call, do not overwrite each other. */
export async function lockCollection(tx: CityHandle, id: string): Promise<StoredCollection> {
  await tx
    .selectFrom('collection')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return getCollection(tx, id)
}

export const listCollections = (tx: CityHandle): Promise<readonly StoredCollection[]> => readCollections(tx, sql`true`)

export type StoredDefinitionVersion = {
  readonly version: number
  readonly definition: CollectionDefinition
  readonly reason: string | null
  readonly at: Date
  readonly by: string | null
}

/** Newest first; `by` is the account's name. */
export async function listDefinitionVersions(
  tx: CityHandle,
  collectionId: string,
): Promise<readonly StoredDefinitionVersion[]> {
  const { rows } = await sql<StoredDefinitionVersion>`
    select v.version, v.definition, v.reason, v.at, a.name as by
    from collection_version v left join account a on a.city_id = v.city_id and a.id = v.by
    where v.city_id = ${tx.cityId} and v.collection_id = ${collectionId} order by v.version desc`.execute(tx)
  return rows
}

type Row = Selectable<CollectionTable> & {
  readonly owner_name: string | null
  readonly recipients: readonly { unit: string; subject: number }[]
}

async function readCollections(tx: CityHandle, where: ReturnType<typeof sql>): Promise<readonly StoredCollection[]> {
  const { rows } = await sql<Row>`
    select c.*, u.name as owner_name,
      coalesce((select jsonb_agg(jsonb_build_object('unit', r.unit_id, 'subject', r.subject_id) order by r.sort, r.subject_id)
        from collection_recipient r where r.city_id = c.city_id and r.collection_id = c.id), '[]') as recipients
    from collection c left join unit u on u.city_id = c.city_id and u.id = c.owner_unit_id
    where c.city_id = ${tx.cityId} and ${where} order by c.state, c.pinyin, c.id`.execute(tx)
  return rows.map(toCollection)
}

const columnsOf = (definition: CollectionDefinition) => ({
  title: definition.title,
  pinyin: definition.pinyin,
  basis: definition.basis,
  period_type: definition.periodType,
  owner_unit_id: definition.ownerUnitId,
  layout: definition.layout,
  row_kind: definition.rowKind,
  due_months: definition.dueMonths,
  due_day: definition.dueDay,
  remind_before: [...definition.remindBefore],
  first_period: definition.firstPeriod,
  form: JSON.stringify(definition.form),
})

function toCollection(row: Row): StoredCollection {
  const recipients = new Map<string, number[]>()
  for (const { unit, subject } of row.recipients) recipients.set(unit, [...(recipients.get(unit) ?? []), subject])
  return {
    id: row.id,
    title: row.title,
    pinyin: row.pinyin,
    basis: row.basis,
    periodType: row.period_type,
    ownerUnitId: row.owner_unit_id,
    ownerUnitName: row.owner_name,
    layout: row.layout,
    rowKind: row.row_kind,
    dueMonths: row.due_months,
    dueDay: row.due_day,
    remindBefore: row.remind_before,
    firstPeriod: row.first_period,
    state: row.state,
    form: row.form,
    version: row.version,
    recipients: [...recipients].map(([unitId, subjectIds]) => ({ unitId, subjectIds })),
  }
}
