import type { HeadlinePage } from '#contract/headlines.ts'
import type { Day } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import type { CityHandle } from '#store/handle.ts'
import { recall } from '#store/memory/recall.ts'
import { listBatches, type StoredBatch } from '#store/observations/batches.ts'
import { listDifferences } from '#store/observations/differences.ts'
import { listObservations } from '#store/observations/observations.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { viewOn } from '../progress/judge-targets.ts'
import { endOfDay } from '../progress/planned-targets.ts'

type Revised = HeadlinePage['revised']['items'][number]
/** One act that may have changed what had been shown: a value replaced, or taken back. */
type Event = { readonly at: Date; readonly reason: string | null }

const DAYS_BACK = 30
const MOST = 3
/** Acts looked through, newest first: a leader's page is no archive. */
const MOST_BATCHES = 200
const MOST_EVENTS = 20
const REVISED_BYTES = 600

/** Numbers of places that had been shown and became others within thirty days, newest first; each as it was last changed. */
export async function listRevised(context: CityContext, asOf: Day): Promise<HeadlinePage['revised']> {
  const { tx, actor, today } = context
  const book = await loadCardBook(tx)
  const indicatorIds = book.indicators.flatMap(({ id, card }) =>
    card.method !== 'formula' && mayReadDisclosed(actor, card.disclosure) ? [id] : [],
  )
  // every act of the day counts, so that the day alone says which acts there are
  const found = await recall(tx, {
    key: `revised ${asOf} ${indicatorIds.join()}`,
    restsOn: ['subject', 'indicator', 'batch'],
    read: () => findRevised(tx, endOfDay(asOf), indicatorIds, book),
    weigh: (revised) => 200 + revised.length * REVISED_BYTES,
  })
  const items = found.slice(0, MOST)
  return { total: found.length, items: await withNow(context, items, book, viewOn(asOf, today)) }
}

async function findRevised(
  tx: CityHandle,
  to: Date,
  indicatorIds: readonly number[],
  book: CardBook,
): Promise<readonly Revised[]> {
  const from = new Date(to.getTime() - DAYS_BACK * 86_400_000)
  const places = new Map((await listSubjects(tx, { kinds: ['place'] })).map(({ id, name }) => [id, name]))
  const batches = await listBatches(tx, {}, { offset: 0, limit: MOST_BATCHES })
  const found: Revised[] = []
  const told = new Set<string>()
  for (const event of eventsOf(batches, from, to)) {
    // just before and just after: what came in and was replaced within the month counts too
    const moments = { from: new Date(event.at.getTime() - 1), to: event.at }
    const changed = (await listDifferences(tx, moments, { indicatorIds, subjectIds: [...places.keys()] })).filter(
      ({ before, after }) => before !== null && before.value !== (after?.value ?? null),
    )
    const fresh = changed.filter((one) => !told.has(cellKey(one)))
    for (const one of fresh) told.add(cellKey(one))
    for (const group of groupBy(fresh, ({ indicatorId, periodEnd }) => `${indicatorId} ${periodEnd}`).values())
      found.push(...showRevised(group, event, book, places))
  }
  return found
}

const cellKey = ({ indicatorId, subjectId, periodEnd }: Difference): string =>
  `${indicatorId} ${subjectId} ${periodEnd}`

/** What counts now may be another value still than the act left behind, as when a file was sent again. */
async function withNow(
  { tx }: CityContext,
  items: readonly Revised[],
  book: CardBook,
  view: ValueView,
): Promise<Revised[]> {
  const ids = items.flatMap(({ indicatorCode }) => book.byCode.get(indicatorCode)?.id ?? [])
  const cells = {
    indicatorIds: ids,
    subjectIds: items.map(({ subjectId }) => subjectId),
    periods: items.map(({ period }) => period),
  }
  const now = items.length === 0 ? [] : await listObservations(tx, cells, view)
  return items.map((item) => {
    const id = book.byCode.get(item.indicatorCode)?.id
    const held = now.find(
      (one) => one.indicatorId === id && one.subjectId === item.subjectId && one.periodEnd === item.period,
    )
    return { ...item, after: held?.value ?? null, vintage: held?.vintage ?? null }
  })
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
  group: readonly Difference[],
  { at, reason }: Event,
  book: CardBook,
  places: ReadonlyMap<number, string>,
): Revised[] {
  const [first] = group
  const card = first === undefined ? undefined : book.byId.get(first.indicatorId)?.card
  if (first === undefined || card === undefined) return []
  const { before, after, subjectId, periodEnd } = first
  return [
    {
      ...{ indicatorCode: card.code, indicatorName: card.name, unit: card.unit, decimals: card.decimals },
      ...{ subjectId, subjectName: places.get(subjectId) ?? '', period: periodEnd, periodType: card.periodType },
      ...{ others: group.length - 1, before: before?.value ?? null, after: after?.value ?? null },
      ...{ vintage: after?.vintage ?? null, reason, at: at.toISOString() },
    },
  ]
}
