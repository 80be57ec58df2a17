import type { ForecastScore } from '#contract/progress.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { type Day, daysInMonth, toDay } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { roundTo } from '#core/base/quantise.ts'
import { backtest, type StatedChance, scoreChances } from '#core/indicators/forecast-score.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import type { Store } from '#store/open.ts'
import { insertChances, lastStatedOn, listChances, type StoredChance } from '#store/progress/stated-chances.ts'
import { type CityContext, dayOf } from '../context.ts'
import { type Judged, judgeTargets, rulesOn } from './judge-targets.ts'
import { listPlanned } from './planned-targets.ts'

/** Nobody's account: the program itself, which states what the pages of that day showed. */
const itself = (cityId: number): Actor => ({
  accountId: '00000000-0000-0000-0000-000000000000',
  cityId,
  name: '达成概率',
  posts: [{ role: 'office', unitId: null, placeId: null }],
})
/** What was never kept is made up for, from what was known then, so far back at most. */
const MOST_MONTHS = 24

/** Keeps the chances that stood at the end of each month since the last kept one, in all cities. May run as often as one likes. */
export async function keepChances(store: Store, now: Date): Promise<number> {
  let kept = 0
  for (const city of await listCities(store.db)) kept += await inCity(store, city.id, (tx) => keepCityChances(tx, now))
  return kept
}

export async function keepCityChances(tx: CityHandle, now: Date): Promise<number> {
  const today = dayOf(now)
  const context: CityContext = { tx, actor: itself(tx.cityId), now, today, address: 'local' }
  const last = await lastStatedOn(tx)
  let kept = 0
  for (const day of monthEndsBetween(last, today)) {
    const judged = await judgeTargets(context, await listPlanned(context, day), day)
    const chances = judged.flatMap((one): StoredChance[] => statedBy(one, day))
    await insertChances(tx, chances, now)
    kept += chances.length
  }
  return kept
}

/** Only where the chance decided: what is over, reached or not known is no forecast. */
function statedBy({ planned, progress, measured }: Judged, day: Day): StoredChance[] {
  const { rule } = progress.reason
  if (progress.chance === null || (rule !== 'chance' && rule !== 'near') || measured === null) return []
  if (dayOf(planned.programme.adoptedOn) > day) return []
  const { goal } = measured
  return [
    { targetId: planned.target.id, statedOn: day, chance: progress.chance, goalValue: goal.value, goalEnd: goal.end },
  ]
}

/** Month ends after a day, or the most that are made up for, and before today. */
function monthEndsBetween(last: Day | null, today: Day): readonly Day[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const ends = Array.from({ length: MOST_MONTHS }, (_, at) => {
    const index = year * 12 + month - 2 - at
    const [ofYear, ofMonth] = [Math.floor(index / 12), (index % 12) + 1]
    return toDay(ofYear, ofMonth, daysInMonth(ofYear, ofMonth))
  })
  return ends.filter((end) => last === null || end > last).reverse()
}

/** Months after whose end forecasts of past years are made again. */
const BACKTESTED = [3, 6, 9] as const

export async function scoreForecasts(context: CityContext): Promise<ForecastScore> {
  const { tx, today } = context
  const judged = await judgeTargets(context, await listPlanned(context, today), today)
  const stated = await listChances(tx)
  const { certainty } = (await rulesOn(tx, today)).rules
  const byTarget = groupBy(stated, ({ targetId }) => targetId)
  const decided = judged.flatMap((one) => decidedOf(one, byTarget.get(one.planned.target.id) ?? []))
  const score = scoreChances(
    decided.flatMap(({ happened, chances }) => chances.map(({ chance }): StatedChance => ({ chance, happened }))),
  )
  return {
    ...{ stated: stated.length, since: stated[0]?.statedOn ?? null, certainty },
    ...{ brier: score.brier, bins: score.bins.map((bin) => ({ ...bin })), decided },
    backtest: BACKTESTED.map((month) => backtestOf(judged, month, certainty)),
  }
}

/** What has been reached or missed since, with the chances that were given of just that goal. */
function decidedOf({ planned, progress, measured }: Judged, stated: readonly StoredChance[]): ForecastScore['decided'] {
  const { rule } = progress.reason
  if (measured === null || (rule !== 'reached' && rule !== 'missed')) return []
  const { goal } = measured
  const own = stated.filter(({ goalValue, goalEnd }) => goalValue === goal.value && goalEnd === goal.end)
  if (own.length === 0) return []
  const { id, metric, scope, period } = planned.target
  const chances = own.map(({ statedOn, chance }) => ({ on: statedOn, chance }))
  return [{ targetId: id, metric, scope, period, happened: rule === 'reached', chances }]
}

function backtestOf(judged: readonly Judged[], month: number, certainty: number): ForecastScore['backtest'][number] {
  const seen = new Set<string>()
  const years = judged.flatMap(({ planned, measured }) => {
    const { binding } = planned
    if (measured === null || binding === undefined) return []
    // targets of several years of one metric are measured by one series
    const key = [binding.indicatorId, binding.subjectId, binding.reading, binding.accumulation].join(' ')
    if (seen.has(key)) return []
    seen.add(key)
    return backtest(measured.series, month, certainty)
  })
  const misses = years
    .filter(({ happened }) => happened !== 0)
    .map(({ expected, happened }) => Math.abs((expected - happened) / happened) * 100)
    .sort((a, b) => a - b)
  const middle = misses[Math.floor(misses.length / 2)]
  return {
    month,
    cases: years.length,
    within: years.filter(({ within }) => within).length,
    medianMiss: middle === undefined ? null : roundTo(middle, 1),
  }
}
