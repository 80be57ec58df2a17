// What was to be reached this year beside a number, and how much of it has been?

import { tidyNumber } from '../base/sum.ts'
import type { GoalComparator } from '../indicators/target-course.ts'

/** A target of a programme for the bulletin's year, in the indicator's unit. */
export type YearGoal = {
  readonly value: number
  readonly comparator: GoalComparator
  /** whether it adds up over the year (投资), or stands at its end (企业数) */
  readonly adds: boolean
  /** by the end of the bulletin's period: of what adds up since January; null where a month of it lacks */
  readonly reached: number | null
  /** how much of the year has gone, in % (序时进度) */
  readonly time: number
}

/** 完成率 in %, of what adds up towards more than 0; null of caps, of what stands, and where nothing is known. */
export function shareDone({ value, comparator, adds, reached }: YearGoal): number | null {
  if (!adds || reached === null || value <= 0 || comparator === '<=') return null
  return tidyNumber((reached / value) * 100)
}
