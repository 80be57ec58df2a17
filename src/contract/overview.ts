import { z } from 'zod'
import { Day, Id, Instant } from './base.ts'

export const Overview = z.object({
  today: Day,
  cycle: z.object({ period: z.string(), due: Day }).nullable(),
  counts: z.object({
    measures: z.number().int(),
    byStatus: z.record(z.string(), z.number().int()),
    unreported: z.number().int(),
  }),
  dueSteps: z.array(
    z.object({
      measureId: Id,
      number: z.string(),
      title: z.string(),
      step: z.string(),
      due: Day,
      leads: z.array(z.string()),
    }),
  ),
  lateSteps: z.array(
    z.object({
      measureId: Id,
      number: z.string(),
      title: z.string(),
      step: z.string(),
      due: Day,
      days: z.number().int(),
      leads: z.array(z.string()),
    }),
  ),
  silent: z.array(
    z.object({
      unitId: Id,
      unitName: z.string(),
      measures: z.number().int(),
      /** report cycle that is owed: "2026-11", "2026Q4" */
      period: z.string(),
      lastReportAt: Instant.nullable(),
      overdue: z.boolean(),
    }),
  ),
  toConfirm: z.number().int(),
  problems: z.array(
    z.object({
      measureId: Id,
      number: z.string(),
      title: z.string(),
      unitName: z.string(),
      problem: z.string(),
      at: Instant,
    }),
  ),
})
export type Overview = z.infer<typeof Overview>

export const UnitLoad = z.object({
  unitId: Id,
  unitName: z.string(),
  /** who answers for it first (一把手), where one is recorded */
  first: z.string().nullable(),
  leads: z.number().int(),
  assists: z.number().int(),
  territorial: z.number().int(),
  responsible: z.number().int(),
  late: z.number().int(),
  unreported: z.number().int(),
  lastReportAt: Instant.nullable(),
})
