import { z } from 'zod'
import { Day, endpoint, Id, Instant } from './base.ts'
import { PeriodType, vintages } from './indicators.ts'
import { Absence } from './observations.ts'
import { lights, Progress } from './progress.ts'

const Vintage = z.enum(vintages)

/** One of the figures that leaders see first. */
export const HeadlineFigure = z.object({
  indicatorCode: z.string(),
  indicatorName: z.string(),
  definition: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  periodType: PeriodType,
  subjectId: z.number().int(),
  subjectName: z.string(),
  sourceUnit: z.string().nullable(),
  /** the latest period that has a value (by the asked day); null where there is none yet */
  period: Day.nullable(),
  value: z.number().nullable(),
  missing: Absence.nullable(),
  vintage: Vintage.nullable(),
  /** on the same period of last year, from the reported pair; of rates the difference in 百分点 */
  growth: z.number().nullable(),
  growthUnit: z.enum(['%', '百分点']),
  alarm: z.boolean().nullable(),
  good: z.boolean().nullable(),
  trend: z.array(z.object({ end: Day, value: z.number().nullable(), vintage: Vintage.nullable() })),
  /** the target that it is measured against next, where one is bound */
  target: z
    .object({
      id: Id,
      value: z.number(),
      valueMax: z.number().nullable(),
      comparator: z.enum(['>=', '<=', '=', '~']),
      unit: z.string(),
      period: z.string().nullable(),
      chance: z.number().nullable(),
      light: z.enum(lights),
    })
    .nullable(),
})
export type HeadlineFigure = z.infer<typeof HeadlineFigure>

/** Numbers of one indicator and period that one act changed after they had been shown, told by one place of them. */
export const ChangedNumber = z.object({
  indicatorCode: z.string(),
  indicatorName: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  subjectId: z.number().int(),
  subjectName: z.string(),
  period: Day,
  periodType: PeriodType,
  /** how many other places the same act changed */
  others: z.number().int(),
  before: z.number().nullable(),
  /** what counts on the day of the page */
  after: z.number().nullable(),
  vintage: Vintage.nullable(),
  reason: z.string().nullable(),
  at: Instant,
})

export const HeadlinePage = z.object({
  asOf: Day,
  figures: z.array(HeadlineFigure),
  /** how many targets stand how */
  lights: z.record(z.enum(lights), z.number().int()),
  /** targets that are late or to be watched, gravest first */
  behind: z.object({
    total: z.number().int(),
    items: z.array(Progress),
  }),
  /** values that were revised after they had been shown */
  revised: z.object({ total: z.number().int(), items: z.array(ChangedNumber) }),
  mayChoose: z.boolean(),
})
export type HeadlinePage = z.infer<typeof HeadlinePage>

const Chosen = z.object({ indicatorCode: z.string().max(63), subjectId: z.number().int() })

const tags = ['headlines']
export const headlines = {
  get: endpoint
    .route({ method: 'GET', path: '/headlines', tags })
    .input(z.object({ asOf: Day.optional() }))
    .output(HeadlinePage),
  choose: endpoint
    .route({ method: 'PUT', path: '/headlines', tags })
    .input(z.object({ figures: z.array(Chosen).max(6) }))
    .output(z.array(Chosen)),
}
