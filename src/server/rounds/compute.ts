import { createHash } from 'node:crypto'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { ENGINE, type Evaluation, evaluate } from '#core/evaluations/evaluate.ts'
import { distanceToNext } from '#core/evaluations/explain.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import { NO_GRADE } from '#core/evaluations/grades.ts'
import { NO_COHORT } from '#core/evaluations/prepare.ts'
import { CAPPED, MISSING } from '#core/evaluations/score-functions.ts'
import { countingValue } from '#core/rounds/held.ts'
import type { Placed } from '#core/rounds/moved.ts'
import { insertComputation, insertScores, listComputations, type StoredScore } from '#store/rounds/round-results.ts'
import type { StoredSummary } from '#store/rounds/tables.ts'
import type { CityContext } from '../context.ts'
import { said } from '../evaluations/finding-words.ts'
import { keepAct } from './act.ts'
import { type HeldCells, type LoadedRound, loadCells, subjectsOf } from './load.ts'

/** The round's subjects by its method, or why nobody is scored, in words. */
export function evaluateRound(loaded: LoadedRound, cells: HeldCells): Outcome<Evaluation> {
  const evaluated = evaluate(loaded.method, subjectsOf(loaded, cells))
  if (evaluated.ok) return good(evaluated.evaluation)
  const refused = evaluated.findings.filter(({ severity }) => severity === 'refuse')
  return bad(
    ...refused.map(({ code, facts }) => ({
      code: 'evaluation.said',
      facts: { code, zh: said(code, facts, 'zh'), en: said(code, facts, 'en') },
    })),
  )
}

/** Computes the round as it stands, keeps the result beside those before, and counts as an act. */
export async function computeRound(context: CityContext, loaded: LoadedRound): Promise<Outcome<LoadedRound>> {
  const { tx, now, actor } = context
  const { round, version } = loaded
  const cells = await loadCells(context, round.id)
  const evaluated = evaluateRound(loaded, cells)
  if (!evaluated.ok) return evaluated
  const scores = scoresOf(loaded, evaluated.value)
  const last = (await listComputations(tx, round.id))[0]
  const number = (last?.number ?? 0) + 1
  const hashes = { input_sha256: hashInputs(loaded, cells), result_sha256: hashResults(loaded, scores) }
  const detail = { number, engine: ENGINE, subjects: scores.length, ...hashes }
  const acted = await keepAct(context, round, { move: 'compute', detail })
  await insertComputation(tx, {
    ...{
      round_id: round.id,
      number,
      revision: acted.revision,
      engine: ENGINE,
      method_sha256: version.sha256,
      ...hashes,
    },
    findings: JSON.stringify(namedFindings(evaluated.value.findings)),
    summary: JSON.stringify(summaryOf(loaded, evaluated.value, scores)),
    ...{ at: now, by: actor.accountId },
  })
  await insertScores(tx, round.id, number, scores)
  return good({ ...loaded, round: acted })
}

/** What was found in the data; what the method itself leaves open is kept with the method. */
const namedFindings = (findings: readonly EvaluationFinding[]): readonly EvaluationFinding[] =>
  findings.filter(({ severity, code }) => severity === 'note' && !/unverified|input-unused|unit-unknown/.test(code))

export function scoresOf({ subjects }: LoadedRound, evaluation: Evaluation): readonly StoredScore[] {
  const { prepared, scores, totals, ranks, grades } = evaluation
  const { method, cohortOf, leaves } = prepared
  const [itemPower, totalPower] = [10 ** method.rounding.item, 10 ** method.rounding.total]
  return subjects.flatMap(({ row }, at): readonly StoredScore[] => {
    const cohort = method.cohorts[cohortOf[at] as number]
    if (cohortOf[at] === NO_COHORT || cohort === undefined) return []
    const grade = grades.grade[at] === NO_GRADE ? undefined : grades.names[grades.grade[at] as number]
    const next = distanceToNext(evaluation, at)
    const marks = scores.map((one) => one.marks[at] as number)
    const points = leaves.flatMap(({ leaf }, index) => {
      const own = scores[index]
      if (own === undefined || !own.cohorts.some((one) => one.cohort === cohortOf[at])) return []
      return [[leaf.code, (own.points[at] as number) / itemPower] as const]
    })
    return [
      {
        ...{ row, cohort: cohort.code, rank: ranks.rank[at] === 0 ? null : (ranks.rank[at] as number) },
        ...{ total: (totals.total[at] as number) / totalPower, grade: grade?.name ?? null },
        ...{ next_grade: next?.grade ?? null, next_points: next?.points ?? null },
        imputed: marks.filter((mark) => (mark & MISSING) !== 0).length,
        capped: marks.filter((mark) => (mark & CAPPED) !== 0).length,
        points: Object.fromEntries(points),
      },
    ]
  })
}

export const placedOf = (scores: readonly StoredScore[]): readonly Placed[] =>
  scores.map(({ row, rank, total, grade }) => ({ row, rank, total, grade }))

function summaryOf(
  { subjects, method }: LoadedRound,
  evaluation: Evaluation,
  scores: readonly StoredScore[],
): StoredSummary {
  const counts = new Map<string, { cohort: string; grade: string; count: number }>()
  for (const { cohort, grade } of scores) {
    const key = `${cohort} ${grade}`
    const count = counts.get(key) ?? { cohort, grade: grade ?? '', count: 0 }
    counts.set(key, { ...count, count: count.count + 1 })
  }
  return {
    grades: [...counts.values()].sort(byStanding(method, evaluation)),
    groups: evaluation.groups.map(({ group, subjects: rows, mean, rank, grade }) => ({
      ...{ group, mean, rank, grade },
      rows: rows.map((at) => subjects[at]?.row ?? -1),
    })),
  }
}

/** Cohorts in the method's order, in each the best grade first. */
function byStanding(method: LoadedRound['method'], { grades }: Evaluation) {
  const cohortAt = (code: string) => method.cohorts.findIndex((cohort) => cohort.code === code)
  const gradeAt = (name: string) =>
    name === '' ? grades.names.length : grades.names.findIndex((one) => one.name === name)
  return (a: { cohort: string; grade: string }, b: { cohort: string; grade: string }) =>
    cohortAt(a.cohort) - cohortAt(b.cohort) || gradeAt(a.grade) - gradeAt(b.grade)
}

const hash = (lines: readonly string[]): string =>
  createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex')

/** Of the values that count, one line a subject, in the order of the codes: the same values give the same hash wherever they came from. */
function hashInputs({ subjects, method }: LoadedRound, cells: HeldCells): string {
  return hash(
    subjects.map(({ row, code }) => {
      const own = cells.get(row)
      return JSON.stringify([code, ...method.inputs.map((input) => countingValue(own?.[input.code]) ?? null)])
    }),
  )
}

/** One line a subject with total, rank and grade, in the order of the codes. */
export function hashResults({ subjects }: Pick<LoadedRound, 'subjects'>, scores: readonly StoredScore[]): string {
  const codes = new Map(subjects.map(({ row, code }) => [row, code]))
  return hash(scores.map(({ row, total, rank, grade }) => JSON.stringify([codes.get(row), total, rank, grade])))
}
