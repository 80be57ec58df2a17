// How sure are the ranks of an evaluation, what do they hang on, and what in the data deserves a second look?

import type { Evaluation } from '../evaluations/evaluate.ts'
import { correlatedPairs, squeezesOf } from './diagnostics.ts'
import { type RobustnessChoices, robustnessOf } from './draws.ts'
import { type RankedTogether, rankedTogether } from './evaluated.ts'
import { alternativesOf, type Elsewhere, type Sensitivity, sensitivityOf, withoutEach } from './sensitivity.ts'

/** Everything that the figures hang on besides method and data; kept with them. */
export type RobustnessSettings = {
  readonly seed: number
  readonly draws: number
  /** base sample of the effects */
  readonly sample: number
  readonly choices: RobustnessChoices
  /** pairs of items are named above this correlation */
  readonly correlation: number
  /** extremes are named that leave at most this part of a min–max scale to the others */
  readonly squeeze: number
}

export type SureLine = {
  /** place of the subject in the evaluation */
  readonly at: number
  readonly rank: number
  readonly low: number
  readonly middle: number
  readonly high: number
  /** by the method itself, as a place in the set's grades */
  readonly grade: number
  /** share of the draws in each of the set's grades */
  readonly grades: readonly number[]
}

export type Mover = { readonly at: number; readonly from: number; readonly to: number }
export type Shifted = { readonly meanShift: number; readonly mostShift: number; readonly movers: readonly Mover[] }

export type SetReport = {
  readonly cohorts: readonly string[]
  readonly grades: readonly string[]
  readonly lines: readonly SureLine[]
  readonly meanShift: number
  readonly effects: readonly Sensitivity[]
  readonly without: readonly (Shifted & { readonly item: string })[]
  readonly alternatives: readonly (Shifted & { readonly normalisation: string; readonly aggregation: string })[]
  readonly correlated: readonly {
    readonly items: readonly [string, string]
    readonly r: number
    readonly count: number
  }[]
  readonly squeezes: readonly {
    readonly item: string
    readonly at: number
    readonly end: 'highest' | 'lowest'
    readonly value: number
    readonly next: number
    readonly left: number
    readonly points: number
  }[]
}

export type RobustnessReport = {
  readonly settings: RobustnessSettings
  readonly sets: readonly SetReport[]
  /** scores that a rule gave because the value was not there, by item and cohort */
  readonly imputed: readonly {
    readonly item: string
    readonly cohort: string
    readonly count: number
    readonly of: number
    readonly rule: string
  }[]
}

/** Weights a fifth up or down, four scales, two ways of adding, any one item out. A seed of 32 bits. */
export const usualSettings = (subjects: number, seed: number): RobustnessSettings => ({
  seed,
  // four bytes a subject and draw are kept until the end
  draws: subjects > 20_000 ? 200 : 1000,
  sample: subjects > 20_000 ? 32 : 256,
  choices: {
    weightSpread: 0.2,
    normalisations: ['method', 'min-max', 'z-score', 'rank'],
    aggregations: ['arithmetic', 'geometric'],
    mayLeaveOut: true,
  },
  correlation: 0.9,
  squeeze: 0.5,
})

/** Yields how much is done, of how much, and returns the report; the same settings give the same to the digit. */
export function* reportRobustness(
  evaluation: Evaluation,
  settings: RobustnessSettings,
): Generator<{ readonly done: number; readonly total: number }, RobustnessReport> {
  const together = rankedTogether(evaluation)
  const costs = together.map((set) => settings.draws + settings.sample * (factorsIn(set, settings) + 2))
  const total = costs.reduce((sum, cost) => sum + cost, 0)
  const sets: SetReport[] = []
  let before = 0
  for (const [at, set] of together.entries()) {
    const steps = reportSet(set, settings)
    let step = steps.next()
    while (!step.done) {
      yield { done: before + step.value, total }
      step = steps.next()
    }
    sets.push(step.value)
    before += costs[at] ?? 0
  }
  return { settings, sets, imputed: imputedIn(evaluation) }
}

const factorsIn = ({ cohort }: RankedTogether, { choices }: RobustnessSettings): number =>
  (cohort.items.length > 1 ? cohort.items.length + (choices.mayLeaveOut ? 1 : 0) : 0) +
  (choices.normalisations.length > 1 ? 1 : 0) +
  (choices.aggregations.length > 1 ? 1 : 0)

function* reportSet(set: RankedTogether, settings: RobustnessSettings): Generator<number, SetReport> {
  const { cohort, rows, grading, grades, given, cohorts } = set
  const { choices, seed, draws, sample } = settings
  const sure = yield* robustnessOf(cohort, choices, grading, { draws, seed })
  const effects = sensitivityOf(cohort, choices, { sample, seed })
  let step = effects.next()
  while (!step.done) {
    yield draws + step.value
    step = effects.next()
  }
  const { rank, rank05, rank50, rank95, gradeShares, meanShift } = sure
  const shifted = shiftedFrom(rank, rows)
  return {
    ...{ cohorts, grades, meanShift: rounded(meanShift), effects: step.value.map(roundedEffect) },
    lines: Array.from(rows, (at, row) => ({
      ...{ at, rank: rank[row] ?? 0, low: rank05[row] ?? 0, middle: rank50[row] ?? 0, high: rank95[row] ?? 0 },
      grade: given[row] ?? 0,
      grades: gradeShares.map((shares) => rounded(shares[row] ?? 0)),
    })),
    without: withoutEach(cohort).map(({ item, ...one }) => ({ item, ...shifted(one) })),
    alternatives: alternativesOf(cohort, choices).map(({ normalisation, aggregation, ...one }) => ({
      ...{ normalisation, aggregation, ...shifted(one) },
    })),
    correlated: correlatedPairs(cohort, settings.correlation).map((one) => ({ ...one, r: rounded(one.r) })),
    squeezes: squeezesOf(cohort, settings.squeeze)
      .slice(0, SHOWN)
      .map(({ row, left, points, ...one }) => ({
        ...{ ...one, at: rows[row] ?? 0, left: rounded(left), points: rounded(points) },
      })),
  }
}

const SHOWN = 200
const MOVERS = 5

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4
const roundedEffect = (one: Sensitivity): Sensitivity => ({
  ...one,
  first: rounded(one.first),
  total: rounded(one.total),
})

/** Those who move furthest are named. */
const shiftedFrom =
  (rank: Int32Array, rows: Int32Array) =>
  ({ ranks, meanShift, mostShift }: Elsewhere): Shifted => {
    const moved = Array.from(rows, (at, row) => ({ at, from: rank[row] ?? 0, to: ranks[row] ?? 0 }))
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => Math.abs(b.from - b.to) - Math.abs(a.from - a.to) || a.from - b.from)
    return { meanShift: rounded(meanShift), mostShift, movers: moved.slice(0, MOVERS) }
  }

function imputedIn({ prepared, scores }: Evaluation): RobustnessReport['imputed'] {
  return prepared.leaves.flatMap(({ leaf }, index) =>
    (scores[index]?.cohorts ?? []).flatMap(({ cohort, counts }) => {
      const code = prepared.method.cohorts[cohort]?.code ?? ''
      const of = counts.scored + counts.missing
      return counts.missing === 0
        ? []
        : [{ item: leaf.code, cohort: code, count: counts.missing, of, rule: leaf.missing.kind }]
    }),
  )
}
