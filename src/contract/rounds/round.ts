import { z } from 'zod'
import { roundActs, roundSteps } from '#core/rounds/course.ts'
import { Day, Id, Instant } from '../base.ts'
import { MethodFinding, MethodInput } from '../methods.ts'

export const Step = z.enum(roundSteps)

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
