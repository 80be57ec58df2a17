import { z } from 'zod'
import { Day, endpoint, Id, Instant } from './base.ts'
import { Source } from './source.ts'
import { measureStatuses, Update } from './updates.ts'

export const Duty = z.object({
  unitId: Id,
  unitName: z.string(),
  /** who answers for the unit first (一把手), where one is recorded */
  first: z.string().nullable(),
  printed: z.string(),
  grade: z.enum(['lead', 'assist', 'territorial', 'responsible']),
  /** named by a group that was expanded, e.g. 各镇区 */
  groupName: z.string().nullable(),
  inherited: z.boolean(),
})
export const Step = z.object({
  id: Id,
  period: z.string(),
  /** first and last day of the period; null where the period has no dates */
  from: Day.nullable(),
  due: Day.nullable(),
  text: z.string(),
  /** an evaluation gate: passed with evidence, and before the measure can be called done */
  gate: z.boolean(),
  doneOn: Day.nullable(),
  state: z.enum(['done', 'late', 'due', 'running', 'ahead', 'undated']),
})
export type Step = z.infer<typeof Step>

export const MeasureRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  form: z.enum(['heading', 'row', 'paragraph']),
  leads: z.array(z.string()),
  others: z.array(z.string()),
  status: z.enum(measureStatuses).nullable(),
  percent: z.number().nullable(),
  /** the latest confirmed or submitted report */
  reportedAt: Instant.nullable(),
  reportedBy: z.string().nullable(),
  nextStep: z.object({ text: z.string(), due: Day.nullable() }).nullable(),
  lateSteps: z.number().int(),
  silentUnits: z.number().int(),
})
export type MeasureRow = z.infer<typeof MeasureRow>

export const Measure = z.object({
  id: Id,
  programmeId: Id,
  programmeTitle: z.string(),
  number: z.string(),
  title: z.string(),
  form: z.enum(['heading', 'row', 'paragraph']),
  body: z.string(),
  duties: z.array(Duty),
  steps: z.array(Step),
  status: z.enum(measureStatuses).nullable(),
  percent: z.number().nullable(),
  source: Source.nullable(),
  updates: z.array(Update),
  parent: z.object({ id: Id, number: z.string(), title: z.string() }).nullable(),
  children: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
  history: z.array(
    z.object({ at: Instant, actor: z.string(), action: z.string(), detail: z.record(z.string(), z.unknown()) }),
  ),
  /** units of the asker that may report now, with the cycle open today */
  mayReportFor: z.array(z.object({ unitId: Id, unitName: z.string(), period: z.string() })),
})
export type Measure = z.infer<typeof Measure>

export const measures = {
  get: endpoint
    .route({ method: 'GET', path: '/measures/{id}', tags: ['measures'] })
    .input(z.object({ id: Id }))
    .output(Measure),
}
