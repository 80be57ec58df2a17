// What do the values of several places or periods come to, and what does an absent one do to it?

import { Sum, tidyNumber } from '../base/sum.ts'
import type { Aggregation } from './card.ts'
import { type AbsenceReason, type Computed, isPresent, type Observed } from './observed.ts'

/** A part with its weight, where the indicator is a weighted mean. Parts over time come in order. */
export type AggregatePart = { readonly observed: Observed | Computed; readonly weight?: Observed | Computed }

/**
 * `whole`: nothing lacks. `partial`: a value of some of the parts; it may only be shown with how many lack.
 * `absent`: no value. Parts that are `not-applicable` are no parts and lack nothing.
 */
export type Aggregated = {
  readonly state: 'whole' | 'partial' | 'absent'
  readonly value: number | null
  /** parts that should have a value */
  readonly parts: number
  readonly absentParts: number
  /** why there is no value; null where there is one */
  readonly missing: AbsenceReason | 'not-aggregated' | 'weight-zero' | null
}

/**
 * Sum, weighted mean, last or none. A sum with an absent part is partial and says how many lack: it is never silently
 * smaller. A part whose weight is absent is absent. `last` is the last part's value or its absence, whatever was before.
 */
export function aggregate(aggregation: Aggregation, parts: readonly AggregatePart[]): Aggregated {
  const due = parts.filter(({ observed }) => isPresent(observed) || observed.missing !== 'not-applicable')
  switch (aggregation.kind) {
    case 'none':
      return absent(due, 'not-aggregated')
    case 'last': {
      const last = parts.at(-1)?.observed
      if (last === undefined) return absent(due, 'not-applicable')
      const counts = { parts: 1, absentParts: isPresent(last) ? 0 : 1 }
      return isPresent(last)
        ? { state: 'whole', value: last.value, missing: null, ...counts }
        : { state: 'absent', value: null, missing: last.missing, ...counts }
    }
    case 'sum': {
      const sum = new Sum()
      for (const { observed } of due) if (isPresent(observed)) sum.add(observed.value)
      return settle(due, ({ observed }) => isPresent(observed), sum.value)
    }
    case 'weighted-mean':
      return weightedMean(due)
  }
}

function weightedMean(due: readonly AggregatePart[]): Aggregated {
  const [over, under] = [new Sum(), new Sum()]
  const has = ({ observed, weight }: AggregatePart): boolean =>
    isPresent(observed) && weight !== undefined && isPresent(weight)
  for (const { observed, weight } of due) {
    if (!isPresent(observed) || weight === undefined || !isPresent(weight)) continue
    over.add(observed.value * weight.value)
    under.add(weight.value)
  }
  const settled = settle(due, has, under.value === 0 ? 0 : tidyNumber(over.value / under.value))
  if (settled.state === 'absent' || under.value !== 0) return settled
  return { ...settled, state: 'absent', value: null, missing: 'weight-zero' }
}

function settle(due: readonly AggregatePart[], has: (part: AggregatePart) => boolean, value: number): Aggregated {
  const absentParts = due.filter((part) => !has(part)).length
  if (absentParts === due.length) return absent(due, firstReason(due))
  return { state: absentParts === 0 ? 'whole' : 'partial', value, parts: due.length, absentParts, missing: null }
}

const absent = (due: readonly AggregatePart[], missing: NonNullable<Aggregated['missing']>): Aggregated => ({
  state: 'absent',
  value: null,
  parts: due.length,
  absentParts: due.length,
  missing,
})

function firstReason(due: readonly AggregatePart[]): AbsenceReason {
  if (due.length === 0) return 'not-applicable'
  for (const { observed, weight } of due) {
    if (!isPresent(observed)) return observed.missing
    if (weight !== undefined && !isPresent(weight)) return weight.missing
  }
  return 'not-reported'
}
