// From which chance or gap on is a target on course, to be watched, or late?

import type { Day } from '../base/day.ts'
import type { Fault } from '../base/fault.ts'

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

/** What is wrong with rules that somebody sets, by field; none where they can be used. Shares lie between 0 and 1. */
export function checkLightRules(rules: LightRules): readonly Fault[] {
  const faults: Fault[] = []
  const wrong = (code: string, field: keyof LightRules) => void faults.push({ code, place: { field } })
  for (const field of ['onCourseChance', 'watchChance'] as const)
    if (!(rules[field] > 0 && rules[field] < 1)) wrong('light-rules.share', field)
  for (const field of ['onCourseBehind', 'watchBehind', 'equalWithin', 'aboutWithin'] as const)
    if (!(rules[field] >= 0 && rules[field] < 1)) wrong('light-rules.share', field)
  if (!(rules.certainty >= 0.5 && rules.certainty < 1)) wrong('light-rules.certainty', 'certainty')
  if (!Number.isInteger(rules.staleMonths) || rules.staleMonths < 1 || rules.staleMonths > 24)
    wrong('light-rules.months', 'staleMonths')
  if (rules.watchChance >= rules.onCourseChance) wrong('light-rules.order', 'watchChance')
  if (rules.watchBehind <= rules.onCourseBehind) wrong('light-rules.order', 'watchBehind')
  return faults
}

/** The rules in force on a day: the latest that begin by it; undefined before the first. */
export const lightRulesOn = (dated: readonly DatedLightRules[], day: Day): DatedLightRules | undefined =>
  dated.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
