import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg, { type PoolClient } from 'pg'
import { to } from 'pg-copy-streams'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { asOwner } from '../city/city.ts'
import { withClient } from '../handle.ts'
import { isFenced, manifest, type TableEntry } from '../manifest.ts'
import type { Applied } from '../migrate.ts'
import type { Store } from '../open.ts'
import { type BackupHead, type BackupTable, FrameWriter, KIND, MAGIC } from './backup-frames.ts'

export type BackupOptions = {
  readonly madeAt: Date
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: { readonly done: number; readonly total: number; readonly table: string }) => void
}

export type BackupReport = { readonly tables: number; readonly bytes: number; readonly sha256: string }

/** What an embedded store may pile up in memory for one COPY, as near as can be told beforehand. */
const PIECE_BYTES = 64 << 20
const FRAME_BYTES = 1 << 20

/** The whole store as it stood at one moment, into a file that is there whole or not at all. Others go on working. */
export async function backup(store: Store, path: string, options: BackupOptions): Promise<Outcome<BackupReport>> {
  const unfinished = `${path}.part`
  try {
    const report = await backupTo(store, createWriteStream(unfinished, { mode: 0o600 }), options)
    const file = await open(unfinished, 'r+')
    await file.sync()
    await file.close()
    await rename(unfinished, path)
    return good(report)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (options.signal?.aborted === true) return bad({ code: 'backup.cancelled' })
    return bad({ code: 'backup.not-written', place: { file: path }, facts: { message: (error as Error).message } })
  }
}

/** The same, into any stream; ends it. Throws what goes wrong. */
export async function backupTo(store: Store, target: Writable, options: BackupOptions): Promise<BackupReport> {
  let bytes = MAGIC.length
  target.write(MAGIC)
  const gzip = createGzip({ level: 4 })
  gzip.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  const written = pipeline(gzip, target)
  // Its failure is heard at the next frame; until then nobody may be waiting for it.
  written.catch(() => {})
  const frames = new FrameWriter()
  const put = async (frame: Buffer) => {
    options.signal?.throwIfAborted()
    if (gzip.destroyed) await written
    if (!gzip.write(frame)) await Promise.race([once(gzip, 'drain'), written])
  }
  try {
    const begin = 'begin transaction isolation level repeatable read read only'
    const tables = await asOwner(store, begin, (tx) =>
      withClient(tx, (client) => copyAll(store, client, frames, put, options)),
    )
    const { bytes: tail, sha256 } = frames.tail()
    gzip.end(tail)
    await written
    return { tables, bytes, sha256 }
  } catch (error) {
    gzip.destroy()
    target.destroy()
    throw error
  }
}

type Put = (frame: Buffer) => Promise<void>

async function copyAll(
  store: Store,
  client: PoolClient,
  frames: FrameWriter,
  put: Put,
  options: BackupOptions,
): Promise<number> {
  const entries = manifest.filter((entry) => entry.transient !== true)
  const head = await readHead(client, entries, options.madeAt)
  await put(frames.json(KIND.head, head))
  const cities = await client.query<{ id: number }>('select id from city order by id')
  for (const [done, table] of head.tables.entries()) {
    options.onProgress?.({ done, total: head.tables.length, table: table.name })
    const entry = entries.find(({ name }) => name === table.name)
    // Whoever row-level security binds sees one city at a time, here as everywhere.
    const views =
      store.passesFences || entry === undefined || !isFenced(entry) ? [null] : cities.rows.map(({ id }) => id)
    for (const city of views) {
      if (city !== null) await client.query(`set local app.city_id = '${city}'`)
      for (const where of await piecesOf(store, client, table.name)) {
        await put(frames.json(KIND.part, { table: table.name }))
        for await (const rows of gathered(client.query(to(copyStatement(table, where))))) {
          await put(frames.frame(KIND.rows, rows))
        }
      }
    }
  }
  return head.tables.length
}

/** A server sends row by row; a frame for each would be mostly frame. */
async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    pieces.push(chunk)
    length += chunk.length
    if (length < FRAME_BYTES) continue
    yield Buffer.concat(pieces)
    pieces = []
    length = 0
  }
  yield Buffer.concat(pieces)
}

function copyStatement(table: BackupTable, where: string): string {
  const columns = table.columns.map(pg.escapeIdentifier).join(', ')
  return `copy (select /* every city: backup */ ${columns} from ${pg.escapeIdentifier(table.name)} ${where}) to stdout (format binary)`
}

async function readHead(client: PoolClient, entries: readonly TableEntry[], madeAt: Date): Promise<BackupHead> {
  const history = await client.query<Applied>('select number, name, sha256 from schema_migration order by number')
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname`,
  )
  const columns = new Map(rows.map((row) => [row.name, row.columns]))
  const tables = entries.map(({ name }) => ({ name, columns: columns.get(name) ?? [] }))
  return { madeAt: madeAt.toISOString(), history: history.rows, tables }
}

/** Ranges of the table's pages, small enough each; on a server, which sends as fast as it is read, the whole table. */
async function piecesOf(store: Store, client: PoolClient, table: string): Promise<readonly string[]> {
  if (store.kind === 'postgres') return ['']
  const { rows } = await client.query<{ pages: number; bytes: string }>(
    `select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as pages, pg_table_size($1::regclass) as bytes`,
    [table],
  )
  const [size] = rows
  const bytes = Number(size?.bytes ?? 0)
  if (size === undefined || bytes <= PIECE_BYTES) return ['']
  const step = Math.max(1, Math.floor((size.pages * PIECE_BYTES) / bytes))
  const starts = Array.from({ length: Math.ceil(size.pages / step) }, (_, i) => i * step)
  return starts.map((from) => `where ctid >= '(${from},0)' and ctid < '(${from + step},0)'`)
}
