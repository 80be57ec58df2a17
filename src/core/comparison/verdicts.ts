// What can be said of two things that stand side by side, and on which facts?

/**
 * raised and lowered: what the right side demands against the left, so that a lower cap is raised · moved: its time ·
 * tightened and loosened: the same value held more or less firmly · part: the lower level's share of the upper's ·
 * contradicted: one thing given two values · changed: a measure's words or units.
 */
export const verdicts = [
  'contradicted',
  'raised',
  'lowered',
  'tightened',
  'loosened',
  'moved',
  'changed',
  'new',
  'dropped',
  'part',
  'incomparable',
  'same',
] as const
export type Verdict = (typeof verdicts)[number]

export const comparedFactCodes = [
  /** values in one scale; `number` is the change in percent of the left, null where that is 0 or a rate */
  'value',
  'points',
  'unit',
  'comparator',
  'metric',
  'period-later',
  'period-earlier',
  'period-next-term',
  'period-open',
  'share',
  'part-exceeds-whole',
  'second-value',
  'said-again',
  'not-one-unit',
  'not-one-kind',
  'not-one-direction',
  'not-one-place',
  'not-one-period',
  'title',
  'number',
  'lead',
  'units',
  'step-moved',
  'step-worded',
  'step-added',
  'step-dropped',
] as const
export type ComparedFactCode = (typeof comparedFactCodes)[number]

/** What a verdict rests on: how the left and the right stand, and a number where one says more. */
export type ComparedFact = {
  readonly code: ComparedFactCode
  readonly left: string | null
  readonly right: string | null
  readonly number: number | null
}

export const fact = (
  code: ComparedFactCode,
  left: string | null = null,
  right: string | null = null,
  number: number | null = null,
): ComparedFact => ({ code, left, right, number })

/** Left and right changed places. */
const opposites: Partial<Readonly<Record<Verdict, Verdict>>> = {
  raised: 'lowered',
  lowered: 'raised',
  tightened: 'loosened',
  loosened: 'tightened',
  new: 'dropped',
  dropped: 'new',
}
export const oppositeOf = (verdict: Verdict): Verdict => opposites[verdict] ?? verdict
