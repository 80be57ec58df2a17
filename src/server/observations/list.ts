import type { Observation, ObservationPage, ObservationQuery } from '#contract/observations.ts'
import type { Day } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { isPresent } from '#core/indicators/observed.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { CURRENT } from '#store/observations/observations.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { loadPlaces, type PlacedSubject, readableFilter, showSubject } from '../subjects/subjects.ts'
import { readValues } from './read-values.ts'
import type { Held, ValueGrid } from './value-grid.ts'

/** One answer is no way to carry a whole database out: that is what exports are for. */
const MOST_CELLS = 60_000

export async function listObservations(
  context: CityContext,
  query: ObservationQuery,
): Promise<Outcome<ObservationPage>> {
  const { tx } = context
  const book = await loadCardBook(tx)
  const unknown = query.indicators.filter((code) => !book.byCode.has(code))
  if (unknown.length > 0) return bad(...unknown.map((code) => ({ code: 'indicator.not-found', facts: { id: code } })))
  const indicators = readable(context, query.indicators, book)
  const places = await loadPlaces(tx)
  const subjects = await subjectsOf(context, query.subjects, places)
  const asked = {
    codes: indicators.map(({ card }) => card.code),
    subjectIds: subjects.map(({ id }) => id),
    from: query.from,
    to: query.to,
    view: viewOf(query),
  }
  const { grid } = await readValues(tx, asked)
  const size = asked.codes.length * asked.subjectIds.length * grid.periods.length
  if (size > MOST_CELLS) return bad({ code: 'observations.too-many', facts: { cells: size, most: MOST_CELLS } })
  return good({
    indicators: indicators.map(showColumn),
    subjects: subjects.map(showSubject),
    cells: [...cellsOf(grid, indicators, asked.subjectIds)],
  })
}

const readable = ({ actor }: CityContext, codes: readonly string[], book: CardBook): readonly StoredIndicator[] =>
  [...new Set(codes)]
    .flatMap((code) => book.byCode.get(code) ?? [])
    .filter(({ card }) => mayReadDisclosed(actor, card.disclosure))

async function subjectsOf(
  context: CityContext,
  ids: readonly string[] | undefined,
  places: readonly PlacedSubject[],
): Promise<readonly PlacedSubject[]> {
  if (ids === undefined) return places
  const wanted = ids.map(Number)
  const known = new Map(places.map((place) => [place.id, place]))
  const others = wanted.filter((id) => !known.has(id))
  if (others.length > 0) {
    const shown = await readableFilter(context)
    for (const subject of await listSubjects(context.tx, { ids: others }))
      if (shown(subject)) known.set(subject.id, { ...subject, placeKind: null, sort: 0, memberIds: null })
  }
  return wanted.flatMap((id) => known.get(id) ?? [])
}

const viewOf = ({ asOf, recordedAt }: ObservationQuery): ValueView => {
  if (recordedAt !== undefined) return { kind: 'as-recorded', at: new Date(recordedAt).toISOString() }
  return asOf === undefined ? CURRENT : { kind: 'as-of', day: asOf }
}

const showColumn = ({ id, card }: StoredIndicator): ObservationPage['indicators'][number] => ({
  ...{ id, code: card.code, name: card.name, unit: card.unit, decimals: card.decimals },
  ...{ periodType: card.periodType, method: card.method },
})

function* cellsOf(
  grid: ValueGrid,
  indicators: readonly StoredIndicator[],
  subjectIds: readonly number[],
): Generator<Observation> {
  for (const { id: indicatorId, card } of indicators) {
    for (const subjectId of subjectIds) {
      for (const periodEnd of grid.periods) {
        const held = grid.get(card.code, subjectId, periodEnd)
        if (held !== undefined) yield showCell(held, indicatorId, subjectId, periodEnd)
      }
    }
  }
}

// Field by field: a page has thousands, and spreading each costs as much as finding it.
export const showCell = (held: Held, indicatorId: number, subjectId: number, periodEnd: Day): Observation => ({
  indicatorId,
  subjectId,
  periodEnd,
  value: isPresent(held.now) ? held.now.value : null,
  lastYear: held.lastYear,
  missing: isPresent(held.now) ? null : held.now.missing,
  vintage: held.vintage,
  knownOn: held.knownOn,
  batchId: held.batchId,
  lacking: held.lacking,
})
