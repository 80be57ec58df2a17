import { z } from 'zod'
import { endpoint, Id, Instant } from './base.ts'

export const measureStatuses = ['not_started', 'on_course', 'watch', 'late', 'done'] as const
export type MeasureStatus = (typeof measureStatuses)[number]

export const Update = z.object({
  id: Id,
  measureId: Id,
  unitId: Id,
  unitName: z.string(),
  /** report cycle that it speaks of: "2026-11", "2026Q4" */
  period: z.string(),
  state: z.enum(['draft', 'submitted', 'confirmed', 'returned']),
  status: z.enum(measureStatuses),
  percent: z.number().min(0).max(100).nullable(),
  words: z.string(),
  problem: z.string().nullable(),
  /** what the unit asks the office to settle */
  ask: z.string().nullable(),
  stepsDone: z.array(z.object({ id: Id, text: z.string() })),
  evidence: z.array(z.object({ fileId: Id, name: z.string(), size: z.number().int() })),
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  revision: z.number().int(),
  mayEdit: z.boolean(),
  mayConfirm: z.boolean(),
})
export type Update = z.infer<typeof Update>

const UpdateInput = z.object({
  status: z.enum(measureStatuses),
  percent: z.number().min(0).max(100).nullable(),
  words: z.string().trim().max(4000),
  problem: z.string().trim().max(2000).nullable(),
  ask: z.string().trim().max(2000).nullable(),
  stepsDone: z.array(Id),
  evidenceFileIds: z.array(Id),
})
export const updates = {
  /** Made once per measure, unit and cycle; saving again changes the same one while it is a draft or returned. */
  save: endpoint
    .route({ method: 'PUT', path: '/measures/{measureId}/updates/{unitId}/{period}', tags: ['updates'] })
    .input(
      UpdateInput.extend({
        measureId: Id,
        unitId: Id,
        period: z.string().max(10),
        revision: z.number().int().nullable(),
      }),
    )
    .output(Update),
  submit: endpoint
    .route({ method: 'POST', path: '/updates/{id}/submit', tags: ['updates'] })
    .input(z.object({ id: Id, revision: z.number().int() }))
    .output(Update),
  confirm: endpoint
    .route({ method: 'POST', path: '/updates/{id}/confirm', tags: ['updates'] })
    .input(z.object({ id: Id, revision: z.number().int() }))
    .output(Update),
  sendBack: endpoint
    .route({ method: 'POST', path: '/updates/{id}/return', tags: ['updates'] })
    .input(z.object({ id: Id, revision: z.number().int(), reason: z.string().trim().min(2).max(500) }))
    .output(Update),
}
