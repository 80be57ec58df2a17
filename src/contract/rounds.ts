import { z } from 'zod'
import { objectionStates, roundActs, roundSteps } from '#core/rounds/course.ts'
import { dutyKinds } from '#core/rounds/duties.ts'
import { stages } from '#core/rounds/held.ts'
import { Day, endpoint, Id, Instant, PageQuery } from './base.ts'
import { MethodFinding, MethodInput, Said } from './methods.ts'

const Step = z.enum(roundSteps)
export const RoundValue = z.union([
  z.number(),
  z.string().max(500),
  z.boolean(),
  z.array(z.number()).max(2000),
  z.null(),
])

export const PlannedStep = z.object({ step: Step, unitId: Id.nullable(), due: Day.nullable() })

export const RoundLine = z.object({
  id: Id,
  name: z.string(),
  period: z.string(),
  methodName: z.string(),
  state: Step,
  due: Day.nullable(),
  subjects: z.number().int(),
  createdAt: Instant,
})
export type RoundLine = z.infer<typeof RoundLine>

const Hurdle = z.object({
  code: z.string(),
  hard: z.boolean(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Hurdle = z.infer<typeof Hurdle>

const Computation = z.object({
  number: z.number().int(),
  engine: z.number().int(),
  inputSha256: z.string(),
  resultSha256: z.string(),
  at: Instant,
})

export const RoundPage = RoundLine.extend({
  methodId: Id,
  methodVersion: z.number().int(),
  methodSha256: z.string(),
  view: z.enum(['all', 'inputs', 'own']),
  plan: z.array(PlannedStep.extend({ unitName: z.string().nullable() })),
  noticeDays: z.number().int(),
  /** working days in which an objection is to be decided */
  decideDays: z.number().int(),
  stepFrom: Day,
  stepTo: Day.nullable(),
  thirdPartyUnitId: Id.nullable(),
  thirdParty: z.string().nullable(),
  suppliers: z.array(z.object({ from: z.string(), unitId: Id.nullable(), unitName: z.string().nullable() })),
  inputs: z.array(MethodInput),
  items: z.array(z.object({ code: z.string(), name: z.string(), section: z.string() })),
  hurdles: z.array(Hurdle),
  next: Step.nullable(),
  mayRun: z.boolean(),
  mayApprove: z.boolean(),
  mayReview: z.boolean(),
  seesResults: z.boolean(),
  seesPanel: z.boolean(),
  seesQuestionnaires: z.boolean(),
  /** what the actor may do now */
  acts: z.array(z.enum(roundActs)),
  reported: z.number().int(),
  reviewed: z.number().int(),
  speaking: z.number().int(),
  computations: z.array(Computation),
  computed: z.enum(['current', 'old']).nullable(),
  noticed: z.number().int().nullable(),
  final: z.number().int().nullable(),
  findings: z.array(MethodFinding),
  events: z.array(
    z.object({
      revision: z.number().int(),
      move: z.string(),
      state: Step,
      at: Instant,
      by: z.string().nullable(),
      words: z.string().nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
})
export type RoundPage = z.infer<typeof RoundPage>

const HeldCell = z.object({
  self: RoundValue.optional(),
  published: RoundValue.optional(),
  reviewed: RoundValue.optional(),
  corrected: RoundValue.optional(),
})
export type HeldCellWire = z.infer<typeof HeldCell>

export const RoundRow = z.object({
  row: z.number().int(),
  code: z.string(),
  name: z.string(),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  mine: z.boolean(),
  cells: z.record(z.string(), HeldCell),
})
export type RoundRow = z.infer<typeof RoundRow>

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

export const ScoreLine = z.object({
  code: z.string(),
  name: z.string(),
  section: z.string(),
  branches: z.array(z.string()),
  weight: z.number(),
  unit: z.string().nullable(),
  raw: z.number().nullable(),
  points: z.number(),
  /** mean points of the cohort */
  mean: z.number().nullable(),
  best: z.number().nullable(),
  value: Said,
  how: Said,
  marks: z.array(Said),
  article: z.string().nullable(),
})
export type ScoreLine = z.infer<typeof ScoreLine>

export const SubjectPage = RoundRow.extend({
  maySpeak: z.boolean(),
  evidence: z.array(z.object({ input: z.string(), fileId: Id, name: z.string() })),
  history: z.array(
    z.object({
      input: z.string(),
      stage: z.enum(stages),
      /** the act that brought it: a panel's marks and answers come as acts of their own */
      move: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      value: RoundValue,
      words: z.string().nullable(),
      at: Instant,
      by: z.string().nullable(),
    }),
  ),
  score: z
    .object({
      cohort: z.string(),
      of: z.number().int(),
      total: z.number(),
      rank: z.number().int().nullable(),
      ranked: z.number().int(),
      grade: z.string().nullable(),
      gradeBefore: z.string().nullable(),
      next: z.object({ grade: z.string(), points: z.number() }).nullable(),
      cohortMean: z.number(),
      lines: z.array(ScoreLine),
      adjustments: z.array(z.object({ kind: z.string(), name: z.string(), points: z.number() })),
      rulings: z.array(z.object({ name: z.string(), article: z.string().nullable() })),
    })
    .nullable(),
})
export type SubjectPage = z.infer<typeof SubjectPage>

export const Objection = z.object({
  id: Id,
  row: z.number().int(),
  name: z.string(),
  input: z.string(),
  inputName: z.string(),
  unit: z.string().nullable(),
  held: RoundValue,
  claimed: RoundValue,
  words: z.string(),
  fileId: Id.nullable(),
  fileName: z.string().nullable(),
  raisedAt: Instant,
  raisedBy: z.string().nullable(),
  decider: z.string().nullable(),
  dueOn: Day.nullable(),
  late: z.boolean(),
  state: z.enum(objectionStates),
  decided: RoundValue,
  decision: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  applied: z.boolean(),
  mayDecide: z.boolean(),
})
export type Objection = z.infer<typeof Objection>

const Placed = z
  .object({ row: z.number().int(), rank: z.number().int().nullable(), total: z.number(), grade: z.string().nullable() })
  .nullable()

/** What accepting the decisions would do, or what was done since the notice. */
export const RoundDifference = z.object({
  objections: z.array(Id),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  moved: z.array(
    z.object({ row: z.number().int(), code: z.string(), name: z.string(), before: Placed, after: Placed }),
  ),
  /** who stays where they are */
  unmoved: z.number().int(),
})
export type RoundDifference = z.infer<typeof RoundDifference>

/** What a unit or a panel member owes the round at its present step. */
export const RoundOwed = z.object({
  /** the unit or the panel member */
  debtor: Id,
  name: z.string(),
  kind: z.enum(dutyKinds),
  count: z.number().int(),
  due: Day.nullable(),
  late: z.boolean(),
  remindedAt: Instant.nullable(),
})
export type RoundOwed = z.infer<typeof RoundOwed>

const tags = ['rounds']
const byId = z.object({ id: Id })
const words = z.string().trim().max(1000)
const Setup = z.object({
  name: z.string().trim().min(1).max(100),
  period: z.string().trim().min(1).max(40),
  plan: z.array(PlannedStep).max(20),
  noticeDays: z.number().int().min(1).max(60),
  decideDays: z.number().int().min(1).max(60).default(5),
  thirdPartyUnitId: Id.nullable(),
  /** unit by the source that the method names */
  suppliers: z.record(z.string().max(200), Id),
})
export type RoundSetup = z.infer<typeof Setup>

export const rounds = {
  list: endpoint.route({ method: 'GET', path: '/rounds', tags }).input(z.object({})).output(z.array(RoundLine)),
  open: endpoint
    .route({ method: 'POST', path: '/rounds', tags })
    .input(Setup.extend({ methodId: Id, methodVersion: z.number().int().min(1) }))
    .output(RoundPage),
  get: endpoint.route({ method: 'GET', path: '/rounds/{id}', tags }).input(byId).output(RoundPage),
  plan: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/plan', tags })
    .input(Setup.extend({ id: Id, revision: z.number().int() }))
    .output(RoundPage),
  /** From the step that the asker saw to the next; `words` are needed where something that is not hard stands in the way. */
  advance: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/advance', tags })
    .input(z.object({ id: Id, from: Step, words: words.optional() }))
    .output(RoundPage),
  reopen: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/reopen', tags })
    .input(z.object({ id: Id, from: Step, to: Step, words: words.min(2) }))
    .output(RoundPage),
  opine: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/opinions', tags })
    .input(z.object({ id: Id, words: words.min(2) }))
    .output(RoundPage),
  owed: endpoint.route({ method: 'GET', path: '/rounds/{id}/owed', tags }).input(byId).output(z.array(RoundOwed)),
  /** Kept in the course of the round and shown to whom it concerns. */
  remind: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/reminders', tags })
    .input(z.object({ id: Id, debtors: z.array(Id).min(1).max(5000), words: words.optional() }))
    .output(z.array(RoundOwed)),
  inputs: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/inputs', tags })
    .input(PageQuery.extend({ id: Id, search: z.string().max(100).optional() }))
    .output(z.object({ total: z.number().int(), items: z.array(RoundRow) })),
  assign: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/subjects/{row}/unit', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int(), unitId: Id.nullable() }))
    .output(RoundPage),
  /** Takes a subject out again, with the reason, while the round is prepared. What was said of it stays in the history. */
  remove: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/subjects/{row}/removal', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int(), words: words.min(2) }))
    .output(RoundPage),
  subject: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/subjects/{row}', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int(), computation: z.coerce.number().int().optional() }))
    .output(SubjectPage),
  /** Values of one subject in the stage of the step: supplied, self-reported with evidence, or found in review with reasons. */
  report: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/subjects/{row}/values', tags })
    .input(
      z.object({
        id: Id,
        row: z.coerce.number().int(),
        stage: z.enum(['published', 'self', 'reviewed']),
        values: z
          .array(
            z.object({
              input: z.string().max(63),
              value: RoundValue,
              words: words.optional(),
              fileIds: z.array(Id).max(20).default([]),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(SubjectPage),
  compute: endpoint.route({ method: 'POST', path: '/rounds/{id}/compute', tags }).input(byId).output(RoundPage),
  results: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/results', tags })
    .input(z.object({ id: Id, computation: z.coerce.number().int().optional() }))
    .output(RoundResults),
  objections: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/objections', tags })
    .input(byId)
    .output(z.array(Objection)),
  object: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/objections', tags })
    .input(
      z.object({
        id: Id,
        row: z.number().int(),
        input: z.string().max(63),
        claimed: RoundValue,
        words: words.min(2),
        fileId: Id.nullable(),
      }),
    )
    .output(z.array(Objection)),
  decide: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/objections/{objectionId}', tags })
    .input(
      z.object({
        id: Id,
        objectionId: Id,
        state: z.enum(['upheld', 'rejected']),
        value: RoundValue.optional(),
        words: words.min(2),
      }),
    )
    .output(z.array(Objection)),
  /** What the decisions not yet written in would do: nothing is kept. */
  tryCorrection: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/correction', tags })
    .input(byId)
    .output(RoundDifference),
  /** The same, kept; refused where it is no longer what the asker saw. */
  correct: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/correction', tags })
    .input(z.object({ id: Id, objections: z.array(Id).min(1).max(5000) }))
    .output(RoundPage),
  /** From the published results to the last ones. */
  differences: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/differences', tags })
    .input(byId)
    .output(RoundDifference),
}
