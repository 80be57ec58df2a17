// Can every subject be given a grade, and do rulings and ties name what there is?

import { type EvaluationFinding, finding, refuse } from './finding.ts'
import { leavesOf } from './leaves.ts'
import type { Grade, Grading, Method, Ruling } from './method.ts'

export function checkGrades(method: Method): readonly EvaluationFinding[] {
  return [
    ...method.gradings.flatMap((grading, at) => checkGrading(method, grading, at)),
    ...checkGradedTwice(method),
    ...method.rulings.flatMap((ruling) => checkRuling(method, ruling)),
    ...checkTies(method),
  ]
}

/** The grading of a cohort: the one that names it, else the one that names none. */
export const gradingFor = (method: Method, cohort: string): Grading | undefined =>
  method.gradings.find(({ cohorts }) => cohorts.includes(cohort)) ??
  method.gradings.find(({ cohorts }) => cohorts.length === 0)

const isOpen = ({ share, upto, last, score, rank }: Grade): boolean =>
  share === null && upto === null && last === null && score === null && rank === null

function checkGrading(method: Method, { grades, over, cohorts }: Grading, at: number): readonly EvaluationFinding[] {
  const field = `gradings.${at}`
  const findings: EvaluationFinding[] = []
  const codes = grades.map(({ code }) => code)
  for (const code of new Set(codes.filter((one, place) => codes.indexOf(one) !== place)))
    findings.push(refuse('code-twice', field, { code }))
  const quotas = grades.reduce((sum, { share, last }) => sum + (share?.percent ?? 0) + (last?.percent ?? 0), 0)
  if (quotas > 100) findings.push(refuse('quotas-over-hundred', field, { sum: quotas }))
  let upto = 0
  let score = Number.POSITIVE_INFINITY
  for (const grade of grades) {
    if (grade.upto !== null && grade.upto.percent <= upto)
      findings.push(refuse('grades-order', field, { grade: grade.name }))
    if (grade.score !== null && grade.score.least > score)
      findings.push(refuse('grades-order', field, { grade: grade.name }))
    upto = grade.upto?.percent ?? upto
    score = grade.score?.least ?? score
  }
  const last = grades.at(-1)
  if (grades.slice(0, -1).some(isOpen) && last !== undefined && last.last === null)
    findings.push(refuse('grade-after-rest', field, { grade: last.name }))
  if (last !== undefined && !isOpen(last) && last.last === null && last.upto?.percent !== 100 && !grades.some(isOpen))
    findings.push(finding('note', 'grades-leave-some-out', field, { grade: last.name }))
  const ranked = (code: string) => method.cohorts.find((cohort) => cohort.code === code)?.ranked ?? true
  const needing = grades.filter((grade) => grade.share ?? grade.upto ?? grade.last ?? grade.rank)
  if (needing.length > 0 && cohorts.some((code) => !ranked(code)))
    findings.push(refuse('quota-of-unranked', field, { grade: needing[0]?.name ?? '' }))
  if (over.kind === 'by' && method.inputs.some(({ code, type }) => code === over.input && type !== 'text'))
    findings.push(refuse('input-kind', field, { input: over.input, wanted: 'text', item: null }))
  return findings
}

function checkGradedTwice(method: Method): readonly EvaluationFinding[] {
  const findings: EvaluationFinding[] = []
  for (const { code, name } of method.cohorts) {
    const own = method.gradings.filter(({ cohorts }) => cohorts.includes(code)).length
    if (own > 1) findings.push(refuse('graded-twice', `cohorts.${code}`, { cohort: name }))
    if (method.gradings.length > 0 && gradingFor(method, code) === undefined)
      findings.push(finding('note', 'cohort-ungraded', `cohorts.${code}`, { cohort: name }))
  }
  if (method.gradings.filter(({ cohorts }) => cohorts.length === 0).length > 1)
    findings.push(refuse('graded-twice', 'gradings', { cohort: null }))
  return findings
}

function checkRuling(method: Method, { code, name, effect, cohorts }: Ruling): readonly EvaluationFinding[] {
  const field = `rulings.${code}`
  const own = cohorts.length > 0 ? cohorts : method.cohorts.map((cohort) => cohort.code)
  const gradings = own.flatMap((cohort) => gradingFor(method, cohort) ?? [])
  const grades = new Set(gradings.flatMap(({ grades }) => grades.map((grade) => grade.code)))
  const unknown = (grade: string) =>
    grades.has(grade) ? [] : [refuse('grade-unknown', field, { ruling: name, grade })]
  switch (effect.kind) {
    case 'grade':
    case 'at-best':
    case 'at-least':
      return unknown(effect.grade)
    case 'down':
      return []
    case 'ungraded':
      return [
        ...(effect.managedAs === null ? [] : unknown(effect.managedAs)),
        ...(grades.has(effect.grade) ? [refuse('grade-is-class', field, { ruling: name, grade: effect.grade })] : []),
      ]
  }
}

function checkTies(method: Method): readonly EvaluationFinding[] {
  const items = new Set(leavesOf(method).map(({ leaf }) => leaf.code))
  return method.ranking.ties.flatMap((tie) => {
    if (tie.kind === 'item')
      return items.has(tie.item) ? [] : [refuse('item-unknown', 'ranking.ties', { item: tie.item })]
    const input = method.inputs.find(({ code }) => code === tie.input)
    return input !== undefined && input.type !== 'number'
      ? [refuse('input-kind', 'ranking.ties', { input: input.name, wanted: 'number', item: null })]
      : []
  })
}
