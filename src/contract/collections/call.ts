import { z } from 'zod'
import { SUBMISSION_STATES } from '#core/collections/states.ts'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Day, Id, Instant } from '../base.ts'
import { SubmissionRow } from './submission.ts'

const PeriodType = z.enum(PERIOD_TYPES)
const MissingReason = z.enum(MISSING_REASONS)
const SubmissionStateShape = z.enum(SUBMISSION_STATES)
const number = z.number().int()

const StateCounts = z.record(z.string(), number)

export const CallRow = z.object({
  id: Id,
  collectionId: Id,
  title: z.string(),
  periodType: PeriodType,
  periodEnd: Day,
  dueOn: Day,
  state: z.enum(['open', 'closed']),
  version: number,
  openedAt: Instant,
  byCalendar: z.boolean(),
  counts: StateCounts,
  units: number,
  /** due, and not handed in */
  silent: number,
  late: number,
})
export type CallRow = z.infer<typeof CallRow>

export const Call = CallRow.extend({
  submissions: z.array(SubmissionRow),
  ownerUnitName: z.string().nullable(),
  mayManage: z.boolean(),
  mayLock: z.boolean(),
})
export type Call = z.infer<typeof Call>

export const CallSummary = z.object({
  fields: z.array(
    z.object({
      indicatorId: number,
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      decimals: number,
      asks: z.enum(['value', 'pair']),
      section: z.string(),
    }),
  ),
  rows: z.array(
    z.object({
      subjectId: number,
      subjectName: z.string(),
      submissionId: Id,
      unitName: z.string(),
      state: SubmissionStateShape,
      /** in the fields' order; null where the submission has not been handed in */
      cells: z.array(
        z
          .object({ value: z.number().nullable(), lastYear: z.number().nullable(), missing: MissingReason.nullable() })
          .nullable(),
      ),
    }),
  ),
  /** in the fields' order, by each indicator's rule; null where its values do not add up */
  sums: z.array(
    z.object({ value: z.number(), lastYear: z.number().nullable(), present: number, lacking: number }).nullable(),
  ),
})
export type CallSummary = z.infer<typeof CallSummary>
