import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { ClientBase } from 'pg'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { applyAccess, liftFences } from './access.ts'
import type { Store } from './open.ts'

export type Migration = {
  readonly number: number
  readonly name: string
  readonly sha256: string
  readonly sql: string
}
export type Applied = { readonly number: number; readonly name: string; readonly sha256: string }

export type MigrationReport = { readonly applied: readonly string[]; readonly version: number }

/** "jingwei" as a number: two programs that start at once on one server migrate one after the other. */
const LOCK = 0x6a696e67

export const HISTORY = `create table if not exists schema_migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null,
  constraint schema_migration_pkey primary key (number)
)`

/** Where the migrations lie, in the source tree; the bundle's build gives the name its own meaning. */
export const migrationsDirectory = (): string => fileURLToPath(new URL('./migrations/', import.meta.url))

/** Brings the schema to this program's version; each migration is kept whole or not at all. */
export async function migrate(store: Store, directory = migrationsDirectory()): Promise<Outcome<MigrationReport>> {
  const read = await readMigrations(directory)
  if (!read.ok) return read
  const client = await store.pool.connect()
  try {
    if (store.kind === 'postgres') await client.query(`select pg_advisory_lock(${LOCK})`)
    try {
      return await bringUp(client, read.value, !store.passesFences)
    } finally {
      if (store.kind === 'postgres') await client.query(`select pg_advisory_unlock(${LOCK})`)
    }
  } catch (error) {
    return bad({ code: 'store.migration-failed', facts: { message: (error as Error).message } })
  } finally {
    client.release()
  }
}

async function bringUp(
  client: ClientBase,
  migrations: readonly Migration[],
  lift: boolean,
): Promise<Outcome<MigrationReport>> {
  await client.query(HISTORY)
  const { rows } = await client.query<Applied>('select number, name, sha256 from schema_migration order by number')
  const faults = compareHistory(rows, migrations)
  if (faults.length > 0) return bad(...faults)
  const fault = await inTransaction(client, async () => applyAccess(client))
  if (fault !== undefined) return bad({ code: 'store.access-failed', facts: { message: fault.message } })
  const applied: string[] = []
  for (const migration of migrations.slice(rows.length)) {
    const failed = await inTransaction(client, async () => {
      if (lift) await liftFences(client)
      await runMigration(client, migration)
      await applyAccess(client)
    })
    if (failed !== undefined) return bad(migrationFault(migration, failed))
    applied.push(migration.name)
  }
  return good({ applied, version: migrations.at(-1)?.number ?? 0 })
}

async function inTransaction(client: ClientBase, work: () => Promise<void>): Promise<Error | undefined> {
  try {
    await client.query('begin')
    await work()
    await client.query('commit')
    return undefined
  } catch (error) {
    await client.query('rollback')
    return error as Error
  }
}

/** Takes one step and writes it down, within the caller's transaction. */
export async function runMigration(client: ClientBase, migration: Migration): Promise<void> {
  await client.query(migration.sql)
  await client.query('insert into schema_migration (number, name, sha256, applied_at) values ($1, $2, $3, now())', [
    migration.number,
    migration.name,
    migration.sha256,
  ])
}

export function migrationFault(migration: Migration, error: Error): Fault {
  const { message, position } = error as Error & { position?: string }
  const line = position === undefined ? null : migration.sql.slice(0, Number(position)).split('\n').length
  return { code: 'store.migration-failed', place: { file: migration.name }, facts: { message, line } }
}

/** What was applied must be the beginning of what this program brings, word for word. */
export function compareHistory(applied: readonly Applied[], migrations: readonly Migration[]): Fault[] {
  const brought = new Map(migrations.map((migration) => [migration.number, migration]))
  const newest = migrations.at(-1)?.number ?? 0
  const faults: Fault[] = []
  for (const { number, name, sha256 } of applied) {
    const migration = brought.get(number)
    if (migration === undefined) {
      faults.push({ code: number > newest ? 'store.newer-than-program' : 'store.migration-missing', facts: { name } })
    } else if (migration.sha256 !== sha256 || migration.name !== name) {
      faults.push({ code: 'store.migration-rewritten', place: { file: migration.name }, facts: { applied: name } })
    }
  }
  const last = applied.at(-1)?.number ?? 0
  const known = new Set(applied.map(({ number }) => number))
  for (const { number, name } of migrations) {
    if (number < last && !known.has(number)) faults.push({ code: 'store.migration-late', place: { file: name } })
  }
  return faults
}

export async function readMigrations(directory = migrationsDirectory()): Promise<Outcome<readonly Migration[]>> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  const migrations: Migration[] = []
  const faults: Fault[] = []
  for (const name of names) {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(number)) faults.push({ code: 'store.migration-misnamed', place: { file: name } })
    else if (migrations.at(-1)?.number === number) {
      faults.push({ code: 'store.migration-number-twice', place: { file: name }, facts: { number } })
    }
    // A checkout on Windows may have changed the line ends; that is no rewriting of history.
    const sql = (await readFile(`${directory}/${name}`, 'utf8')).replaceAll('\r\n', '\n')
    migrations.push({ number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') })
  }
  return faults.length > 0 ? bad(...faults) : good(migrations)
}
