// Which numbers did a bulletin print, and which of them are others by now?

import type { Day } from '../base/day.ts'
import type { Fact } from './fact.ts'

/** A number as it was printed, with the batches that it came from. */
export type FrozenFact = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly decimals: number
  readonly subjectId: number
  readonly subjectName: string
  readonly periodEnd: Day
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: string | null
  readonly batches: readonly number[]
}

/** In one order whatever order the text asked in, so that the same numbers have the same hash. */
export function freezeFacts(facts: readonly Fact[], periodEnd: Day): readonly FrozenFact[] {
  return facts
    .map(
      (fact): FrozenFact => ({
        ...{ code: fact.indicator.code, name: fact.indicator.name, unit: fact.indicator.unit },
        decimals: fact.indicator.decimals,
        ...{ subjectId: fact.subject.id, subjectName: fact.subject.name, periodEnd },
        ...{ value: fact.value, lastYear: fact.lastYear, missing: fact.missing },
        batches: fact.batches.toSorted((a, b) => a - b),
      }),
    )
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.subjectId - b.subjectId))
}

export type Side = { readonly value: number | null; readonly lastYear: number | null; readonly missing: string | null }
export type ChangedFact = { readonly fact: FrozenFact; readonly now: Side }

/** The numbers that would be printed differently today. A number that nobody holds any more has changed too. */
export function changedFacts(
  frozen: readonly FrozenFact[],
  nowOf: (fact: FrozenFact) => Side | undefined,
): readonly ChangedFact[] {
  return frozen.flatMap((fact) => {
    const now = nowOf(fact) ?? { value: null, lastYear: null, missing: 'not-reported' }
    const same = now.value === fact.value && now.lastYear === fact.lastYear && now.missing === fact.missing
    return same ? [] : [{ fact, now }]
  })
}
