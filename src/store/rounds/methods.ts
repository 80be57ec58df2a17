import type { Insertable, Selectable } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { MethodConfirmationTable, MethodTable, MethodVersionTable } from './tables.ts'

export type StoredMethod = Omit<Selectable<MethodTable>, 'city_id'>
export type StoredMethodVersion = Omit<Selectable<MethodVersionTable>, 'city_id'>
export type StoredConfirmation = Omit<Selectable<MethodConfirmationTable>, 'city_id'>

const VERSION = ['method_id', 'version', 'text', 'sha256', 'parsed', 'findings', 'reason', 'at', 'by'] as const

export async function listMethods(tx: CityHandle): Promise<readonly StoredMethod[]> {
  return tx
    .selectFrom('method')
    .select(['id', 'code', 'name', 'version'])
    .where('city_id', '=', tx.cityId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function getMethod(tx: CityHandle, id: string): Promise<StoredMethod> {
  const row = (await listMethods(tx)).find((method) => method.id === id)
  if (row === undefined) throw new NotFound('method', id)
  return row
}

/** Locked, so that two editors do not make the same version. */
export async function lockMethod(tx: CityHandle, id: string): Promise<StoredMethod> {
  await tx.selectFrom('method').select('id').where('city_id', '=', tx.cityId).where('id', '=', id).forUpdate().execute()
  return getMethod(tx, id)
}

export async function insertMethod(tx: CityHandle, method: StoredMethod): Promise<void> {
  await tx
    .insertInto('method')
    .values({ city_id: tx.cityId, ...method })
    .execute()
}

export async function insertMethodVersion(
  tx: CityHandle,
  version: Omit<Insertable<MethodVersionTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('method_version')
    .values({ city_id: tx.cityId, ...version })
    .execute()
}

export async function updateMethod(
  tx: CityHandle,
  id: string,
  change: { name: string; version: number },
): Promise<void> {
  await tx.updateTable('method').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

export async function getMethodVersion(tx: CityHandle, id: string, version: number): Promise<StoredMethodVersion> {
  const row = await tx
    .selectFrom('method_version')
    .select(VERSION)
    .where('city_id', '=', tx.cityId)
    .where('method_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('method', id)
  return row
}

/** Newest first, without the texts. */
export async function listMethodVersions(tx: CityHandle, id: string) {
  return tx
    .selectFrom('method_version')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'method_version.city_id').onRef('account.id', '=', 'method_version.by'),
    )
    .select(['version', 'reason', 'at', 'account.name as by_name'])
    .where('method_version.city_id', '=', tx.cityId)
    .where('method_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
}

export async function insertConfirmation(tx: CityHandle, given: StoredConfirmation): Promise<void> {
  await tx
    .insertInto('method_confirmation')
    .values({ city_id: tx.cityId, ...given })
    .execute()
}

export async function listConfirmations(tx: CityHandle, id: string, version: number) {
  return tx
    .selectFrom('method_confirmation')
    .leftJoin('account', (join) =>
      join
        .onRef('account.city_id', '=', 'method_confirmation.city_id')
        .onRef('account.id', '=', 'method_confirmation.by'),
    )
    .select(['field', 'code', 'words', 'at', 'account.name as by_name'])
    .where('method_confirmation.city_id', '=', tx.cityId)
    .where('method_id', '=', id)
    .where('version', '=', version)
    .execute()
}
