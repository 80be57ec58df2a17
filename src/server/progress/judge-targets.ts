import type { Progress } from '#contract/progress.ts'
import type { Day } from '#core/base/day.ts'
import { type DatedLightRules, lightRulesOn, STARTING_LIGHT_RULES } from '#core/indicators/light-rules.ts'
import { toObserved } from '#core/indicators/observed.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import type { Goal } from '#core/indicators/target-course.ts'
import { type TargetProgress, targetProgressOf } from '#core/indicators/target-progress.ts'
import type { TargetSeries } from '#core/indicators/target-series.ts'
import type { ValueView, Vintage } from '#core/indicators/vintages.ts'
import { boundSeries, type PairAt } from '#core/progress/bound-series.ts'
import { goalOf, timeOf } from '#core/progress/goal.ts'
import type { CityHandle } from '#store/handle.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { CURRENT } from '#store/observations/observations.ts'
import { listLightRules } from '#store/progress/light-rules.ts'
import type { StoredBinding } from '#store/progress/target-bindings.ts'
import { listUnits } from '#store/units/units.ts'
import { showBinding } from '../bindings/show-binding.ts'
import { subjectNames } from '../bindings/subject-names.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { divisionsBelow, existenceOf, lackingBelow } from '../observations/add-places.ts'
import { leafCodes } from '../observations/compute.ts'
import { readValues, type Values } from '../observations/read-values.ts'
import type { PlannedTarget } from './planned-targets.ts'

/** Forecasts look back over five years, and a year's growth over one more. */
const YEARS_BACK = 7

export type Judged = {
  readonly planned: PlannedTarget
  readonly progress: Progress
  /** null where there is nothing to measure by, or the asker may not see it */
  readonly measured: {
    readonly goal: Goal
    readonly series: TargetSeries
    readonly vintages: ReadonlyMap<Day, Vintage>
    /** places that the sum of a period lacks, by its last day; none where it is whole */
    readonly lacking: (end: Day) => readonly string[]
  } | null
}

/** The city's own where it has set any by the day, else those that every city starts with. */
export async function rulesOn(tx: CityHandle, day: Day): Promise<DatedLightRules> {
  const rules = lightRulesOn([...STARTING_LIGHT_RULES, ...(await listLightRules(tx))], day)
  if (rules === undefined) throw new Error(`no light rules on ${day}`)
  return rules
}

export const viewOn = (asOf: Day, today: Day): ValueView => (asOf >= today ? CURRENT : { kind: 'as-of', day: asOf })

/** Each target with its light, from what was known by the day; one reading of values serves them all. */
export async function judgeTargets(
  context: CityContext,
  targets: readonly PlannedTarget[],
  asOf: Day,
): Promise<readonly Judged[]> {
  const { tx, today } = context
  const book = await loadCardBook(tx)
  const bindings = targets.flatMap(({ binding }) => binding ?? [])
  const subjects = await subjectNames(
    context,
    bindings.map(({ subjectId }) => subjectId),
  )
  const units = new Map((await listUnits(tx)).map(({ id, name }) => [id, name]))
  const values = await readBound(context, bindings, book, asOf)
  const rules = await rulesOn(tx, asOf)
  return targets.map((planned): Judged => {
    const indicator = planned.binding === undefined ? undefined : book.byId.get(planned.binding.indicatorId)
    const shown = planned.binding === undefined ? undefined : showBinding(planned.binding, book.byId, subjects)
    const unitId = indicator?.card.sourceUnitId ?? null
    const base = {
      target: planned.target,
      ...{ programmeId: planned.programme.id, programmeTitle: planned.programme.title },
      binding: shown ?? null,
      sourceUnit: unitId === null ? null : { id: unitId, name: units.get(unitId) ?? '' },
      end: timeOf(planned.target.period, asOf)?.end ?? null,
    }
    if (indicator === undefined || planned.binding === undefined) return unjudged(planned, base, 'unbound')
    // not even its name: a binding says what is measured in secret
    if (!mayReadDisclosed(context.actor, indicator.card.disclosure))
      return unjudged(planned, { ...base, binding: null, sourceUnit: null }, 'withheld')
    const measured = measure(planned, planned.binding, indicator, values, asOf)
    if (measured === null) return unjudged(planned, base, 'undated')
    const judged = targetProgressOf(measured.goal, measured.series, rules.rules, asOf > today ? today : asOf)
    return { planned, measured, progress: { ...base, ...showJudged(judged, measured) } }
  })
}

