import { z } from 'zod'
import { dutyKinds } from '#core/rounds/duties.ts'
import { Day, Id, Instant } from '../base.ts'

/** What a unit or a panel member owes the round at its present step. */

export const RoundOwed = z.object({
  /** the unit or the panel member */
  debtor: Id,
  name: z.string(),
  kind: z.enum(dutyKinds),
  count: z.number().int(),
  due: Day.nullable(),
  late: z.boolean(),
  remindedAt: Instant.nullable(),
})
export type RoundOwed = z.infer<typeof RoundOwed>
