import { z } from 'zod'
import { Day, endpoint, Fault, Id, Instant, Nothing } from './base.ts'
import { PlanFinding } from './checks.ts'
import { unitKinds } from './units.ts'

export const TargetValue = z.object({
  metric: z.string().trim().min(1).max(200),
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string().max(20),
  comparator: z.enum(['>=', '<=', '=', '~']),
  kind: z.enum(['level', 'growth', 'share', 'increment']),
  /** "2021", "2017-2021", "annual", null */
  period: z.string().max(20).nullable(),
  scope: z.string().max(60).nullable(),
  section: z.string().max(120),
  /** base: a printed fact about the past, kept beside the target as background */
  role: z.enum(['target', 'base']),
})
export type TargetValue = z.infer<typeof TargetValue>

/** A target to be completed by a person: the selected words may hold no number, and none is made up. */
export const TargetProposal = TargetValue.extend({ value: z.number().nullable() })
export type TargetProposal = z.infer<typeof TargetProposal>

export const DutyValue = z.object({
  /** as printed */
  name: z.string().trim().min(1).max(120),
  grade: z.enum(['lead', 'assist', 'territorial', 'responsible']),
  inherited: z.boolean(),
})
export const StepValue = z.object({ period: z.string().max(20), text: z.string().max(2000) })
export const MeasureValue = z.object({
  number: z.string().max(120),
  title: z.string().trim().min(1).max(200),
  form: z.enum(['heading', 'row', 'paragraph']),
  duties: z.array(DutyValue).max(100),
  steps: z.array(StepValue).max(60),
})
export type MeasureValue = z.infer<typeof MeasureValue>

const itemBase = z.object({
  id: Id,
  origin: z.enum(['read', 'added']),
  state: z.enum(['pending', 'accepted', 'corrected', 'rejected']),
  start: z.number().int(),
  end: z.number().int(),
  /** the sentence (target) or the whole measure */
  contextStart: z.number().int(),
  contextEnd: z.number().int(),
  rule: z.string(),
  confidence: z.number(),
  revision: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: Instant.nullable(),
})
export const DraftItem = z.discriminatedUnion('kind', [
  itemBase.extend({ kind: z.literal('target'), read: TargetValue.nullable(), value: TargetValue }),
  itemBase.extend({ kind: z.literal('measure'), read: MeasureValue.nullable(), value: MeasureValue }),
])
export type DraftItem = z.infer<typeof DraftItem>

export const PlanHeadValue = z.object({
  title: z.string().trim().min(1).max(200),
  documentNumber: z.string().max(60).nullable(),
  issuer: z.string().max(80).nullable(),
  issuedOn: Day.nullable(),
  termFrom: z.number().int().min(1949).max(2100).nullable(),
  termTo: z.number().int().min(1949).max(2100).nullable(),
  /** what was kept before these were read has none */
  validFrom: Day.nullable().default(null),
  validTo: Day.nullable().default(null),
  interpretationUnit: z.string().max(80).nullable(),
  contactUnit: z.string().max(80).nullable(),
  disclosure: z.string().max(40).nullable(),
  copyTo: z.string().max(400).nullable(),
  annexes: z.array(z.object({ number: z.string(), title: z.string(), start: z.number().int(), end: z.number().int() })),
  placeholders: z.array(z.object({ text: z.string(), start: z.number().int(), end: z.number().int() })),
})
export type PlanHeadValue = z.infer<typeof PlanHeadValue>

/** A unit's name as the document prints it, and whom the registry takes it for. */
export const PrintedName = z.object({
  name: z.string(),
  times: z.number().int(),
  unitId: Id.nullable(),
  groupId: Id.nullable(),
  /** how it was found: exact name, alias, elided prefix, group; null where nobody fits yet */
  by: z.enum(['name', 'alias', 'elided', 'group']).nullable(),
  suggestions: z.array(
    z.object({ unitId: Id.nullable(), groupId: Id.nullable(), name: z.string(), score: z.number() }),
  ),
})

export const Heading = z.object({
  number: z.string(),
  title: z.string(),
  depth: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
})
export const Unread = z.object({
  start: z.number().int(),
  end: z.number().int(),
  why: z.enum(['number', 'date', 'commitment', 'relative']),
})

export const DraftSummary = z.object({
  id: Id,
  title: z.string(),
  fileName: z.string(),
  state: z.enum(['open', 'adopted', 'abandoned']),
  createdAt: Instant,
  createdBy: z.string(),
  counts: z.object({
    pending: z.number().int(),
    accepted: z.number().int(),
    corrected: z.number().int(),
    rejected: z.number().int(),
  }),
  programmeId: Id.nullable(),
})

export const Draft = DraftSummary.extend({
  documentId: Id,
  sha256: z.string(),
  text: z.string(),
  head: PlanHeadValue,
  headRevision: z.number().int(),
  outline: z.array(Heading),
  unread: z.array(Unread),
  /** sentences that a reviewer has read and found to hold nothing */
  dismissed: z.array(z.number().int()),
  items: z.array(DraftItem),
  names: z.array(PrintedName),
  /** rises with every change by anybody; ask `changes` with it */
  sequence: z.number().int(),
})
export type Draft = z.infer<typeof Draft>

