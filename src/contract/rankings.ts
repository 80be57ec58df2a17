import { z } from 'zod'
import { Day, endpoint } from './base.ts'
import { PeriodType, vintages } from './indicators.ts'
import { Absence } from './observations.ts'

/** Who is compared: places of one kind. */
export const compared = ['park', 'county', 'town'] as const
/** by value as it stands, or by its growth from the reported pair */
export const rankedBy = ['value', 'growth'] as const

export const RankingQuery = z.object({
  indicator: z.string().max(63),
  among: z.enum(compared),
  /** number of a group of places: its members are compared, of whatever kind */
  group: z.coerce.number<number>().int().optional(),
  by: z.enum(rankedBy).default('value'),
  /** last day of the period; the latest one that has values without it */
  period: Day.optional(),
  asOf: Day.optional(),
})
export type RankingQuery = z.infer<typeof RankingQuery>

export const RankedPlace = z.object({
  subjectId: z.number().int(),
  name: z.string(),
  /** as printed; null for who has none, with why */
  value: z.number().nullable(),
  missing: z.union([Absence, z.literal('no-rate')]).nullable(),
  rank: z.number().int().nullable(),
  /** how many others stand at the same rank */
  tiedWith: z.number().int(),
  lastRank: z.number().int().nullable(),
  moved: z.number().int().nullable(),
  /** value − mean of those compared, in the unit; of rates in 百分点 */
  toMean: z.number().nullable(),
  vintage: z.enum(vintages).nullable(),
  /** the value itself and last year's, whatever is ranked by */
  level: z.number().nullable(),
  lastYear: z.number().nullable(),
  alarm: z.boolean().nullable(),
  good: z.boolean().nullable(),
  /** the last periods up to this one, for the small charts */
  trend: z.array(z.object({ end: Day, value: z.number().nullable(), vintage: z.enum(vintages).nullable() })),
})
export type RankedPlace = z.infer<typeof RankedPlace>

export const RankingPage = z.object({
  indicator: z.object({
    id: z.number().int(),
    code: z.string(),
    name: z.string(),
    unit: z.string(),
    decimals: z.number().int(),
    periodType: PeriodType,
    direction: z.enum(['higher', 'lower', 'neutral']),
    definition: z.string(),
    source: z.string().nullable(),
  }),
  among: z.enum(compared),
  /** the group whose members are compared; null where a kind is */
  group: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  by: z.enum(rankedBy),
  /** the unit of what is ranked: the indicator's, or % */
  unit: z.string(),
  /** the unit of a difference: 百分点 where the unit is % */
  gapUnit: z.string(),
  period: Day.nullable(),
  previous: Day.nullable(),
  /** periods that have values, newest first */
  periods: z.array(Day),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  /** what all of them together stand at: the group that has just these, or else the city */
  whole: z
    .object({
      name: z.string(),
      value: z.number().nullable(),
      /** of a group, its members without a value */ lacking: z.array(z.string()),
    })
    .nullable(),
  places: z.array(RankedPlace),
})
export type RankingPage = z.infer<typeof RankingPage>

export const rankings = {
  get: endpoint
    .route({ method: 'GET', path: '/rankings', tags: ['rankings'] })
    .input(RankingQuery)
    .output(RankingPage),
}
