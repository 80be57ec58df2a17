import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#store/migrate.ts'
import { openStore, type Store, type StoreAddress } from '#store/open.ts'
import { PostgresMissing, startPostgres } from '../scripts/pg.mjs'
import { type RunningServer, startServer } from '../test/server.ts'
import { type Figures, round } from './benchmark.ts'

type Site = {
  readonly address: StoreAddress
  readonly env: Readonly<Record<string, string>>
  readonly end: () => Promise<void>
}

/** What is done on each store: filled while nobody else has it open, then asked of the built program. */
export type Play<Filled, Played> = {
  readonly fill: (store: Store) => Promise<Filled>
  readonly play: (server: RunningServer, filled: Filled) => Promise<Played>
}

export type Side<Filled, Played> = { readonly filled: Filled; readonly played: Played }

export type Sides<Filled, Played> = {
  readonly pglite: Side<Filled, Played>
  /** undefined where the machine has no PostgreSQL server */
  readonly postgres: Side<Filled, Played> | undefined
}

/** The same on the embedded store and on a PostgreSQL server that lives for it alone. */
export async function playOnBoth<Filled, Played>(play: Play<Filled, Played>): Promise<Sides<Filled, Played>> {
  const pglite = await playOn(openDirectory, play)
  const postgres = await playOn(openServer, play).catch((error: unknown) => {
    if (error instanceof PostgresMissing) return undefined
    throw error
  })
  return { pglite, postgres }
}

/** One figure of both, rounded for people. */
export const bothOf = <Filled, Played>(
  { pglite, postgres }: Sides<Filled, Played>,
  figure: (side: Side<Filled, Played>) => number,
): Figures => ({
  pglite: round(figure(pglite)),
  ...(postgres === undefined ? {} : { postgres: round(figure(postgres)) }),
})

export const missingNotes = ({ postgres }: Sides<unknown, unknown>): readonly string[] =>
  postgres === undefined ? ['postgres: no PostgreSQL server on this machine'] : []

function openDirectory(): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
  const end = async () => rmSync(data, { recursive: true, force: true })
  return Promise.resolve({ address: { dataDir: data }, env: { JINGWEI_DATA: data }, end })
}

async function openServer(): Promise<Site> {
  const { url, stop } = await startPostgres()
  return { address: { url }, env: { DATABASE_URL: url }, end: stop }
}

async function playOn<Filled, Played>(
  open: () => Promise<Site>,
  { fill, play }: Play<Filled, Played>,
): Promise<Side<Filled, Played>> {
  const site = await open()
  try {
    const filled = await withStore(site.address, fill)
    const limits = { JINGWEI_SIGN_INS_PER_MINUTE: '0', JINGWEI_REQUESTS_PER_MINUTE: '0' }
    const { JINGWEI_DATA: data } = site.env
    const server = await startServer({ env: { ...site.env, ...limits }, ...(data === undefined ? {} : { data }) })
    try {
      return { filled, played: await play(server, filled) }
    } finally {
      await server.stop()
    }
  } finally {
    await site.end()
  }
}

async function withStore<T>(address: StoreAddress, work: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(JSON.stringify(opened.faults))
  try {
    const migrated = await migrate(opened.value)
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.faults))
    return await work(opened.value)
  } finally {
    await opened.value.close()
  }
}

export const agentFor = (readers: number): Agent => new Agent({ keepAlive: true, maxSockets: readers })

export type Asked = {
  readonly url: string
  readonly cookie: string
  /** of what changes something: the session's token and the body */
  readonly send?: { readonly method: string; readonly csrf: string; readonly body: unknown }
}

/** Milliseconds from the asking to the last byte. */
export function timeAnswer(agent: Agent, { url, cookie, send }: Asked): Promise<number> {
  const started = performance.now()
  const headers = { cookie, ...(send && { 'x-jingwei-csrf': send.csrf, 'content-type': 'application/json' }) }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, method: send?.method ?? 'GET' }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started)
        else reject(new Error(`${url} answered ${answer.statusCode}`))
      })
    })
    asked.on('error', reject)
    asked.end(send && JSON.stringify(send.body))
  })
}
