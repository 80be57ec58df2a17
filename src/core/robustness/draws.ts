// How sure is a rank, if weights, scales and ways of adding had been chosen a little otherwise?

import { type Random, randomFrom, wholeBelow } from '../base/random.ts'
import { type Normalisation, normalise } from './normalise.ts'
import { countSubjects, type RobustCohort } from './subjects.ts'
import { type Aggregation, ranksOf, termsOf, totalsOf } from './totals.ts'

export type RobustnessChoices = {
  /** 0.2 lets every weight move by a fifth up or down before all are brought back to their sum */
  readonly weightSpread: number
  readonly normalisations: readonly Normalisation[]
  readonly aggregations: readonly Aggregation[]
  /** whether a draw may also do without one of the items */
  readonly mayLeaveOut: boolean
}

/** Which grade each subject gets, as a number from 0, from its total and rank; written into `grades`. */
export type Grading = (totals: Float64Array, ranks: Int32Array, grades: Uint8Array) => void

/** One way of choosing: what is drawn, and what `sensitivityOf` moves one at a time. */
export type Choice = {
  /** by which the items' weights are multiplied, before they are brought back to their sum */
  readonly factors: Float64Array
  /** place of the item that is done without */
  readonly leftOut: number | undefined
  readonly normalisation: Normalisation
  readonly aggregation: Aggregation
}

export type Robustness = {
  readonly seed: number
  readonly draws: number
  /** by the method itself */
  readonly rank: Int32Array
  /** ranks that 5 %, 50 % and 95 % of the draws do not exceed (nearest rank, so always a rank that occurred) */
  readonly rank05: Int32Array
  readonly rank50: Int32Array
  readonly rank95: Int32Array
  /** share of the draws in each grade: `gradeShares[grade][subject]` */
  readonly gradeShares: readonly Float64Array[]
  /** mean absolute shift of rank over subjects and draws */
  readonly meanShift: number
}

/** Draws a slice: enough to tell how far it is, short enough to stop at once. */
const SLICE = 50

/**
 * Monte Carlo over the choices, seeded. Yields the number of draws done, so that a caller may show progress or stop, and
 * returns the intervals. Memory is 4 bytes a subject and draw. Method: Saisana, Saltelli, Tarantola (2005) as in the OECD/JRC
 * Handbook, step 7.
 */
export function* robustnessOf(
  cohort: RobustCohort,
  choices: RobustnessChoices,
  grading: { readonly grades: number; readonly of: Grading },
  options: { readonly draws: number; readonly seed: number },
): Generator<number, Robustness> {
  const subjects = countSubjects(cohort)
  const scorer = new Scorer(cohort)
  const rank = Int32Array.from(scorer.score(nominal(cohort)).ranks)
  const random = randomFrom(options.seed)
  const tally = tallyOf(subjects, options.draws, grading.grades)
  const grades = new Uint8Array(subjects)
  let shift = 0
  for (let draw = 0; draw < options.draws; draw += 1) {
    const { totals, ranks } = scorer.score(drawChoice(cohort, choices, random))
    grading.of(totals, ranks, grades)
    shift += count(tally, draw, rank, ranks, grades)
    if ((draw + 1) % SLICE === 0) yield draw + 1
  }
  const meanShift = subjects === 0 || options.draws === 0 ? 0 : shift / (subjects * options.draws)
  const gradeShares = Array.from({ length: grading.grades }, (_, grade) =>
    Float64Array.from(
      tally.graded.subarray(grade * subjects, (grade + 1) * subjects),
      (times) => times / options.draws,
    ),
  )
  return { ...options, rank, ...intervals(tally), gradeShares, meanShift }
}

type Tally = {
  readonly subjects: number
  readonly draws: number
  /** the subjects' ranks, draw by draw */
  readonly seen: Int32Array
  /** how often each grade was given to each subject, grade by grade */
  readonly graded: Uint32Array
}

const tallyOf = (subjects: number, draws: number, grades: number): Tally => ({
  subjects,
  draws,
  seen: new Int32Array(subjects * draws),
  graded: new Uint32Array(subjects * grades),
})

/** Notes one draw; answers with the sum of absolute shifts of rank. */
function count(
  { subjects, seen, graded }: Tally,
  draw: number,
  before: Int32Array,
  ranks: Int32Array,
  grades: Uint8Array,
): number {
  seen.set(ranks, draw * subjects)
  let shift = 0
  for (let row = 0; row < subjects; row += 1) {
    shift += Math.abs((ranks[row] as number) - (before[row] as number))
    const place = (grades[row] as number) * subjects + row
    graded[place] = (graded[place] as number) + 1
  }
  return shift
}

/** The method as it is. */
export const nominal = (cohort: RobustCohort): Choice => ({
  factors: new Float64Array(cohort.items.length).fill(1),
  leftOut: undefined,
  normalisation: 'method',
  aggregation: 'arithmetic',
})

