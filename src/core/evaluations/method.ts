// What is a method of evaluation: who is judged, by what, with which weights, and how a score becomes a grade?

import type { Day } from '../base/day.ts'
import type { Extra, Item } from './item.ts'
import type { Code, Formula, Provenance } from './terms.ts'

export const subjectKinds = ['park', 'enterprise', 'town', 'unit', 'incubator', 'bank', 'project', 'other'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export type MethodDocument = {
  readonly code: Code
  readonly title: string
  /** 文号 */
  readonly number: string | null
  readonly issuer: string | null
  readonly date: Day | null
  readonly url: string | null
}

/**
 * A column of the data. `list` holds several numbers a subject (a panel's marks, amounts of projects): several columns
 * of one name, or one cell with the numbers apart by ";" or "、". Text is compared as it stands.
 */
export type Input = {
  readonly code: Code
  readonly name: string
  /** other headings under which the column may come */
  readonly aliases: readonly string[]
  readonly type: 'number' | 'text' | 'boolean' | 'list'
  /** as printed; null for text and boolean and for pure numbers */
  readonly unit: string | null
  /** the department that answers for the value */
  readonly from: string | null
  /** values outside are refused with their place */
  readonly least: number | null
  readonly most: number | null
  /** of text: the only values allowed; empty is any */
  readonly values: readonly string[]
  /** a missing boolean or number that a form leaves blank where there is none: accidents, bonuses. Null stays missing */
  readonly blank: number | boolean | string | null
}

/** A named set of subjects over which means, extremes and quotas may be taken; populations may overlap. */
export type Population = {
  readonly code: Code
  readonly name: string
  readonly where: Formula | null
  /** only subjects of these cohorts; empty is all */
  readonly cohorts: readonly Code[]
}

/** Subjects that are compared with each other. Every subject is in one at most; who is in none is not evaluated. */
export type Cohort = Provenance & {
  readonly code: Code
  readonly name: string
  /** null takes everybody, and then it is the only one */
  readonly where: Formula | null
  /** false: scored and graded by score lines, but without a rank (保税区) */
  readonly ranked: boolean
}

export type RoundingMode = 'half-up' | 'half-even' | 'down'

/** Decimals of an item's score and of the total, in points. Sums are taken of rounded item scores, so that they add up. */
export type Rounding = { readonly item: number; readonly total: number; readonly mode: RoundingMode }

/** How equal totals are told apart, in this order. Lower is better only where it is said. */
export type TieBreak =
  | { readonly kind: 'item'; readonly item: Code; readonly direction: 'higher' | 'lower' }
  | { readonly kind: 'input'; readonly input: Code; readonly direction: 'higher' | 'lower' }

export type Ranking = {
  readonly over: 'cohort' | 'all'
  /** `rounded`: the total as published; `exact`: the sum of the item scores before the total is rounded */
  readonly on: 'rounded' | 'exact'
  readonly ties: readonly TieBreak[]
  /** two first: the next is third, or second */
  readonly style: 'competition' | 'dense'
}

export type GradeRounding = 'floor' | 'ceil' | 'nearest'

/**
 * What a grade asks for; all of it must hold. Grades stand from best to worst and the first that fits is given.
 * - `share`: so many percent of those who count, taken from the best that no grade above has taken
 * - `upto`: position ÷ number of those who count is at most (inclusive) or below so many percent
 * - `last`: the last so many percent of those who count; taken before the grades above that have `rest` or `upto`
 * - `score`: total at least (inclusive) or above; `rank`: rank at most; `rest`: whoever is left
 */
export type Grade = Provenance & {
  readonly code: Code
  readonly name: string
  readonly share: { readonly percent: number; readonly rounding: GradeRounding } | null
  readonly upto: { readonly percent: number; readonly inclusive: boolean } | null
  readonly last: { readonly percent: number; readonly rounding: GradeRounding } | null
  readonly score: { readonly least: number; readonly inclusive: boolean } | null
  readonly rank: number | null
}

export type Grading = {
  /** empty is every cohort that no other grading names */
  readonly cohorts: readonly Code[]
  /** over whom quotas are counted: one cohort, all cohorts of this grading, or each value of a text input (county) */
  readonly over: { readonly kind: 'cohort' } | { readonly kind: 'all' } | { readonly kind: 'by'; readonly input: Code }
  /** those whom no tie break tells apart at a quota's edge: all up, or all down */
  readonly edge: 'up' | 'down'
  readonly grades: readonly Grade[]
}

/** What a ruling does. A directly graded subject counts in no quota unless `inQuota`; `atBest` leaves its place empty. */
export type Effect =
  | { readonly kind: 'grade'; readonly grade: Code; readonly inQuota: boolean }
  | { readonly kind: 'at-best'; readonly grade: Code }
  | { readonly kind: 'at-least'; readonly grade: Code }
  | { readonly kind: 'down'; readonly steps: number }
  /** 不定等级: scored, not graded; `managedAs` says by which grade's measures it is treated */
  | {
      readonly kind: 'ungraded'
      readonly grade: Code
      readonly name: string
      readonly managedAs: Code | null
      readonly ranked: boolean
      /** whether its values count in means and extremes */
      readonly inBenchmarks: boolean
    }

/** A veto, a floor, a direct grade or a class without one: what follows when a condition holds. In order; see grades.ts. */
export type Ruling = Provenance & {
  readonly code: Code
  readonly name: string
  readonly cohorts: readonly Code[]
  readonly when: Formula
  readonly effect: Effect
}

/** One score for several subjects, such as a district with two parks: the mean of their totals. */
export type Grouping = Provenance & {
  readonly name: string
  /** text input that names the group */
  readonly by: Code
  readonly decimals: number
  readonly ranked: boolean
  /** groups are graded by the first grading's score lines and ranks; quotas do not apply */
  readonly graded: boolean
  readonly leaveOut: readonly Code[]
}

export type Total = {
  /** total = (sum of items) × coefficient + bonus − deductions, then held between */
  readonly coefficient: (Provenance & { readonly name: string; readonly value: Formula }) | null
  readonly most: number | null
  readonly least: number | null
  /** full marks: what the weights of every cohort sum to, 100 or, in 千分制, 1000 */
  readonly full: number
}

export type Method = Provenance & {
  readonly format: 'jingwei-method/1'
  readonly code: Code
  readonly name: string
  readonly version: number
  readonly subject: SubjectKind
  /** "2022", as in base/period.ts */
  readonly period: string
  readonly place: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly documents: readonly MethodDocument[]
  readonly notes: readonly string[]
  readonly inputs: readonly Input[]
  readonly populations: readonly Population[]
  readonly cohorts: readonly Cohort[]
  readonly items: readonly Item[]
  readonly bonus: Extra | null
  readonly deductions: Extra | null
  readonly total: Total
  readonly rounding: Rounding
  readonly ranking: Ranking
  readonly gradings: readonly Grading[]
  readonly rulings: readonly Ruling[]
  readonly grouping: Grouping | null
}
