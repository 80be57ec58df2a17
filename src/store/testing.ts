import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Outcome } from '#core/base/fault.ts'
import { inSystem } from './city/city.ts'
import { migrate } from './migrate.ts'
import { openStore, type Store, type StoreAddress, type StoreOptions } from './open.ts'
import { noteStatement } from './statement-log.ts'

/** One kind of store that this run can test on; `open` gives a migrated, empty one of its own, gone when closed. */
export type TestStore = { readonly name: string; readonly open: () => Promise<Store> }

const serverUrl = process.env.JINGWEI_TEST_PG

/** For `describe.each`: PGlite always, a PostgreSQL server when JINGWEI_TEST_PG names one (`node scripts/pg.mjs npx vitest run`). */
export const testStores: readonly TestStore[] = [
  { name: 'PGlite', open: openFromDump },
  ...(serverUrl === undefined ? [] : [{ name: 'PostgreSQL', open: () => openFromTemplate(serverUrl, 'postgres') }]),
]

/** The same, and a server on which we own the database but are no superuser and may not create roles. */
export const allTestStores: readonly TestStore[] = [
  ...testStores,
  ...(serverUrl === undefined
    ? []
    : [{ name: 'PostgreSQL, plain owner', open: () => openFromTemplate(serverUrl, OWNER) }]),
]

const OWNER = 'jingwei_test_owner'
let cities = 0

/** A city of its own for each test: nobody needs to clean up after anybody. */
export async function newTestCity(store: Store, name = '望潮市'): Promise<number> {
  const id = 1_000 + ++cities
  const city = {
    id,
    code: `test-${id}`,
    name,
    kind: 'demo' as const,
    notice: null,
    created_at: new Date('2026-01-05T02:00:00Z'),
  }
  await inSystem(store, (tx) => tx.insertInto('city').values(city).execute())
  return id
}

/** The value, or an error that shows the faults: for what a test takes for granted. */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(JSON.stringify(outcome.faults))
}

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const options: StoreOptions = { onStatement: noteStatement, poolSize: 4 }

/** Changes with anything that decides what an empty store looks like. */
function templateKey(): string {
  const hash = createHash('sha256')
  const migrations = readdirSync(source('./migrations')).sort()
  for (const file of ['access.ts', 'manifest.ts', ...migrations.map((name) => `migrations/${name}`)]) {
    hash.update(`${file}\n`).update(readFileSync(source(`./${file}`)))
  }
  return hash
    .update(readFileSync(source('../../package-lock.json')))
    .digest('hex')
    .slice(0, 12)
}

async function openFromDump(): Promise<Store> {
  const directory = source('../../.cache/store')
  const dump = join(directory, `template-${templateKey()}.tar`)
  mkdirSync(directory, { recursive: true })
  while (!existsSync(dump)) {
    if (claim(`${dump}.making`)) await writeDump(directory, dump)
    else await wait(100)
  }
  return granted(await openStore({ memory: true, dump }, options))
}

/** Test files run at once, and making the dump is dear: the first makes it, the others wait. */
function claim(mark: string): boolean {
  try {
    mkdirSync(mark)
    return true
  } catch {
    // Whoever made the mark and died must not stop every later run.
    if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs > 60_000) rmSync(mark, { recursive: true, force: true })
    return false
  }
}

async function writeDump(directory: string, dump: string): Promise<void> {
  const store = await openMigrated({ memory: true })
  const bytes = await store.dump?.()
  await store.close()
  if (bytes === undefined) throw new Error('an embedded store gives a dump')
  const mine = `${dump}.${randomUUID()}`
  writeFileSync(mine, bytes)
  renameSync(mine, dump)
  rmSync(`${dump}.making`, { recursive: true, force: true })
  const dayAgo = Date.now() - 86_400_000
  for (const name of readdirSync(directory)) {
    if (statSync(join(directory, name)).mtimeMs < dayAgo)
      rmSync(join(directory, name), { recursive: true, force: true })
  }
}

async function openMigrated(address: StoreAddress): Promise<Store> {
  const store = granted(await openStore(address, options))
  granted(await migrate(store))
  return store
}

async function openFromTemplate(url: string, login: string): Promise<Store> {
  const template = `jingwei_template_${templateKey()}_${login}`
  const name = `jingwei_test_${randomUUID().replaceAll('-', '')}`
  await administer(url, async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const { rows } = await client.query('select from pg_database where datname = $1', [template])
    if (rows.length === 0) await createTemplate(client, url, template, login)
    await client.query(`create database ${name} template ${template} owner ${login}`)
  })
  const store = granted(await openStore({ url: withDatabase(url, name, login) }, options))
  return {
    ...store,
    close: async () => {
      await store.close()
      await administer(url, (client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

async function createTemplate(client: pg.Client, url: string, template: string, login: string): Promise<void> {
  const { rows } = await client.query('select from pg_roles where rolname = $1', [login])
  if (rows.length === 0) await client.query(`create role ${login} login`)
  const unfinished = `${template}_new`
  await client.query(`drop database if exists ${unfinished}`)
  await client.query(`create database ${unfinished} template template0 encoding 'UTF8' owner ${login}`)
  const store = await openMigrated({ url: withDatabase(url, unfinished, login) })
  await store.close()
  await client.query(`alter database ${unfinished} rename to ${template}`)
}

async function administer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, database: string, login: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  parsed.username = login
  return parsed.href
}
