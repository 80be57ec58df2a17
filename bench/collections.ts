import { setTimeout as pause } from 'node:timers/promises'
import type { Call } from '#contract/collections/call.ts'
import type { Definition } from '#contract/collections/collection.ts'
import type { SavedCells, Sheet } from '#contract/collections/submission.ts'
import { daysInMonth, toDay } from '#core/base/day.ts'
import { buildStale } from '../scripts/build.mjs'
import { type Client, signIn } from '../test/client.ts'
import type { RunningServer } from '../test/server.ts'
import { type Outcome, percentile } from './benchmark.ts'
import { FIELDS, type InventedCollection, inventCollection, LINES } from './invented-collection.ts'
import { seeded } from './seeded.ts'
import { agentFor, bothOf, missingNotes, playOnBoth, timeAnswer } from './site.ts'

const clerkCount = 20
const opens = 3
const savesAnOpen = 10
/** what a clerk takes for one cell, on average */
const typeMs = 1000

type Times = { readonly open: readonly number[]; readonly save: readonly number[] }
type Filling = { readonly client: Client; readonly sheet: Pick<Sheet, 'id'>; readonly subjectIds: readonly number[] }

/** Clerks at work in long forms at once, over HTTP with the built program, on each store. */
export async function measure(): Promise<Outcome> {
  await buildStale()
  const sides = await playOnBoth<InventedCollection, Times>({
    fill: (store) => inventCollection(store, clerkCount),
    play: timeClerks,
  })
  return {
    figures: {
      gridOpenP95Ms: bothOf(sides, ({ played }) => percentile(played.open, 0.95)),
      gridOpenMedianMs: bothOf(sides, ({ played }) => percentile(played.open, 0.5)),
      cellSaveP95Ms: bothOf(sides, ({ played }) => percentile(played.save, 0.95)),
      cellSaveMedianMs: bothOf(sides, ({ played }) => percentile(played.save, 0.5)),
    },
    notes: [
      `gridOpenP95Ms, cellSaveP95Ms: ${clerkCount} clerks, each in a form of ${FIELDS} indicators for ${LINES} firms, a fifth of it filled in; each opens it ${opens} times and saves ${savesAnOpen} single cells after each opening, about ${typeMs} ms apart, all at once`,
      ...missingNotes(sides),
    ],
  }
}

async function timeClerks({ origin }: RunningServer, invented: InventedCollection): Promise<Times> {
  const call = await openCall(await signIn(origin, invented.office.username, invented.office.password), invented)
  const fillings: Filling[] = []
  for (const { username, password, unitId, subjectIds } of invented.clerks) {
    const client = await signIn(origin, username, password)
    const sheet = call.submissions.find((one) => one.unitId === unitId)
    if (sheet === undefined) throw new Error(`${username} was asked nothing`)
    const cells = invented.indicatorIds
      .slice(0, FIELDS / 5)
      .flatMap((id) => subjectIds.map((of) => cellOf(of, id, '1')))
    await put(client, sheet.id, cells)
    fillings.push({ client, sheet, subjectIds })
  }
  const agent = agentFor(clerkCount)
  const chance = seeded(5)
  const [open, save]: [number[], number[]] = [[], []]
  await Promise.all(
    fillings.map(async ({ client, sheet, subjectIds }, clerk) => {
      const { cookie, csrf } = client
      const url = `${origin}/api/submissions/${sheet.id}`
      await pause(chance.below(typeMs * savesAnOpen))
      for (let at = 0; at < opens * savesAnOpen; at += 1) {
        if (at % savesAnOpen === 0) open.push(await timeAnswer(agent, { url, cookie }))
        await pause(typeMs / 2 + chance.below(typeMs))
        // cells that nobody has filled in, each once
        const field = invented.indicatorIds[FIELDS / 5 + ((at * 7 + clerk) % (FIELDS / 2))] ?? 0
        const body = { cells: [cellOf(subjectIds[at % LINES] ?? 0, field, String(100 + at))] }
        save.push(await timeAnswer(agent, { url: `${url}/cells`, cookie, send: { method: 'PUT', csrf, body } }))
      }
    }),
  )
  agent.destroy()
  return { open, save }
}

const cellOf = (subjectId: number, indicatorId: number, text: string) => ({
  ...{ subjectId, indicatorId, side: 'now' as const, text, reason: null, revision: null },
})

async function put(client: Client, id: string, cells: readonly object[]): Promise<void> {
  const { status, body } = await client.ask<SavedCells>('PUT', `/api/submissions/${id}/cells`, { cells })
  if (status !== 200 || body.saved.length !== cells.length) throw new Error(JSON.stringify(body).slice(0, 500))
}

async function openCall(office: Client, { clerks, indicatorIds }: InventedCollection): Promise<Call> {
  const now = new Date()
  const [year, month] =
    now.getUTCMonth() === 0 ? [now.getUTCFullYear() - 1, 12] : [now.getUTCFullYear(), now.getUTCMonth()]
  const periodEnd = toDay(year, month, daysInMonth(year, month))
  const fields = indicatorIds.map((indicatorId) => ({
    ...{ indicatorId, asks: 'value' as const, required: false, note: null },
  }))
  const definition: Definition = {
    ...{ title: '万表月报', basis: null, periodType: 'month', ownerUnitId: null, layout: 'subject-rows' },
    ...{ rowKind: null, dueMonths: 2, dueDay: 28, remindBefore: [], firstPeriod: periodEnd },
    form: { sections: [{ title: '全部', fields }], rules: [], parts: [] },
    recipients: clerks.map(({ unitId, subjectIds }) => ({ unitId, subjectIds: [...subjectIds] })),
  }
  const { id } = await office.post<{ id: string }>('/api/collections', definition)
  return office.post<Call>(`/api/collections/${id}/calls`, { periodEnd })
}
