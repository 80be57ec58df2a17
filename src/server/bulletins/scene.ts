import { foldText } from '#core/base/text.ts'
import type { BulletinScene, Fact, Subject } from '#core/bulletins/fact.ts'
import { growthOf } from '#core/indicators/growth.ts'
import { isPresent, type Observed, type Pair } from '#core/indicators/observed.ts'
import { contributionOf, pullOf } from '#core/indicators/parts-of-growth.ts'
import { rankSubjects } from '#core/indicators/ranking.ts'
import { previousInYear, previousPeriod, type ReportPeriod } from '#core/indicators/report-period.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import type { CityContext } from '../context.ts'
import { divisionsBelow, existenceOf, lackingBelow, type Parts } from '../observations/add-places.ts'
import { leafCodes } from '../observations/compute.ts'
import { readValues, type Values } from '../observations/read-values.ts'
import type { Held } from '../observations/value-grid.ts'
import type { PlacedSubject } from '../subjects/subjects.ts'
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
  /** only these indicators, by code; all that may be printed where it is not said */
  readonly codes?: readonly string[]
}

/** The numbers that a bulletin may print, as they were known at its moment: every indicator for its place and all places below. */
export async function buildScene(context: CityContext, asked: SceneAsked): Promise<BulletinScene> {
  const { tx } = context
  const { period } = asked
  const before = previousPeriod(period)
  const none = { codes: [], subjectIds: [asked.subjectId], from: period.end, to: period.end }
  const { book, places } = await readValues(tx, none)
  const below = placesBelow(places, asked.subjectId)
  const codes = book.indicators.flatMap(({ card, retiredOn }) =>
    card.disclosure === 'restricted' || retiredOn !== null || asked.codes?.includes(card.code) === false
      ? []
      : [card.code],
  )
  const subjectIds = [asked.subjectId, ...below.map(({ id }) => id)]
  const view = { kind: 'as-recorded', at: asked.at.toISOString() } as const
  const values = await readValues(tx, { codes, subjectIds, from: before.end, to: period.end, view }, { book, places })
  const goals = await readYearGoals(context, { period, view, values })
  return new Scene(asked, { before, values, below, goals })
}

function placesBelow(places: readonly PlacedSubject[], id: number): readonly PlacedSubject[] {
  const found = new Set([id])
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
    const [pair, whole] = [this.#pair(card.code, subject.id), this.#pair(card.code, this.#whole.id)]
    const held = this.#values.grid.get(card.code, subject.id, this.period.end)
    const contribution = contributionOf(pair, whole)
    return {
      indicator: { code: card.code, name: card.name, unit: card.unit, decimals: card.decimals, kind: card.kind },
      subject: { id: subject.id, name: subject.name },
      value: numberIn(pair.now),
      missing: missingIn(held),
      lastYear: numberIn(pair.lastYear),
      rate: rateOf(pair),
      rateBefore: this.#rateBefore(card.code, subject.id),
      whole: card.unit === '%' ? numberIn(whole.now) : rateOf(whole),
      ...this.#rankOf(indicator, subject),
      contribution: contribution?.rate ?? null,
      pull: pullOf(pair, whole),
      goal: this.#goals(indicator.id, subject.id),
      lacking: held?.lacking ? this.#lackingIn(card.code, subject.id) : [],
      batches: held === undefined ? [] : this.#batchesOf(card.code, subject.id),
    }
  }

  #lackingIn(code: string, subjectId: number): readonly string[] {
    const { grid, book } = this.#values
    const codes = leafCodes(book.graphOn(this.period.end), [code])
    const ids = codes.flatMap((leaf) =>
      lackingBelow(grid, leaf, { id: subjectId, period: this.period.end }, this.#parts),
    )
    return [...new Set(ids)].map((id) => this.#names.get(id) ?? '')
  }

  #pair(code: string, subjectId: number, end = this.period.end): Pair {
    const held = this.#values.grid.get(code, subjectId, end)
    if (held === undefined) return { now: ABSENT, lastYear: ABSENT }
    const lastYear: Observed = held.lastYear === null ? ABSENT : { value: held.lastYear }
    return { now: isPresent(held.now) ? held.now : ABSENT, lastYear }
  }

  /** Of a cumulative series only within the year: January follows nothing. */
  #rateBefore(code: string, subjectId: number): number | null {
    if (this.period.type === 'cumulative-month' && previousInYear(this.period) === undefined) return null
    return rateOf(this.#pair(code, subjectId, this.before.end))
  }

  #rankOf(indicator: StoredIndicator, subject: Subject): Pick<Fact, 'rank' | 'rankBefore'> {
    const group = Object.keys(GROUPS).find((name) => this.subjectsOf(name)?.some(({ id }) => id === subject.id))
    if (group === undefined) return { rank: null, rankBefore: null }
    const own = this.#ranking(indicator, group, this.period.end).ranked.find((one) => one.subject === subject.id)
    const then = this.#ranking(indicator, group, this.before.end).ranked.find((one) => one.subject === subject.id)
    return {
      rank: own === undefined ? null : { place: own.rank, isTied: own.tiedWith > 0 },
      rankBefore: then?.rank ?? null,
    }
  }

  /** By growth, as bulletins rank; a share or a rate by itself. */
  #ranking({ card }: StoredIndicator, group: string, end: string): ReturnType<typeof rankSubjects<number>> {
    const key = `${card.code} ${group} ${end}`
    const known = this.#ranks.get(key)
    if (known !== undefined) return known
    const compared = (this.subjectsOf(group) ?? []).map(({ id }) => {
      const pair = this.#pair(card.code, id, end)
      const number = card.unit === '%' || card.kind === 'rank' ? numberIn(pair.now) : rateOf(pair)
      const observed: Observed = number === null ? ABSENT : { value: number }
      return { subject: id, observed }
    })
    const ranking = rankSubjects(compared, card.direction, 1)
    this.#ranks.set(key, ranking)
    return ranking
  }

  /** Of a sum or a formula those of all that it rests on. */
  #batchesOf(code: string, subjectId: number): readonly number[] {
    const { grid, book, places } = this.#values
    const own = grid.get(code, subjectId, this.period.end)?.batchId
    if (own !== null && own !== undefined) return [own]
    const codes = leafCodes(book.graphOn(this.period.end), [code])
    const group = places.find(({ id }) => id === subjectId)?.memberIds ?? []
    const ids = [subjectId, ...group, ...placesBelow(places, subjectId).map(({ id }) => id)]
    const found = codes.flatMap((leaf) => ids.flatMap((id) => grid.get(leaf, id, this.period.end)?.batchId ?? []))
    return [...new Set(found)]
  }
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
