import type { HeadlinePage } from '#contract/headlines.ts'
import type { Day } from '#core/base/day.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { listBatchesById } from '#store/batches.ts'
import { listDifferences } from '#store/observations.ts'
import { listSubjects } from '#store/subjects.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { endOfDay } from '../progress/planned-targets.ts'

const DAYS_BACK = 30
const MOST = 6

/** Numbers of places that had been shown and have become others within thirty days, newest first. */
export async function listRevised(context: CityContext, asOf: Day): Promise<HeadlinePage['revised']> {
  const { tx, actor, now, today } = context
  const to = asOf >= today ? now : endOfDay(asOf)
  const from = new Date(to.getTime() - DAYS_BACK * 86_400_000)
  const book = await loadCardBook(tx)
  const indicatorIds = book.indicators.flatMap(({ id, card }) =>
    card.method !== 'formula' && mayReadDisclosed(actor, card.disclosure) ? [id] : [],
  )
  const places = new Map((await listSubjects(tx, { kinds: ['place'] })).map(({ id, name }) => [id, name]))
  const differences = await listDifferences(tx, { from, to }, { indicatorIds, subjectIds: [...places.keys()] })
  const revised = differences.filter(({ before, after }) => before !== null && before.value !== (after?.value ?? null))
  const batches = new Map(
    (
      await listBatchesById(tx, [...new Set(revised.flatMap(({ before, after }) => (after ?? before)?.batchId ?? []))])
    ).map((batch) => [batch.id, batch]),
  )
  const items = revised.flatMap(({ before, after, indicatorId, subjectId, periodEnd }) => {
    const card = book.byId.get(indicatorId)?.card
    const batch = batches.get((after ?? before)?.batchId ?? -1)
    if (card === undefined || batch === undefined) return []
    const undone = batch.undoneAt !== null && batch.undoneAt > from
    return [
      {
        ...{ indicatorCode: card.code, indicatorName: card.name, unit: card.unit, decimals: card.decimals },
        ...{ subjectId, subjectName: places.get(subjectId) ?? '', period: periodEnd, periodType: card.periodType },
        ...{ before: before?.value ?? null, after: after?.value ?? null, vintage: after?.vintage ?? null },
        reason: undone ? batch.undoneReason : batch.reason,
        at: (batch.undoneAt ?? batch.doneAt ?? batch.openedAt).toISOString(),
      },
    ]
  })
  items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { total: items.length, items: items.slice(0, MOST) }
}
