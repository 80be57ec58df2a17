import { z } from 'zod'
import { objectionStates } from '#core/rounds/course.ts'
import { Day, Id, Instant } from '../base.ts'
import { RoundValue } from './round.ts'

export const Objection = z.object({
  id: Id,
  row: z.number().int(),
  name: z.string(),
  input: z.string(),
  inputName: z.string(),
  unit: z.string().nullable(),
  held: RoundValue,
  claimed: RoundValue,
  words: z.string(),
  fileId: Id.nullable(),
  fileName: z.string().nullable(),
  raisedAt: Instant,
  raisedBy: z.string().nullable(),
  decider: z.string().nullable(),
  dueOn: Day.nullable(),
  late: z.boolean(),
  state: z.enum(objectionStates),
  decided: RoundValue,
  decision: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  applied: z.boolean(),
  mayDecide: z.boolean(),
})
export type Objection = z.infer<typeof Objection>

const Placed = z
  .object({ row: z.number().int(), rank: z.number().int().nullable(), total: z.number(), grade: z.string().nullable() })
  .nullable()

/** What accepting the decisions would do, or what was done since the notice. */

export const RoundDifference = z.object({
  objections: z.array(Id),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  moved: z.array(
    z.object({ row: z.number().int(), code: z.string(), name: z.string(), before: Placed, after: Placed }),
  ),
  /** who stays where they are */
  unmoved: z.number().int(),
})
export type RoundDifference = z.infer<typeof RoundDifference>
