// Will a target be reached: its gap, its chance, its light, and by which rule (docs/methods/target-progress.md)?

import { type Day, parseDay } from '../base/day.ts'
import { differenceOf, tidyNumber } from '../base/sum.ts'
import {
  chanceOfAtLeast,
  type Forecast,
  type ForecastMethod,
  forecastEnd,
  intervalOf,
  isForecast,
  type NoForecast,
} from './forecast.ts'
import type { LightRules } from './light-rules.ts'
import { actualOf, type ExpectedNow, expectedOn, type Goal, type Pace, paceOf } from './target-course.ts'
import { type SeriesPoint, seriesUntil, type TargetSeries } from './target-series.ts'

/** on-course 正常 · watch 关注 · late 滞后 · done 已完成 · no-data 无数据 */
export type Light = 'on-course' | 'watch' | 'late' | 'done' | 'no-data'

/** Which rule set the light; words are made of it. */
export type LightReason = {
  readonly rule: 'no-value' | 'stale' | 'awaiting-end' | 'reached' | 'missed' | 'chance' | 'near' | 'gap' | 'no-course'
  readonly facts: Readonly<Record<string, number | string | null>>
}

export type ForecastShown = {
  readonly method: ForecastMethod
  readonly basis: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly certainty: number
}

export type TargetProgress = {
  readonly actual: SeriesPoint | null
  readonly expected: ExpectedNow | null
  /** actual − expected, in the target's unit; of rates in 百分点 */
  readonly gap: number | null
  /** 完成进度 in %, of flows with a goal above 0; null elsewhere */
  readonly done: number | null
  readonly pace: Pace | null
  readonly forecast: ForecastShown | NoForecast
  /** of reaching the target at the present pace, 0 to 1 */
  readonly chance: number | null
  readonly light: Light
  readonly reason: LightReason
}

/** Judged on a day, from what the series holds by then. An absent value gives `no-data`, never a zero. */
export function targetProgressOf(goal: Goal, series: TargetSeries, rules: LightRules, today: Day): TargetProgress {
  const seen = seriesUntil(series, today)
  const actual = actualOf(goal, seen, today)
  const forecast: Forecast | NoForecast = actual === null ? { why: 'no-value' } : forecastEnd(seen, goal.from, goal.end)
  const expected = actual === null ? null : expectedOn(goal, seen, actual.end)
  const gap = actual === null || expected === null ? null : differenceOf(actual.value, expected.value)
  const chance = isForecast(forecast) ? chanceOf(goal, forecast, rules) : null
  return {
    actual,
    expected,
    gap,
    done: actual === null ? null : doneOf(goal, actual),
    pace: actual === null ? null : paceOf(goal, seen, actual),
    forecast: isForecast(forecast) ? shown(forecast, rules.certainty) : forecast,
    chance,
    ...lightOf({ goal, actual, expected, gap, chance, rules, today, periodsPerYear: series.periodsPerYear }),
  }
}

const shown = (forecast: Forecast, certainty: number): ForecastShown => {
  const { method, basis } = forecast
  return { method, basis, ...intervalOf(forecast, certainty), certainty }
}

function doneOf(goal: Goal, actual: SeriesPoint): number | null {
  if (goal.accumulation === 'state' || goal.value <= 0 || goal.comparator === '<=') return null
  if (goal.accumulation === 'year-flow' && actual.end.slice(0, 4) !== goal.end.slice(0, 4)) return null
  return tidyNumber((actual.value / goal.value) * 100)
}

/** How far from the goal still counts as it, for = and ~. */
function leeway(goal: Goal, rules: LightRules): number {
  if (goal.comparator === '=') return Math.abs(goal.value) * rules.equalWithin
  return goal.comparator === '~' ? Math.abs(goal.value) * rules.aboutWithin : 0
}

export function isMet(goal: Goal, value: number, rules: LightRules): boolean {
  const room = leeway(goal, rules)
  const high = goal.valueMax ?? goal.value
  switch (goal.comparator) {
    case '>=':
      return value >= goal.value
    case '<=':
      return value <= high
    case '=':
    case '~':
      return value >= goal.value - room && value <= high + room
  }
}

