// How much of a year's target is done, against how much of the year is gone (序时进度)?

import { roundTo } from '../base/quantise.ts'
import { tidyNumber } from '../base/sum.ts'
import { isPresent, type Observed } from './observed.ts'
import { type ReportPeriod, shareOfYear } from './report-period.ts'

/** All in % of the year, `gap` in 百分点: below 0 is behind time. */
export type TimeProgress = { readonly done: number; readonly time: number; readonly gap: number }

/**
 * 完成进度 is the cumulative value over the year's target; 序时进度 the months gone over twelve, July 7/12. The gap is that of
 * the two as printed. Null where the value lacks or the target is not above 0. Only for what adds up over the year.
 */
export function timeProgressOf(
  cumulative: Observed,
  yearTarget: number,
  period: ReportPeriod,
  decimals = 1,
): TimeProgress | null {
  if (!isPresent(cumulative) || !(yearTarget > 0)) return null
  const done = tidyNumber((cumulative.value / yearTarget) * 100)
  const time = tidyNumber(shareOfYear(period) * 100)
  return { done, time, gap: roundTo(roundTo(done, decimals) - roundTo(time, decimals), decimals) }
}
