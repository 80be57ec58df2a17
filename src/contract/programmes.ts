import { z } from 'zod'
import { disclosures } from '#core/programmes/disclosure.ts'
import { Day, endpoint, Id, Instant, PageQuery, pageOf } from './base.ts'
import { ProgrammeFinding, ProgrammeFindings } from './checks.ts'
import { CompareInput, Comparison } from './comparison.ts'
import { MeasureValue, PlanHeadValue, TargetValue } from './drafts.ts'
import { MeasureRow, Step } from './measures.ts'
import { Overview, UnitLoad } from './overview.ts'
import { Target } from './targets.ts'
import { measureStatuses } from './updates.ts'
import { Change, Version } from './versions.ts'

export const ProgrammeSummary = z.object({
  id: Id,
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  termFrom: z.number().int().nullable(),
  termTo: z.number().int().nullable(),
  /** how the document may be shown, by what it prints of it */
  disclosure: z.enum(disclosures),
  state: z.enum(['active', 'closed']),
  version: z.number().int(),
  targets: z.number().int(),
  measures: z.number().int(),
  late: z.number().int(),
  silent: z.number().int(),
})
export type ProgrammeSummary = z.infer<typeof ProgrammeSummary>

export const Programme = ProgrammeSummary.extend({
  head: PlanHeadValue,
  documentId: Id,
  fileName: z.string(),
  sha256: z.string(),
  reportCycle: z.enum(['month', 'quarter', 'none']),
  /** day of the month after the cycle by which units report */
  reportDay: z.number().int(),
  adoptedAt: Instant,
  adoptedBy: z.string(),
})
export type Programme = z.infer<typeof Programme>

const byId = z.object({ id: Id })
const tags = ['programmes']
export const programmes = {
  list: endpoint.route({ method: 'GET', path: '/programmes', tags }).output(z.array(ProgrammeSummary)),
  get: endpoint.route({ method: 'GET', path: '/programmes/{id}', tags }).input(byId).output(Programme),
  overview: endpoint.route({ method: 'GET', path: '/programmes/{id}/overview', tags }).input(byId).output(Overview),
  targets: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/targets', tags })
    .input(byId)
    .output(z.array(Target)),
  measures: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/measures', tags })
    .input(
      PageQuery.extend({
        id: Id,
        search: z.string().max(80).optional(),
        unitId: Id.optional(),
        grade: z.enum(['lead', 'assist', 'territorial', 'responsible']).optional(),
        status: z.enum([...measureStatuses, 'unreported']).optional(),
        only: z.enum(['mine', 'late', 'silent']).optional(),
        sort: z.enum(['number', 'title', 'status', 'reportedAt']).default('number'),
        descending: z.stringbool().default(false),
      }),
    )
    .output(pageOf(MeasureRow)),
  units: endpoint.route({ method: 'GET', path: '/programmes/{id}/units', tags }).input(byId).output(z.array(UnitLoad)),
  timeline: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/timeline', tags })
    .input(PageQuery.extend({ id: Id, only: z.enum(['late']).optional() }))
    .output(
      pageOf(
        z.object({
          measureId: Id,
          number: z.string(),
          title: z.string(),
          leads: z.array(z.string()),
          steps: z.array(Step),
        }),
      ).extend({
        /** of all steps of the programme, so that leafing moves no column; null is for those without a day */
        years: z.array(z.number().int().nullable()),
      }),
    ),
  versions: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/versions', tags })
    .input(byId)
    .output(z.array(Version)),
  /** The programme as it stood at a version: targets and measures by value. */
  asOf: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/versions/{version}', tags })
    .input(z.object({ id: Id, version: z.coerce.number().int() }))
    .output(
      z.object({
        version: z.number().int(),
        head: PlanHeadValue,
        targets: z.array(TargetValue.extend({ id: Id })),
        measures: z.array(MeasureValue.extend({ id: Id })),
      }),
    ),
  /** Two plans side by side: versions of one programme, two programmes, a draft against a programme. */
  compare: endpoint.route({ method: 'GET', path: '/comparison', tags }).input(CompareInput).output(Comparison),
  /** One new version with its reason; refused whole when `version` is no longer the latest. */
  change: endpoint
    .route({ method: 'POST', path: '/programmes/{id}/changes', tags })
    .input(
      z.object({
        id: Id,
        version: z.number().int(),
        reason: z.string().trim().min(2).max(500),
        changes: z.array(Change).min(1).max(500),
      }),
    )
    .output(Version),
  setReporting: endpoint
    .route({ method: 'PUT', path: '/programmes/{id}/reporting', tags })
    .input(
      z.object({
        id: Id,
        reportCycle: z.enum(['month', 'quarter', 'none']),
        reportDay: z.number().int().min(1).max(28),
      }),
    )
    .output(Programme),
  close: endpoint
    .route({ method: 'POST', path: '/programmes/{id}/close', tags })
    .input(z.object({ id: Id, reason: z.string().trim().min(2).max(500) }))
    .output(Programme),
  /** What the self-check found in the version checked last, and how each finding was settled. */
  findings: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/findings', tags })
    .input(byId)
    .output(ProgrammeFindings),
  /** The same plan against today's unit registry and the city's other programmes. */
  checkAgain: endpoint
    .route({ method: 'POST', path: '/programmes/{id}/findings', tags })
    .input(byId)
    .output(ProgrammeFindings),
  settleFinding: endpoint
    .route({ method: 'POST', path: '/programmes/{id}/findings/{key}/settle', tags })
    .input(z.object({ id: Id, key: z.string().max(120), reason: z.string().trim().min(2).max(500) }))
    .output(ProgrammeFinding),
  reopenFinding: endpoint
    .route({ method: 'POST', path: '/programmes/{id}/findings/{key}/reopen', tags })
    .input(z.object({ id: Id, key: z.string().max(120) }))
    .output(ProgrammeFinding),
  /** The document's text with its outline, for the source drawer. */
  document: endpoint
    .route({ method: 'GET', path: '/documents/{id}/text', tags })
    .input(byId)
    .output(z.object({ fileName: z.string(), sha256: z.string(), text: z.string() })),
}
