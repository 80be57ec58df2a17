import { type PeriodType, periodKey } from '#core/indicators/report-period.ts'
import type { Format } from './format.ts'

/** 2026年1–7月 for a period known by its type and last day. */
export const wordPeriod = (f: Format, type: PeriodType, end: string): string =>
  f.period(periodKey({ type, end }).replace('/', '..'))
