import { oc } from '@orpc/contract'
import { z } from 'zod'

export const Fault = z.object({
  code: z.string(),
  place: z
    .object({
      file: z.string(),
      sheet: z.string(),
      row: z.number(),
      column: z.string(),
      field: z.string(),
      start: z.number(),
      end: z.number(),
    })
    .partial()
    .optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
})
export type Fault = z.infer<typeof Fault>

export const Id = z.uuid()
/** Calendar day, "2026-11-22". */
export const Day = z.iso.date()
/** Instant with offset. */
export const Instant = z.iso.datetime({ offset: true })

export const Faults = z.object({ faults: z.array(Fault) })

/** Every endpoint can answer with these, and each carries records, never a sentence. */
export const endpoint = oc.errors({
  UNAUTHORIZED: { status: 401, data: Faults },
  FORBIDDEN: { status: 403, data: Faults },
  NOT_FOUND: { status: 404, data: Faults },
  CONFLICT: { status: 409, data: Faults },
  UNPROCESSABLE_CONTENT: { status: 422, data: Faults },
  TOO_MANY_REQUESTS: { status: 429, data: Faults },
})

/** How lists are asked for: keyset would be faster at depth, but people jump to pages and sort by any column. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(500).default(50),
})
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ total: z.number().int(), items: z.array(item) })

export const Nothing = z.object({})
