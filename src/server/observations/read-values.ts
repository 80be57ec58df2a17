import type { Day } from '#core/base/day.ts'
import { neededFor } from '#core/indicators/graph.ts'
import { periodsBetween } from '#core/indicators/report-period.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import type { CityHandle } from '#store/handle.ts'
import { recall } from '#store/memory/recall.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { CURRENT } from '#store/observations/observations.ts'
import type { StandingYear } from '#store/observations/standing-values.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { loadPlaces, type PlacedSubject } from '../subjects/subjects.ts'
import { addPlaces, allBelow, divisionsBelow, existenceOf } from './add-places.ts'
import { computeRows } from './compute.ts'
import { allStand, knownStanding, knownVintages } from './known-values.ts'
import { findYears } from './standing-years.ts'
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
 * shared, until a batch touches one of these indicators in one of these years: rights are the caller's, and nobody
 * changes it.
 */
export async function readValues(tx: CityHandle, asked: ValuesAsked): Promise<Values> {
  const { codes, subjectIds, from, to, view = CURRENT } = asked
  const book = await loadCardBook(tx)
  const needed = indicatorsFor(book, codes)
  const years = await findYears(
    tx,
    needed.map(({ id }) => id),
    asked,
  )
  const stand = view.kind !== 'as-recorded' && (await allStand(tx, subjectIds))
  const last = years.reduce((latest, { changed }) => Math.max(latest, changed), 0)
  return recall(tx, {
    key: `values ${stand ? last : 'all'} ${JSON.stringify([codes, subjectIds, from, to, view])}`,
    restsOn: ['subject', 'indicator', ...(stand ? [] : (['batch'] as const))],
    read: () => computeValues(tx, asked, { book, needed, years: stand ? years : null }),
    weigh: ({ grid }) => grid.bytes,
  })
}

type Resting = {
  readonly book: CardBook
  readonly needed: readonly StoredIndicator[]
  /** null where more than what stands has to be looked through */
  readonly years: readonly StandingYear[] | null
}

async function computeValues(tx: CityHandle, asked: ValuesAsked, { book, needed, years }: Resting): Promise<Values> {
  const { codes, from, to, view = CURRENT } = asked
  const places = await loadPlaces(tx)
  const below = divisionsBelow(places)
  const existed = existenceOf(places)
  const subjectIds = [...new Set([...asked.subjectIds, ...allBelow(asked.subjectIds, below)])]
  const indicators = needed.filter(({ card }) => card.method !== 'formula')
  const known = { indicators, subjectIds, from, to, view }
  const values = await (years === null ? knownVintages(tx, known) : knownStanding(tx, known, years))
  const grid = new ValueGrid(subjectIds, periodsOf(needed, asked, values.asOfDays))
  await values.fill(grid)
  for (const { card } of inWeightOrder(needed)) addPlaces(grid, card, asked.subjectIds, { below, existed })
  for (const [graph, ends] of groupPeriods(book, grid.periods)) {
    const rows = asked.subjectIds.flatMap((id) => ends.map((end) => grid.row(id, end)))
    computeRows(grid, graph, codes, rows)
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

function periodsOf(
  needed: readonly StoredIndicator[],
  { from, to }: ValuesAsked,
  asOfDays: readonly Day[],
): readonly Day[] {
  // As-of days may be any: those as of which something was ever said are shown.
  const ends = new Set<Day>(asOfDays)
  for (const type of new Set(needed.map(({ card }) => card.periodType))) {
    if (type === 'as-of') continue
    for (const { end } of periodsBetween(type, from, to)) if (end >= from && end <= to) ends.add(end)
  }
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
