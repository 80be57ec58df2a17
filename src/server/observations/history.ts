import type { HistoryEntry, Observation, ObservationHistory } from '#contract/observations.ts'
import type { Day } from '#core/base/day.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { listBatchesById } from '#store/observations/batches.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { listVintages } from '#store/observations/observations.ts'
import { NotFound } from '#store/refusals.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { showBatch } from '../batches/show-batch.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { loadPlaces, readableFilter } from '../subjects/subjects.ts'
import { divisionsBelow } from './add-places.ts'
import { showCell } from './list.ts'
import { readValues } from './read-values.ts'

export type CellAsked = { readonly indicator: string; readonly subject: number; readonly periodEnd: Day }

/** Everything that was ever known of one cell; of a computed one, what it was computed from. */
export async function readHistory(context: CityContext, asked: CellAsked): Promise<ObservationHistory> {
  const { tx, actor } = context
  const book = await loadCardBook(tx)
  const indicator = await getReadable(context, asked, book)
  const cell = { indicatorId: indicator.id, subjectId: asked.subject, periodEnd: asked.periodEnd }
  const vintages = await listVintages(tx, cell)
  const batches = new Map(
    (
      await listBatchesById(
        tx,
        vintages.map(({ batchId }) => batchId),
      )
    ).map((batch) => [batch.id, batch]),
  )
  const entries = vintages.flatMap(({ value, lastYear, missing, batchId }): HistoryEntry[] => {
    const batch = batches.get(batchId)
    return batch === undefined ? [] : [{ value, lastYear, missing, batch: showBatch(batch, book.byId, actor) }]
  })
  const counts = entries.some(({ batch }) => batch.state === 'done')
  return { entries, parts: counts ? [] : await listParts(context, asked, indicator, book) }
}

/** The indicator, if the asker may see this cell; not to be seen is answered like not there. */
export async function getReadable(
  context: CityContext,
  { indicator: code, subject }: Pick<CellAsked, 'indicator' | 'subject'>,
  book: CardBook,
): Promise<StoredIndicator> {
  const indicator = book.byCode.get(code)
  if (indicator === undefined || !mayReadDisclosed(context.actor, indicator.card.disclosure))
    throw new NotFound('indicator', code)
  const [found] = await listSubjects(context.tx, { ids: [subject] })
  if (found === undefined || !(await readableFilter(context))(found)) throw new NotFound('subject', String(subject))
  return indicator
}

type Part = ObservationHistory['parts'][number]

/** What a formula rests on, or the divisions that a place's value is added up from. */
async function listParts(
  { tx, actor }: CityContext,
  { subject, periodEnd }: CellAsked,
  indicator: StoredIndicator,
  book: CardBook,
): Promise<Part[]> {
  const formula = book.graphOn(periodEnd).formulas.get(indicator.card.code)
  const codes = formula === undefined ? [indicator.card.code] : formula.dependencies
  const readable = codes.filter((code) => {
    const card = book.byCode.get(code)?.card
    return card !== undefined && mayReadDisclosed(actor, card.disclosure)
  })
  const range = { from: periodEnd, to: periodEnd }
  const places = await loadPlaces(tx)
  const subjectIds = formula === undefined ? (divisionsBelow(places).get(subject) ?? []) : [subject]
  if (subjectIds.length === 0) return []
  const { grid } = await readValues(tx, { codes: readable, subjectIds, ...range })
  const names = new Map((await listSubjects(tx, { ids: subjectIds })).map(({ id, name }) => [id, name]))
  return readable.flatMap((code) =>
    subjectIds.map((subjectId): Part => {
      const of = book.byCode.get(code)
      const held = grid.get(code, subjectId, periodEnd)
      const cell = { ...NOTHING, indicatorId: of?.id ?? 0, subjectId, periodEnd }
      return {
        ...(held === undefined ? cell : showCell(held, cell.indicatorId, subjectId, periodEnd)),
        ...{ indicatorCode: code, indicatorName: of?.card.name ?? code, subjectName: names.get(subjectId) ?? '' },
      }
    }),
  )
}

const NOTHING: Omit<Observation, 'indicatorId' | 'subjectId' | 'periodEnd'> = {
  ...{ value: null, lastYear: null, missing: 'not-reported', vintage: 'flash', knownOn: '1949-10-01' },
  ...{ batchId: null, lacking: null },
}
