// Can every item be computed: do its value and its score function fit each other and the inputs?

import {
  combineUnits,
  conversionOf,
  dimensionOf,
  isPure,
  isRate,
  parseUnit,
  scaled,
  type UnitOfMeasure,
} from '../base/units-of-measure.ts'
import { type EvaluationFinding, finding, refuse } from './finding.ts'
import { type Formulas, formulaKey } from './formulas.ts'
import type { Leaf, Score, Steps, Value } from './item.ts'
import { boundsIn, leavesOf, type PlacedLeaf, pathOf, weightOf } from './leaves.ts'
import type { Method } from './method.ts'
import { forCohort, type PerCohort } from './terms.ts'

export function checkScores(method: Method, formulas: Formulas): readonly EvaluationFinding[] {
  return leavesOf(method).flatMap((placed) => {
    const { leaf } = placed
    const field = pathOf(placed)
    return [
      ...variantsOf(leaf.value).flatMap((value) => [
        ...checkLists(method, leaf, value, `${field}.value`),
        ...checkUnit(leaf, value, formulas, `${field}.value`),
      ]),
      ...variantsOf(leaf.score).flatMap((score) => checkScore(method, leaf, score, `${field}.score`)),
      ...checkFullMarks(method, placed, field),
      ...checkBounds(method, placed, field),
    ]
  })
}

export const variantsOf = <T>(per: PerCohort<T>): readonly T[] =>
  per.kind === 'all' ? [per.value] : Object.values(per.values)

function checkLists(method: Method, leaf: Leaf, value: Value, field: string): readonly EvaluationFinding[] {
  if (value.kind === 'survey') {
    return [value.mean, value.answers].flatMap((code) =>
      method.inputs.some((input) => input.code === code && input.type !== 'number')
        ? [refuse('input-kind', field, { item: leaf.name, input: code, wanted: 'number' })]
        : [],
    )
  }
  if (value.kind !== 'count' && value.kind !== 'panel') return []
  const input = method.inputs.find(({ code }) => code === value.list)
  const findings: EvaluationFinding[] = []
  if (input !== undefined && input.type !== 'list')
    findings.push(refuse('input-kind', field, { item: leaf.name, input: input.name, wanted: 'list' }))
  if (value.kind === 'panel' && value.members <= 2 * value.trim)
    findings.push(refuse('panel-trimmed-away', field, { item: leaf.name, trim: value.trim, members: value.members }))
  return findings
}

/** 万元 ÷ 亩 that is printed as 元/亩 is a thousandfold slip nobody sees in the score. */
function checkUnit(leaf: Leaf, value: Value, formulas: Formulas, field: string): readonly EvaluationFinding[] {
  if (leaf.unit === null || value.kind !== 'ratio') return []
  const printed = parseUnit(leaf.unit)
  if (!printed.ok) return [finding('note', 'unit-unknown', field, { unit: leaf.unit, input: leaf.name })]
  const [of, per] = [value.of, value.per].map((formula) => formulas.get(formulaKey('number', formula))?.unit)
  if (of === undefined || per === undefined || of === null || per === null) return []
  const quotient = combineUnits(of, per, '/')
  if (quotient === undefined) return []
  const wanted = factorOf(quotient.unit, printed.value)
  const facts = { item: leaf.name, unit: leaf.unit, given: quotient.unit.symbol, times: value.times }
  if (wanted === undefined) return [finding('note', 'unit-differs', field, facts)]
  const factor = scaled(wanted, quotient.scale)
  return Math.abs(factor / value.times - 1) < 1e-9 ? [] : [refuse('unit-scale', field, { ...facts, factor })]
}

function factorOf(from: UnitOfMeasure, to: UnitOfMeasure): number | undefined {
  if (isPure(from) && isRate(to)) return 1000 / (to.terms[0]?.size ?? 10)
  if (dimensionOf(from) !== dimensionOf(to)) return undefined
  const scale = conversionOf(from, to)
  return scale && scaled(1, scale)
}

