import { setTimeout as pause } from 'node:timers/promises'
import { signIn } from '../test/client.ts'
import type { RunningServer } from '../test/server.ts'
import { median, type Outcome, percentile } from './benchmark.ts'
import { type Invented, inventProgramme } from './invented-programme.ts'
import { type Chance, seeded } from './seeded.ts'
import { agentFor, bothOf, missingNotes, playOnBoth, timeAnswer } from './site.ts'

const measures = 10_000
const readerCount = 20
const pageSize = 50
const rounds = 5
const pagesPerRound = 200
const warmUp = 200
/** what a reader looks at a page for, on average */
const lookMs = 1000

/** `p95`: of each round; `perSecond`: pages where nobody looks at any */
type Times = { readonly all: readonly number[]; readonly p95: readonly number[]; readonly perSecond: number }

/** The built program over HTTP, on each store, asked for pages of one long list by many people at once. */
export async function measure(): Promise<Outcome> {
  const sides = await playOnBoth<Invented, Times>({
    fill: (store) => inventProgramme(store, measures, readerCount, new Date()),
    play: timeReaders,
  })
  return {
    figures: {
      listP95Ms: bothOf(sides, ({ played }) => median(played.p95)),
      listBestP95Ms: bothOf(sides, ({ played }) => Math.min(...played.p95)),
      listMedianMs: bothOf(sides, ({ played }) => median(played.all)),
      listPerSecond: bothOf(sides, ({ played }) => played.perSecond),
    },
    notes: [
      `listP95Ms: ${readerCount} signed-in readers leaf through ${measures} measures by pages of ${pageSize}, each looking at a page for about ${lookMs} ms before asking for the next; median of ${rounds} rounds' 95th percentiles (listBestP95Ms: the least), ${pagesPerRound} pages a round`,
      `listPerSecond: pages a second where the same ${readerCount} ask for the next one as soon as one has come, on a machine that also has to run the readers; ${readerCount} divided by it is how long each then waits`,
      ...missingNotes(sides),
    ],
  }
}

async function timeReaders({ origin }: RunningServer, { programmeId, readers, unitIds }: Invented): Promise<Times> {
  const agent = agentFor(readerCount)
  const clients = await Promise.all(readers.map(({ username, password }) => signIn(origin, username, password)))
  const chance = seeded(7)
  const play = async (pages: number, look: number): Promise<readonly number[]> => {
    const times: number[] = []
    let left = pages
    const read = async (cookie: string) => {
      await pause(chance.below(look + 1))
      while (left-- > 0) {
        times.push(await timeAnswer(agent, { url: `${origin}${askPage(chance, programmeId, unitIds)}`, cookie }))
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
