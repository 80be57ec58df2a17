// On which choice do the ranks hang most?

import { type Choice, nominal, type RobustnessChoices, Scorer } from './draws.ts'
import type { Normalisation } from './normalise.ts'
import { type SobolIndex, sobolIndices } from './sobol.ts'
import type { RobustCohort } from './subjects.ts'
import type { Aggregation } from './totals.ts'

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

function choiceAt(
  cohort: RobustCohort,
  choices: RobustnessChoices,
  factors: readonly Factor[],
  inputs: Float64Array,
): Choice {
  const of = (kind: Factor['kind'], options: number): number | undefined => {
    const at = factors.findIndex((factor) => factor.kind === kind)
    return at < 0 ? undefined : Math.floor((inputs[at] ?? 0) * options)
  }
  // weights come first among the factors, in the order of the items
  const moves = factors[0]?.kind === 'weight'
  const moved = cohort.items.map((_, at) => (moves ? 1 + choices.weightSpread * (2 * (inputs[at] ?? 0.5) - 1) : 1))
  return {
    factors: Float64Array.from(moved),
    leftOut: of('left-out', cohort.items.length + 1),
    normalisation: choices.normalisations[of('normalisation', choices.normalisations.length) ?? 0] ?? 'method',
    aggregation: choices.aggregations[of('aggregation', choices.aggregations.length) ?? 0] ?? 'arithmetic',
  }
}

/** How a cohort stands when one choice alone is another. */
export type Elsewhere = {
  readonly ranks: Int32Array
  /** mean absolute shift of rank */
  readonly meanShift: number
  readonly mostShift: number
}

export type WithoutItem = Elsewhere & { readonly item: string }

/** The ranks without each item in turn, its weight spread over the others. */
export function withoutEach(cohort: RobustCohort): readonly WithoutItem[] {
  const ask = askFrom(cohort)
  return cohort.items.map((item, at) => ({ item: item.code, ...ask({ leftOut: at }) }))
}

export type Alternative = Elsewhere & { readonly normalisation: Normalisation; readonly aggregation: Aggregation }

/** The ranks under every scale and way of adding but the method's own, weights as they are. */
export function alternativesOf(
  cohort: RobustCohort,
  { normalisations, aggregations }: Pick<RobustnessChoices, 'normalisations' | 'aggregations'>,
): readonly Alternative[] {
  const ask = askFrom(cohort)
  return normalisations.flatMap((normalisation) =>
    aggregations
      .filter((aggregation) => normalisation !== 'method' || aggregation !== 'arithmetic')
      .map((aggregation) => ({ normalisation, aggregation, ...ask({ normalisation, aggregation }) })),
  )
}

function askFrom(cohort: RobustCohort): (other: Partial<Choice>) => Elsewhere {
  const scorer = new Scorer(cohort)
  const plain = nominal(cohort)
  const before = Int32Array.from(scorer.score(plain).ranks)
  return (other) => {
    const ranks = Int32Array.from(scorer.score({ ...plain, ...other }).ranks)
    const shifts = ranks.map((rank, row) => Math.abs(rank - (before[row] ?? 0)))
    const sum = shifts.reduce((all, shift) => all + shift, 0)
    return {
      ranks,
      meanShift: ranks.length === 0 ? 0 : sum / ranks.length,
      mostShift: shifts.reduce((most, shift) => Math.max(most, shift), 0),
    }
  }
}
