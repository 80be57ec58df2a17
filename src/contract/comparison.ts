import { z } from 'zod'
import { planRelations } from '#core/comparison/relation.ts'
import { comparedFactCodes, verdicts } from '#core/comparison/verdicts.ts'
import { Id } from './base.ts'
import { MeasureValue, TargetValue } from './drafts.ts'
import { Sentence, Source } from './source.ts'
import { Difference } from './versions.ts'

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
