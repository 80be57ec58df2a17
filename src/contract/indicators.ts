import { z } from 'zod'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Day, endpoint, Fault, Id, Instant } from './base.ts'

export const indicatorKinds = ['level', 'growth', 'share', 'increment', 'rank'] as const
export const directions = ['higher', 'lower', 'neutral'] as const
export const sourceMethods = ['reported', 'imported', 'counted', 'formula'] as const
export const disclosures = ['open', 'internal', 'restricted'] as const
export const aggregationKinds = ['sum', 'weighted-mean', 'last', 'none'] as const
export const PeriodTypes = z.enum(PERIOD_TYPES as readonly [string, ...string[]]).transform((type) => type as PeriodType)
export const MissingReasons = z.enum(MISSING_REASONS as readonly [string, ...string[]])
