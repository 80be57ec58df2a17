// What is known of one indicator for one subject and period: a value, or why there is none?

import {
  ABSENT,
  DIVIDED_BY_ZERO,
  FIRST_OWN_REASON,
  NO_RATE,
  type NumberValues,
  OUT_OF_RANGE,
} from '../expressions/column.ts'

/** not-due: nobody has to say it yet · blank and dash: so stood the cell · unreadable: something that is no number. */
export type MissingReason =
  | 'not-reported'
  | 'not-due'
  | 'not-applicable'
  | 'refused'
  | 'not-collected'
  | 'blank'
  | 'dash'
  | 'unreadable'

export const MISSING_REASONS: readonly MissingReason[] = [
  'not-reported',
  'not-due',
  'not-applicable',
  'refused',
  'not-collected',
  'blank',
  'dash',
  'unreadable',
]

/** Zero is a value. Absence is never zero and always has a reason. */
export type Observed = { readonly value: number } | { readonly missing: MissingReason }

/** This year's value and last year's of the same period, as one reporter gave both. */
export type Pair = { readonly now: Observed; readonly lastYear: Observed }

/** Why a computed value is not there: a reason of what it was computed from, or of the computing. */
export type AbsenceReason = MissingReason | 'divided-by-zero' | 'out-of-range' | 'no-rate'

/** What a formula or an aggregation came to. */
export type Computed = { readonly value: number } | { readonly missing: AbsenceReason }

export const isPresent = <M>(
  observed: { readonly value: number } | { readonly missing: M },
): observed is { readonly value: number } => 'value' in observed

/** The number, or null where there is none. */
export const numberOf = (observed: Observed | Computed): number | null => ('value' in observed ? observed.value : null)

/** What a row holds: a number, or none with its reason; without a reason nobody has reported it. */
export function toObserved(value: number | null, missing: MissingReason | null): Observed {
  return value !== null && Number.isFinite(value) ? { value } : { missing: missing ?? 'not-reported' }
}

/** A column for expressions, in which each missing value keeps its reason. */
export function toNumberValues(observed: readonly Observed[]): NumberValues {
  const values = new Float64Array(observed.length).fill(Number.NaN)
  const absent = new Uint8Array(observed.length)
  observed.forEach((one, row) => {
    if (isPresent(one)) values[row] = one.value
    else absent[row] = FIRST_OWN_REASON + MISSING_REASONS.indexOf(one.missing)
  })
  return { kind: 'number', values, absent }
}

/** One row of a column that `toNumberValues` made or a formula computed from such. */
export function computedAt(column: NumberValues, row: number): Computed {
  const absent = column.absent[row] ?? ABSENT
  return absent === 0 ? { value: column.values[row] ?? Number.NaN } : { missing: reasonOf(absent) }
}

function reasonOf(absent: number): AbsenceReason {
  if (absent === DIVIDED_BY_ZERO) return 'divided-by-zero'
  if (absent === OUT_OF_RANGE) return 'out-of-range'
  if (absent === NO_RATE) return 'no-rate'
  return MISSING_REASONS[absent - FIRST_OWN_REASON] ?? 'not-reported'
}
