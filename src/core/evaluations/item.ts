// What is an item of a method: its value, its weight, and how the value becomes points?

import type { Code, Formula, PerCohort, Provenance } from './terms.ts'

/**
 * An item of the tree. A leaf has a value and a score; a branch has items.
 * Weights are points (full marks) of a cohort; they sum to the method's full marks (100) over the leaves.
 */
export type Item = Leaf | Branch

type Common = Provenance & {
  readonly code: Code
  readonly name: string
  readonly note: string | null
}

/**
 * `sum`: the items' weights are points and the branch weighs their sum. `shares`: the branch has the points (`weights`)
 * and its items' weights are multipliers, points × m ÷ Σm (0.8, 1.0, 1.2 of the national high-tech zones).
 */
export type Branch = Common & {
  readonly kind: 'branch'
  readonly combine: 'sum' | 'shares'
  readonly weights: PerCohort<Weight> | null
  /** the branch's points are held between these */
  readonly most: number | null
  readonly least: number | null
  readonly items: readonly Item[]
}

export type Leaf = Common & {
  readonly kind: 'leaf'
  readonly unit: string | null
  readonly direction: 'higher' | 'lower'
  readonly weights: PerCohort<Weight>
  readonly value: PerCohort<Value>
  readonly score: PerCohort<Score>
  readonly missing: Missing
  readonly winsorise: Winsorise | null
  /** points are held between these, whatever the function gives; a cohort that is not named is not held */
  readonly most: PerCohort<number> | null
  readonly least: PerCohort<number> | null
}

/** Bonus or deduction items: their weights are full marks, or null where the function gives points by itself. */
export type Extra = Provenance & {
  readonly name: string
  /** of all of them together; for deductions too it is a positive number */
  readonly cap: number | null
  readonly items: readonly Leaf[]
}

/** Points of full marks. `printed` holds what the source prints where it contradicts itself; the office confirms one. */
export type Weight = {
  readonly points: number
  readonly printed: readonly number[]
  readonly confirmed: boolean
  readonly note: string | null
}

/**
 * What is measured. A value that cannot be had (a missing part, a denominator of zero, a base not above zero) is
 * missing with that reason.
 */
export type Value =
  /** one input or a formula */
  | { readonly kind: 'formula'; readonly formula: Formula }
  /** of ÷ per × times; the only kind whose mean can be a ratio of sums */
  | { readonly kind: 'ratio'; readonly of: Formula; readonly per: Formula; readonly times: number }
  /** (now ÷ before − 1) × 100, in %; both as reported for the same range; a base not above zero gives none */
  | { readonly kind: 'growth'; readonly now: Formula; readonly before: Formula }
  /** how many numbers of a list are at least so much (projects of 1亿元 or more); an empty list is 0 */
  | { readonly kind: 'count'; readonly list: Code; readonly least: number | null }
  /** mean of a list without its `trim` highest and `trim` lowest; missing with fewer than `members` */
  | { readonly kind: 'panel'; readonly list: Code; readonly trim: number; readonly members: number }
  /** mean answer of a questionnaire; missing with fewer than `least` answers */
  | { readonly kind: 'survey'; readonly mean: Code; readonly answers: Code; readonly least: number }

/** Over whom: the subject's own cohort, all evaluated subjects, or a named population. */
export type Over =
  | { readonly kind: 'cohort' }
  | { readonly kind: 'all' }
  | { readonly kind: 'population'; readonly population: Code }

/**
 * What a value is held against; multiplied by `times`, rounded to `decimals` where the office publishes it so.
 * - `preset`: a number
 * - `mean`: of the subjects' ratios, or the ratio of their sums; `by` splits (industry); groups with fewer than `least`
 *   values take the mean of the whole, and the result says so. `of` takes the mean of another value, such as last year's
 * - `best`: the best value of them; `worst` likewise
 * - `own`: an input or formula of the subject itself: its target, its own last year
 */
export type Benchmark =
  | { readonly kind: 'preset'; readonly value: number; readonly times: number }
  | {
      readonly kind: 'mean'
      readonly mean: 'ratios' | 'sums'
      readonly over: Over
      readonly by: Code | null
      readonly least: number
      readonly of: Value | null
      readonly times: number
      readonly decimals: number | null
    }
  | { readonly kind: 'best' | 'worst'; readonly over: Over; readonly times: number }
  | { readonly kind: 'own'; readonly value: Formula; readonly times: number }

export type Step = {
  /** null is without end */
  readonly from: number | null
  readonly to: number | null
  /** whether `from` itself is in; `to` is in where `toInclusive` */
  readonly fromInclusive: boolean
  readonly toInclusive: boolean
  readonly points: number
}

