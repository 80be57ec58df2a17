import { foldText } from '#core/base/text.ts'
import type { BulletinScene, Fact, Subject } from '#core/bulletins/fact.ts'
import { endsOver, isPartOnly, pairOver, periodOfFact } from '#core/bulletins/fact-period.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { growthOf } from '#core/indicators/growth.ts'
import { isPresent, type Observed, type Pair } from '#core/indicators/observed.ts'
import { contributionOf, pullOf } from '#core/indicators/parts-of-growth.ts'
import { rankSubjects } from '#core/indicators/ranking.ts'
import { periodStart, previousInYear, previousPeriod, type ReportPeriod } from '#core/indicators/report-period.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { CURRENT } from '#store/observations/observations.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { divisionsBelow, existenceOf, lackingBelow, type Parts } from '../observations/add-places.ts'
import { leafCodes } from '../observations/compute.ts'
import { readValues, type Values } from '../observations/read-values.ts'
import type { Held } from '../observations/value-grid.ts'
import { loadPlaces, type PlacedSubject } from '../subjects/subjects.ts'
import { readYearGoals, type YearGoals } from './year-goals.ts'

/** How a template calls the places below the one that a bulletin speaks of. */
export const GROUPS: Readonly<Record<string, readonly string[]>> = {
  园区: ['park', 'zone'],
  县区: ['county'],
  镇街: ['town'],
}

export type SceneAsked = {
  readonly subjectId: number
  readonly wholeName: string
  readonly period: ReportPeriod
  /** the moment whose numbers are printed: what was recorded by then and not taken back */
  readonly at: Date
  /** of which indicators, by any of the names that a template calls them */
  readonly speaksOf: (card: IndicatorCard) => boolean
}

/** The numbers that a bulletin may print, as they were known at its moment: each indicator for its place and all places below. */
export async function buildScene(context: CityContext, asked: SceneAsked): Promise<BulletinScene> {
  const { tx } = context
  const { period } = asked
  const before = previousPeriod(period)
  const [book, places] = [await loadCardBook(tx), await loadPlaces(tx)]
  const below = placesBelow(places, asked.subjectId)
  const codes = book.indicators.flatMap(({ card, retiredOn }) =>
    card.disclosure !== 'restricted' && retiredOn === null && asked.speaksOf(card) ? [card.code] : [],
  )
  const subjectIds = [asked.subjectId, ...below.map(({ id }) => id)]
  // what is recorded at this moment is what stands, which is remembered
  const view: ValueView = asked.at >= context.now ? CURRENT : { kind: 'as-recorded', at: asked.at.toISOString() }
  const values = await readValues(tx, { codes, subjectIds, from: periodStart(before), to: period.end, view })
  const goals = await readYearGoals(context, { period, view, values })
  return new Scene(asked, { before, values, below, goals })
}

/** All that lie below a place; of a group its members and what lies below these. */
function placesBelow(places: readonly PlacedSubject[], id: number): readonly PlacedSubject[] {
  const group = places.find((place) => place.id === id)?.memberIds ?? []
  const found = new Set([id, ...group])
  // parents may come after their children: again until nothing is added
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const place of places) if (place.parentId !== null && found.has(place.parentId)) found.add(place.id)
  }
  return places.filter((place) => place.id !== id && found.has(place.id) && place.validTo === null)
}

type Known = {
  readonly before: ReportPeriod
  readonly values: Values
  readonly below: readonly PlacedSubject[]
  readonly goals: YearGoals
}

class Scene implements BulletinScene {
  readonly period: ReportPeriod
  readonly before: ReportPeriod
  readonly wholeName: string
  readonly #whole: Subject
  readonly #values: Values
  readonly #below: readonly PlacedSubject[]
  readonly #parts: Parts
  readonly #names: ReadonlyMap<number, string>
  readonly #goals: YearGoals
  readonly #byName: ReadonlyMap<string, StoredIndicator>
  readonly #ranks = new Map<string, ReturnType<typeof rankSubjects<number>>>()

