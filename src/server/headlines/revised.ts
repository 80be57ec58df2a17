import type { HeadlinePage } from '#contract/headlines.ts'
import type { Day } from '#core/base/day.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { listBatches, type StoredBatch } from '#store/batches.ts'
import { listDifferences } from '#store/observations.ts'
import { listSubjects } from '#store/subjects.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { endOfDay } from '../progress/planned-targets.ts'

type Revised = HeadlinePage['revised']['items'][number]
/** One act that may have changed what had been shown: a value replaced, or taken back. */
type Event = { readonly at: Date; readonly reason: string | null }

const DAYS_BACK = 30
const MOST = 6
/** Acts looked through, newest first: a leader's page is no archive. */
const MOST_BATCHES = 200
const MOST_EVENTS = 20

/** Numbers of places that had been shown and became others within thirty days, newest first; each as it was last changed. */
export async function listRevised(context: CityContext, asOf: Day): Promise<HeadlinePage['revised']> {
  const { tx, actor, now, today } = context
  const to = asOf >= today ? now : endOfDay(asOf)
  const from = new Date(to.getTime() - DAYS_BACK * 86_400_000)
  const book = await loadCardBook(tx)
  const indicatorIds = book.indicators.flatMap(({ id, card }) =>
    card.method !== 'formula' && mayReadDisclosed(actor, card.disclosure) ? [id] : [],
  )
  const places = new Map((await listSubjects(tx, { kinds: ['place'] })).map(({ id, name }) => [id, name]))
  const batches = await listBatches(tx, {}, { offset: 0, limit: MOST_BATCHES })
  const found = new Map<string, Revised>()
  for (const event of eventsOf(batches, from, to)) {
    // just before and just after: what came in and was replaced within the month counts too
    const moments = { from: new Date(event.at.getTime() - 1), to: event.at }
    for (const one of await listDifferences(tx, moments, { indicatorIds, subjectIds: [...places.keys()] })) {
      const key = `${one.indicatorId} ${one.subjectId} ${one.periodEnd}`
      const shown = showRevised(one, event, book, places)
      if (shown !== undefined && !found.has(key)) found.set(key, shown)
    }
  }
  const items = [...found.values()]
  return { total: items.length, items: items.slice(0, MOST) }
}

/** First values change nothing that was shown; corrections, later vintages and undoings may. */
function eventsOf(batches: readonly StoredBatch[], from: Date, to: Date): readonly Event[] {
  const within = (at: Date | null): at is Date => at !== null && at > from && at <= to
  const events = batches.flatMap(({ kind, vintage, reason, doneAt, undoneAt, undoneReason }): Event[] => [
    ...(within(doneAt) && (kind === 'correction' || vintage !== 'flash') ? [{ at: doneAt, reason }] : []),
    ...(within(undoneAt) ? [{ at: undoneAt, reason: undoneReason }] : []),
  ])
  return events.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_EVENTS)
}

type Difference = Awaited<ReturnType<typeof listDifferences>>[number]

function showRevised(
  { before, after, indicatorId, subjectId, periodEnd }: Difference,
  { at, reason }: Event,
  book: CardBook,
  places: ReadonlyMap<number, string>,
): Revised | undefined {
  const card = book.byId.get(indicatorId)?.card
  if (card === undefined || before === null || before.value === (after?.value ?? null)) return undefined
  return {
    ...{ indicatorCode: card.code, indicatorName: card.name, unit: card.unit, decimals: card.decimals },
    ...{ subjectId, subjectName: places.get(subjectId) ?? '', period: periodEnd, periodType: card.periodType },
    ...{ before: before.value, after: after?.value ?? null, vintage: after?.vintage ?? null, reason },
    at: at.toISOString(),
  }
}