function chanceOf(goal: Goal, forecast: Forecast, rules: LightRules): number {
  if (forecast.method === 'known') return isMet(goal, forecast.middle, rules) ? 1 : 0
  const room = leeway(goal, rules)
  const high = goal.valueMax ?? goal.value
  const within = (value: number) => Math.min(0.99, Math.max(0.01, value))
  switch (goal.comparator) {
    case '>=':
      return chanceOfAtLeast(forecast, goal.value)
    case '<=':
      return within(1 - chanceOfAtLeast(forecast, high))
    case '=':
    case '~':
      return within(chanceOfAtLeast(forecast, goal.value - room) - chanceOfAtLeast(forecast, high + room))
  }
}

type Judged = {
  readonly goal: Goal
  readonly actual: SeriesPoint | null
  readonly expected: ExpectedNow | null
  readonly gap: number | null
  readonly chance: number | null
  readonly rules: LightRules
  readonly today: Day
  readonly periodsPerYear: number
}

type Lit = { readonly light: Light; readonly reason: LightReason }

/**
 * The rules in their order. What is over is done or late by its last value. A flow that has reached a floor is done before
 * its time; a state is done only at its end, for it can fall again. Then the chance decides, and where there is none the gap.
 * What stands where it should by now is not called late for a small chance alone: it is to be watched.
 */
function lightOf(judged: Judged): Lit {
  const { goal, actual, chance, rules, today } = judged
  if (actual === null) return { light: 'no-data', reason: { rule: 'no-value', facts: {} } }
  const value = actual.value
  const facts = { value, target: goal.value }
  if (actual.end >= goal.end)
    return isMet(goal, value, rules)
      ? { light: 'done', reason: { rule: 'reached', facts } }
      : { light: 'late', reason: { rule: 'missed', facts } }
  if (isSumReached(goal, actual)) return { light: 'done', reason: { rule: 'reached', facts } }
  const age = monthsFrom(actual.end, today)
  if (today > goal.end) return { light: 'no-data', reason: { rule: 'awaiting-end', facts: { ...facts, age } } }
  if (age > rules.staleMonths + 12 / judged.periodsPerYear)
    return { light: 'no-data', reason: { rule: 'stale', facts: { ...facts, age } } }
  if (chance === null) return byGap(judged)
  const { onCourseChance, watchChance } = rules
  const light = chance >= onCourseChance ? 'on-course' : chance >= watchChance ? 'watch' : 'late'
  const behind = behindOf(judged)
  if (light === 'late' && behind !== null && behind <= rules.onCourseBehind) {
    const { gap, expected } = judged
    const near = {
      gap,
      expected: expected?.value ?? null,
      behind: tidyNumber(behind),
      onCourseBehind: rules.onCourseBehind,
    }
    return { light: 'watch', reason: { rule: 'near', facts: { ...facts, chance, watchChance, ...near } } }
  }
  return { light, reason: { rule: 'chance', facts: { ...facts, chance, onCourseChance, watchChance } } }
}

function isSumReached(goal: Goal, actual: SeriesPoint): boolean {
  if (goal.accumulation === 'state' || goal.comparator !== '>=' || actual.value < goal.value) return false
  return goal.accumulation === 'span-flow' || actual.end.slice(0, 4) === goal.end.slice(0, 4)
}

/** How far behind as a part of what should have been reached; for a cap, how far above. Null where no line can be drawn. */
function behindOf({ goal, expected, gap }: Pick<Judged, 'goal' | 'expected' | 'gap'>): number | null {
  if (expected === null || gap === null || expected.value === 0) return null
  return (goal.comparator === '<=' ? gap : -gap) / Math.abs(expected.value)
}

function byGap({ goal, expected, gap, rules }: Judged): Lit {
  const behind = behindOf({ goal, expected, gap })
  if (behind === null || expected === null) return { light: 'no-data', reason: { rule: 'no-course', facts: {} } }
  const { onCourseBehind, watchBehind } = rules
  const light = behind <= onCourseBehind ? 'on-course' : behind <= watchBehind ? 'watch' : 'late'
  const facts = {
    gap,
    expected: expected.value,
    by: expected.by,
    behind: tidyNumber(behind),
    onCourseBehind,
    watchBehind,
  }
  return { light, reason: { rule: 'gap', facts } }
}

function monthsFrom(end: Day, today: Day): number {
  const [from, to] = [parseDay(end), parseDay(today)]
  if (from === undefined || to === undefined) return 0
  return (to.year - from.year) * 12 + to.month - from.month
}