const Judgement = z.object({
  draftId: Id,
  id: Id,
  /** the revision that the reviewer saw; another one answers CONFLICT with nothing written */
  revision: z.number().int(),
  state: z.enum(['pending', 'accepted', 'rejected']),
})

const tags = ['drafts']
export const drafts = {
  list: endpoint.route({ method: 'GET', path: '/drafts', tags }).output(z.array(DraftSummary)),
  get: endpoint
    .route({ method: 'GET', path: '/drafts/{id}', tags })
    .input(z.object({ id: Id }))
    .output(Draft),
  changes: endpoint
    .route({ method: 'GET', path: '/drafts/{id}/changes', tags })
    .input(z.object({ id: Id, since: z.coerce.number().int() }))
    .output(
      z.object({
        sequence: z.number().int(),
        state: DraftSummary.shape.state,
        headRevision: z.number().int(),
        items: z.array(DraftItem),
        names: z.array(PrintedName).nullable(),
        dismissed: z.array(z.number().int()),
      }),
    ),
  judge: endpoint
    .route({ method: 'POST', path: '/drafts/{draftId}/items/{id}/state', tags })
    .input(Judgement)
    .output(DraftItem),
  correctTarget: endpoint
    .route({ method: 'PUT', path: '/drafts/{draftId}/targets/{id}', tags })
    .input(z.object({ draftId: Id, id: Id, revision: z.number().int(), value: TargetValue }))
    .output(DraftItem),
  correctMeasure: endpoint
    .route({ method: 'PUT', path: '/drafts/{draftId}/measures/{id}', tags })
    .input(z.object({ draftId: Id, id: Id, revision: z.number().int(), value: MeasureValue }))
    .output(DraftItem),
  add: endpoint
    .route({ method: 'POST', path: '/drafts/{draftId}/items', tags })
    .input(
      z.object({
        draftId: Id,
        start: z.number().int().min(0),
        end: z.number().int().min(1),
        item: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('target'), value: TargetValue }),
          z.object({ kind: z.literal('measure'), value: MeasureValue }),
        ]),
      }),
    )
    .output(DraftItem),
  /** What the reader makes of a selected stretch of text, as a starting point for `add`. */
  suggest: endpoint
    .route({ method: 'POST', path: '/drafts/{draftId}/suggest', tags })
    .input(z.object({ draftId: Id, start: z.number().int(), end: z.number().int() }))
    .output(z.object({ target: TargetProposal, measure: MeasureValue })),
  /** Accept everything still pending that its rule is at least this sure of. */
  acceptAll: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/accept', tags })
    .input(z.object({ id: Id, kind: z.enum(['target', 'measure']), confidence: z.number().min(0).max(1) }))
    .output(z.object({ accepted: z.number().int() })),
  dismiss: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/dismissed', tags })
    .input(z.object({ id: Id, start: z.number().int(), dismissed: z.boolean() }))
    .output(Nothing),
  changeHead: endpoint
    .route({ method: 'PUT', path: '/drafts/{id}/head', tags })
    .input(z.object({ id: Id, revision: z.number().int(), head: PlanHeadValue }))
    .output(z.object({ revision: z.number().int() })),
  /** Remembered for every later document; null for both takes a mapping back. */
  mapName: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/names', tags })
    .input(z.object({ id: Id, name: z.string(), unitId: Id.nullable(), groupId: Id.nullable() }))
    .output(PrintedName),
  /** Makes a unit of a name that the registry has not got, and maps it. */
  createUnit: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/names/unit', tags })
    .input(z.object({ id: Id, name: z.string().trim().min(1).max(120), kind: z.string() }))
    .output(PrintedName),
  /** The same for many names at once: all of them, or none. */
  createUnits: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/names/units', tags })
    .input(
      z.object({
        id: Id,
        units: z
          .array(z.object({ name: z.string().trim().min(1).max(120), kind: z.enum(unitKinds) }))
          .min(1)
          .max(500),
      }),
    )
    .output(z.object({ created: z.number().int() })),
  /** What stands in the way of adopting; empty when nothing does. */
  check: endpoint
    .route({ method: 'GET', path: '/drafts/{id}/check', tags })
    .input(z.object({ id: Id, leavePending: z.stringbool().default(false) }))
    .output(z.array(Fault)),
  /** What the plan says against itself or leaves open, as the draft stands now. Nothing here stands in the way of adopting. */
  findings: endpoint
    .route({ method: 'GET', path: '/drafts/{id}/findings', tags })
    .input(z.object({ id: Id }))
    .output(z.array(PlanFinding)),
  adopt: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/adopt', tags })
    .input(
      z.object({
        id: Id,
        /** leave out what nobody has judged yet, instead of refusing */
        leavePending: z.boolean(),
        /** an adopted programme that this document replaces as its next version */
        programmeId: Id.nullable(),
        reason: z.string().max(500).nullable(),
      }),
    )
    .output(
      z.object({ programmeId: Id, version: z.number().int(), targets: z.number().int(), measures: z.number().int() }),
    ),
  abandon: endpoint
    .route({ method: 'POST', path: '/drafts/{id}/abandon', tags })
    .input(z.object({ id: Id }))
    .output(Nothing),
}