/** Bands from and to, and beyond the last step so many points for every further `every`. */
export type Steps = {
  readonly steps: readonly Step[]
  readonly further: { readonly above: number; readonly every: number; readonly points: number } | null
}

/**
 * How a value x becomes points; w is the weight. Where `scale` is a number, the function's marks are out of it and
 * points = marks ÷ scale × w; null means that it gives points.
 */
export type Score =
  /** w × x ÷ b, the quotient held between floor and cap; `lower` is better: w × b ÷ x */
  | {
      readonly kind: 'ratio'
      readonly benchmark: Benchmark
      readonly cap: number | null
      readonly floor: number | null
    }
  /** w ÷ 2 × (2 − x ÷ b), the bracket held between 0 and 2; for what is better when lower */
  | { readonly kind: 'inverse'; readonly benchmark: Benchmark }
  /** w × x ÷ best (lower is better: w × best ÷ x) */
  | { readonly kind: 'best'; readonly over: Over; readonly floor: number | null }
  /** w × [f + (100 − f) × (x − worst) ÷ (best − worst)] ÷ 100; all equal gives full marks */
  | {
      readonly kind: 'minmax'
      readonly best: Benchmark
      readonly worst: Benchmark
      readonly floor: number
      readonly clip: boolean
    }
  /** w × [(x − worst) ÷ (best − worst) × span + base] ÷ 100; usual 40 and 60 */
  | {
      readonly kind: 'efficacy'
      readonly best: Benchmark
      readonly worst: Benchmark
      readonly span: number
      readonly base: number
      readonly clip: boolean
    }
  /** w × base × (100 ÷ base)^((x − worst) ÷ (best − worst)) ÷ 100; usual base 60 */
  | {
      readonly kind: 'exponential'
      readonly best: Benchmark
      readonly worst: Benchmark
      readonly base: number
      readonly clip: boolean
    }
  /** graded standard values from best to worst, each with its coefficient; between two of them in a straight line */
  | {
      readonly kind: 'standards'
      readonly standards: readonly { readonly value: number; readonly coefficient: number }[]
      /** other standards by the value of a text input (industry) */
      readonly by: {
        readonly input: Code
        readonly standards: Readonly<
          Record<string, readonly { readonly value: number; readonly coefficient: number }[]>
        >
      } | null
    }
  /** bands of x, or of x ÷ benchmark where there is one */
  | {
      readonly kind: 'steps'
      readonly benchmark: Benchmark | null
      readonly steps: Steps
      readonly scale: number | null
    }
  /** by rank among `over`: listed marks, the rest `rest` */
  | {
      readonly kind: 'rank'
      readonly over: Over
      readonly points: readonly number[]
      readonly rest: number
      readonly scale: number | null
    }
  /** w × share of the others of `over` that are worse (ties count half); alone gives full marks */
  | { readonly kind: 'percentile'; readonly over: Over; readonly floor: number }
  /**
   * base ± slope × gap ÷ per, where gap = x − b, or (x ÷ b − 1) × 100 where `relative`; own last year and gap to the mean.
   * `base` may depend on the level of x.
   */
  | {
      readonly kind: 'gap'
      readonly benchmark: Benchmark
      readonly relative: boolean
      readonly base: number | Steps
      readonly up: number
      readonly down: number
      readonly per: number
      readonly scale: number | null
    }
  /** so many points for each one of x beyond `beyond`: counts of projects, brands, accidents */
  | { readonly kind: 'each'; readonly points: number; readonly beyond: number; readonly scale: number | null }
  /** a mark that somebody has given between `from` and `to` becomes w × (x − from) ÷ (to − from) */
  | { readonly kind: 'mark'; readonly from: number; readonly to: number; readonly evidence: Code | null }
  /** full marks where x is not 0 (true), else none */
  | { readonly kind: 'yes' }

/**
 * What a missing value does: the evaluation is refused; 0 points; the mean score of those of the cohort that have one;
 * a fixed number of points (negative for a deduction); or the item is left out and its weight spread over the others.
 */
export type Missing =
  | { readonly kind: 'refuse' }
  | { readonly kind: 'zero' }
  | { readonly kind: 'mean' }
  | { readonly kind: 'points'; readonly points: number }
  | { readonly kind: 'leave-out' }

/** Values beyond the limits are set to them: percentiles of `over` (nearest rank), or fixed. */
export type Winsorise =
  | { readonly kind: 'percentiles'; readonly lower: number | null; readonly upper: number | null; readonly over: Over }
  | { readonly kind: 'limits'; readonly lower: number | null; readonly upper: number | null }
