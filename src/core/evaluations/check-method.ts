// Does a method make sense before anybody is scored by it, and what must the office still confirm?

import { parsePeriod } from '../base/period.ts'
import { parseUnit } from '../base/units-of-measure.ts'
import { checkBenchmarks } from './check-benchmarks.ts'
import { checkGrades } from './check-grades.ts'
import { checkProvenance } from './check-provenance.ts'
import { checkScores } from './check-scores.ts'
import { checkWeights } from './check-weights.ts'
import { type EvaluationFinding, finding, refuse } from './finding.ts'
import { type Formulas, namedInputs, readFormulas } from './formulas.ts'
import { leavesOf } from './leaves.ts'
import type { Method } from './method.ts'

export type CheckedMethod = { readonly findings: readonly EvaluationFinding[]; readonly formulas: Formulas }

/**
 * Everything that can be said of a method without data, all at once: what keeps it from being used (`refuse`), what the
 * office must confirm (`confirm`), and what is worth knowing (`note`). With it come its formulas, read. `known` are formulas
 * read before over the same inputs.
 */
export function checkMethod(method: Method, known: Formulas = new Map()): CheckedMethod {
  const { formulas, faulty } = readFormulas(method, known)
  const findings = [
    ...checkCodes(method),
    ...checkInputs(method, formulas),
    ...faulty.flatMap(({ use, faults }) =>
      faults.map(({ code, facts, place }) => ({
        ...refuse('formula', use.field, { ...facts, formula: use.formula, fault: code }),
        place: { field: use.field, ...(place?.start === undefined ? {} : { start: place.start, end: place.end ?? 0 }) },
      })),
    ),
    ...checkCohorts(method),
    ...checkWeights(method),
    ...checkScores(method, formulas),
    ...checkBenchmarks(method),
    ...checkGrades(method),
    ...checkProvenance(method),
    ...checkPeriod(method),
  ]
  return { findings, formulas }
}

function checkCodes(method: Method): readonly EvaluationFinding[] {
  const twice = (codes: readonly string[], field: string): readonly EvaluationFinding[] =>
    [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))].map((code) =>
      refuse('code-twice', field, { code }),
    )
  const branches = (items: Method['items']): readonly string[] =>
    items.flatMap((item) => (item.kind === 'leaf' ? [item.code] : [item.code, ...branches(item.items)]))
  const extras = [...(method.bonus?.items ?? []), ...(method.deductions?.items ?? [])].map(({ code }) => code)
  return [
    ...twice([...branches(method.items), ...extras], 'items'),
    ...twice(
      method.rulings.map(({ code }) => code),
      'rulings',
    ),
    ...method.populations
      .filter(({ code }) => code === 'cohort' || code === 'all')
      .map(({ code }) => refuse('code-reserved', `populations.${code}`, { code })),
  ]
}

function checkInputs(method: Method, formulas: Formulas): readonly EvaluationFinding[] {
  const known = new Map(method.inputs.map((input) => [input.code, input]))
  const named = namedInputs(method)
  const findings = named
    .filter(({ code }) => !known.has(code))
    .map(({ code, field }) => refuse('input-unknown', field, { input: code }))
  const used = new Set([
    ...named.map(({ code }) => code),
    ...[...formulas.values()].flatMap(({ dependencies }) => dependencies),
  ])
  for (const { code, name, unit, type, least, most } of method.inputs) {
    const field = `inputs.${code}`
    if (!used.has(code)) findings.push(finding('note', 'input-unused', field, { input: name }))
    if (unit !== null && !parseUnit(unit).ok)
      findings.push(finding('note', 'unit-unknown', field, { unit, input: name }))
    if (unit !== null && (type === 'text' || type === 'boolean')) findings.push(refuse('unit-of-text', field, { unit }))
    if (least !== null && most !== null && least > most) findings.push(refuse('bounds-crossed', field, { least, most }))
  }
  return findings
}

function checkCohorts(method: Method): readonly EvaluationFinding[] {
  const cohorts = new Set(method.cohorts.map(({ code }) => code))
  const unknown = (codes: readonly string[], field: string) =>
    codes.filter((code) => !cohorts.has(code)).map((code) => refuse('cohort-unknown', field, { cohort: code }))
  const findings = [
    ...method.populations.flatMap(({ code, cohorts: named }) => unknown(named, `populations.${code}`)),
    ...method.rulings.flatMap(({ code, cohorts: named }) => unknown(named, `rulings.${code}`)),
    ...method.gradings.flatMap(({ cohorts: named }, at) => unknown(named, `gradings.${at}`)),
    ...leavesOf(method).flatMap(({ leaf }) =>
      (['weights', 'value', 'score', 'most', 'least'] as const).flatMap((part) => {
        const per = leaf[part]
        return per === null || per.kind === 'all' ? [] : unknown(Object.keys(per.values), `items.${leaf.code}.${part}`)
      }),
    ),
  ]
  if (cohorts.size === 0) findings.push(refuse('no-cohort', 'cohorts'))
  for (const { code, where, name } of method.cohorts)
    if (where === null && cohorts.size > 1)
      findings.push(refuse('cohort-takes-all', `cohorts.${code}`, { cohort: name }))
  return findings
}

function checkPeriod(method: Method): readonly EvaluationFinding[] {
  const period = parsePeriod(method.period)
  if (period === undefined) return [refuse('period', 'period', { period: method.period })]
  const { validFrom, validTo } = method
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return [refuse('bounds-crossed', 'validTo', { least: validFrom, most: validTo })]
  // a method is adopted after the year that it judges, so only one that had ended before is odd
  return validTo !== null && validTo < period.from
    ? [finding('note', 'period-outside-validity', 'period', { period: method.period, validTo })]
    : []
}
