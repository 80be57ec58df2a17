import { z } from 'zod'
import { bulletinPeriods } from '#core/bulletins/course.ts'
import { formStates } from '#core/matrices/form-words.ts'
import { roundSteps } from '#core/rounds/course.ts'
import { dutyKinds } from '#core/rounds/duties.ts'
import { Day, endpoint, Id, Instant } from './base.ts'
import { CollectionAttention } from './collections/submission.ts'

/** What waits for the asker, over all programmes. */
export const Attention = z.object({
  today: Day,
  toReport: z.array(
    z.object({
      programmeId: Id,
      programmeTitle: z.string(),
      measureId: Id,
      number: z.string(),
      title: z.string(),
      unitId: Id,
      unitName: z.string(),
      period: z.string(),
      due: Day,
      state: z.enum(['missing', 'draft', 'returned']),
      overdue: z.boolean(),
    }),
  ),
  toConfirm: z.array(
    z.object({
      programmeId: Id,
      measureId: Id,
      number: z.string(),
      title: z.string(),
      unitName: z.string(),
      period: z.string(),
      submittedAt: Instant,
    }),
  ),
  drafts: z.array(z.object({ id: Id, title: z.string(), pending: z.number().int(), createdAt: Instant })),
  /** forms of parks' tables: to fill in for the park, to look at for the office */
  forms: z.array(
    z.object({
      programmeId: Id,
      formId: Id,
      title: z.string(),
      unitName: z.string(),
      state: z.enum(formStates),
      due: Day.nullable(),
      overdue: z.boolean(),
    }),
  ),
  /** a series whose bulletin is to be drafted, or a bulletin that the asker may issue */
  bulletins: z.array(
    z.object({
      kind: z.enum(['draft', 'issue']),
      id: Id,
      title: z.string(),
      periodType: z.enum(bulletinPeriods).nullable(),
      periodEnd: Day.nullable(),
      due: Day.nullable(),
      overdue: z.boolean(),
    }),
  ),
  lateSteps: z.array(
    z.object({
      programmeId: Id,
      measureId: Id,
      number: z.string(),
      title: z.string(),
      step: z.string(),
      due: Day,
      days: z.number().int(),
    }),
  ),
  /** what comes next, within thirty days */
  dueSteps: z.array(
    z.object({
      programmeId: Id,
      measureId: Id,
      number: z.string(),
      title: z.string(),
      step: z.string(),
      due: Day,
      gate: z.boolean(),
    }),
  ),
  /** what rounds of evaluation ask of the asker now */
  rounds: z.array(
    z.object({
      roundId: Id,
      name: z.string(),
      step: z.enum(roundSteps),
      kind: z.enum(dutyKinds),
      count: z.number().int(),
      /** the one subject that it is about */
      row: z.number().int().nullable(),
      /** whose sheet it is */
      memberId: Id.nullable(),
      due: Day.nullable(),
      late: z.boolean(),
      remindedAt: Instant.nullable(),
    }),
  ),
  /** what units fill in for collections, and what waits to be accepted */
  collections: CollectionAttention,
})
export type Attention = z.infer<typeof Attention>
export const Found = z.object({
  kind: z.enum(['programme', 'measure', 'target', 'indicator', 'collection', 'bulletin', 'round', 'method', 'unit']),
  /** of an indicator its code */
  id: z.string(),
  title: z.string(),
  under: z.string(),
  programmeId: Id.nullable(),
})
export type Found = z.infer<typeof Found>

export const attention = {
  get: endpoint.route({ method: 'GET', path: '/attention', tags: ['attention'] }).output(Attention),
  search: endpoint
    .route({ method: 'GET', path: '/search', tags: ['attention'] })
    .input(z.object({ q: z.string().trim().min(1).max(60) }))
    .output(z.array(Found)),
}
