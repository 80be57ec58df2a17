import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { refuseInsideTransaction } from './city/scope.ts'
import type { Handle } from './handle.ts'
import { type Lock, takeLock } from './lock.ts'
import { Memory } from './memory/memory.ts'
import { OwnerThread } from './pglite/thread.ts'
import { Wire } from './pglite/wire.ts'
import { keepStatements } from './prepared.ts'

/** A data directory of ours, a PostgreSQL server, or (for tests) nothing but memory, from a dump if one is given. */
export type StoreAddress =
  | { readonly dataDir: string }
  | { readonly url: string }
  | { readonly memory: true; readonly dump?: string }

export type StoreOptions = {
  /** connections to a server; an embedded store has exactly one */
  readonly poolSize?: number
  /** hears every statement that is sent, before it is */
  readonly onStatement?: (text: string) => void
}

export type Store = {
  readonly kind: 'pglite' | 'postgres'
  readonly pool: pg.Pool
  /** Outside any transaction and outside every fence: for start-up and tables without a city. Rows of a city go by `inCity`. */
  readonly db: Handle
  /** Whether this login passes row-level security by, so that transactions must put on the application's role. */
  readonly passesFences: boolean
  readonly citus: boolean
  /** what this process has read from it and may answer with again */
  readonly memory: Memory
  /** The embedded cluster as a tar that `memory` opens again; a server has none. */
  readonly dump: (() => Promise<Buffer>) | undefined
  readonly close: () => Promise<void>
}

const OLDEST = 150_000
/** bytes; some hundred pages of numbers */
const MOST_REMEMBERED = 64 * 1024 * 1024

export async function openStore(address: StoreAddress, options: StoreOptions = {}): Promise<Outcome<Store>> {
  if ('url' in address) return openServer(address.url, options)
  if ('memory' in address) {
    const thread = new OwnerThread({ kind: 'memory', ...(address.dump === undefined ? {} : { dump: address.dump }) })
    return openEmbedded(thread, ':memory:', options, undefined)
  }
  const directory = resolve(address.dataDir)
  try {
    // It holds password hashes and business data: nobody else's to read.
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const lock = takeLock(join(directory, 'lock'))
    if (!lock.ok) return lock
    const thread = new OwnerThread({ kind: 'directory', directory: join(directory, 'pglite') })
    return await openEmbedded(thread, directory, options, lock.value)
  } catch (error) {
    return bad({ code: 'store.directory-refused', place: { file: directory }, facts: { message: messageOf(error) } })
  }
}

/** Named in full, lest the driver take them from the environment (PGUSER, PGSSLMODE), which speaks of another database. */
const EMBEDDED = { host: 'pglite', user: 'postgres', database: 'postgres', password: '', ssl: false, max: 1 } as const

async function openEmbedded(
  thread: OwnerThread,
  directory: string,
  options: StoreOptions,
  lock: Lock | undefined,
): Promise<Outcome<Store>> {
  try {
    await thread.ready()
  } catch (error) {
    lock?.release()
    return bad({ code: 'store.not-opened', place: { file: directory }, facts: { message: messageOf(error) } })
  }
  const pool = guarded(
    new pg.Pool({ ...EMBEDDED, idleTimeoutMillis: 0, types, stream: () => new Wire(thread) }),
    options,
  )
  pool.on('connect', keepStatements)
  return good({
    kind: 'pglite',
    pool,
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    passesFences: true,
    citus: false,
    memory: new Memory(MOST_REMEMBERED),
    dump: () => thread.dump(),
    close: async () => {
      await pool.end()
      await thread.close()
      lock?.release()
    },
  })
}

async function openServer(url: string, options: StoreOptions): Promise<Outcome<Store>> {
  let config: pg.PoolConfig
  try {
    // The session's zone decides what a bare date means in SQL; it must not depend on the server's.
    config = { connectionString: url, max: options.poolSize ?? 10, types, application_name: 'jingwei' }
    const { searchParams } = new URL(url)
    if (!searchParams.has('options')) config.options = '-c TimeZone=UTC'
  } catch {
    return bad({ code: 'store.url-malformed' })
  }
  const pool = guarded(new pg.Pool(config), options)
  try {
    const { rows } = await pool.query<ServerFacts>(ASK_SERVER)
    const facts = rows[0]
    if (facts === undefined) throw new Error('the server says nothing about itself')
    const fault = unfit(facts)
    if (fault !== undefined) {
      await pool.end()
      return bad(fault)
    }
    return good(serverStore(pool, facts))
  } catch (error) {
    await pool.end()
    const code = (error as { code?: string }).code ?? null
    return bad({ code: 'store.unreachable', facts: { reason: code, message: messageOf(error) } })
  }
}

type ServerFacts = { version: number; encoding: string; passes: boolean; citus: boolean }

const ASK_SERVER = `select current_setting('server_version_num')::int as version,
  current_setting('server_encoding') as encoding,
  (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as passes,
  exists (select from pg_extension where extname = 'citus') as citus`

function unfit(facts: ServerFacts) {
  if (facts.version < OLDEST) return { code: 'store.server-too-old', facts: { version: facts.version, oldest: OLDEST } }
  if (facts.encoding !== 'UTF8') return { code: 'store.server-encoding', facts: { encoding: facts.encoding } }
  return undefined
}

function serverStore(pool: pg.Pool, facts: ServerFacts): Store {
  return {
    kind: 'postgres',
    pool,
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    passesFences: facts.passes,
    memory: new Memory(MOST_REMEMBERED),
    citus: facts.citus,
    dump: undefined,
    close: () => pool.end(),
  }
}

const DATE_ARRAY = 1182
const TEXT_ARRAY = 1009

/** A date stays the text it is, in a list too: as a Date it would shift with the machine's time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === pg.types.builtins.DATE
      ? String
      : pg.types.getTypeParser(oid === DATE_ARRAY ? TEXT_ARRAY : oid, format)) as typeof pg.types.getTypeParser,
}

function guarded(pool: pg.Pool, options: StoreOptions): pg.Pool {
  // Without listeners a connection that dies, idle or lent, would end the whole process; who uses it gets the error anyway.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    if (options.onStatement !== undefined) listen(client, options.onStatement)
  })
  const connect = pool.connect.bind(pool)
  pool.connect = ((called?: Parameters<typeof connect>[0]) => {
    try {
      refuseInsideTransaction(pool)
    } catch (error) {
      if (called === undefined) return Promise.reject(error)
      return called(error as Error, undefined, () => {})
    }
    return called === undefined ? connect() : connect(called)
  }) as typeof pool.connect
  return pool
}

function listen(client: pg.PoolClient, hear: (text: string) => void): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  client.query = ((first: string | { text?: string }, ...rest: unknown[]) => {
    hear(typeof first === 'string' ? first : (first.text ?? ''))
    return query(first, ...rest)
  }) as typeof client.query
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
