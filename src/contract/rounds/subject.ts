import { z } from 'zod'
import { stages } from '#core/rounds/held.ts'
import { Id, Instant } from '../base.ts'
import { Said } from '../methods.ts'
import { RoundValue } from './round.ts'

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
      /** as the method rounds them */
      decimals: z.object({ total: z.number().int(), item: z.number().int() }),
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
