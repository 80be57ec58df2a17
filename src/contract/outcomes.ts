import { z } from 'zod'
import { amountUnits, measureKinds, outcomeStates } from '#core/outcomes/outcomes.ts'
import { Day, endpoint, Id, Instant } from './base.ts'

const words = z.string().trim().max(1000)

const MeasureFields = z.object({
  grade: z.string().trim().min(1).max(50),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(measureKinds),
  amount: z.number().nullable(),
  unit: z.enum(amountUnits).nullable(),
  executorUnitId: Id.nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  /** document and article */
  source: words.min(2),
  unverified: words.nullable(),
})
export type MeasureFields = z.infer<typeof MeasureFields>

export const GradeMeasure = MeasureFields.extend({
  id: Id,
  unit: z.string().nullable(),
  executor: z.string().nullable(),
})
export type GradeMeasure = z.infer<typeof GradeMeasure>

export const OutcomeLine = z.object({
  id: Id,
  roundId: Id,
  roundName: z.string(),
  row: z.number().int(),
  code: z.string(),
  subject: z.string(),
  grade: z.string(),
  measure: z.string(),
  kind: z.enum(measureKinds),
  source: z.string(),
  amount: z.number().nullable(),
  unit: z.string().nullable(),
  executorUnitId: Id.nullable(),
  executor: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  state: z.enum(outcomeStates),
  /** 万元 */
  settled: z.number().nullable(),
  revision: z.number().int(),
  mayChange: z.boolean(),
})
export type OutcomeLine = z.infer<typeof OutcomeLine>

const OutcomeEvent = z.object({
  revision: z.number().int(),
  state: z.enum(outcomeStates),
  settled: z.number().nullable(),
  validTo: Day.nullable(),
  words: z.string().nullable(),
  at: Instant,
  by: z.string().nullable(),
})

const tags = ['outcomes']
const byMethod = z.object({ methodId: Id })

export const outcomes = {
  /** What follows from each grade of a method, past and coming ones too. */
  measures: endpoint
    .route({ method: 'GET', path: '/methods/{methodId}/grade-measures', tags })
    .input(byMethod)
    .output(z.object({ grades: z.array(z.string()), measures: z.array(GradeMeasure), shipped: z.number().int() })),
  addMeasure: endpoint
    .route({ method: 'POST', path: '/methods/{methodId}/grade-measures', tags })
    .input(MeasureFields.extend({ methodId: Id }))
    .output(z.array(GradeMeasure)),
  /** Those that the source of a method that comes with the program names. */
  adoptMeasures: endpoint
    .route({ method: 'POST', path: '/methods/{methodId}/shipped-grade-measures', tags })
    .input(byMethod)
    .output(z.array(GradeMeasure)),
  /** The last day on which it holds; what was entered before keeps its own days. */
  endMeasure: endpoint
    .route({ method: 'POST', path: '/grade-measures/{id}/end', tags })
    .input(z.object({ id: Id, validTo: Day }))
    .output(z.array(GradeMeasure)),
  /** The register, as far as it concerns the asker. */
  list: endpoint
    .route({ method: 'GET', path: '/outcomes', tags })
    .input(z.object({ roundId: Id.optional() }))
    .output(z.array(OutcomeLine)),
  /**
   * Enters what follows from a final result; what stands there already is left alone. Where a result was corrected since and a
   * grade is another, what has not been begun under the old one is lifted.
   */
  enter: endpoint
    .route({ method: 'POST', path: '/rounds/{roundId}/outcomes', tags })
    .input(z.object({ roundId: Id }))
    .output(z.object({ added: z.number().int(), lifted: z.number().int(), lines: z.array(OutcomeLine) })),
  history: endpoint
    .route({ method: 'GET', path: '/outcomes/{id}/history', tags })
    .input(z.object({ id: Id }))
    .output(z.array(OutcomeEvent)),
  change: endpoint
    .route({ method: 'POST', path: '/outcomes/{id}', tags })
    .input(
      z.object({
        ...{ id: Id, revision: z.number().int(), state: z.enum(outcomeStates) },
        ...{ validTo: Day.nullable(), settled: z.number().nullable(), words: words.nullable() },
      }),
    )
    .output(OutcomeLine),
}
