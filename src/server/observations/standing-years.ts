import type { Day } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import type { CityHandle } from '#store/handle.ts'
import { recall, recallEach } from '#store/memory/recall.ts'
import type { StoredObservation } from '#store/observations/observations.ts'
import { listStanding, listStandingYears, type StandingYear } from '#store/observations/standing-values.ts'
import { type Held, heldOf } from './value-grid.ts'

/** One indicator's values of one year as they stand: of each place or unit, by the period's last day. */
export type YearOfValues = {
  readonly indicatorId: number
  readonly bySubject: ReadonlyMap<number, readonly { readonly end: Day; readonly held: Held }[]>
}

const YEAR_BYTES = 80

/** Those of the years in which anything stands of these indicators. */
export async function findYears(
  tx: CityHandle,
  indicatorIds: readonly number[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly StandingYear[]> {
  const years = await recall(tx, {
    key: 'standing years',
    restsOn: ['batch'],
    read: async () => groupBy(await listStandingYears(tx), ({ indicatorId }) => indicatorId),
    weigh: (known) => [...known.values()].reduce((bytes, { length }) => bytes + length * YEAR_BYTES, 0),
  })
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return indicatorIds.flatMap((id) => (years.get(id) ?? []).filter(({ year }) => year >= first && year <= last))
}

const VALUE_BYTES = 220

/** Each is remembered by itself until a batch touches it: a month's values leave all other years and indicators as they are. */
export const loadYears = (tx: CityHandle, years: readonly StandingYear[]): Promise<readonly YearOfValues[]> =>
  recallEach(tx, {
    asked: years,
    keyOf: ({ indicatorId, year, changed }) => `standing ${indicatorId} ${year} ${changed}`,
    read: async (unknown) => {
      const values = groupByYear(await listStanding(tx, unknown))
      return unknown.map((one) => yearOf(one.indicatorId, values.get(keyOf(one.indicatorId, one.year)) ?? []))
    },
    weigh: ({ bySubject }) => [...bySubject.values()].reduce((bytes, { length }) => bytes + length * VALUE_BYTES, 0),
  })

const keyOf = (indicatorId: number, year: number): string => `${indicatorId} ${year}`

const groupByYear = (values: readonly StoredObservation[]): ReadonlyMap<string, readonly StoredObservation[]> =>
  groupBy(values, ({ indicatorId, periodEnd }) => keyOf(indicatorId, Number(periodEnd.slice(0, 4))))

function yearOf(indicatorId: number, values: readonly StoredObservation[]): YearOfValues {
  const bySubject = new Map<number, { end: Day; held: Held }[]>()
  // the driver makes every date a text of its own
  const days = new Map<Day, Day>()
  const same = (day: Day): Day => {
    const known = days.get(day)
    if (known === undefined) days.set(day, day)
    return known ?? day
  }
  for (const value of values) {
    const own = bySubject.get(value.subjectId)
    const one = { end: same(value.periodEnd), held: heldOf({ ...value, knownOn: same(value.knownOn) }) }
    if (own === undefined) bySubject.set(value.subjectId, [one])
    else own.push(one)
  }
  return { indicatorId, bySubject }
}
