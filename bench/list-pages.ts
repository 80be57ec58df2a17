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
import { type Figures, median, type Outcome, percentile, round } from './benchmark.ts'
import { type Invented, inventProgramme } from './invented-programme.ts'
import { type Chance, seeded } from './seeded.ts'

const measures = 10_000
const readerCount = 20
const pageSize = 50
const rounds = 5
const pagesPerRound = 200
const warmUp = 200
/** what a reader looks at a page for, on average */
const lookMs = 1000

type Site = {
  readonly address: StoreAddress
  readonly env: Readonly<Record<string, string>>
  readonly end: () => Promise<void>
}
/** `p95`: of each round; `perSecond`: pages where nobody looks at any */
type Times = { readonly all: readonly number[]; readonly p95: readonly number[]; readonly perSecond: number }

/** The built program over HTTP, on each store, asked for pages of one long list by many people at once. */
export async function measure(): Promise<Outcome> {
  const notes = [
    `listP95Ms: ${readerCount} signed-in readers leaf through ${measures} measures by pages of ${pageSize}, each looking at a page for about ${lookMs} ms before asking for the next; median of ${rounds} rounds' 95th percentiles (listBestP95Ms: the least), ${pagesPerRound} pages a round`,
    `listPerSecond: pages a second where the same ${readerCount} ask for the next one as soon as one has come, on a machine that also has to run the readers; ${readerCount} divided by it is how long each then waits`,
  ]
  const pglite = await measureOn(openDirectory)
  const postgres = await measureOn(openServer).catch((error: unknown) => {
    if (!(error instanceof PostgresMissing)) throw error
    notes.push('listP95Ms.postgres: no PostgreSQL server on this machine')
    return undefined
  })
  const both = (figure: (times: Times) => number): Figures => ({
    pglite: round(figure(pglite)),
    ...(postgres === undefined ? {} : { postgres: round(figure(postgres)) }),
  })
  const figures = {
    listP95Ms: both(({ p95 }) => median(p95)),
    listBestP95Ms: both(({ p95 }) => Math.min(...p95)),
    listMedianMs: both(({ all }) => median(all)),
    listPerSecond: both(({ perSecond }) => perSecond),
  }
  return { figures, notes }
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

async function measureOn(open: () => Promise<Site>): Promise<Times> {
  const site = await open()
  try {
    const invented = await fill(site.address)
    const limits = { JINGWEI_SIGN_INS_PER_MINUTE: '0', JINGWEI_REQUESTS_PER_MINUTE: '0' }
    const { JINGWEI_DATA: data } = site.env
    const server = await startServer({ env: { ...site.env, ...limits }, ...(data === undefined ? {} : { data }) })
    try {
      return await timeReaders(server, invented)
    } finally {
      await server.stop()
    }
  } finally {
    await site.end()
  }
}

async function fill(address: StoreAddress): Promise<Invented> {
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(JSON.stringify(opened.faults))
  try {
    const migrated = await migrate(opened.value)
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.faults))
    return await inventProgramme(opened.value, measures, readerCount, new Date())
  } finally {
    await opened.value.close()
  }
}

async function timeReaders({ origin }: RunningServer, { programmeId, readers, unitIds }: Invented): Promise<Times> {
  const agent = new Agent({ keepAlive: true, maxSockets: readerCount })
  const clients = await Promise.all(readers.map(({ username, password }) => signIn(origin, username, password)))
  const chance = seeded(7)
  const play = async (pages: number, look: number): Promise<readonly number[]> => {
    const times: number[] = []
    let left = pages
    const read = async (cookie: string) => {
      await pause(chance.below(look + 1))
      while (left-- > 0) {
        times.push(await timePage(agent, `${origin}${askPage(chance, programmeId, unitIds)}`, cookie))
        if (look > 0) await pause(look / 2 + chance.below(look))
      }
    }
    await Promise.all(clients.map(({ cookie }) => read(cookie)))
    return times
  }
  await play(warmUp, 0)
  const played: (readonly number[])[] = []
  for (let n = 0; n < rounds; n += 1) played.push(await play(pagesPerRound, lookMs))
  const started = performance.now()
  await play(2 * pagesPerRound, 0)
  const perSecond = (2 * pagesPerRound * 1000) / (performance.now() - started)
  agent.destroy()
  return { all: played.flat(), p95: played.map((times) => percentile(times, 0.95)), perSecond }
}

/** What people do with a list: leaf through it, sort it, look for a word or a unit, ask what is late and who is silent. */
function askPage(chance: Chance, programmeId: string, unitIds: readonly string[]): string {
  const far = `page=${1 + chance.below(measures / pageSize)}`
  const kinds = [
    'page=1',
    far,
    `${far}&sort=title`,
    `${far}&sort=status&descending=true`,
    `${far}&sort=reportedAt&descending=true`,
    `page=${1 + chance.below(3)}&unitId=${chance.pick(unitIds, '')}&grade=lead`,
    `page=${1 + chance.below(10)}&status=late`,
    `page=${1 + chance.below(10)}&only=late`,
    `page=${1 + chance.below(3)}&only=silent`,
    `search=${encodeURIComponent(chance.pick(['智能工厂', '盘活', 'bzcf'], ''))}`,
  ]
  return `/api/programmes/${programmeId}/measures?size=${pageSize}&${chance.pick(kinds, 'page=1')}`
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
