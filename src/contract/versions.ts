import { z } from 'zod'
import { Id, Instant } from './base.ts'
import { MeasureValue, PlanHeadValue, TargetValue } from './drafts.ts'

export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('target.add'), value: TargetValue }),
  z.object({ kind: z.literal('target.change'), id: Id, value: TargetValue }),
  z.object({ kind: z.literal('target.drop'), id: Id }),
  z.object({ kind: z.literal('measure.add'), value: MeasureValue }),
  z.object({ kind: z.literal('measure.change'), id: Id, value: MeasureValue }),
  z.object({ kind: z.literal('measure.drop'), id: Id }),
  z.object({ kind: z.literal('head.change'), head: PlanHeadValue }),
])
export type ProgrammeChange = z.infer<typeof Change>

export const Difference = z.object({
  what: z.enum(['target', 'measure', 'head']),
  change: z.enum(['added', 'changed', 'dropped']),
  id: Id.nullable(),
  label: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export const Version = z.object({
  version: z.number().int(),
  at: Instant,
  by: z.string(),
  reason: z.string().nullable(),
  differences: z.array(Difference),
})
export type Version = z.infer<typeof Version>