async function readBound(
  { tx, today }: CityContext,
  bindings: readonly StoredBinding[],
  book: CardBook,
  asOf: Day,
): Promise<Values> {
  const codes = [...new Set(bindings.flatMap(({ indicatorId }) => book.byId.get(indicatorId)?.card.code ?? []))]
  const subjectIds = [...new Set(bindings.map(({ subjectId }) => subjectId))]
  const from = `${Number(asOf.slice(0, 4)) - YEARS_BACK}-01-01`
  return readValues(tx, { codes, subjectIds, from, to: asOf, view: viewOn(asOf, today) })
}

function measure(
  { target, series, programme }: PlannedTarget,
  binding: StoredBinding,
  { card }: StoredIndicator,
  { grid, book, places }: Values,
  asOf: Day,
): Judged['measured'] {
  const held = grid.periods.flatMap((end) => {
    const one = grid.get(card.code, binding.subjectId, end)
    return one === undefined ? [] : [{ end, one }]
  })
  const pairs = held.map(({ end, one }): PairAt => {
    const observed = 'value' in one.now ? toObserved(one.now.value, null) : toObserved(null, 'not-reported')
    return { end, now: observed, lastYear: one.lastYear }
  })
  const since = startOf(programme.term, target.period, asOf)
  const { reading, accumulation, scale } = binding
  const observed = boundSeries(card, pairs, { reading, accumulation, scale, since })
  const before =
    since === null || accumulation !== 'state' ? undefined : observed.points.filter(({ end }) => end < since).at(-1)
  const measures = { accumulation, direction: card.direction, before: before ?? null }
  const goal = goalOf(target, series, measures, programme.term, asOf)
  if (goal === null) return null
  const names = new Map(places.map(({ id, name }) => [id, name]))
  const parts = { below: divisionsBelow(places), existed: existenceOf(places) }
  const lacking = (end: Day): readonly string[] => {
    if ((grid.get(card.code, binding.subjectId, end)?.lacking ?? 0) === 0) return []
    const ids = leafCodes(book.graphOn(end), [card.code]).flatMap((leaf) =>
      lackingBelow(grid, leaf, { id: binding.subjectId, period: end }, parts),
    )
    return ids.map((id) => names.get(id) ?? '')
  }
  return { goal, series: observed, vintages: new Map(held.map(({ end, one }) => [end, one.vintage])), lacking }
}

/** The first day of the plan's term, or of the target's own time where the plan names no term. */
const startOf = (term: PlannedTarget['programme']['term'], period: string | null, asOf: Day): Day | null =>
  term.from === null ? (timeOf(period, asOf)?.from ?? null) : `${term.from}-01-01`

type Base = Pick<Progress, 'target' | 'programmeId' | 'programmeTitle' | 'binding' | 'sourceUnit' | 'end'>

const unjudged = (planned: PlannedTarget, base: Base, rule: 'unbound' | 'undated' | 'withheld'): Judged => ({
  planned,
  measured: null,
  progress: {
    ...base,
    ...{ actual: null, expected: null, gap: null, done: null, pace: null, forecast: null, chance: null },
    ...{ light: 'no-data', reason: { rule, facts: {} } },
  },
})

/** The periods that an actual value adds up: of a flow those since January or since its first year, of a state the last. */
function addedUp({ accumulation, from }: Goal, { points }: TargetSeries, end: Day): readonly Day[] {
  const since = accumulation === 'state' ? end : (from ?? `${end.slice(0, 4)}-01-01`)
  return points.flatMap((point) => (point.end >= since && point.end <= end ? [point.end] : []))
}

const showJudged = (
  { actual, expected, gap, done, pace, forecast, chance, light, reason }: TargetProgress,
  { goal, series, vintages, lacking }: NonNullable<Judged['measured']>,
): Omit<Progress, keyof Base> => ({
  actual:
    actual === null
      ? null
      : {
          ...{ ...actual, vintage: vintages.get(actual.end) ?? 'flash' },
          lacking: [...new Set(addedUp(goal, series, actual.end).flatMap(lacking))],
        },
  ...{ expected, gap, done, pace, forecast, chance, light },
  reason: { rule: reason.rule, facts: { ...reason.facts } },
})