function drawChoice(cohort: RobustCohort, choices: RobustnessChoices, random: Random): Choice {
  const factors = Float64Array.from(cohort.items, () => 1 + choices.weightSpread * (2 * random() - 1))
  const normalisation = choices.normalisations[wholeBelow(random, choices.normalisations.length)] ?? 'method'
  const aggregation = choices.aggregations[wholeBelow(random, choices.aggregations.length)] ?? 'arithmetic'
  // drawn in any case, so that the other draws are the same with and without
  const out = wholeBelow(random, cohort.items.length + 1)
  return { factors, leftOut: choices.mayLeaveOut ? out : undefined, normalisation, aggregation }
}

/** Weights times factors, one left out if it is an item's place and not all there is, brought back to the sum that they had. */
function movedWeights(weights: Float64Array, { factors, leftOut }: Choice): Float64Array {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const isAll = leftOut !== undefined && weights[leftOut] === whole
  const moved = weights.map((weight, at) => (at === leftOut && !isAll ? 0 : weight * (factors[at] ?? 1)))
  const sum = moved.reduce((total, weight) => total + weight, 0)
  return moved.map((weight) => (weight / sum) * whole)
}

/** Subjects of one weighting; `rows` is null where they are all. */
type Part = {
  readonly rows: Int32Array | null
  readonly weights: Float64Array
  readonly beside: Float64Array
  readonly totals: Float64Array
}

function partsOf({ items, beside, strata }: RobustCohort, totals: Float64Array): readonly Part[] {
  if (strata === undefined)
    return [{ rows: null, weights: Float64Array.from(items, ({ weight }) => weight), beside, totals }]
  return strata.map(({ rows, weights }) => {
    const own = Float64Array.from(rows, (row) => beside[row] ?? 0)
    return { rows, weights, beside: own, totals: new Float64Array(rows.length) }
  })
}

/** Scores a cohort again and again; each column is put on a scale once for each way. What it answers is good until the next call. */
export class Scorer {
  readonly #cohort: RobustCohort
  /** for each part, each item's */
  readonly #terms = new Map<string, readonly (readonly Float64Array[])[]>()
  readonly #parts: readonly Part[]
  readonly #totals: Float64Array
  readonly #ranks: Int32Array

  constructor(cohort: RobustCohort) {
    const subjects = countSubjects(cohort)
    this.#cohort = cohort
    this.#totals = new Float64Array(subjects)
    this.#ranks = new Int32Array(subjects)
    this.#parts = partsOf(cohort, this.#totals)
  }

  score(choice: Choice): { readonly totals: Float64Array; readonly ranks: Int32Array } {
    const terms = this.#termsFor(choice)
    for (const [at, { rows, weights, beside, totals }] of this.#parts.entries()) {
      totalsOf(terms[at] ?? [], movedWeights(weights, choice), choice.aggregation, beside, totals)
      if (rows !== null)
        for (let place = 0; place < rows.length; place += 1)
          this.#totals[rows[place] as number] = totals[place] as number
    }
    if (this.#cohort.place === undefined) ranksOf(this.#totals, this.#ranks)
    else {
      const ownScale = choice.normalisation === 'method' && choice.aggregation === 'arithmetic'
      this.#cohort.place(this.#totals, this.#ranks, ownScale)
    }
    return { totals: this.#totals, ranks: this.#ranks }
  }

  #termsFor({ normalisation, aggregation }: Choice): readonly (readonly Float64Array[])[] {
    const key = `${normalisation} ${aggregation}`
    const known = this.#terms.get(key)
    if (known) return known
    const made = this.#cohort.items.map((item) => termsOf(normalise(item, normalisation), aggregation))
    const parted = this.#parts.map(({ rows }) =>
      rows === null ? made : made.map((column) => Float64Array.from(rows, (row) => column[row] ?? 0)),
    )
    this.#terms.set(key, parted)
    return parted
  }
}

/** Subjects whose ranks lie on one line of the processor's cache are turned from columns to rows together. */
const TOGETHER = 16

function intervals({ subjects, draws, seen }: Tally) {
  const [rank05, rank50, rank95] = [new Int32Array(subjects), new Int32Array(subjects), new Int32Array(subjects)]
  const placeOf = (share: number) => Math.max(0, Math.ceil(share * draws) - 1)
  const [low, middle, high] = [placeOf(0.05), placeOf(0.5), placeOf(0.95)]
  const turned = new Int32Array(TOGETHER * draws)
  for (let from = 0; from < subjects; from += TOGETHER) {
    const to = Math.min(subjects, from + TOGETHER)
    for (let draw = 0; draw < draws; draw += 1)
      for (let row = from; row < to; row += 1)
        turned[(row - from) * draws + draw] = seen[draw * subjects + row] as number
    for (let row = from; row < to; row += 1) {
      const own = turned.subarray((row - from) * draws, (row - from + 1) * draws).sort()
      rank05[row] = own[low] ?? 0
      rank50[row] = own[middle] ?? 0
      rank95[row] = own[high] ?? 0
    }
  }
  return { rank05, rank50, rank95 }
}
