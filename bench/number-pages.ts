import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrate } from '#store/migrate.ts'
import { openStore, type StoreAddress } from '#store/open.ts'
import { PostgresMissing, startPostgres } from '../scripts/pg.mjs'
import { signIn } from '../test/client.ts'
import { type RunningServer, startServer } from '../test/server.ts'
import { type Figures, type Outcome, percentile, round } from './benchmark.ts'
import { type InventedNumbers, inventNumbers } from './invented-numbers.ts'
import { type Chance, seeded } from './seeded.ts'

const readerCount = 20
const pages = 300
/** what a reader looks at a page for, on average */
const lookMs = 1000
const SUBJECTS = Array.from({ length: 21 }, (_, at) => at + 1).join(',')

/** What pages of numbers ask for, each by its name. */
const kinds: Readonly<Record<string, (codes: readonly string[], chance: Chance) => string>> = {
  'six figures, all places, 13 months': (codes, chance) => ask(some(codes, chance, 6), '2024-12-01', '2025-12-31'),
  'one indicator, all places, 5 years': (codes, chance) => ask(some(codes, chance, 1), '2021-01-01', '2025-12-31'),
  'twenty-five indicators, all places, a month': (codes, chance) =>
    ask(some(codes, chance, 25), '2025-12-01', '2025-12-31'),
}

const some = (codes: readonly string[], chance: Chance, count: number): string => {
  const from = chance.below(codes.length - count)
  // every page has formulas among its indicators
  return [...codes.slice(from, from + count - 1), codes.at(-1 - chance.below(10)) ?? ''].join(',')
}

const ask = (indicators: string, from: string, to: string): string =>
  `/api/observations?${new URLSearchParams({ indicators, subjects: SUBJECTS, from, to })}`

type Site = {
  readonly address: StoreAddress
  readonly env: Readonly<Record<string, string>>
  readonly end: () => Promise<void>
}
type Measured = { readonly invented: InventedNumbers; readonly p95: ReadonlyMap<string, number> }

/** Values into the store by COPY, then pages of them over HTTP from the built program, on each store. */
export async function measurePages(rows: number): Promise<Outcome> {
  const notes: string[] = []
  const pglite = await measureOn(openDirectory, rows)
  const postgres = await measureOn(openServer, rows).catch((error: unknown) => {
    if (!(error instanceof PostgresMissing)) throw error
    notes.push('postgres: no PostgreSQL server on this machine')
    return undefined
  })
  const both = (figure: (measured: Measured) => number): Figures => ({
    pglite: round(figure(pglite)),
    ...(postgres === undefined ? {} : { postgres: round(figure(postgres)) }),
  })
  const slowest = ({ p95 }: Measured) => Math.max(...p95.values())
  const named = ({ p95 }: Measured) => [...p95].map(([kind, ms]) => `${kind} ${round(ms)}`).join('; ')
  return {
    figures: {
      observations: pglite.invented.rows,
      importCellsPerSecond: both(({ invented }) => invented.cellsPerSecond),
      dashboardP95Ms: both(slowest),
    },
    notes: [
      `importCellsPerSecond: values (each with last year's beside it) generated straight into COPY, 60 batches, index and checks included; --rows sets how many (36000000 for five years of a large city)`,
      `dashboardP95Ms: 95th percentile of the slowest kind of page for ${readerCount} signed-in readers over HTTP, each looking at a page for about ${lookMs} ms, ${pages} pages a kind; formulas and the city's sum are computed on reading`,
      `pages on PGlite, ms: ${named(pglite)}`,
      ...(postgres === undefined ? [] : [`pages on PostgreSQL, ms: ${named(postgres)}`]),
      ...notes,
    ],
  }
}

function openDirectory(): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
  const end = async () => rmSync(data, { recursive: true, force: true })
  return Promise.resolve({ address: { dataDir: data }, env: { JINGWEI_DATA: data }, end })
}

async function openServer(): Promise<Site> {
  const { url, stop } = await startPostgres()
  return { address: { url }, env: { DATABASE_URL: url }, end: stop }
}

async function measureOn(open: () => Promise<Site>, rows: number): Promise<Measured> {
  const site = await open()
  try {
    const invented = await fill(site.address, rows)
    const limits = { JINGWEI_SIGN_INS_PER_MINUTE: '0', JINGWEI_REQUESTS_PER_MINUTE: '0' }
    const { JINGWEI_DATA: data } = site.env
    const server = await startServer({ env: { ...site.env, ...limits }, ...(data === undefined ? {} : { data }) })
    try {
      return { invented, p95: await timeReaders(server, invented) }
    } finally {
      await server.stop()
    }
  } finally {
    await site.end()
  }
}

async function fill(address: StoreAddress, rows: number): Promise<InventedNumbers> {
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(JSON.stringify(opened.faults))
  try {
    const migrated = await migrate(opened.value)
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.faults))
    return await inventNumbers(opened.value, rows, readerCount)
  } finally {
    await opened.value.close()
  }
}

async function timeReaders(
  { origin }: RunningServer,
  { readers, codes }: InventedNumbers,
): Promise<ReadonlyMap<string, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: readerCount })
  const clients = await Promise.all(readers.map(({ username, password }) => signIn(origin, username, password)))
  const chance = seeded(11)
  const p95 = new Map<string, number>()
  for (const [kind, pathOf] of Object.entries(kinds)) {
    const times: number[] = []
    let left = pages
    const read = async (cookie: string) => {
      await timePage(agent, `${origin}${pathOf(codes, chance)}`, cookie)
      await pause(chance.below(lookMs + 1))
      while (left-- > 0) {
        times.push(await timePage(agent, `${origin}${pathOf(codes, chance)}`, cookie))
        await pause(lookMs / 2 + chance.below(lookMs))
      }
    }
    await Promise.all(clients.map(({ cookie }) => read(cookie)))
    p95.set(kind, percentile(times, 0.95))
  }
  agent.destroy()
  return p95
}

function timePage(agent: Agent, url: string, cookie: string): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { cookie } }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started)
        else reject(new Error(`${url} answered ${answer.statusCode}`))
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}
