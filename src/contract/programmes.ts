import { z } from 'zod'
import { planRelations } from '#core/side-by-side/relation.ts'
import { comparedFactCodes, verdicts } from '#core/side-by-side/verdicts.ts'
import { Day, endpoint, Id, Instant, PageQuery, pageOf } from './base.ts'
import { ProgrammeFinding, ProgrammeFindings } from './checks.ts'
import { CollectionAttention } from './collections.ts'
import { MeasureValue, PlanHeadValue, TargetValue } from './drafts.ts'

export const measureStatuses = ['not_started', 'on_course', 'watch', 'late', 'done'] as const
export type MeasureStatus = (typeof measureStatuses)[number]

export const ProgrammeSummary = z.object({
  id: Id,
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  termFrom: z.number().int().nullable(),
  termTo: z.number().int().nullable(),
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

/** Where in which document a thing stands. */
export const Source = z.object({
  documentId: Id,
  start: z.number().int(),
  end: z.number().int(),
  contextStart: z.number().int(),
  contextEnd: z.number().int(),
  rule: z.string(),
})

export const Target = TargetValue.extend({
  id: Id,
  /** targets of one metric, scope and unit share it: their values make one trajectory */
  series: z.string(),
  source: Source.nullable(),
})
export type Target = z.infer<typeof Target>

export const Duty = z.object({
  unitId: Id,
  unitName: z.string(),
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
  leads: z.number().int(),
  assists: z.number().int(),
  territorial: z.number().int(),
  responsible: z.number().int(),
  late: z.number().int(),
  unreported: z.number().int(),
  lastReportAt: Instant.nullable(),
})

const Change = z.discriminatedUnion('kind', [
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

const Compared = z.object({
  verdict: z.enum(verdicts),
  /** what the verdict rests on: how left and right stand, and a number where one says more */
  facts: z.array(
    z.object({
      code: z.enum(comparedFactCodes),
      left: z.string().nullable(),
      right: z.string().nullable(),
      number: z.number().nullable(),
    }),
  ),
  /** how the two came together; "person" by the asker's own choice */
  by: z.enum(['person', 'id', 'meaning', 'title']),
})
/** The sentence of a figure or a measure, in which `words` were read; its ends are cut where they run on. */
export const Sentence = z.object({ before: z.string(), words: z.string(), after: z.string() })
export type Sentence = z.infer<typeof Sentence>
/** No sentence for what was not read from a document. */
const sourced = { id: Id, source: Source.nullable(), sentence: Sentence.nullable() }
export const ComparedTarget = TargetValue.extend(sourced)
export type ComparedTarget = z.infer<typeof ComparedTarget>
export const ComparedMeasure = MeasureValue.extend(sourced)
export type ComparedMeasure = z.infer<typeof ComparedMeasure>
export const ComparedPlan = z.object({
  kind: z.enum(['programme', 'draft']),
  id: Id,
  title: z.string(),
  issuer: z.string().nullable(),
  /** null for a draft */
  version: z.number().int().nullable(),
})
export type ComparedPlan = z.infer<typeof ComparedPlan>
export const Comparison = z.object({
  relation: z.enum(planRelations),
  left: ComparedPlan,
  right: ComparedPlan,
  head: Difference.shape.fields,
  targets: z.array(Compared.extend({ left: ComparedTarget.nullable(), right: ComparedTarget.nullable() })),
  measures: z.array(Compared.extend({ left: ComparedMeasure.nullable(), right: ComparedMeasure.nullable() })),
})
export type Comparison = z.infer<typeof Comparison>
export const CompareInput = z.object({
  /** a programme, or for whoever may review one a draft */
  leftId: Id,
  leftVersion: z.coerce.number().int().min(1).optional(),
  rightId: Id,
  rightVersion: z.coerce.number().int().min(1).optional(),
  /** how the plans stand to each other; without it their titles and issuers say */
  relation: z.enum(planRelations).optional(),
  /** partners chosen by hand, "left~right,left~,~right" */
  pairs: z.string().max(8000).optional(),
})
export type CompareInput = z.infer<typeof CompareInput>

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
    .input(byId)
    .output(
      z.array(
        z.object({
          measureId: Id,
          number: z.string(),
          title: z.string(),
          leads: z.array(z.string()),
          steps: z.array(Step),
        }),
      ),
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

export const measures = {
  get: endpoint
    .route({ method: 'GET', path: '/measures/{id}', tags: ['measures'] })
    .input(byId)
    .output(Measure),
}

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
  /** what units fill in for collections, and what waits to be accepted */
  collections: CollectionAttention,
})
export type Attention = z.infer<typeof Attention>
export const attention = {
  get: endpoint.route({ method: 'GET', path: '/attention', tags: ['attention'] }).output(Attention),
  search: endpoint
    .route({ method: 'GET', path: '/search', tags: ['attention'] })
    .input(z.object({ q: z.string().trim().min(1).max(60) }))
    .output(
      z.array(
        z.object({
          kind: z.enum(['programme', 'measure', 'target', 'unit']),
          id: Id,
          title: z.string(),
          under: z.string(),
          programmeId: Id.nullable(),
        }),
      ),
    ),
}
