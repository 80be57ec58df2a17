// What does a method make of a set of subjects?

import { type CheckedMethod, checkMethod } from './check-method.ts'
import { checkSubjects, isWhole } from './check-subjects.ts'
import { type EvaluationFinding, isRefused } from './finding.ts'
import { type Grades, grade } from './grades.ts'
import { type GroupResult, groupResults } from './groups.ts'
import type { Method } from './method.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type Ranks, rank } from './ranks.ts'
import { type LeafScores, scoreLeaf } from './score-leaf.ts'
import type { Subjects } from './subjects.ts'
import { type Totals, totalsOf } from './totals.ts'

/** Grows by one whenever the same method and data would give another result. */
export const ENGINE = 1

/**
 * All results as columns over the subjects' rows. Equal to the digit for the same method and the same subjects,
 * in whatever order they come and however many workers score the items.
 */
export type Evaluation = {
  readonly engine: number
  readonly prepared: Prepared
  readonly scores: readonly LeafScores[]
  readonly totals: Totals
  readonly ranks: Ranks
  readonly grades: Grades
  readonly groups: readonly GroupResult[]
  readonly findings: readonly EvaluationFinding[]
}

export type Evaluated =
  | { readonly ok: true; readonly evaluation: Evaluation }
  /** with at least one finding that refuses */
  | { readonly ok: false; readonly findings: readonly EvaluationFinding[] }

/** Scores one item; by default here, or wherever workers have done it. */
export type ScoreLeaves = (prepared: Prepared) => readonly LeafScores[]

export const scoreLeaves: ScoreLeaves = (prepared) => {
  const scratch = new Float64Array(prepared.subjects.rows)
  return prepared.leaves.map((_, index) => scoreLeaf(prepared, index, scratch))
}

/**
 * Nobody is scored while a finding refuses; all of them come back, of the method and of the data. What only waits for
 * the office's word (`confirm`) does not stop it: whoever publishes must ask.
 */
export function evaluate(method: Method, subjects: Subjects, score: ScoreLeaves = scoreLeaves): Evaluated {
  return evaluateChecked(method, checkMethod(method), subjects, score)
}

/** The same with a method that has been checked before. */
export function evaluateChecked(
  method: Method,
  checked: CheckedMethod,
  subjects: Subjects,
  score: ScoreLeaves = scoreLeaves,
): Evaluated {
  if (isRefused(checked.findings)) return { ok: false, findings: checked.findings }
  const ofSubjects = checkSubjects(method, subjects)
  if (!isWhole(ofSubjects)) return { ok: false, findings: [...checked.findings, ...ofSubjects] }
  const { prepared, findings: ofCohorts } = prepare(method, checked, subjects)
  const before = [...checked.findings, ...ofSubjects, ...ofCohorts]
  if (isRefused(before)) return { ok: false, findings: before }
  return conclude(prepared, score(prepared), before)
}

/** From the items' scores to totals, ranks and grades. `into`: an earlier answer that nobody needs any more, written over. */
export function conclude(
  prepared: Prepared,
  scores: readonly LeafScores[],
  before: readonly EvaluationFinding[],
  into?: Evaluation,
): Evaluated {
  const ofItems = scores.flatMap(({ findings }) => findings)
  if (isRefused(ofItems)) return { ok: false, findings: [...before, ...ofItems] }
  const { totals, findings: ofTotals } = totalsOf(prepared, scores, into?.totals)
  if (isRefused(ofTotals)) return { ok: false, findings: [...before, ...ofItems, ...ofTotals] }
  const ranks = rank(prepared, totals, into?.ranks)
  const grades = grade(prepared, totals, ranks)
  const groups = groupResults(prepared, totals)
  const findings = [...before, ...ofItems, ...ofTotals, ...grades.findings]
  return { ok: true, evaluation: { engine: ENGINE, prepared, scores, totals, ranks, grades, groups, findings } }
}
