import { z } from 'zod'
import { endpoint, Id, Instant } from './base.ts'
import { Job } from './jobs.ts'

const Shifted = z.object({
  meanShift: z.number(),
  mostShift: z.number().int(),
  movers: z.array(z.object({ row: z.number().int(), from: z.number().int(), to: z.number().int() })),
})

const Normalisation = z.enum(['method', 'min-max', 'z-score', 'rank'])
const Aggregation = z.enum(['arithmetic', 'geometric', 'harmonic'])

/** Subjects that are ranked with each other. */
export const RobustSet = z.object({
  cohorts: z.array(z.string()),
  /** names; blank stands for no grade */
  grades: z.array(z.string()),
  /** how many are ranked together, whether or not the asker sees them all */
  subjects: z.number().int(),
  lines: z.array(
    z.object({
      row: z.number().int(),
      rank: z.number().int(),
      low: z.number().int(),
      middle: z.number().int(),
      high: z.number().int(),
      /** by the method itself, as a place in `grades` */
      grade: z.number().int(),
      grades: z.array(z.number()),
    }),
  ),
  meanShift: z.number(),
  effects: z.array(
    z.object({
      kind: z.enum(['weight', 'normalisation', 'aggregation', 'left-out']),
      item: z.string().nullable(),
      first: z.number(),
      total: z.number(),
    }),
  ),
  without: z.array(Shifted.extend({ item: z.string() })),
  alternatives: z.array(Shifted.extend({ normalisation: Normalisation, aggregation: Aggregation })),
  correlated: z.array(z.object({ items: z.tuple([z.string(), z.string()]), r: z.number(), count: z.number().int() })),
  squeezes: z.array(
    z.object({
      item: z.string(),
      row: z.number().int(),
      end: z.enum(['highest', 'lowest']),
      value: z.number(),
      next: z.number(),
      left: z.number(),
      points: z.number(),
      /** the method itself scores this item between its extremes */
      used: z.boolean(),
    }),
  ),
})
export type RobustSet = z.infer<typeof RobustSet>

export const RobustnessPage = z.object({
  number: z.number().int(),
  at: Instant,
  settings: z.object({
    seed: z.number(),
    draws: z.number().int(),
    sample: z.number().int(),
    weightSpread: z.number(),
    normalisations: z.array(Normalisation),
    aggregations: z.array(Aggregation),
    mayLeaveOut: z.boolean(),
    correlation: z.number(),
    squeeze: z.number(),
  }),
  cohorts: z.array(z.object({ code: z.string(), name: z.string() })),
  names: z.array(z.object({ row: z.number().int(), name: z.string() })),
  items: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string().nullable() })),
  sets: z.array(RobustSet),
  /** whether the asker may say that the office has looked at it, and has not yet */
  mayMarkSeen: z.boolean(),
  imputed: z.array(
    z.object({
      item: z.string(),
      cohort: z.string(),
      count: z.number().int(),
      of: z.number().int(),
      rule: z.enum(['refuse', 'zero', 'mean', 'points', 'leave-out']),
    }),
  ),
})
export type RobustnessPage = z.infer<typeof RobustnessPage>

const tags = ['rounds']
const byRound = z.object({ id: Id })

export const robustness = {
  /** Of the results that the asker sees; null where they have not been analysed. */
  get: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/robustness', tags })
    .input(byRound)
    .output(RobustnessPage.nullable()),
  order: endpoint.route({ method: 'POST', path: '/rounds/{id}/robustness', tags }).input(byRound).output(Job),
  /** The office has looked at the analysis of this computation: without that, or a reason, no result goes to approval. */
  markSeen: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/robustness/seen', tags })
    .input(byRound.extend({ number: z.number().int() }))
    .output(RobustnessPage.nullable()),
}
