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
const PLACES = Array.from({ length: 21 }, (_, at) => at + 1)
/** a page ends with one of the last months, as people look back */
const ENDS = ['2025-12-31', '2025-11-30', '2025-10-31', '2025-09-30', '2025-08-31', '2025-07-31'] as const

/** What pages of numbers ask for, each by its name: whichever indicators, places and last month the reader comes to. */
const kinds: Readonly<Record<string, (codes: readonly string[], chance: Chance) => string>> = {
  'six figures, 13 months': (codes, chance) => ask(some(codes, chance, 6), chance, 12),
  'one indicator, 5 years': (codes, chance) => ask(some(codes, chance, 1), chance, 59),
  'twenty-five indicators, a month': (codes, chance) => ask(some(codes, chance, 25), chance, 0),
}

/** Every page of several indicators has a formula among them, and of single ones every sixth is one. */
function some(codes: readonly string[], chance: Chance, count: number): string {
  if (count === 1) return codes[chance.below(codes.length)] ?? ''
  const from = chance.below(codes.length - count)
  return [...codes.slice(from, from + count - 1), codes.at(-1 - chance.below(10)) ?? ''].join(',')
}

/** Half of the readers look at all places, the others at the city and its parks, or at the city and its towns. */
function ask(indicators: string, chance: Chance, monthsBack: number): string {
  const whose = [PLACES, PLACES, PLACES.slice(0, 9), [1, ...PLACES.slice(9)]][chance.below(4)] ?? PLACES
  const to = ENDS[chance.below(ENDS.length)] ?? ENDS[0]
  const [year = 0, month = 0] = to.split('-').map(Number)
  const from = new Date(Date.UTC(year, month - 1 - monthsBack, 1)).toISOString().slice(0, 10)
  return `/api/observations?${new URLSearchParams({ indicators, subjects: whose.join(','), from, to })}`
}

/** of each page, by its kind, and how many different ones there were among them */
type Times = ReadonlyMap<string, { readonly ms: readonly number[]; readonly distinct: number }>

const p95Of = (times: Times): ReadonlyMap<string, number> =>
  new Map([...times].map(([kind, { ms }]) => [kind, percentile(ms, 0.95)]))

/** Values into the store by COPY, then pages of them over HTTP from the built program, on each store. */
export async function measurePages(rows: number): Promise<Outcome> {
  const sides = await playOnBoth<InventedNumbers, Times>({
    fill: (store) => inventNumbers(store, rows, readerCount),
    play: timeReaders,
  })
  const { pglite, postgres } = sides
  const named = ({ played }: Side<InventedNumbers, Times>) =>
    [...p95Of(played)].map(([kind, ms]) => `${kind} ${round(ms)}`).join('; ')
  const distinctOf = ({ played }: Side<InventedNumbers, Times>) =>
    [...played].map(([kind, { distinct }]) => `${kind} ${distinct}`).join('; ')
  return {
    figures: {
      observations: pglite.filled.rows,
      importCellsPerSecond: bothOf(sides, ({ filled }) => filled.cellsPerSecond),
      dashboardP95Ms: bothOf(sides, ({ played }) => Math.max(...p95Of(played).values())),
      dashboardMedianMs: bothOf(sides, ({ played }) => Math.max(...[...played.values()].map(({ ms }) => median(ms)))),
    },
    notes: [
      `importCellsPerSecond: values (each with last year's beside it) generated straight into COPY, 60 batches each in one transaction, index, checks and what pages read included; --rows sets how many (36000000 for five years of a large city)`,
      `dashboardP95Ms: 95th percentile of the slowest kind of page for ${readerCount} signed-in readers over HTTP, each looking at a page for about ${lookMs} ms, ${pages} pages a kind; formulas and the city's sum are computed on reading (dashboardMedianMs: the median of the kind whose median is slowest, which a busy machine moves less)`,
      `pages on PGlite, ms: ${named(pglite)}`,
      `different pages among the ${pages + readerCount} that are opened of each kind: ${distinctOf(pglite)}; readers rarely come to one that another has opened, so that memory helps less than among people who all begin at one page`,
      ...(postgres === undefined ? [] : [`pages on PostgreSQL, ms: ${named(postgres)}`]),
      ...missingNotes(sides),
    ],
  }
}

export async function timeReaders({ origin }: RunningServer, { readers, codes }: InventedNumbers): Promise<Times> {
  const agent = agentFor(readerCount)
  const clients = await Promise.all(readers.map(({ username, password }) => signIn(origin, username, password)))
  const chance = seeded(11)
  const played = new Map<string, { ms: readonly number[]; distinct: number }>()
  for (const [kind, pathOf] of Object.entries(kinds)) {
    const ms: number[] = []
    const asked = new Set<string>()
    let left = pages
    const open = (cookie: string) => {
      const path = pathOf(codes, chance)
      asked.add(path)
      return timeAnswer(agent, { url: `${origin}${path}`, cookie })
    }
    const read = async (cookie: string) => {
      await open(cookie)
      await pause(chance.below(lookMs + 1))
      while (left-- > 0) {
        ms.push(await open(cookie))
        await pause(lookMs / 2 + chance.below(lookMs))
      }
    }
    await Promise.all(clients.map(({ cookie }) => read(cookie)))
    played.set(kind, { ms, distinct: asked.size })
  }
  agent.destroy()
  return played
}
