import { type Day, toDay } from '#core/base/day.ts'
import { SAME, scaled } from '#core/base/units-of-measure.ts'
import type { YearGoal } from '#core/bulletins/year-goal.ts'
import { isPresent } from '#core/indicators/observed.ts'
import { type ReportPeriod, shareOfYear } from '#core/indicators/report-period.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import { boundSeries } from '#core/progress/bound-series.ts'
import { goalOf, timeOf } from '#core/progress/goal.ts'
import type { StoredBinding } from '#store/progress/target-bindings.ts'
import type { CityContext } from '../context.ts'
import { readValues, type Values } from '../observations/read-values.ts'
import { listPlanned, type PlannedTarget } from '../progress/planned-targets.ts'

export type YearGoals = (indicatorId: number, subjectId: number) => YearGoal | null

type Bound = PlannedTarget & { readonly binding: StoredBinding }

/**
 * The targets of the period's year that values are compared with directly: no growth rates, no sums over several years.
 * Where two programmes have one for the same number, the later adopted speaks.
 */
export async function readYearGoals(
  context: CityContext,
  { period, view, values }: { readonly period: ReportPeriod; readonly view: ValueView; readonly values: Values },
): Promise<YearGoals> {
  const chosen = new Map<string, Bound>()
  for (const planned of await listPlanned(context, context.today)) {
    const { binding } = planned
    if (binding === undefined || !isOfYear({ ...planned, binding }, period.end)) continue
    const key = `${binding.indicatorId} ${binding.subjectId}`
    const known = chosen.get(key)
    if (known === undefined || known.programme.adoptedOn < planned.programme.adoptedOn)
      chosen.set(key, { ...planned, binding })
  }
  const goals = new Map<string, YearGoal>()
  if (chosen.size === 0) return () => null
  const { book, places } = values
  const bound = [...chosen.values()]
  const { grid } = await readValues(context.tx, {
    codes: [...new Set(bound.flatMap(({ binding }) => book.byId.get(binding.indicatorId)?.card.code ?? []))],
    subjectIds: [...new Set(bound.map(({ binding }) => binding.subjectId))],
    ...{ from: toDay(yearOf(period.end), 1, 1), to: period.end, view },
  })
  for (const [key, one] of chosen) {
    const goal = goalFor(one, { book, places, grid }, period)
    if (goal !== null) goals.set(key, goal)
  }
  return (indicatorId, subjectId) => goals.get(`${indicatorId} ${subjectId}`) ?? null
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

function isOfYear({ target, binding }: Bound, end: Day): boolean {
  if (binding.reading !== 'value' || binding.accumulation === 'span-flow') return false
  const time = timeOf(target.period, end)
  if (time === null || time.end !== toDay(yearOf(end), 12, 31)) return false
  return binding.accumulation === 'state' || yearOf(time.from) === yearOf(end)
}

function goalFor(
  { target, series, programme, binding }: Bound,
  { book, grid }: Values,
  period: ReportPeriod,
): YearGoal | null {
  const card = book.byId.get(binding.indicatorId)?.card
  if (card === undefined) return null
  const { accumulation, scale } = binding
  const measures = { accumulation, direction: card.direction, before: null }
  const goal = goalOf(target, series, measures, programme.term, period.end)
  if (goal === null) return null
  const pairs = grid.periods.flatMap((end) => {
    const held = grid.get(card.code, binding.subjectId, end)
    return held !== undefined && isPresent(held.now) ? [{ end, now: held.now, lastYear: held.lastYear }] : []
  })
  const observed = boundSeries(card, pairs, { reading: 'value', accumulation, scale: SAME, since: null })
  return {
    value: scaled(goal.value, { times: scale.over, over: scale.times }),
    comparator: goal.comparator,
    adds: accumulation === 'year-flow',
    reached: observed.points.find(({ end }) => end === period.end)?.value ?? null,
    time: shareOfYear(period) * 100,
  }
}
