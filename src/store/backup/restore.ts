import { createReadStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg, { type PoolClient } from 'pg'
import { from } from 'pg-copy-streams'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { applyAccess } from '../access.ts'
import { asOwner } from '../city/city.ts'
import { withClient } from '../handle.ts'
import { manifest } from '../manifest.ts'
import { restartChanges } from '../memory/recall.ts'
import { compareHistory, HISTORY, type Migration, migrationFault, readMigrations, runMigration } from '../migrate.ts'
import type { Store } from '../open.ts'
import {
  type BackupHead,
  type BackupTable,
  DamagedBackup,
  type Frame,
  KIND,
  MAGIC,
  RowCutter,
  type Rows,
  readFrames,
} from './backup-frames.ts'

export type RestoreOptions = {
  /** throw away what the store holds now */
  readonly replace?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly table: string }) => void
}

export type RestoreReport = { readonly madeAt: string; readonly rows: Readonly<Record<string, number>> }

/** What an embedded store may hold of one COPY. */
const PIECE_BYTES = 16 << 20

/** Ends the transaction with these faults instead of a value. */
class Refused extends Error {
  readonly faults: readonly Fault[]
  constructor(...faults: readonly Fault[]) {
    super(faults[0]?.code ?? 'refused')
    this.faults = faults
  }
}

/**
 * Puts a backup in the place of what the store holds, from either kind of store into either, and brings it to this
 * program's version. All in one transaction: a fault leaves the store as it was.
 */
export async function restore(
  store: Store,
  path: string,
  options: RestoreOptions = {},
): Promise<Outcome<RestoreReport>> {
  const migrations = await readMigrations()
  if (!migrations.ok) return migrations
  const frames = readFrames(unpacked(path))
  try {
    const report = await asOwner(store, 'begin', (tx) =>
      withClient(tx, (client) => replaceAll(client, frames, migrations.value, options)),
    )
    return good(report)
  } catch (error) {
    if (error instanceof Refused) return bad(...error.faults)
    if (options.signal?.aborted === true) return bad({ code: 'restore.cancelled' })
    const facts = { message: (error as Error).message }
    // The database's own refusals (a key twice, text that is none) come from rows that are not what was written.
    if (error instanceof DamagedBackup || /^2[23]/.test((error as { code?: string }).code ?? '')) {
      return bad({ code: 'restore.damaged', place: { file: path }, facts })
    }
    return bad({ code: 'restore.failed', place: { file: path }, facts })
  } finally {
    await frames.return(undefined)
  }
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path)
  const gunzip = createGunzip({ chunkSize: 256 << 10 })
  try {
    let first = true
    const packed = async function* () {
      let start: Buffer = Buffer.alloc(0)
      for await (const chunk of file as AsyncIterable<Buffer>) {
        if (!first) {
          yield chunk
          continue
        }
        start = Buffer.concat([start, chunk])
        if (start.length < MAGIC.length) continue
        if (!start.subarray(0, MAGIC.length).equals(MAGIC)) break
        first = false
        yield start.subarray(MAGIC.length)
      }
      if (first) throw new Refused({ code: 'restore.no-backup', place: { file: path } })
    }
    yield* gunzipped(packed(), gunzip)
  } finally {
    file.destroy()
    gunzip.destroy()
  }
}

async function* gunzipped(
  packed: AsyncIterable<Buffer>,
  gunzip: ReturnType<typeof createGunzip>,
): AsyncGenerator<Buffer> {
  const feeding = (async () => {
    for await (const chunk of packed)
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve))
    gunzip.end()
  })()
  feeding.catch((error: Error) => gunzip.destroy(error))
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk
  } catch (error) {
    if (error instanceof Refused || (error as NodeJS.ErrnoException).syscall !== undefined) throw error
    throw new DamagedBackup((error as Error).message)
  }
}