  constructor(asked: SceneAsked, { before, values, below, goals }: Known) {
    this.period = asked.period
    this.before = before
    this.wholeName = asked.wholeName
    const name = values.places.find(({ id }) => id === asked.subjectId)?.name ?? asked.wholeName
    this.#whole = { id: asked.subjectId, name }
    this.#values = values
    this.#below = below
    this.#parts = { below: divisionsBelow(values.places), existed: existenceOf(values.places) }
    this.#names = new Map(values.places.map((place) => [place.id, place.name]))
    this.#goals = goals
    this.#byName = new Map(
      values.book.indicators.flatMap((one) =>
        [one.card.code, ...one.card.aliases, one.card.name].map((called) => [foldText(called), one] as const),
      ),
    )
  }

  factOf(indicator: string, subject: Subject | string | null): Fact | undefined {
    const found = this.#byName.get(foldText(indicator))
    const of = this.#subjectOf(subject)
    return found === undefined || of === undefined ? undefined : this.#fact(found, of)
  }

  subjectsOf(group: string): readonly Subject[] | undefined {
    const kinds = GROUPS[group]
    const named = this.#below.find(({ name, memberIds }) => memberIds !== null && foldText(name) === foldText(group))
    if (named !== undefined) return this.#below.filter(({ id }) => named.memberIds?.includes(id))
    return kinds && this.#below.filter(({ placeKind }) => placeKind !== null && kinds.includes(placeKind))
  }

  #subjectOf(subject: Subject | string | null): Subject | undefined {
    if (subject === null || subject === this.wholeName) return this.#whole
    if (typeof subject !== 'string') return subject
    const wanted = foldText(subject)
    return [this.#whole, ...this.#below].find(({ name }) => foldText(name) === wanted)
  }

  #fact(indicator: StoredIndicator, subject: Subject): Fact {
    const { card } = indicator
    const [period, before] = [periodOfFact(card, this.period), periodOfFact(card, this.before)]
    const [pair, whole] = [this.#pair(card, subject.id, period), this.#pair(card, this.#whole.id, period)]
    const contribution = contributionOf(pair, whole)
    return {
      indicator: { code: card.code, name: card.name, unit: card.unit, decimals: card.decimals, kind: card.kind },
      subject: { id: subject.id, name: subject.name },
      ...{ period, before },
      value: numberIn(pair.now),
      missing: this.#missing(card, subject.id, period, pair),
      lastYear: numberIn(pair.lastYear),
      rate: rateOf(pair),
      rateBefore: this.#rateBefore(card, subject.id, period, before),
      whole: card.unit === '%' ? numberIn(whole.now) : rateOf(whole),
      ...this.#rankOf(indicator, subject),
      contribution: contribution?.rate ?? null,
      pull: pullOf(pair, whole),
      goal: this.#goals(indicator.id, subject.id),
      lacking: this.#lackingIn(card, subject.id, period),
      batches: this.#batchesOf(card, subject.id, period),
    }
  }

  #held(card: IndicatorCard, subjectId: number, end: string): Held | undefined {
    return this.#values.grid.get(card.code, subjectId, end)
  }

  #pair(card: IndicatorCard, subjectId: number, period: ReportPeriod): Pair {
    return pairOver(card, period, (end) => pairIn(this.#held(card, subjectId, end)))
  }

  /** As it was said; of a sum over time of which some months are there, that the others are not. */
  #missing(card: IndicatorCard, subjectId: number, period: ReportPeriod, pair: Pair): string | null {
    if (isPresent(pair.now)) return null
    const ends = endsOver(card, period)
    const parts = ends.map((end) => pairIn(this.#held(card, subjectId, end)))
    if (ends.length > 1 && isPartOnly(pair, parts)) return 'part-of-time'
    return missingIn(this.#held(card, subjectId, period.end)) ?? 'not-reported'
  }

  #lackingIn(card: IndicatorCard, subjectId: number, period: ReportPeriod): readonly string[] {
    const { grid, book } = this.#values
    const codes = leafCodes(book.graphOn(period.end), [card.code])
    const ends = endsOver(card, period).filter((end) => (this.#held(card, subjectId, end)?.lacking ?? 0) > 0)
    const ids = ends.flatMap((end) =>
      codes.flatMap((leaf) => lackingBelow(grid, leaf, { id: subjectId, period: end }, this.#parts)),
    )
    return [...new Set(ids)].map((id) => this.#names.get(id) ?? '')
  }

  /** Of a cumulative series only within the year: January follows nothing. */
  #rateBefore(card: IndicatorCard, subjectId: number, period: ReportPeriod, before: ReportPeriod): number | null {
    if (period.type === 'cumulative-month' && previousInYear(period) === undefined) return null
    return rateOf(this.#pair(card, subjectId, before))
  }

  #rankOf(indicator: StoredIndicator, subject: Subject): Pick<Fact, 'rank' | 'rankBefore'> {
    const group = Object.keys(GROUPS).find((name) => this.subjectsOf(name)?.some(({ id }) => id === subject.id))
    if (group === undefined) return { rank: null, rankBefore: null }
    const placeIn = (period: ReportPeriod) =>
      this.#ranking(indicator, group, period).ranked.find((one) => one.subject === subject.id)
    const own = placeIn(this.period)
    return {
      rank: own === undefined ? null : { place: own.rank, isTied: own.tiedWith > 0 },
      rankBefore: placeIn(this.before)?.rank ?? null,
    }
  }

  /** By growth, as bulletins rank; a share or a rate by itself. */
  #ranking({ card }: StoredIndicator, group: string, of: ReportPeriod): ReturnType<typeof rankSubjects<number>> {
    const key = `${card.code} ${group} ${of.end}`
    const known = this.#ranks.get(key)
    if (known !== undefined) return known
    const period = periodOfFact(card, of)
    const compared = (this.subjectsOf(group) ?? []).map(({ id }) => {
      const pair = this.#pair(card, id, period)
      const number = card.unit === '%' || card.kind === 'rank' ? numberIn(pair.now) : rateOf(pair)
      const observed: Observed = number === null ? ABSENT : { value: number }
      return { subject: id, observed }
    })
    const ranking = rankSubjects(compared, card.direction, 1)
    this.#ranks.set(key, ranking)
    return ranking
  }

  /** Of a sum or a formula those of all that it rests on. */
  #batchesOf(card: IndicatorCard, subjectId: number, period: ReportPeriod): readonly number[] {
    const found = endsOver(card, period).flatMap((end) => this.#batchesAt(card, subjectId, end))
    return [...new Set(found)]
  }

  #batchesAt(card: IndicatorCard, subjectId: number, end: string): readonly number[] {
    const { grid, book, places } = this.#values
    const held = this.#held(card, subjectId, end)
    if (held === undefined) return []
    if (held.batchId !== null) return [held.batchId]
    const codes = leafCodes(book.graphOn(end), [card.code])
    const ids = [subjectId, ...placesBelow(places, subjectId).map(({ id }) => id)]
    return codes.flatMap((leaf) => ids.flatMap((id) => grid.get(leaf, id, end)?.batchId ?? []))
  }
}

const pairIn = (held: Held | undefined): Pair | undefined =>
  held && {
    now: isPresent(held.now) ? held.now : ABSENT,
    lastYear: held.lastYear === null ? ABSENT : { value: held.lastYear },
  }

/** As it was said, not as arithmetic takes it. */
export const missingIn = (held: Held | undefined): string | null =>
  held === undefined ? 'not-reported' : isPresent(held.now) ? null : held.now.missing

const ABSENT = { missing: 'not-reported' } as const

const numberIn = (observed: Observed): number | null => (isPresent(observed) ? observed.value : null)

const rateOf = (pair: Pair): number | null => {
  const growth = growthOf(pair)
  return growth.kind === 'rate' ? growth.rate : null
}
