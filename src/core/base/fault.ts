// What is the one shape of everything that can be wrong?

/** Where the fault lies: a file's sheet, row and column, a field's path, or a span of text. */
export type FaultPlace = {
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  readonly column?: string
  readonly field?: string
  readonly start?: number
  readonly end?: number
}

/** A record, worded last in the reader's language by its code. All of a kind's faults are collected, never only the first. */
export type Fault = {
  readonly code: string
  readonly place?: FaultPlace
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** Either the value or every fault that stands in its way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const bad = (...faults: readonly Fault[]): Outcome<never> => ({ ok: false, faults })
