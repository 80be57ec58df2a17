import type { Day } from '#core/base/day.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import type { CityHandle } from '#store/handle.ts'
import { recall } from '#store/memory/recall.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { type Cell, listObservations, listPeriodsHeld } from '#store/observations/observations.ts'
import type { StandingYear } from '#store/observations/standing-values.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { loadPlaces } from '../subjects/subjects.ts'
import { loadYears, type YearOfValues } from './standing-years.ts'
import { heldOf, type ValueGrid } from './value-grid.ts'

export type KnownAsked = {
  readonly indicators: readonly StoredIndicator[]
  readonly subjectIds: readonly number[]
  readonly from: Day
  readonly to: Day
  readonly view: ValueView
}

/** What was reported or imported: the days as of which anything was, and the values into a grid. */
export type KnownValues = {
  readonly asOfDays: readonly Day[]
  readonly fill: (grid: ValueGrid) => Promise<void>
}

/** Whether all of them are places and units, of which it is kept what stands. */
export async function allStand(tx: CityHandle, subjectIds: readonly number[]): Promise<boolean> {
  const places = new Set((await loadPlaces(tx)).map(({ id }) => id))
  const others = subjectIds.filter((id) => !places.has(id))
  if (others.length === 0) return true
  const units = await recall(tx, {
    key: 'units as subjects',
    restsOn: ['subject'],
    read: async () => new Set((await listSubjects(tx, { kinds: ['unit'] })).map(({ id }) => id)),
    weigh: ({ size }) => size * SET_BYTES,
  })
  return others.every((id) => units.has(id))
}

const SET_BYTES = 40

/** From the years that are remembered; of an earlier day only what has become known since is looked up among the vintages. */
export async function knownStanding(
  tx: CityHandle,
  { indicators, subjectIds, from, to, view }: KnownAsked,
  years: readonly StandingYear[],
): Promise<KnownValues> {
  const cards = new Map(indicators.map(({ id, card }) => [id, card]))
  const loaded = await loadYears(tx, years)
  const asOf = loaded.filter(({ indicatorId }) => cards.get(indicatorId)?.periodType === 'as-of')
  const isKnown = (knownOn: Day): boolean => view.kind !== 'as-of' || knownOn <= view.day
  const fill = async (grid: ValueGrid): Promise<void> => {
    const later: Cell[] = []
    for (const { indicatorId, bySubject } of loaded) {
      const code = cards.get(indicatorId)?.code ?? ''
      for (const subjectId of subjectIds)
        for (const { end, held } of bySubject.get(subjectId) ?? [])
          if (isKnown(held.knownOn)) grid.put(code, subjectId, end, held)
          else if (end >= from && end <= to) later.push({ indicatorId, subjectId, periodEnd: end })
    }
    await putVintages(tx, grid, cards, cellsOf(later), view)
  }
  return { asOfDays: [...new Set(asOf.flatMap(endsOf))].filter((end) => end >= from && end <= to), fill }
}

const endsOf = ({ bySubject }: YearOfValues): readonly Day[] =>
  [...bySubject.values()].flatMap((values) => values.map(({ end }) => end))

const cellsOf = (cells: readonly Cell[]) => ({
  indicatorIds: [...new Set(cells.map(({ indicatorId }) => indicatorId))],
  subjectIds: [...new Set(cells.map(({ subjectId }) => subjectId))],
  periods: [...new Set(cells.map(({ periodEnd }) => periodEnd))],
})

/** From all vintages: of firms and projects, and as the database showed them at a moment. */
export async function knownVintages(
  tx: CityHandle,
  { indicators, subjectIds, from, to, view }: KnownAsked,
): Promise<KnownValues> {
  const cards = new Map(indicators.map(({ id, card }) => [id, card]))
  const asOf = indicators.filter(({ card }) => card.periodType === 'as-of').map(({ id }) => id)
  const fill = (grid: ValueGrid): Promise<void> =>
    putVintages(tx, grid, cards, { indicatorIds: [...cards.keys()], subjectIds, periods: grid.periods }, view)
  return { asOfDays: await listPeriodsHeld(tx, asOf, { from, to }), fill }
}

async function putVintages(
  tx: CityHandle,
  grid: ValueGrid,
  cards: ReadonlyMap<number, StoredIndicator['card']>,
  cells: Parameters<typeof listObservations>[1],
  view: ValueView,
): Promise<void> {
  for (const observation of await listObservations(tx, cells, view)) {
    const code = cards.get(observation.indicatorId)?.code
    if (code !== undefined) grid.put(code, observation.subjectId, observation.periodEnd, heldOf(observation))
  }
}
