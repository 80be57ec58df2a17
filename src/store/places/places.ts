import { groupBy } from '#core/base/group.ts'
import { containing, insertRows } from '../copy/bulk.ts'
import type { CityHandle, Handle } from '../handle.ts'
import { keepPlaceSubject } from '../rounds/subjects.ts'
import type { PlaceTable } from './tables.ts'

export type StoredPlace = {
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly kind: string
  readonly parentId: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly sort: number
  /** of a group: the kinds that it gathers from below its parent, or, where none, its members; empty of any other place */
  readonly gathers: readonly string[]
  readonly memberIds: readonly string[]
  /** other spellings, kept with its subject */
  readonly aliases: readonly string[]
}
/** Without aliases it keeps those that it has. */
export type PlaceToStore = Omit<StoredPlace, 'aliases'> & {
  readonly aliases?: readonly string[]
  readonly pinyin: string
}

/** In the order that the city gave them. */
export async function listPlaces(tx: CityHandle): Promise<readonly StoredPlace[]> {
  const rows = await placesOf(tx).orderBy('sort').orderBy('pinyin').orderBy('id').execute()
  const members = await tx
    .selectFrom('place_member')
    .select(['group_id', 'member_id'])
    .where('city_id', '=', tx.cityId)
    .orderBy('member_id')
    .execute()
  const subjects = await tx
    .selectFrom('subject')
    .select(['place_id', 'aliases'])
    .where('city_id', '=', tx.cityId)
    .where('kind', '=', 'place')
    .execute()
  const aliasesOf = new Map(subjects.map(({ place_id, aliases }) => [place_id, aliases]))
  const membersOf = groupBy(members, ({ group_id }) => group_id)
  return rows.map((row) =>
    toPlace(
      row,
      (membersOf.get(row.id) ?? []).map(({ member_id }) => member_id),
      aliasesOf.get(row.id) ?? [],
    ),
  )
}

export async function insertPlace(tx: CityHandle, place: PlaceToStore): Promise<void> {
  await tx
    .insertInto('place')
    .values({ city_id: tx.cityId, id: place.id, ...columnsOf(place) })
    .execute()
  await insertMembers(tx, place)
  await keepPlaceSubject(tx, place)
}

export async function updatePlace(tx: CityHandle, place: PlaceToStore): Promise<void> {
  await tx
    .updateTable('place')
    .set(columnsOf(place))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', place.id)
    .execute()
  await tx.deleteFrom('place_member').where('city_id', '=', tx.cityId).where('group_id', '=', place.id).execute()
  await insertMembers(tx, place)
  await keepPlaceSubject(tx, place)
}

const insertMembers = (tx: CityHandle, { id, memberIds }: PlaceToStore): Promise<void> =>
  insertRows(
    tx,
    'place_member',
    memberIds.map((member_id) => ({ city_id: tx.cityId, group_id: id, member_id })),
  )

export type Division = { readonly code: string; readonly name: string; readonly path: string }

/** Divisions of the latest edition by part of the name, by pinyin initials or by the beginning of the code; at most 50. */
export async function findDivisions(db: Handle, words: string): Promise<readonly Division[]> {
  const letters = words.toLowerCase()
  return db
    .selectFrom('division')
    .select(['code', 'name', 'path'])
    .where('edition', '=', (select) => select.selectFrom('division').select((fn) => fn.fn.max('edition').as('latest')))
    .where((where) =>
      where.or([
        where('path', 'like', containing(words)),
        where('pinyin', 'like', `${letters.replace(/[\\%_]/g, '\\$&')}%`),
        where('code', 'like', `${words.replace(/[\\%_]/g, '\\$&')}%`),
      ]),
    )
    .orderBy('level')
    .orderBy('code')
    .limit(50)
    .execute()
}

const placesOf = (tx: CityHandle) => tx.selectFrom('place').selectAll().where('city_id', '=', tx.cityId)

const columnsOf = (place: PlaceToStore) => ({
  code: place.code,
  name: place.name,
  kind: place.kind,
  parent_id: place.parentId,
  valid_from: place.validFrom,
  valid_to: place.validTo,
  pinyin: place.pinyin,
  sort: place.sort,
  gathers: [...place.gathers],
})

const toPlace = (row: PlaceTable, memberIds: readonly string[], aliases: readonly string[]): StoredPlace => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  parentId: row.parent_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  sort: row.sort,
  gathers: row.gathers,
  memberIds,
  aliases,
})
