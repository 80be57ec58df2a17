// What do all parts of a method have in common: codes, formulas, where a rule stands, what differs by cohort?

/** ASCII, [a-z][a-z0-9_]*: what formulas, columns and traces call a thing by; its name is Chinese. */
export type Code = string

/** A CEL expression over the method's inputs, which it may call by code or by name. */
export type Formula = string

/**
 * Where a rule stands and how sure we are of it. `confirmed: false` keeps a result from being published until the office
 * has confirmed the rule; `unverified` says what could not be checked against the source.
 */
export type Provenance = {
  /** "附件1 五(一)": within the method's document */
  readonly article: string | null
  /** code of one of the method's documents; null is the first */
  readonly document: Code | null
  readonly confirmed: boolean
  readonly unverified: string | null
}

/** One value for every cohort, or one for each that is named; a cohort that is not named has none. */
export type PerCohort<T> =
  | { readonly kind: 'all'; readonly value: T }
  | { readonly kind: 'each'; readonly values: Readonly<Record<Code, T>> }

/** The value for a cohort; undefined where it has none. */
export const forCohort = <T>(per: PerCohort<T>, cohort: Code): T | undefined =>
  per.kind === 'all' ? per.value : per.values[cohort]

/** The values of all cohorts, in the method's order. */
export const everyOf = <T>(per: PerCohort<T>): readonly T[] =>
  per.kind === 'all' ? [per.value] : Object.values(per.values)
