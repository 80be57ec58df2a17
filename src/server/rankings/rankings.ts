import type { RankedPlace, RankingPage, RankingQuery } from '#contract/rankings.ts'
import type { Day } from '#core/base/day.ts'
import { type IndicatorCard, meetsThreshold } from '#core/indicators/card.ts'
import { type Computed, isPresent } from '#core/indicators/observed.ts'
import { periodEnding, previousPeriod } from '#core/indicators/report-period.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { type ComparedPlace, comparePlaces } from '#core/progress/compare-places.ts'
import { changeUnitOf, gapUnitOf, yearlyChange } from '#core/progress/yearly-change.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { readValues } from '../observations/read-values.ts'
import type { Held, ValueGrid } from '../observations/value-grid.ts'
import { viewOn } from '../progress/judge-targets.ts'
import { loadPlaces, type PlacedSubject } from '../subjects/subjects.ts'

const YEARS_BACK = 3
/** Periods of the small charts: a year and the same month of the year before. */
const TREND = 13
/** Rates of change are printed with one decimal. */
const CHANGE_DECIMALS = 1

const KINDS = { park: ['park', 'zone'], county: ['county'], town: ['town'] } as const

/** Parks, counties or towns by one indicator in one period, with ties, the ranks of the period before, and the mean. */
export async function getRanking(context: CityContext, query: RankingQuery): Promise<RankingPage> {
  const { tx, today } = context
  const book = await loadCardBook(tx)
  const indicator = book.byCode.get(query.indicator)
  if (indicator === undefined || !mayReadDisclosed(context.actor, indicator.card.disclosure))
    throw new NotFound('indicator', query.indicator)
  const asOf = query.asOf === undefined || query.asOf > today ? today : query.asOf
  const all = await loadPlaces(tx)
  const group = query.group === undefined ? undefined : all.find(({ id }) => id === query.group)
  if (query.group !== undefined && (group?.memberIds ?? null) === null)
    throw new NotFound('subject', String(query.group))
  const places = comparedOn(group ?? query.among, all, query.period ?? asOf)
  const city = group ?? togetherOf(places, all)
  const { grid } = await readValues(tx, {
    codes: [query.indicator],
    subjectIds: [...places, ...(city === undefined ? [] : [city])].map(({ id }) => id),
    from: `${Number(asOf.slice(0, 4)) - YEARS_BACK}-01-01`,
    to: asOf,
    view: viewOn(asOf, today),
  })
  return arrange(indicator, query, { places, city, grid, group: group ?? null })
}

/** Those that exist on the day: a place that was merged away is not last. */
const comparedOn = (
  among: RankingQuery['among'] | PlacedSubject,
  all: readonly PlacedSubject[],
  day: Day,
): readonly PlacedSubject[] => {
  const isAmong = ({ id, placeKind }: PlacedSubject): boolean => {
    if (typeof among !== 'string') return among.memberIds?.includes(id) === true
    const kinds: readonly string[] = KINDS[among]
    return placeKind !== null && kinds.includes(placeKind)
  }
  return all.filter(
    (place) =>
      isAmong(place) &&
      (place.validFrom === null || place.validFrom <= day) &&
      (place.validTo === null || place.validTo >= day),
  )
}

/** The group that has all of them and no other, or else the city, of which parks are a part only. */
function togetherOf(places: readonly PlacedSubject[], all: readonly PlacedSubject[]): PlacedSubject | undefined {
  const isAll = ({ memberIds }: PlacedSubject) =>
    memberIds !== null && memberIds.length === places.length && places.every(({ id }) => memberIds.includes(id))
  return all.find(isAll) ?? all.find(({ parentId }) => parentId === null)
}

type Compared = {
  readonly places: readonly PlacedSubject[]
  readonly city: PlacedSubject | undefined
  readonly group: PlacedSubject | null
  readonly grid: ValueGrid
}

