// From which chance or gap on is a target on course, to be watched, or late?

import type { Day } from '../base/day.ts'

/** Shares are parts of 1. Data of the city, dated, with its source. */
export type LightRules = {
  /** where the chance of reaching is known: at least this is on course, at least that is to be watched, less is late */
  readonly onCourseChance: number
  readonly watchChance: number
  /** where it is not: how far behind the trajectory, as a part of what should have been reached */
  readonly onCourseBehind: number
  readonly watchBehind: number
  /** what counts as equal for = and ~, as a part of the target */
  readonly equalWithin: number
  readonly aboutWithin: number
  /** a value older than this many months beyond its period says nothing of today */
  readonly staleMonths: number
  /** of the interval that is shown */
  readonly certainty: number
}

export type DatedLightRules = { readonly from: Day; readonly source: string; readonly rules: LightRules }

/** What a city starts with; its own stand beside them from their day on. */
export const STARTING_LIGHT_RULES: readonly DatedLightRules[] = [
  {
    from: '2000-01-01',
    source: 'docs/methods/target-progress.md',
    rules: {
      onCourseChance: 0.6,
      watchChance: 0.3,
      onCourseBehind: 0.02,
      watchBehind: 0.1,
      equalWithin: 0.005,
      aboutWithin: 0.05,
      staleMonths: 3,
      certainty: 0.8,
    },
  },
]

/** The rules in force on a day: the latest that begin by it; undefined before the first. */
export const lightRulesOn = (dated: readonly DatedLightRules[], day: Day): DatedLightRules | undefined =>
  dated.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
