import { z } from 'zod'
import { advices, checkCodes, figureRoles } from '#core/checks/finding.ts'
import { Id, Instant } from './base.ts'

/** What a plan says against itself or leaves open. Worded from its code; every place points into the document's text. */
export const PlanFinding = z.object({
  code: z.enum(checkCodes),
  /** the same for the same finding in every version, so that it stays settled */
  key: z.string(),
  subject: z.string(),
  spans: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  figures: z.array(
    z.object({
      role: z.enum(figureRoles),
      label: z.string(),
      value: z.number(),
      unit: z.string(),
      period: z.string().nullable(),
    }),
  ),
  names: z.array(z.string()),
  certainty: z.enum(['sure', 'likely', 'note']),
  advice: z.enum(advices),
})
export type PlanFinding = z.infer<typeof PlanFinding>

export const ProgrammeFinding = PlanFinding.extend({
  documentId: Id,
  state: z.enum(['open', 'settled']),
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: Instant.nullable(),
})
export type ProgrammeFinding = z.infer<typeof ProgrammeFinding>

export const ProgrammeFindings = z.object({
  /** null where the plan was never checked, which is another thing than no findings */
  checkedVersion: z.number().int().nullable(),
  findings: z.array(ProgrammeFinding),
})
export type ProgrammeFindings = z.infer<typeof ProgrammeFindings>
