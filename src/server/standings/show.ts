import type { Standing } from '#contract/standings.ts'
import { liftOf } from '#core/evaluations/lift.ts'
import { maySeeResults } from '#core/rounds/rights.ts'
import { NotFound } from '#store/refusals.ts'
import { findRobustness } from '#store/robustness/robustness.ts'
import { listScores, type StoredScore } from '#store/rounds/round-results.ts'
import { listRoundSubjects, listRounds } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { evaluateRound } from '../rounds/compute.ts'
import { type LoadedRound, loadCells, loadRound } from '../rounds/load.ts'
import { findComputation } from '../rounds/subject.ts'

/** A subject beside its own last final result by the same method, and what each item could do for it. */
export async function showStanding(
  context: CityContext,
  { id, row }: { readonly id: string; readonly row: number },
): Promise<Standing | null> {
  const loaded = await loadRound(context, id)
  const { round, subjects, view, own } = loaded
  const at = subjects.findIndex((one) => one.row === row)
  const subject = subjects[at]
  if (subject === undefined || (view === 'own' && !own.has(row))) throw new NotFound('round.subject', String(row))
  if (!maySeeResults(view, round.state)) return null
  const computed = await findComputation(context, loaded)
  if (computed === undefined) return null
  const scores = await listScores(context.tx, id, computed.number)
  const score = scores.find((one) => one.row === row)
  const evaluated = evaluateRound(loaded, await loadCells(context, id, { until: computed.revision }))
  if (score === undefined || !evaluated.ok) return null
  const sure = (await findRobustness(context.tx, id, computed.number))?.report.sets
    .flatMap(({ lines }) => lines)
    .find((line) => line.at === at)
  return {
    decimals: { total: loaded.method.rounding.total, item: loaded.method.rounding.item },
    now: placeOf(score, scores),
    before: await beforeOf(context, loaded, subject.code),
    interval: sure === undefined ? null : { low: sure.low, high: sure.high },
    next:
      score.next_grade === null || score.next_points === null
        ? null
        : { grade: score.next_grade, points: score.next_points },
    lift: (liftOf(evaluated.value, at) ?? []).map((line) => ({ ...line })),
  }
}

const placeOf = (score: StoredScore, scores: readonly StoredScore[]) => ({
  ...{ total: score.total, rank: score.rank, grade: score.grade, points: { ...score.points } },
  ranked: scores.filter(({ rank }) => rank !== null).length,
})

/** The last round before this one that came to its end under the same method and had the subject. */
async function beforeOf({ tx }: CityContext, { round }: LoadedRound, code: string): Promise<Standing['before']> {
  for (const past of await listRounds(tx)) {
    const { method_id, final_computation: number } = past
    if (method_id !== round.method_id || number === null || past.created_at >= round.created_at) continue
    const row = (await listRoundSubjects(tx, past.id)).find((one) => one.code === code)?.row
    if (row === undefined) continue
    const scores = await listScores(tx, past.id, number)
    const score = scores.find((one) => one.row === row)
    if (score === undefined) continue
    return {
      ...{ ...placeOf(score, scores), roundId: past.id, name: past.name, period: past.period },
      sameVersion: past.method_version === round.method_version,
    }
  }
  return null
}
