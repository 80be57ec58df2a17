import type { PastLight, ProgressList, TargetProgress } from '#contract/progress.ts'
import { type Day, daysInMonth, toDay } from '#core/base/day.ts'
import { periodsBetween } from '#core/indicators/report-period.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { actualOf, expectedOn, type Goal } from '#core/indicators/target-course.ts'
import { timeOf } from '#core/progress/goal.ts'
import { mayBindTarget } from '#core/progress/rights.ts'
import { findTargets } from '#store/programmes/targets.ts'
import { listBindings } from '#store/progress/target-bindings.ts'
import { NotFound } from '#store/refusals.ts'
import { showEnded } from '../bindings/show-binding.ts'
import { subjectNames } from '../bindings/subject-names.ts'
import { type CityContext, dayOf } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { type Judged, judgeTargets, rulesOn } from './judge-targets.ts'
import { listPlanned, type PlannedTarget } from './planned-targets.ts'

export async function listProgress(
  context: CityContext,
  asked: { readonly asOf?: Day | undefined; readonly programmeId?: string | undefined },
): Promise<ProgressList> {
  const asOf = dayAsked(context, asked.asOf)
  const judged = await judgeTargets(context, await listPlanned(context, asOf, asked.programmeId), asOf)
  return { asOf, rules: await showRules(context, asOf), rows: judged.map(({ progress }) => progress) }
}

/** Nothing is known of days to come. */
const dayAsked = ({ today }: CityContext, asOf: Day | undefined): Day =>
  asOf === undefined || asOf > today ? today : asOf

const showRules = async ({ tx }: CityContext, asOf: Day): Promise<ProgressList['rules']> => {
  const { from, source, rules } = await rulesOn(tx, asOf)
  return { from, source, rules: { ...rules } }
}

async function getPlanned(context: CityContext, id: string, asOf: Day): Promise<PlannedTarget> {
  const [known] = await findTargets(context.tx, [id])
  if (known === undefined) throw new NotFound('target', id)
  const planned = (await listPlanned(context, asOf, known.programmeId)).find(({ target }) => target.id === id)
  if (planned === undefined) throw new NotFound('target', id)
  return planned
}

export async function getTargetProgress(
  context: CityContext,
  { id, asOf: asked }: { readonly id: string; readonly asOf?: Day | undefined },
): Promise<TargetProgress> {
  const asOf = dayAsked(context, asked)
  const planned = await getPlanned(context, id, asOf)
  const [judged] = await judgeTargets(context, [planned], asOf)
  if (judged === undefined) throw new NotFound('target', id)
  return {
    asOf,
    rules: await showRules(context, asOf),
    progress: judged.progress,
    series: seriesPoints(planned, asOf),
    points: pointsOf(judged),
    course: courseOf(judged, asOf),
    bindings: await bindingHistory(context, id),
    mayBind: mayBindTarget(context.actor),
  }
}

const seriesPoints = ({ series }: PlannedTarget, asOf: Day): TargetProgress['series'] =>
  series
    .flatMap(({ id, role, period, value, valueMax, comparator }) => {
      const time = timeOf(period, asOf)
      if (time === null || period === null) return []
      return [{ targetId: id, role, period, end: time.end, value, valueMax, comparator }]
    })
    .sort((a, b) => (a.end < b.end ? -1 : 1))

/** Of a sum over several years the sum since its first, of everything else the series as it is. */
function pointsOf({ measured }: Judged): TargetProgress['points'] {
  if (measured === null) return []
  const { goal, series, vintages } = measured
  const from = goal.from
  const points =
    from === null
      ? series.points
      : series.points.flatMap(({ end }) => (end < from ? [] : (actualOf({ ...goal, end }, series, end) ?? [])))
  return points.map(({ end, value }) => ({ end, value, vintage: vintages.get(end) ?? 'flash' }))
}

/**
 * Where it should be: of a flow month by month, of a year's over the running year; of a state the points that its line is
 * drawn through, the base among them.
 */
function courseOf({ measured }: Judged, asOf: Day): TargetProgress['course'] {
  if (measured === null) return []
  if (measured.goal.accumulation === 'state') return linePoints(measured.goal)
  const { goal, series } = measured
  const last = goal.from === null ? `${(asOf < goal.end ? asOf : goal.end).slice(0, 4)}-12-31` : goal.end
  return periodsBetween('month', goal.from ?? `${last.slice(0, 4)}-01-01`, last).flatMap(({ end }) => {
    const expected = expectedOn(goal, series, end)
    return expected === null ? [] : [{ end, value: expected.value }]
  })
}

const linePoints = ({ trajectory, end, value }: Goal): TargetProgress['course'] =>
  [...trajectory.filter((point) => point.end !== end), { end, value }].sort((a, b) => (a.end < b.end ? -1 : 1))

const monthEnd = (year: number, month: number): Day => toDay(year, month, daysInMonth(year, month))

async function bindingHistory(context: CityContext, targetId: string): Promise<TargetProgress['bindings']> {
  const { tx } = context
  const bindings = await listBindings(tx, { targetIds: [targetId] })
  const book = await loadCardBook(tx)
  const subjects = await subjectNames(
    context,
    bindings.map(({ subjectId }) => subjectId),
  )
  const open = bindings.filter(({ indicatorId }) => {
    const card = book.byId.get(indicatorId)?.card
    return card !== undefined && mayReadDisclosed(context.actor, card.disclosure)
  })
  return open.flatMap((one) => showEnded(one, book.byId, subjects) ?? []).reverse()
}

const MONTHS_BACK = 12

/** By what was known at the end of each month since the plan was adopted; the target and its binding as they stand on the day asked. */
export async function listPastLights(
  context: CityContext,
  { id, asOf: asked }: { readonly id: string; readonly asOf?: Day | undefined },
): Promise<PastLight[]> {
  const asOf = dayAsked(context, asked)
  const planned = await getPlanned(context, id, asOf)
  const lights: PastLight[] = []
  for (const day of monthEndsBefore(asOf, dayOf(planned.programme.adoptedOn))) {
    const [judged] = await judgeTargets(context, [planned], day)
    if (judged === undefined) continue
    const { actual, chance, light, reason } = judged.progress
    lights.push({
      asOf: day,
      actual: actual === null ? null : { end: actual.end, value: actual.value },
      ...{ chance, light, reason },
    })
  }
  return lights
}

/** Month ends before a day and since another, at most so many, in order, and the day itself. */
function monthEndsBefore(asOf: Day, since: Day): readonly Day[] {
  const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))]
  const ends = Array.from({ length: MONTHS_BACK }, (_, at) => {
    const index = year * 12 + month - 2 - at
    return monthEnd(Math.floor(index / 12), (index % 12) + 1)
  })
  return [...ends.filter((end) => end >= since && end < asOf).reverse(), asOf]
}
