import { z } from 'zod'
import { Instant } from '../base.ts'
import { MethodFinding } from '../methods.ts'

export const Placing = z.object({
  row: z.number().int(),
  code: z.string(),
  name: z.string(),
  cohort: z.string(),
  rank: z.number().int().nullable(),
  total: z.number(),
  grade: z.string().nullable(),
  nextGrade: z.string().nullable(),
  nextPoints: z.number().nullable(),
  imputed: z.number().int(),
  capped: z.number().int(),
  points: z.record(z.string(), z.number()),
})
export type Placing = z.infer<typeof Placing>

export const RoundResults = z.object({
  number: z.number().int(),
  at: Instant,
  engine: z.number().int(),
  inputSha256: z.string(),
  resultSha256: z.string(),
  cohorts: z.array(z.object({ code: z.string(), name: z.string() })),
  placings: z.array(Placing),
  grades: z.array(z.object({ cohort: z.string(), grade: z.string(), count: z.number().int() })),
  groupName: z.string().nullable(),
  /** decimals of totals and of items' points */
  decimals: z.object({ total: z.number().int(), item: z.number().int() }),
  groups: z.array(
    z.object({
      group: z.string(),
      names: z.array(z.string()),
      mean: z.number(),
      rank: z.number().int().nullable(),
      grade: z.string().nullable(),
    }),
  ),
  findings: z.array(MethodFinding),
})
export type RoundResults = z.infer<typeof RoundResults>
