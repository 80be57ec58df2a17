import type { RoundResults } from '#contract/rounds/results.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { Method } from '#core/evaluations/method.ts'
import { maySeeResults } from '#core/rounds/rights.ts'
import { listScores, type StoredScore } from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { wordFinding } from '../methods/methods.ts'
import { loadRound } from './load.ts'
import { findComputation } from './subject.ts'

/** The league table of a computation; a subject sees its own line of what is published. */
export async function showResults(
  context: CityContext,
  { id, computation }: { readonly id: string; readonly computation?: number | undefined },
): Promise<Outcome<RoundResults>> {
  const loaded = await loadRound(context, id)
  const { round, method, subjects, view, own } = loaded
  const found = maySeeResults(view, round.state) ? await findComputation(context, loaded, computation) : undefined
  if (found === undefined) return bad({ code: 'round.results.not-found' })
  const byRow = new Map(subjects.map((subject) => [subject.row, subject]))
  const all = view === 'all'
  const scores = byCohort(
    method,
    (await listScores(context.tx, id, found.number)).filter(({ row }) => all || own.has(row)),
  )
  const { groups, grades } = found.summary
  return good({
    ...{ number: found.number, at: found.at.toISOString(), engine: found.engine },
    ...{ inputSha256: found.input_sha256, resultSha256: found.result_sha256 },
    cohorts: method.cohorts.map(({ code, name }) => ({ code, name })),
    placings: scores.map((score) => ({
      ...{ row: score.row, code: byRow.get(score.row)?.code ?? '', name: byRow.get(score.row)?.name ?? '' },
      ...{ cohort: score.cohort, rank: score.rank, total: score.total, grade: score.grade },
      ...{ nextGrade: score.next_grade, nextPoints: score.next_points },
      ...{ imputed: score.imputed, capped: score.capped, points: { ...score.points } },
    })),
    grades: all ? grades.map((one) => ({ ...one })) : [],
    groupName: method.grouping?.name ?? null,
    decimals: { total: method.rounding.total, item: method.rounding.item },
    groups: (all ? groups : []).map(({ group, rows, mean, rank, grade }) => ({
      ...{ group, mean, rank, grade },
      names: rows.map((row) => byRow.get(row)?.name ?? ''),
    })),
    findings: all ? found.findings.map(wordFinding) : [],
  })
}

/** Two who are first, each in a list of its own, do not stand in one list: cohort after cohort, in the method's order. */
function byCohort(method: Method, scores: readonly StoredScore[]): readonly StoredScore[] {
  if (method.ranking.over === 'all' || method.cohorts.length === 1) return scores
  return method.cohorts.flatMap(({ code }) => scores.filter(({ cohort }) => cohort === code))
}
