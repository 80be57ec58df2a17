// On which choice do the ranks hang most?

import { movedWeights, nominal, type RobustnessChoices, Scorer } from './draws.ts'
import { type SobolIndex, sobolIndices } from './sobol.ts'
import type { RobustCohort } from './subjects.ts'

export type Factor =
  | { readonly kind: 'weight'; readonly item: string }
  | { readonly kind: 'normalisation' }
  | { readonly kind: 'aggregation' }
  | { readonly kind: 'left-out' }

export type Sensitivity = Factor & SobolIndex

/**
 * Sobol effects of every choice on the mean absolute shift of rank against the method as it is. Factors that leave no choice
 * are not asked. Yields how often the cohort has been scored; it is `sample` × (factors + 2) times.
 */
export function* sensitivityOf(
  cohort: RobustCohort,
  choices: RobustnessChoices,
  options: { readonly sample: number; readonly seed: number },
): Generator<number, readonly Sensitivity[]> {
  const factors = factorsOf(cohort, choices)
  const scorer = new Scorer(cohort)
  const before = Int32Array.from(scorer.score(nominal(cohort)).ranks)
  const model = (inputs: Float64Array): number => {
    const { ranks } = scorer.score(choiceAt(cohort, choices, factors, inputs))
    return before.length === 0
      ? 0
      : ranks.reduce((sum, rank, row) => sum + Math.abs(rank - (before[row] ?? 0)), 0) / before.length
  }
  const indices = yield* sobolIndices(model, factors.length, options)
  return factors.map((factor, at) => ({ ...factor, ...(indices[at] ?? { first: 0, total: 0 }) }))
}

function factorsOf(cohort: RobustCohort, choices: RobustnessChoices): readonly Factor[] {
  const weights = choices.weightSpread > 0 && cohort.items.length > 1
  return [
    ...(weights ? cohort.items.map((item): Factor => ({ kind: 'weight', item: item.code })) : []),
    ...(choices.normalisations.length > 1 ? [{ kind: 'normalisation' } as const] : []),
    ...(choices.aggregations.length > 1 ? [{ kind: 'aggregation' } as const] : []),
    ...(choices.mayLeaveOut && cohort.items.length > 1 ? [{ kind: 'left-out' } as const] : []),
  ]
}

function choiceAt(cohort: RobustCohort, choices: RobustnessChoices, factors: readonly Factor[], inputs: Float64Array) {
  const of = (kind: Factor['kind'], options: number): number | undefined => {
    const at = factors.findIndex((factor) => factor.kind === kind)
    return at < 0 ? undefined : Math.floor((inputs[at] ?? 0) * options)
  }
  // weights come first among the factors, in the order of the items
  const moves = factors[0]?.kind === 'weight'
  const moved = cohort.items.map((_, at) => (moves ? 1 + choices.weightSpread * (2 * (inputs[at] ?? 0.5) - 1) : 1))
  return {
    weights: movedWeights(cohort, Float64Array.from(moved), of('left-out', cohort.items.length + 1)),
    normalisation: choices.normalisations[of('normalisation', choices.normalisations.length) ?? 0] ?? 'method',
    aggregation: choices.aggregations[of('aggregation', choices.aggregations.length) ?? 0] ?? 'arithmetic',
  }
}

export type WithoutItem = {
  readonly item: string
  readonly ranks: Int32Array
  /** mean absolute shift of rank */
  readonly meanShift: number
}

/** The ranks without each item in turn, its weight spread over the others. */
export function withoutEach(cohort: RobustCohort): readonly WithoutItem[] {
  const scorer = new Scorer(cohort)
  const plain = nominal(cohort)
  const before = Int32Array.from(scorer.score(plain).ranks)
  const ones = plain.weights.map(() => 1)
  return cohort.items.map((item, at) => {
    const ranks = Int32Array.from(scorer.score({ ...plain, weights: movedWeights(cohort, ones, at) }).ranks)
    const shift = ranks.reduce((sum, rank, row) => sum + Math.abs(rank - (before[row] ?? 0)), 0)
    return { item: item.code, ranks, meanShift: ranks.length === 0 ? 0 : shift / ranks.length }
  })
}