async function replaceAll(
  client: PoolClient,
  frames: AsyncGenerator<Frame>,
  migrations: readonly Migration[],
  options: RestoreOptions,
): Promise<RestoreReport> {
  const first = await frames.next()
  if (first.done === true || first.value.kind !== KIND.head) throw new DamagedBackup('the head is missing')
  const head: BackupHead = JSON.parse(first.value.payload.toString())
  const faults = compareHistory(head.history, migrations)
  if (faults.length > 0) throw new Refused(...faults)
  if (options.replace !== true) await refuseFull(client)
  await empty(client)
  await client.query(HISTORY)
  for (const migration of migrations.slice(0, head.history.length)) await step(client, migration)
  const rows = await fill(client, head, frames, options)
  for (const migration of migrations.slice(head.history.length)) await step(client, migration)
  await restartChanges(client)
  await applyAccess(client)
  return { madeAt: head.madeAt, rows }
}

async function step(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await runMigration(client, migration)
  } catch (error) {
    throw new Refused(migrationFault(migration, error as Error))
  }
}

async function tablesThere(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname = any($1)`,
    [manifest.map(({ name }) => name)],
  )
  return rows.map(({ name }) => name)
}

/** A city is what every other row hangs on: where there is none, nothing is lost. */
async function refuseFull(client: PoolClient): Promise<void> {
  if (!(await tablesThere(client)).includes('city')) return
  const { rows } = await client.query<{ name: string }>('select name from city order by id limit 1')
  const [city] = rows
  if (city !== undefined) throw new Refused({ code: 'restore.not-empty', facts: { city: city.name } })
}

async function empty(client: PoolClient): Promise<void> {
  const tables = await tablesThere(client)
  if (tables.length > 0) await client.query(`drop table ${tables.map(pg.escapeIdentifier).join(', ')} cascade`)
}

/** Puts the rows of one part after another where they belong, and counts them. */
class Filler {
  readonly counts: Record<string, number>
  readonly #client: PoolClient
  readonly #tables: ReadonlyMap<string, BackupTable>
  #table: BackupTable | undefined
  #cutter = new RowCutter(PIECE_BYTES)

  constructor(client: PoolClient, tables: readonly BackupTable[]) {
    this.#client = client
    this.#tables = new Map(tables.map((table) => [table.name, table]))
    this.counts = Object.fromEntries(tables.map(({ name }) => [name, 0]))
  }

  async begin(payload: Buffer): Promise<string> {
    await this.end()
    const { table } = JSON.parse(payload.toString()) as { table: string }
    this.#table = this.#tables.get(table)
    if (this.#table === undefined) throw new DamagedBackup(`rows of ${table}, which the head does not name`)
    this.#cutter = new RowCutter(PIECE_BYTES)
    return table
  }

  async rows(payload: Buffer): Promise<void> {
    await this.#put(this.#cutter.push(payload))
  }

  async end(): Promise<void> {
    if (this.#table !== undefined) await this.#put(this.#cutter.end())
    this.#table = undefined
  }

  async #put(rows: Rows | undefined): Promise<void> {
    const table = this.#table
    if (rows === undefined || table === undefined) return
    const columns = table.columns.map(pg.escapeIdentifier).join(', ')
    const stream = this.#client.query(
      from(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin (format binary)`),
    )
    stream.end(rows.bytes)
    await finished(stream)
    this.counts[table.name] = (this.counts[table.name] ?? 0) + rows.rows
  }
}

async function fill(
  client: PoolClient,
  head: BackupHead,
  frames: AsyncGenerator<Frame>,
  options: RestoreOptions,
): Promise<Record<string, number>> {
  const filler = new Filler(client, head.tables)
  for await (const { kind, payload } of frames) {
    options.signal?.throwIfAborted()
    if (kind === KIND.rows) await filler.rows(payload)
    if (kind !== KIND.part) continue
    const table = await filler.begin(payload)
    const done = head.tables.findIndex(({ name }) => name === table)
    options.onProgress?.({ done, total: head.tables.length, table })
  }
  await filler.end()
  return filler.counts
}
