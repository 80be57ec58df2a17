import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { CityHandle } from '../handle.ts'
import type { ImportMappingTable } from './tables.ts'

export type StoredMapping = {
  readonly id: string
  readonly name: string
  readonly fingerprint: string
  /** as the wire has it; whoever reads it checks its shape, which may be of an older version */
  readonly columns: Readonly<Record<string, unknown>>
  readonly usedAt: Date
}

/** How a file with this header was understood the last time. */
export async function findMapping(tx: CityHandle, fingerprint: string): Promise<StoredMapping | undefined> {
  const row = await mappingsOf(tx).where('fingerprint', '=', fingerprint).executeTakeFirst()
  return row && toMapping(row)
}

/** Latest used first. */
export async function listMappings(tx: CityHandle): Promise<readonly StoredMapping[]> {
  return (await mappingsOf(tx).orderBy('used_at', 'desc').orderBy('id').execute()).map(toMapping)
}

export type MappingToKeep = Omit<StoredMapping, 'id'> & { readonly by: string }

/** Keeps how a file was understood, in place of what was known of its like. */
export async function keepMapping(tx: CityHandle, mapping: MappingToKeep): Promise<void> {
  const { name, fingerprint, columns, usedAt, by } = mapping
  const said = { name, columns: JSON.stringify(columns), changed_at: usedAt, changed_by: by, used_at: usedAt }
  await tx
    .insertInto('import_mapping')
    .values({ city_id: tx.cityId, id: randomUUID(), fingerprint, version: 1, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['city_id', 'fingerprint'])
        .doUpdateSet((row) => ({ ...said, version: row('import_mapping.version', '+', 1) })),
    )
    .execute()
}

export async function removeMapping(tx: CityHandle, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('import_mapping')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const mappingsOf = (tx: CityHandle) => tx.selectFrom('import_mapping').selectAll().where('city_id', '=', tx.cityId)

const toMapping = (row: Selectable<ImportMappingTable>): StoredMapping => ({
  id: row.id,
  name: row.name,
  fingerprint: row.fingerprint,
  columns: row.columns,
  usedAt: row.used_at,
})
