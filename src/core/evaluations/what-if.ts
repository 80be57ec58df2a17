// What would come out if a weight, a cap, a line or a quota were another?

import { isSame } from '../base/same.ts'
import { checkMethod } from './check-method.ts'
import { checkSubjects, isWhole } from './check-subjects.ts'
import { conclude, type Evaluated, type Evaluation, evaluate } from './evaluate.ts'
import { isRefused } from './finding.ts'
import { benchmarksOf } from './formulas.ts'
import type { Leaf, Score } from './item.ts'
import { leavesOf } from './leaves.ts'
import { type MeasuredLeaf, measureLeaf } from './measure-leaf.ts'
import type { Method } from './method.ts'
import { type Prepared, prepare } from './prepare.ts'
import { isWeighedAlone, reweighed, type Weighable } from './reweigh.ts'
import type { Out } from './run-score.ts'
import { type LeafScores, scoreMeasured } from './score-leaf.ts'
import type { Subjects } from './subjects.ts'
import type { PerCohort } from './terms.ts'

/** A method's subjects with everything measured that does not hang on weights, caps, lines and quotas. */
export type WhatIf = {
  readonly prepared: Prepared
  readonly measured: readonly MeasuredLeaf[]
  /** columns of the last answer, which the next one is written into */
  readonly columns: Out[]
  /** the last answer, whose totals and ranks the next one is written into */
  readonly answers: Evaluation[]
  /** items of the last answer, by their places; blank where its columns hold more than the items' own points */
  readonly last: (Weighable | undefined)[]
}

/** Gets ready to ask; the findings where there is nothing to ask about. */
export function startWhatIf(method: Method, subjects: Subjects): WhatIf | Extract<Evaluated, { ok: false }> {
  const checked = checkMethod(method)
  const ofSubjects = checkSubjects(method, subjects)
  const before = [...checked.findings, ...ofSubjects]
  if (isRefused(checked.findings) || !isWhole(ofSubjects)) return { ok: false, findings: before }
  const { prepared, findings } = prepare(method, checked, subjects)
  if (isRefused([...ofSubjects, ...findings])) return { ok: false, findings: [...before, ...findings] }
  const measured = prepared.leaves.map((_, index) => measureLeaf(prepared, index))
  return { prepared, measured, columns: [], answers: [], last: [] }
}

/**
 * The same as `evaluate` with the other method, to the digit, but only what changed is measured again: fast enough to
 * follow a hand that drags a weight. The answer is written over by the next; its findings are those of the method and
 * the items. A method with other inputs, cohorts or rulings is evaluated from the beginning.
 */
export function askWhatIf(base: WhatIf, method: Method): Evaluated {
  const { prepared: before } = base
  if (!isAlike(before.method, method)) return evaluate(method, before.subjects)
  const { findings, formulas } = checkMethod(method, before.formulas)
  if (isRefused(findings)) return { ok: false, findings }
  const prepared: Prepared = {
    ...before,
    method,
    formulas,
    leaves: leavesOf(method),
    cohortOf: before.cohortOf.slice(),
  }
  const spreads = prepared.leaves.some(({ leaf }) => leaf.missing.kind === 'leave-out')
  const scores = prepared.leaves.map(({ leaf }, index) => {
    const at = before.leaves.findIndex((placed) => placed.leaf.code === leaf.code)
    const [old, known] = [before.leaves[at]?.leaf, base.measured[at]]
    const measured = old && known && isMeasuredAlike(old, leaf) ? known : undefined
    const answer = (measured && again(base, prepared, index, measured)) ?? anew(base, prepared, index, measured)
    base.columns[index] = answer
    if (spreads) base.last[index] = undefined
    return answer
  })
  const answer = conclude(prepared, scores, findings, base.answers.pop())
  if (answer.ok) base.answers.push(answer.evaluation)
  return answer
}

/** By weight alone, where nothing else is other than in the last answer. */
function again(base: WhatIf, prepared: Prepared, index: number, measured: MeasuredLeaf): LeafScores | undefined {
  const [last, leaf] = [base.last[index], prepared.leaves[index]?.leaf]
  if (last === undefined || leaf === undefined || !isSame(last.rounding, prepared.method.rounding)) return undefined
  if (!isWeighedAlone(last.leaf, leaf)) return undefined
  const scores = reweighed(prepared, index, last, measured)
  if (scores !== undefined) base.last[index] = { ...last, leaf, scores }
  return scores
}

function anew(base: WhatIf, prepared: Prepared, index: number, measured: MeasuredLeaf | undefined): LeafScores {
  const scores = scoreMeasured(prepared, index, measured ?? measureLeaf(prepared, index), base.columns[index])
  const leaf = prepared.leaves[index]?.leaf
  const { rounding } = prepared.method
  // what was measured for this answer alone is not at hand for the next
  base.last[index] = leaf && measured && { leaf, rounding, scores, quotients: null }
  return scores
}

const isAlike = (a: Method, b: Method): boolean =>
  (['inputs', 'populations', 'cohorts'] as const).every((part) => isSame(a[part], b[part])) &&
  isSame(a.rulings.map(conditionOf), b.rulings.map(conditionOf))

const conditionOf = ({ when, cohorts, effect }: Method['rulings'][number]) => ({
  when,
  cohorts,
  inBenchmarks: effect.kind !== 'ungraded' || effect.inBenchmarks,
})

const isMeasuredAlike = (a: Leaf, b: Leaf): boolean => a === b || isSame(measuredBy(a), measuredBy(b))

const measuredBy = ({ value, winsorise, direction, score }: Leaf) => ({
  value,
  winsorise,
  direction,
  score: score.kind === 'all' ? heldAgainst(score.value) : eachHeld(score),
})

const heldAgainst = (score: Score) => ({
  benchmarks: benchmarksOf(score),
  over: score.kind === 'rank' || score.kind === 'percentile' ? score.over : null,
})

const eachHeld = ({ values }: Extract<PerCohort<Score>, { kind: 'each' }>) =>
  Object.fromEntries(Object.entries(values).map(([cohort, score]) => [cohort, heldAgainst(score)]))
