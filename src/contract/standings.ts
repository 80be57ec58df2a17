import { z } from 'zod'
import { endpoint, Id } from './base.ts'

const Place = z.object({
  total: z.number(),
  rank: z.number().int().nullable(),
  ranked: z.number().int(),
  grade: z.string().nullable(),
})

/** One subject of a round beside its own past, and what would lift it. */
export const Standing = z.object({
  /** as the method rounds them */
  decimals: z.object({ total: z.number().int(), item: z.number().int() }),
  before: Place.extend({
    roundId: Id,
    name: z.string(),
    period: z.string(),
    /** whether the two rounds were judged by the same version of the method */
    sameVersion: z.boolean(),
    /** points by item, where it had the item */
    points: z.record(z.string(), z.number()),
  }).nullable(),
  now: Place.extend({ points: z.record(z.string(), z.number()) }),
  interval: z.object({ low: z.number().int(), high: z.number().int() }).nullable(),
  next: z.object({ grade: z.string(), points: z.number() }).nullable(),
  lift: z.array(
    z.object({
      item: z.string(),
      name: z.string(),
      unit: z.string().nullable(),
      direction: z.enum(['higher', 'lower']),
      weight: z.number(),
      raw: z.number().nullable(),
      points: z.number(),
      best: z.object({ raw: z.number().nullable(), points: z.number() }).nullable(),
      gain: z.number(),
      rank: z.number().int().nullable(),
      grade: z.string().nullable(),
      toNext: z.number().nullable(),
    }),
  ),
})
export type Standing = z.infer<typeof Standing>

const tags = ['rounds']

export const standings = {
  /** Null where the asker sees no result of it. */
  get: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/subjects/{row}/standing', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int() }))
    .output(Standing.nullable()),
}
