import { groupBy } from '#core/base/group.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { UnitGroupTable } from './tables.ts'
import { listAliases, type StoredAlias, toAlias } from './units.ts'

export type StoredGroup = {
  readonly id: string
  readonly name: string
  readonly kind: UnitGroupTable['kind']
  readonly head: string | null
  readonly matters: string | null
  readonly officeUnitId: string | null
  readonly aliases: readonly StoredAlias[]
  readonly memberIds: readonly string[]
}
export type GroupToStore = StoredGroup & { readonly pinyin: string }

/** All groups with their other names and members, by pinyin. */
export async function listGroups(tx: CityHandle): Promise<readonly StoredGroup[]> {
  const groups = await tx
    .selectFrom('unit_group')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
  const members = await tx
    .selectFrom('unit_group_member')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .orderBy('sort')
    .orderBy('unit_id')
    .execute()
  const aliasesOf = groupBy(await listAliases(tx), (alias) => alias.group_id)
  const membersOf = groupBy(members, (member) => member.group_id)
  return groups.map((group) => ({
    id: group.id,
    name: group.name,
    kind: group.kind,
    head: group.head,
    matters: group.matters,
    officeUnitId: group.office_unit_id,
    aliases: (aliasesOf.get(group.id) ?? []).map(toAlias),
    memberIds: (membersOf.get(group.id) ?? []).map((member) => member.unit_id),
  }))
}

export async function insertGroup(tx: CityHandle, group: GroupToStore): Promise<void> {
  await tx
    .insertInto('unit_group')
    .values({ city_id: tx.cityId, id: group.id, ...columnsOf(group) })
    .execute()
  await insertParts(tx, group)
}

/** Writes the group with the aliases and members that it is given: those left out are gone. */
export async function updateGroup(tx: CityHandle, group: GroupToStore): Promise<void> {
  await tx
    .updateTable('unit_group')
    .set(columnsOf(group))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', group.id)
    .execute()
  await tx.deleteFrom('unit_alias').where('city_id', '=', tx.cityId).where('group_id', '=', group.id).execute()
  await tx.deleteFrom('unit_group_member').where('city_id', '=', tx.cityId).where('group_id', '=', group.id).execute()
  await insertParts(tx, group)
}

/** Gone with its other names and memberships; the database refuses while a programme's duties still name it. */
export async function removeGroup(tx: CityHandle, id: string): Promise<void> {
  await tx.deleteFrom('unit_group').where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

async function insertParts(tx: CityHandle, group: GroupToStore): Promise<void> {
  await insertRows(
    tx,
    'unit_alias',
    group.aliases.map((alias) => ({ city_id: tx.cityId, ...alias, unit_id: null, group_id: group.id })),
  )
  await insertRows(
    tx,
    'unit_group_member',
    group.memberIds.map((unitId, sort) => ({ city_id: tx.cityId, group_id: group.id, unit_id: unitId, sort })),
  )
}

const columnsOf = (group: GroupToStore) => ({
  name: group.name,
  kind: group.kind,
  head: group.head,
  matters: group.matters,
  office_unit_id: group.officeUnitId,
  pinyin: group.pinyin,
})
