import { sql } from 'kysely'
import { groupBy } from '#core/base/group.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import { keepUnitSubject } from '../rounds/subjects.ts'
import type { UnitAliasTable, UnitTable } from './tables.ts'

export type AliasKind = UnitAliasTable['kind']
export type StoredAlias = { readonly id: string; readonly alias: string; readonly kind: AliasKind }
export type StoredOfficer = {
  readonly id: string
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly duty: 'first' | 'deputy' | 'contact'
}
export type StoredUnit = {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: string
  readonly parentId: string | null
  readonly placeId: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly sort: number
  readonly aliases: readonly StoredAlias[]
  readonly officers: readonly StoredOfficer[]
}
export type UnitToStore = StoredUnit & { readonly pinyin: string }

/** All units with their other names and officers, in the order that the city gave them. */
export async function listUnits(tx: CityHandle): Promise<readonly StoredUnit[]> {
  const units = await tx
    .selectFrom('unit')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .orderBy('sort')
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
  const aliases = await listAliases(tx)
  const officers = await tx
    .selectFrom('officer')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  const [aliasesOf, officersOf] = [
    groupBy(aliases, (alias) => alias.unit_id),
    groupBy(officers, (officer) => officer.unit_id),
  ]
  return units.map((unit) => ({
    ...toUnit(unit),
    aliases: (aliasesOf.get(unit.id) ?? []).map(toAlias),
    officers: (officersOf.get(unit.id) ?? []).map(({ id, name, title, phone, duty }) => ({
      id,
      name,
      title,
      phone,
      duty,
    })),
  }))
}

export type FirstOfficer = { readonly unitId: string; readonly name: string; readonly title: string | null }

/** The first responsible person of each of these units that has one. */
export async function listFirstOfficers(tx: CityHandle, unitIds: readonly string[]): Promise<readonly FirstOfficer[]> {
  const { rows } = await sql<FirstOfficer>`
    select distinct on (unit_id) unit_id as "unitId", name, title from officer
    where city_id = ${tx.cityId} and unit_id = any(${unitIds}::uuid[]) and duty = 'first'
    order by unit_id, sort, id`.execute(tx)
  return rows
}

export async function insertUnit(tx: CityHandle, unit: UnitToStore): Promise<void> {
  await tx
    .insertInto('unit')
    .values({ city_id: tx.cityId, id: unit.id, ...columnsOf(unit) })
    .execute()
  await insertParts(tx, unit)
}

/** Writes the unit with the aliases and officers that it is given: those left out are gone. */
export async function updateUnit(tx: CityHandle, unit: UnitToStore): Promise<void> {
  await tx.updateTable('unit').set(columnsOf(unit)).where('city_id', '=', tx.cityId).where('id', '=', unit.id).execute()
  await tx.deleteFrom('unit_alias').where('city_id', '=', tx.cityId).where('unit_id', '=', unit.id).execute()
  await tx.deleteFrom('officer').where('city_id', '=', tx.cityId).where('unit_id', '=', unit.id).execute()
  await insertParts(tx, unit)
}

async function insertParts(tx: CityHandle, unit: UnitToStore): Promise<void> {
  await keepUnitSubject(tx, unit)
  await insertRows(
    tx,
    'unit_alias',
    unit.aliases.map((alias) => ({ city_id: tx.cityId, ...alias, unit_id: unit.id, group_id: null })),
  )
  await insertRows(
    tx,
    'officer',
    unit.officers.map((officer, sort) => ({ city_id: tx.cityId, unit_id: unit.id, ...officer, sort })),
  )
}

export const listAliases = (tx: CityHandle): Promise<UnitAliasTable[]> =>
  tx.selectFrom('unit_alias').selectAll().where('city_id', '=', tx.cityId).orderBy('alias').orderBy('id').execute()

/** Remembers that a printed name means a unit or a group; what the name meant before is forgotten. */
export async function rememberName(
  tx: CityHandle,
  alias: {
    readonly id: string
    readonly name: string
    readonly unitId: string | null
    readonly groupId: string | null
  },
): Promise<void> {
  await forgetName(tx, alias.name)
  await tx
    .insertInto('unit_alias')
    .values({
      city_id: tx.cityId,
      id: alias.id,
      alias: alias.name,
      kind: 'mapped',
      unit_id: alias.unitId,
      group_id: alias.groupId,
    })
    .execute()
}

export async function forgetName(tx: CityHandle, name: string): Promise<void> {
  await tx.deleteFrom('unit_alias').where('city_id', '=', tx.cityId).where('alias', '=', name).execute()
}

export const toAlias = ({ id, alias, kind }: UnitAliasTable): StoredAlias => ({ id, alias, kind })

const columnsOf = (unit: UnitToStore) => ({
  name: unit.name,
  short_name: unit.shortName,
  kind: unit.kind,
  parent_id: unit.parentId,
  place_id: unit.placeId,
  valid_from: unit.validFrom,
  valid_to: unit.validTo,
  pinyin: unit.pinyin,
  sort: unit.sort,
})

const toUnit = (row: UnitTable): Omit<StoredUnit, 'aliases' | 'officers'> => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind,
  parentId: row.parent_id,
  placeId: row.place_id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  sort: row.sort,
})