function arrange(
  indicator: StoredIndicator,
  query: RankingQuery,
  { places, city, grid, group }: Compared,
): RankingPage {
  const { card } = indicator
  const measure = measureOf(card, query.by)
  const has = (end: Day) => places.some(({ id }) => isPresentIn(measure(grid.get(card.code, id, end))))
  const periods = grid.periods.filter(has)
  const period = query.period ?? periods.at(-1) ?? null
  const previous = period === null ? null : before(card, period)
  const at = (id: number, end: Day | null): Computed =>
    end === null ? NOT_REPORTED : (measure(grid.get(card.code, id, end)) ?? NOT_REPORTED)
  const decimals = query.by === 'growth' ? CHANGE_DECIMALS : card.decimals
  const compared = comparePlaces(
    places.map(({ id }) => ({ id, now: at(id, period), before: previous === null ? null : at(id, previous) })),
    card.direction,
    decimals,
  )
  const unit = query.by === 'growth' ? changeUnitOf(card.unit) : card.unit
  const upTo = grid.periods.filter((end) => period !== null && end <= period).slice(-TREND)
  const names = new Map(places.map(({ id, name }) => [id, name]))
  const whole = city === undefined ? undefined : at(city.id, period)
  return {
    indicator: {
      ...{ id: indicator.id, code: card.code, name: card.name, unit: card.unit, decimals: card.decimals },
      ...{ periodType: card.periodType, direction: card.direction, definition: card.definition, source: card.source },
    },
    group: group && { id: group.id, name: group.name },
    ...{ among: query.among, by: query.by, unit, gapUnit: gapUnitOf(unit), period, previous },
    periods: [...periods].reverse(),
    ...{ mean: compared.mean, median: compared.median },
    whole:
      city === undefined || whole === undefined
        ? null
        : { name: city.name, value: isPresent(whole) ? whole.value : null, lacking: lackingIn(city, compared, names) },
    places: compared.places.map((one) =>
      showPlace(one, {
        ...{
          card,
          name: names.get(one.id) ?? '',
          held: period === null ? undefined : grid.get(card.code, one.id, period),
        },
        trend: upTo.map((end) => {
          const value = at(one.id, end)
          const vintage = grid.get(card.code, one.id, end)?.vintage ?? null
          return { end, value: isPresent(value) ? value.value : null, vintage }
        }),
        now: at(one.id, period),
      }),
    ),
  }
}

/** A city has more in it than the places that are compared: of its sum nothing is said. */
const lackingIn = (
  { memberIds }: PlacedSubject,
  { places }: { readonly places: readonly ComparedPlace[] },
  names: ReadonlyMap<number, string>,
): string[] =>
  memberIds === null ? [] : places.flatMap(({ id, ranked }) => (ranked === null ? [names.get(id) ?? ''] : []))

const NOT_REPORTED: Computed = { missing: 'not-reported' }

const isPresentIn = (one: Computed | undefined): boolean => one !== undefined && isPresent(one)

/** The value itself, or its change on last year from the reported pair. */
const measureOf =
  (card: IndicatorCard, by: RankingQuery['by']) =>
  (held: Held | undefined): Computed | undefined => {
    if (held === undefined) return undefined
    if (by === 'growth') return yearlyChange(card.unit, held.now, held.lastYear)
    return isPresent(held.now) ? held.now : { missing: reasonOf(held) }
  }

/** What could not be added up or weighed counts as not applicable where places are compared. */
const reasonOf = ({ now }: Held) => {
  if (isPresent(now)) return 'not-applicable' as const
  return now.missing === 'not-aggregated' || now.missing === 'weight-zero' ? ('not-applicable' as const) : now.missing
}

function before({ periodType }: IndicatorCard, end: Day): Day | null {
  const period = periodEnding(periodType, end)
  return period === undefined ? null : previousPeriod(period).end
}

type Shown = {
  readonly card: IndicatorCard
  readonly name: string
  readonly held: Held | undefined
  readonly now: Computed
  readonly trend: RankedPlace['trend']
}

function showPlace(
  { id, ranked, lastRank, toMean }: ComparedPlace,
  { card, name, held, now, trend }: Shown,
): RankedPlace {
  const value = isPresent(now) ? now.value : null
  const rank = ranked?.rank ?? null
  return {
    ...{ subjectId: id, name, value: ranked?.value ?? null, missing: isPresent(now) ? null : now.missing },
    ...{ rank, tiedWith: ranked?.tiedWith ?? 0, lastRank, moved: ranked?.moved ?? null, toMean },
    vintage: held?.vintage ?? null,
    level: held !== undefined && isPresent(held.now) ? held.now.value : null,
    lastYear: held?.lastYear ?? null,
    alarm: card.alarm === null ? null : meetsThreshold(card.alarm, value, rank),
    good: card.good === null ? null : meetsThreshold(card.good, value, rank),
    trend: [...trend],
  }
}
