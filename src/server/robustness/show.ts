import type { RobustnessPage } from '#contract/robustness.ts'
import { leavesOf } from '#core/evaluations/leaves.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { SetReport, Shifted } from '#core/robustness/report.ts'
import { mayRunRounds, maySeeResults } from '#core/rounds/rights.ts'
import { findRobustness } from '#store/robustness/robustness.ts'
import { findSensitivitySeen } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { type LoadedRound, loadRound } from '../rounds/load.ts'
import { findComputation } from '../rounds/subject.ts'

/** How sure the results are that the asker sees; a subject is told of its own line and of nobody else's. */
export async function showRobustness(context: CityContext, id: string): Promise<RobustnessPage | null> {
  const loaded = await loadRound(context, id)
  const { round, method, subjects, view, own } = loaded
  if (!maySeeResults(view, round.state)) return null
  const computed = await findComputation(context, loaded)
  const found = computed && (await findRobustness(context.tx, id, computed.number))
  if (found === undefined) return null
  const { settings, sets, imputed } = found.report
  const { choices, ...figures } = settings
  const seen = (at: number) => view === 'all' || own.has(subjects[at]?.row ?? -1)
  return {
    ...{ number: found.number, at: found.at.toISOString() },
    settings: {
      ...{ ...figures, weightSpread: choices.weightSpread, mayLeaveOut: choices.mayLeaveOut },
      ...{ normalisations: [...choices.normalisations], aggregations: [...choices.aggregations] },
    },
    cohorts: method.cohorts.map(({ code, name }) => ({ code, name })),
    names: subjects.filter((_, at) => seen(at)).map(({ row, name }) => ({ row, name })),
    items: leavesOf(method).map(({ leaf: { code, name, unit } }) => ({ code, name, unit })),
    sets: sets.map((set) => wireSet(loaded, set, seen)),
    mayMarkSeen:
      mayRunRounds(context.actor) &&
      round.state === 'computing' &&
      (await findSensitivitySeen(context.tx, id)) !== found.number,
    imputed: view === 'all' ? imputed.map((one) => ({ ...one, rule: one.rule as 'zero' })) : [],
  }
}

function wireSet(
  { method, subjects }: LoadedRound,
  set: SetReport,
  seen: (at: number) => boolean,
): RobustnessPage['sets'][number] {
  const rowOf = (at: number) => subjects[at]?.row ?? -1
  const shifted = ({ meanShift, mostShift, movers }: Shifted) => ({
    ...{ meanShift, mostShift },
    movers: movers.filter(({ at }) => seen(at)).map(({ at, ...move }) => ({ row: rowOf(at), ...move })),
  })
  const scaled = scaledItems(method)
  return {
    ...{ cohorts: [...set.cohorts], grades: [...set.grades], meanShift: set.meanShift },
    subjects: set.lines.length,
    lines: set.lines
      .filter(({ at }) => seen(at))
      .map(({ at, ...line }) => ({ ...line, row: rowOf(at), grades: [...line.grades] })),
    effects: set.effects.map((one) => ({
      ...{ kind: one.kind, item: one.kind === 'weight' ? one.item : null, first: one.first, total: one.total },
    })),
    without: set.without.map(({ item, ...one }) => ({ item, ...shifted(one) })),
    alternatives: set.alternatives.map(({ normalisation, aggregation, ...one }) => ({
      ...{ normalisation: normalisation as 'method', aggregation: aggregation as 'arithmetic' },
      ...shifted(one),
    })),
    correlated: set.correlated.map(({ items: [one, other], r, count }) => ({ items: [one, other], r, count })),
    squeezes: set.squeezes
      .filter(({ at }) => seen(at))
      .map(({ at, ...one }) => ({ ...one, row: rowOf(at), used: scaled.has(one.item) })),
  }
}

/** Items whose points themselves lie between the extremes of the values. */
function scaledItems(method: Method): ReadonlySet<string> {
  const kinds = ['minmax', 'efficacy', 'exponential', 'best']
  return new Set(
    leavesOf(method).flatMap(({ leaf: { code, score } }) => {
      const all = score.kind === 'all' ? [score.value] : Object.values(score.values)
      return all.some(({ kind }) => kinds.includes(kind)) ? [code] : []
    }),
  )
}
