import { z } from 'zod'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Day, endpoint, Fault, Id, Instant } from './base.ts'

export const indicatorKinds = ['level', 'growth', 'share', 'increment', 'rank'] as const
export const directions = ['higher', 'lower', 'neutral'] as const
export const sourceMethods = ['reported', 'imported', 'counted', 'formula'] as const
export const disclosures = ['open', 'internal', 'restricted'] as const
export const thresholdOps = ['<', '<=', '>', '>='] as const
export const vintages = ['flash', 'revised', 'final'] as const
export const PeriodType = z.enum(PERIOD_TYPES)
export const MissingReason = z.enum(MISSING_REASONS)

export const Aggregation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sum') }),
  z.object({ kind: z.literal('weighted-mean'), weight: z.string().max(63) }),
  z.object({ kind: z.literal('last') }),
  z.object({ kind: z.literal('none') }),
])
export const Threshold = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), op: z.enum(thresholdOps), value: z.number() }),
  z.object({ kind: z.literal('rank'), best: z.number().int() }),
])

const words = (most: number) => z.string().trim().max(most)

/** What an indicator means, in the shape that core checks. A formula is over codes; names are taken too and turned into codes. */
export const IndicatorCard = z.object({
  code: words(63),
  name: words(80),
  aliases: z.array(words(80)).max(20),
  definition: words(4000),
  unit: words(40),
  kind: z.enum(indicatorKinds),
  direction: z.enum(directions),
  periodType: PeriodType,
  overPlaces: Aggregation,
  overTime: Aggregation,
  alarm: Threshold.nullable(),
  good: Threshold.nullable(),
  sourceUnitId: Id.nullable(),
  officer: words(60).nullable(),
  leader: words(60).nullable(),
  method: z.enum(sourceMethods),
  formula: words(2000).nullable(),
  decimals: z.number().int(),
  disclosure: z.enum(disclosures),
  source: words(400).nullable(),
})
export type IndicatorCard = z.infer<typeof IndicatorCard>

export const Indicator = z.object({
  id: z.number().int(),
  card: IndicatorCard,
  sourceUnitName: z.string().nullable(),
  /** the formula with the names of what it rests on; null where there is none */
  formulaWords: z.string().nullable(),
  /** what keeps a formula from being computed, as when an indicator that it rests on was retired */
  faults: z.array(Fault),
  retiredOn: Day.nullable(),
  version: z.number().int(),
})
export type Indicator = z.infer<typeof Indicator>

export const CardVersion = z.object({
  version: z.number().int(),
  validFrom: Day,
  card: IndicatorCard,
  formulaWords: z.string().nullable(),
  retiredOn: Day.nullable(),
  reason: z.string().nullable(),
  at: Instant,
  by: z.string().nullable(),
})
export type CardVersion = z.infer<typeof CardVersion>

export const IndicatorDetail = Indicator.extend({
  versions: z.array(CardVersion),
  /** what the formula rests on, and which formulas rest on this one */
  restsOn: z.array(z.object({ code: z.string(), name: z.string() })),
  usedBy: z.array(z.object({ code: z.string(), name: z.string() })),
  /** unit and period type no longer change: values are kept in them */
  hasValues: z.boolean(),
  mayChange: z.boolean(),
})
export type IndicatorDetail = z.infer<typeof IndicatorDetail>

const Change = z.object({
  /** of the card that the person saw */
  version: z.number().int(),
  /** the new card holds for periods that end on this day or later */
  validFrom: Day,
  reason: words(400).min(1),
})

export const NewIndicator = z.object({ card: IndicatorCard, validFrom: Day.optional() })
export type NewIndicator = z.infer<typeof NewIndicator>
export const IndicatorChange = Change.extend({ id: z.coerce.number().int(), card: IndicatorCard })
export type IndicatorChange = z.infer<typeof IndicatorChange>
/** With a day it is asked for no longer after that day; with null it is in use again. */
export const Retirement = Change.omit({ validFrom: true }).extend({
  id: z.coerce.number().int(),
  retiredOn: Day.nullable(),
})
export type Retirement = z.infer<typeof Retirement>

const tags = ['indicators']
export const indicators = {
  /** All of the city's, retired ones too, in the dictionary's order. */
  list: endpoint.route({ method: 'GET', path: '/indicators', tags }).output(z.array(Indicator)),
  get: endpoint
    .route({ method: 'GET', path: '/indicators/{code}', tags })
    .input(z.object({ code: z.string() }))
    .output(IndicatorDetail),
  create: endpoint.route({ method: 'POST', path: '/indicators', tags }).input(NewIndicator).output(IndicatorDetail),
  change: endpoint
    .route({ method: 'PUT', path: '/indicators/{id}', tags })
    .input(IndicatorChange)
    .output(IndicatorDetail),
  retire: endpoint
    .route({ method: 'POST', path: '/indicators/{id}/retire', tags })
    .input(Retirement)
    .output(IndicatorDetail),
}
