import { z } from 'zod'
import { Day, endpoint, Id, Instant } from './base.ts'
import { Binding, EndedBinding } from './bindings.ts'
import { vintages } from './indicators.ts'
import { Target } from './targets.ts'

export const lights = ['late', 'watch', 'on-course', 'done', 'no-data'] as const
/** Which rule set the light. The first three are ours: nothing to measure by, no time to reach it by, not for the asker. */
export const lightRules = [
  'unbound',
  'undated',
  'withheld',
  'no-value',
  'stale',
  'awaiting-end',
  'reached',
  'missed',
  'chance',
  'near',
  'gap',
  'no-course',
] as const

const Point = z.object({ end: Day, value: z.number() })
const Vintage = z.enum(vintages)

export const LightReason = z.object({
  rule: z.enum(lightRules),
  facts: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
})

export const Forecast = z.object({
  method: z.enum(['known', 'profile', 'drift']),
  basis: z.number(),
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  certainty: z.number(),
})

const Unit = z.object({ id: Id, name: z.string() })

/** How one target stands on a day, in the target's own unit. */
export const Progress = z.object({
  target: Target,
  programmeId: Id,
  programmeTitle: z.string(),
  binding: Binding.nullable(),
  /** who brings the indicator's values */
  sourceUnit: Unit.nullable(),
  /** the last day of its period; null where the plan gives no time */
  end: Day.nullable(),
  /** `lacking` names the places that a sum lacks, in one of the periods that it adds up */
  actual: Point.extend({ vintage: Vintage, lacking: z.array(z.string()) }).nullable(),
  expected: z.object({ value: z.number(), by: z.enum(['goal', 'trajectory', 'usual-share', 'time-share']) }).nullable(),
  /** actual − expected; of rates in 百分点 */
  gap: z.number().nullable(),
  /** 完成进度, % */
  done: z.number().nullable(),
  pace: z
    .object({ needed: z.number().nullable(), present: z.number().nullable(), monthsLeft: z.number().int() })
    .nullable(),
  forecast: z.union([Forecast, z.object({ why: z.string() })]).nullable(),
  chance: z.number().nullable(),
  light: z.enum(lights),
  reason: LightReason,
})
export type Progress = z.infer<typeof Progress>

export const RulesInForce = z.object({
  from: Day,
  source: z.string(),
  rules: z.record(z.string(), z.number()),
})

/** Shown as it stood at the end of a day: what was known by then, of the plan as it was then. */
const Asked = z.object({ asOf: Day.optional() })

export const ProgressList = z.object({
  asOf: Day,
  rules: RulesInForce,
  rows: z.array(Progress),
})
export type ProgressList = z.infer<typeof ProgressList>

export const TargetProgress = z.object({
  asOf: Day,
  rules: RulesInForce,
  progress: Progress,
  /** the same metric's targets and bases by their days */
  series: z.array(
    Point.extend({
      targetId: Id,
      role: z.enum(['target', 'base']),
      valueMax: z.number().nullable(),
      comparator: z.enum(['>=', '<=', '=', '~']),
      period: z.string(),
    }),
  ),
  /** what was observed, in the target's unit; of flows as the year's sum so far */
  points: z.array(Point.extend({ vintage: Vintage })),
  /** where it should be, in the target's unit: of flows month by month, of states the points that its line goes through */
  course: z.array(Point),
  /** who bound it to what and when, newest first */
  bindings: z.array(EndedBinding),
  mayBind: z.boolean(),
})
export type TargetProgress = z.infer<typeof TargetProgress>

export const PastLight = z.object({
  /** what was known by this day */
  asOf: Day,
  actual: Point.nullable(),
  chance: z.number().nullable(),
  light: z.enum(lights),
  reason: LightReason,
})
export type PastLight = z.infer<typeof PastLight>

export const LightRules = z.object({
  /** shares, parts of 1 */
  onCourseChance: z.number(),
  watchChance: z.number(),
  onCourseBehind: z.number(),
  watchBehind: z.number(),
  equalWithin: z.number(),
  aboutWithin: z.number(),
  staleMonths: z.number().int(),
  certainty: z.number(),
})

export const DatedLightRules = z.object({
  from: Day,
  source: z.string(),
  rules: LightRules,
  setAt: Instant.nullable(),
  setBy: z.string().nullable(),
  /** the rules of today */
  inForce: z.boolean(),
})

export const LightRulesPage = z.object({
  /** newest first; the last are those that every city starts with */
  dated: z.array(DatedLightRules),
  maySet: z.boolean(),
})
export type LightRulesPage = z.infer<typeof LightRulesPage>

/** How good stated chances and intervals have been, now that we know. */
export const ForecastScore = z.object({
  stated: z.number().int(),
  since: Day.nullable(),
  /** of those that are decided; null where none is */
  brier: z.number().nullable(),
  bins: z.array(
    z.object({ from: z.number(), count: z.number().int(), meanChance: z.number(), happened: z.number().int() }),
  ),
  decided: z.array(
    z.object({
      targetId: Id,
      metric: z.string(),
      scope: z.string().nullable(),
      period: z.string().nullable(),
      happened: z.boolean(),
      /** chances as they were stated, oldest first */
      chances: z.array(z.object({ on: Day, chance: z.number() })),
    }),
  ),
  /** forecasts of past years made again, knowing nothing later */
  backtest: z.array(
    z.object({
      month: z.number().int(),
      cases: z.number().int(),
      within: z.number().int(),
      /** how far the expected end lay from what happened, the middle one of all, in % */
      medianMiss: z.number().nullable(),
    }),
  ),
  certainty: z.number(),
})
export type ForecastScore = z.infer<typeof ForecastScore>

const tags = ['progress']
export const progress = {
  /** Every target in force of the programmes that run, bound or not. */
  list: endpoint
    .route({ method: 'GET', path: '/progress', tags })
    .input(Asked.extend({ programmeId: Id.optional() }))
    .output(ProgressList),
  get: endpoint
    .route({ method: 'GET', path: '/progress/{id}', tags })
    .input(Asked.extend({ id: Id }))
    .output(TargetProgress),
  lightRules: endpoint.route({ method: 'GET', path: '/light-rules', tags }).output(LightRulesPage),
  /** From a day on, today at the earliest: what has been judged stays judged. */
  setLightRules: endpoint
    .route({ method: 'POST', path: '/light-rules', tags })
    .input(z.object({ from: Day, source: z.string().trim().min(2).max(200), rules: LightRules }))
    .output(LightRulesPage),
  /** Takes back rules whose day has not come. */
  dropLightRules: endpoint
    .route({ method: 'DELETE', path: '/light-rules/{from}', tags })
    .input(z.object({ from: Day }))
    .output(LightRulesPage),
  score: endpoint.route({ method: 'GET', path: '/forecast-score', tags }).output(ForecastScore),
  /** How it was judged at the end of each of the last months, each from what was known then. */
  lights: endpoint
    .route({ method: 'GET', path: '/progress/{id}/lights', tags })
    .input(Asked.extend({ id: Id }))
    .output(z.array(PastLight)),
}
