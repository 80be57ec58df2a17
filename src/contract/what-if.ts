import { z } from 'zod'
import type { Fault } from '#core/base/fault.ts'
import type { Method } from '#core/evaluations/method.ts'

/** What a multipart request calls its parts; `method` or `shipped`, not both. */
export const trialParts = { shipped: 'shipped', method: 'method', data: 'data', changes: 'changes', as: 'as' } as const

/** New values by the keys of the parameters of a method. */
export const TrialChanges = z.array(z.tuple([z.string().max(400), z.number()])).max(2000)

/** The difference as a table, the changed method file, or both in one archive. */
export const TrialFormat = z.enum(['csv', 'xlsx', 'method', 'proposal'])
export type TrialFormat = z.infer<typeof TrialFormat>

/** A sentence in both languages, for faults that only the reader of methods and data has words for. */
export type SaidFault = Fault & { readonly said: { readonly zh: string; readonly en: string } }
export type TrialFaults = { readonly faults: readonly SaidFault[] }

/** A stretch of the bytes after the head, of that many bytes. */
type Stretch = { readonly from: number; readonly bytes: number }
export type TrialColumn =
  | { readonly code: string; readonly kind: 'number'; readonly values: Stretch; readonly absent: Stretch }
  | { readonly code: string; readonly kind: 'truth'; readonly values: Stretch; readonly absent: Stretch }
  | {
      readonly code: string
      readonly kind: 'text'
      readonly indexes: Stretch
      readonly words: readonly string[]
      readonly absent: Stretch
    }
  | {
      readonly code: string
      readonly kind: 'list'
      readonly starts: Stretch
      readonly values: Stretch
      readonly absent: Stretch
    }

/**
 * A method and subjects as one body (application/x-jingwei-trial): four bytes with the length of the head (little endian),
 * the head as JSON, blanks up to a multiple of eight, then columns of doubles (number, list), bytes (truth, absent) and
 * 32-bit whole numbers (text, starts) as the machine has them, little endian, each from a multiple of eight on.
 * `codes` and `names` are JSON arrays of texts.
 */
export type TrialHead = {
  readonly format: 'jingwei-trial/1'
  readonly method: Method
  readonly rows: number
  readonly codes: Stretch
  readonly names: Stretch
  readonly columns: readonly TrialColumn[]
  /** what was noticed on reading: lines of sums left out */
  readonly notes: readonly SaidFault[]
}
