// What does an analysis of robustness need to know of those who were scored?

export type Direction = 'higher' | 'lower'

export type RobustItem = {
  readonly code: string
  /** points that the item carries; above zero */
  readonly weight: number
  /** whether more or less of it is better */
  readonly direction: Direction
  /** the share of its points that each subject got by the method, usually from 0 to 1; absence already settled by the method's rule */
  readonly shares: Float64Array
  /** what was measured, NaN where it is absent */
  readonly raw: Float64Array
}

/** Subjects that weigh the items otherwise than others with whom they are ranked. */
export type Stratum = {
  readonly rows: Int32Array
  /** in the order of the items, 0 for one that they do without; not all are 0 */
  readonly weights: Float64Array
}

/**
 * Rank of every subject from its total, written into `ranks`; 0 is none. `ownScale` is false where the totals stand on another
 * scale than the method's, so that its lines do not hold for them as they are.
 */
export type Placing = (totals: Float64Array, ranks: Int32Array, ownScale: boolean) => void

/** One cohort: subjects that are ranked with each other, row by row in every column. */
export type RobustCohort = {
  readonly items: readonly RobustItem[]
  /** points beside the items: bonus less deductions; no draw touches them */
  readonly beside: Float64Array
  /** every row in one of them, where weights differ; without them all rows have the items' own weights */
  readonly strata?: readonly Stratum[]
  /** without it, 1 for the highest, and equals share the better rank */
  readonly place?: Placing
}

/** How many subjects there are; throws where the columns differ in length or a weight is not above zero, which is our mistake. */
export function countSubjects(cohort: RobustCohort): number {
  const count = cohort.beside.length
  for (const { code, weight, shares, raw } of cohort.items) {
    if (shares.length !== count || raw.length !== count) throw new Error(`item ${code} has another number of rows`)
    if (!(weight > 0)) throw new Error(`item ${code} has a weight of ${weight}`)
  }
  return count
}