function checkScore(method: Method, leaf: Leaf, score: Score, field: string): readonly EvaluationFinding[] {
  const item = leaf.name
  switch (score.kind) {
    case 'ratio':
      return score.cap !== null && score.floor !== null && score.floor > score.cap
        ? [refuse('bounds-crossed', field, { item, least: score.floor, most: score.cap })]
        : []
    case 'inverse':
      return leaf.direction === 'higher' ? [finding('note', 'inverse-of-higher', field, { item })] : []
    case 'minmax':
    case 'efficacy':
    case 'exponential': {
      const { best, worst } = score
      if (best.kind !== 'preset' || worst.kind !== 'preset') return []
      if (best.value === worst.value) return [refuse('poles-equal', field, { item, value: best.value })]
      return best.value > worst.value === (leaf.direction === 'higher')
        ? []
        : [refuse('poles-crossed', field, { item, best: best.value, worst: worst.value, direction: leaf.direction })]
    }
    case 'steps':
      return checkSteps(score.steps, item, field)
    case 'gap':
      return typeof score.base === 'number' ? [] : checkSteps(score.base, item, field)
    case 'standards': {
      const sets = [score.standards, ...Object.values(score.by?.standards ?? {})]
      return sets.some(
        (set) =>
          !isMonotone(
            set.map(({ value }) => value),
            leaf.direction,
          ),
      )
        ? [refuse('standards-order', field, { item, direction: leaf.direction })]
        : []
    }
    case 'mark':
      return [
        ...(score.from === score.to ? [refuse('poles-equal', field, { item, value: score.to })] : []),
        ...(score.evidence !== null && !method.inputs.some(({ code }) => code === score.evidence)
          ? [refuse('input-unknown', field, { input: score.evidence })]
          : []),
      ]
    default:
      return []
  }
}

const isMonotone = (values: readonly number[], direction: Leaf['direction']): boolean =>
  values.every((value, at) => {
    const before = values[at - 1]
    return before === undefined || (direction === 'higher' ? before > value : before < value)
  })

/** Bands in order, none over another; a hole between two is said, for values do fall into it. */
function checkSteps({ steps }: Steps, item: string, field: string): readonly EvaluationFinding[] {
  const findings: EvaluationFinding[] = []
  const sorted = [...steps].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))
  for (const [at, step] of sorted.entries()) {
    if (step.from !== null && step.to !== null && step.from > step.to)
      findings.push(refuse('bounds-crossed', field, { item, least: step.from, most: step.to }))
    const next = sorted[at + 1]
    if (next === undefined) continue
    const [end, start] = [step.to ?? Infinity, next.from ?? -Infinity]
    const touching = end === start
    if (end > start || (touching && step.toInclusive && next.fromInclusive))
      findings.push(refuse('steps-overlap', field, { item, from: next.from, to: step.to }))
    else if (!touching || (!step.toInclusive && !next.fromInclusive))
      findings.push(finding('note', 'steps-hole', field, { item, from: step.to, to: next.from }))
  }
  return findings
}

/** The most points that a function gives by itself, where that can be told; null where it has no end. */
function mostPoints(score: Score): number | null {
  if ('scale' in score && score.scale !== null) return null
  if (score.kind === 'steps' && score.steps.further === null)
    return Math.max(...score.steps.steps.map(({ points }) => points))
  if (score.kind === 'rank') return Math.max(score.rest, ...score.points)
  return null
}

function checkFullMarks(method: Method, placed: PlacedLeaf, field: string): readonly EvaluationFinding[] {
  if (placed.section !== 'items') return []
  const { leaf } = placed
  return method.cohorts.flatMap(({ code, name }) => {
    const [weight, score] = [weightOf(placed, code), forCohort(leaf.score, code)]
    const most = score === undefined ? null : mostPoints(score)
    if (weight === undefined || most === null || boundsIn(leaf, code).most <= weight || most <= weight) return []
    return [finding('note', 'more-than-full-marks', field, { item: leaf.name, cohort: name, weight, most })]
  })
}

function checkBounds(
  method: Method,
  { leaf, section, branches }: PlacedLeaf,
  field: string,
): readonly EvaluationFinding[] {
  const findings: EvaluationFinding[] = []
  const crossed = method.cohorts.map(({ code }) => boundsIn(leaf, code)).find(({ least, most }) => least > most)
  if (crossed !== undefined) findings.push(refuse('bounds-crossed', field, { item: leaf.name, ...crossed }))
  for (const { most, least, name } of branches)
    if (most !== null && least !== null && least > most)
      findings.push(refuse('bounds-crossed', field, { item: name, least, most }))
  if (section !== 'items' && leaf.missing.kind === 'leave-out')
    findings.push(refuse('leave-out-of-extra', `${field}.missing`, { item: leaf.name }))
  const { winsorise } = leaf
  if (winsorise !== null && winsorise.lower !== null && winsorise.upper !== null && winsorise.lower >= winsorise.upper)
    findings.push(
      refuse('bounds-crossed', `${field}.winsorise`, {
        item: leaf.name,
        least: winsorise.lower,
        most: winsorise.upper,
      }),
    )
  return findings
}
