import { setTimeout as pause } from 'node:timers/promises'
import { signIn } from '../test/client.ts'
import type { RunningServer } from '../test/server.ts'
import { median, type Outcome, percentile, round } from './benchmark.ts'
import { type InventedNumbers, inventNumbers } from './invented-numbers.ts'
import { type Chance, seeded } from './seeded.ts'
import { agentFor, bothOf, missingNotes, playOnBoth, type Side, timeAnswer } from './site.ts'

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

/** of each page, by its kind */
type Times = ReadonlyMap<string, readonly number[]>

const p95Of = (times: Times): ReadonlyMap<string, number> =>
  new Map([...times].map(([kind, all]) => [kind, percentile(all, 0.95)]))

/** Values into the store by COPY, then pages of them over HTTP from the built program, on each store. */
export async function measurePages(rows: number): Promise<Outcome> {
  const sides = await playOnBoth<InventedNumbers, Times>({
    fill: (store) => inventNumbers(store, rows, readerCount),
    play: timeReaders,
  })
  const { pglite, postgres } = sides
  const named = ({ played }: Side<InventedNumbers, Times>) =>
    [...p95Of(played)].map(([kind, ms]) => `${kind} ${round(ms)}`).join('; ')
  return {
    figures: {
      observations: pglite.filled.rows,
      importCellsPerSecond: bothOf(sides, ({ filled }) => filled.cellsPerSecond),
      dashboardP95Ms: bothOf(sides, ({ played }) => Math.max(...p95Of(played).values())),
      dashboardMedianMs: bothOf(sides, ({ played }) => Math.max(...[...played.values()].map(median))),
    },
    notes: [
      `importCellsPerSecond: values (each with last year's beside it) generated straight into COPY, 60 batches each in one transaction, index, checks and what pages read included; --rows sets how many (36000000 for five years of a large city)`,
      `dashboardP95Ms: 95th percentile of the slowest kind of page for ${readerCount} signed-in readers over HTTP, each looking at a page for about ${lookMs} ms, ${pages} pages a kind; formulas and the city's sum are computed on reading (dashboardMedianMs: the median of the kind whose median is slowest, which a busy machine moves less)`,
      `pages on PGlite, ms: ${named(pglite)}`,
      ...(postgres === undefined ? [] : [`pages on PostgreSQL, ms: ${named(postgres)}`]),
      ...missingNotes(sides),
    ],
  }
}

async function timeReaders({ origin }: RunningServer, { readers, codes }: InventedNumbers): Promise<Times> {
  const agent = agentFor(readerCount)
  const clients = await Promise.all(readers.map(({ username, password }) => signIn(origin, username, password)))
  const chance = seeded(11)
  const played = new Map<string, readonly number[]>()
  for (const [kind, pathOf] of Object.entries(kinds)) {
    const times: number[] = []
    let left = pages
    const read = async (cookie: string) => {
      await timeAnswer(agent, { url: `${origin}${pathOf(codes, chance)}`, cookie })
      await pause(chance.below(lookMs + 1))
      while (left-- > 0) {
        times.push(await timeAnswer(agent, { url: `${origin}${pathOf(codes, chance)}`, cookie }))
        await pause(lookMs / 2 + chance.below(lookMs))
      }
    }
    await Promise.all(clients.map(({ cookie }) => read(cookie)))
    played.set(kind, times)
  }
  agent.destroy()
  return played
}
