// What is known of one indicator for one subject and period: a value, or why there is none?

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

export const isPresent = (observed: Observed): observed is { readonly value: number } => 'value' in observed

/** The number, or null where there is none. */
export const numberOf = (observed: Observed): number | null => ('value' in observed ? observed.value : null)

/** What a row holds: a number, or none with its reason; without a reason nobody has reported it. */
export function toObserved(value: number | null, missing: MissingReason | null): Observed {
  return value !== null && Number.isFinite(value) ? { value } : { missing: missing ?? 'not-reported' }
}
