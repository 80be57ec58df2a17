import type { Day } from '#core/base/day.ts'
import { neededFor } from '#core/indicators/graph.ts'
import { periodsBetween } from '#core/indicators/report-period.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import type { CityHandle } from '#store/handle.ts'
import { type Changes, readChanges, recall } from '#store/memory/recall.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { CURRENT, listObservations, listPeriodsHeld } from '#store/observations/observations.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { loadPlaces, type PlacedSubject } from '../subjects/subjects.ts'
import { addPlaces, allBelow, divisionsBelow, existenceOf } from './add-places.ts'
import { computeRows } from './compute.ts'
import { ValueGrid } from './value-grid.ts'

export type ValuesAsked = {
  readonly codes: readonly string[]
  readonly subjectIds: readonly number[]
  readonly from: Day
  readonly to: Day
  readonly view?: ValueView
}

export type Values = { readonly grid: ValueGrid; readonly book: CardBook; readonly places: readonly PlacedSubject[] }

/**
 * What is known of indicators for subjects between two days: as reported, added up over a place's divisions where nobody
 * reported it, and computed where it is a formula. Whatever shows numbers reads them through here. It is remembered and
 * shared: rights are the caller's, and nobody changes it.
 */
export const readValues = (tx: CityHandle, asked: ValuesAsked, changes?: Changes): Promise<Values> =>
  recall(
    tx,
    {
      key: `values ${JSON.stringify([asked.codes, asked.subjectIds, asked.from, asked.to, asked.view ?? CURRENT])}`,
      restsOn: ['subject', 'indicator', 'batch'],
      read: () => computeValues(tx, asked),
      weigh: ({ grid }) => grid.bytes,
    },
    changes,
  )

async function computeValues(tx: CityHandle, asked: ValuesAsked): Promise<Values> {
  // Here and not the caller's: they must be no older than what the answer is remembered under.
  const changes = await readChanges(tx)
  const [book, places] = [await loadCardBook(tx, changes), await loadPlaces(tx, changes)]
  const below = divisionsBelow(places)
  const existed = existenceOf(places)
  const subjectIds = [...new Set([...asked.subjectIds, ...allBelow(asked.subjectIds, below)])]
  const needed = indicatorsFor(book, asked.codes)
  const periods = await periodsOf(tx, needed, asked)
  const grid = new ValueGrid(subjectIds, periods)
  const indicatorIds = needed.filter(({ card }) => card.method !== 'formula').map(({ id }) => id)
  for (const observation of await listObservations(tx, { indicatorIds, subjectIds, periods }, asked.view ?? CURRENT)) {
    const code = book.byId.get(observation.indicatorId)?.card.code
    if (code !== undefined) grid.put(code, observation)
  }
  for (const { card } of inWeightOrder(needed)) addPlaces(grid, card, asked.subjectIds, { below, existed })
  for (const [graph, ends] of groupPeriods(book, periods)) {
    const rows = asked.subjectIds.flatMap((id) => ends.map((end) => grid.row(id, end)))
    computeRows(grid, graph, asked.codes, rows)
  }
  return { grid, book, places }
}

/** The asked indicators, what their formulas rest on (as cards stand now or stood earlier), and the weights of all these. */
function indicatorsFor(book: CardBook, codes: readonly string[]): readonly StoredIndicator[] {
  const needed = new Set<string>()
  for (const graph of book.graphs) for (const code of neededFor(graph, codes)) needed.add(code)
  for (const code of [...needed]) {
    const rule = book.byCode.get(code)?.card.overPlaces
    if (rule?.kind === 'weighted-mean') needed.add(rule.weight)
  }
  return [...needed].flatMap((code) => book.byCode.get(code) ?? [])
}

/** Weights first, so that a mean finds the weights of places that were added up themselves. */
const inWeightOrder = (needed: readonly StoredIndicator[]): readonly StoredIndicator[] =>
  [...needed].filter(({ card }) => card.method !== 'formula').sort((a, b) => rankOf(a) - rankOf(b))

const rankOf = ({ card }: StoredIndicator): number => (card.overPlaces.kind === 'weighted-mean' ? 1 : 0)

async function periodsOf(
  tx: CityHandle,
  needed: readonly StoredIndicator[],
  { from, to }: ValuesAsked,
): Promise<readonly Day[]> {
  const types = new Set(needed.map(({ card }) => card.periodType))
  const ends = new Set<Day>()
  for (const type of types) {
    if (type === 'as-of') continue
    for (const { end } of periodsBetween(type, from, to)) if (end >= from && end <= to) ends.add(end)
  }
  // As-of days may be any: those of which something was ever said are asked for.
  const asOf = needed.filter(({ card }) => card.periodType === 'as-of').map(({ id }) => id)
  for (const end of await listPeriodsHeld(tx, asOf, { from, to })) ends.add(end)
  return [...ends].sort()
}

function groupPeriods(book: CardBook, periods: readonly Day[]) {
  const groups = new Map<ReturnType<CardBook['graphOn']>, Day[]>()
  for (const end of periods) {
    const graph = book.graphOn(end)
    const group = groups.get(graph)
    if (group === undefined) groups.set(graph, [end])
    else group.push(end)
  }
  return groups
}
