import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { backtest, scoreChances } from './forecast-score.ts'
import { lightRulesOn, STARTING_LIGHT_RULES } from './light-rules.ts'
import type { Observed } from './observed.ts'
import { periodOn, periodsBetween } from './report-period.ts'
import type { Goal } from './target-course.ts'
import { targetProgressOf } from './target-progress.ts'
import { type Accumulation, targetSeriesOf } from './target-series.ts'

type Case = {
  name: string
  accumulation: Accumulation
  target: { value: number; comparator: Goal['comparator']; end: string }
  month: number
  years: Record<string, [number, number]>
  actual: number
  expected?: { value: number; by: string }
  forecast?: number
  light: string
}
const cases: Case[] = parse(
  readFileSync(new URL('../../../cases/indicators/target-progress.yaml', import.meta.url), 'utf8'),
)
const rules = lightRulesOn(STARTING_LIGHT_RULES, '2026-08-10')?.rules
if (rules === undefined) throw new Error('no rules in force')

const goal = (facts: Partial<Goal>): Goal => ({
  accumulation: 'state',
  comparator: '>=',
  value: 100,
  valueMax: null,
  from: null,
  end: '2026-12-31',
  trajectory: [],
  ...facts,
})
const monthEnd = (year: number | string, month: number) =>
  periodOn('month', `${year}-${String(month).padStart(2, '0')}-01`).end
const cumulative = (given: readonly (readonly [string, number])[]) =>
  targetSeriesOf(
    'year-flow',
    'cumulative-month',
    given.map(([end, value]) => ({ end, observed: { value } })),
  )

describe('a target bound to an indicator', () => {
  it.each(cases)('$name', ({ accumulation, target, month, years, actual, expected, forecast, light }) => {
    const points = Object.entries(years).flatMap(([year, [total, part]]): [string, number][] => [
      [monthEnd(year, month), part],
      [monthEnd(year, 12), total],
    ])
    const series = cumulative([...points, [monthEnd(2026, month), actual]])
    const progress = targetProgressOf(goal({ accumulation, ...target }), series, rules, '2026-08-10')
    if (expected !== undefined) {
      expect(progress.expected?.by).toBe(expected.by)
      expect(progress.expected?.value).toBeCloseTo(expected.value, 1)
    }
    if (forecast !== undefined)
      expect('expected' in progress.forecast ? progress.forecast.expected : null).toBeCloseTo(forecast, 1)
    expect(progress.light).toBe(light)
  })

  const firms = (...given: readonly (readonly [string, number])[]) =>
    targetSeriesOf(
      'state',
      'year',
      given.map(([end, value]) => ({ end, observed: { value } })),
    )

  it('of a state stands on the line between printed points, with the pace that would still reach it', () => {
    // 400 at the end of 2024, 600 at the end of 2028: 500 at the end of 2026
    const series = firms(['2023-12-31', 370], ['2024-12-31', 400], ['2025-12-31', 452], ['2026-12-31', 490])
    const given = goal({ value: 600, end: '2028-12-31', trajectory: [{ end: '2024-12-31', value: 400 }] })
    const progress = targetProgressOf(given, series, rules, '2027-01-20')
    expect(progress.expected).toEqual({ value: 500, by: 'trajectory' })
    expect(progress.gap).toBe(-10)
    // 110 in 24 months; last year 38 in 12
    expect(progress.pace?.needed).toBeCloseTo(110 / 24, 8)
    expect(progress.pace?.present).toBeCloseTo(38 / 12, 8)
    // mean step 40 a year: 570 expected, chance below one half
    expect(progress.forecast).toMatchObject({ method: 'drift', expected: 570, basis: 3 })
    expect(progress.chance ?? 1).toBeLessThan(0.5)
  })

  it('is done or missed by its last value once its time is over', () => {
    const series = firms(['2024-12-31', 400], ['2025-12-31', 452], ['2026-12-31', 601])
    expect(targetProgressOf(goal({ value: 600 }), series, rules, '2027-01-20')).toMatchObject({
      light: 'done',
      chance: 1,
    })
    expect(targetProgressOf(goal({ value: 700 }), series, rules, '2027-01-20')).toMatchObject({
      light: 'late',
      reason: { rule: 'missed', facts: { value: 601, target: 700 } },
    })
  })

  it('has no light without a value, with an old one, or while its last is still awaited', () => {
    expect(targetProgressOf(goal({}), firms(), rules, '2026-08-10')).toMatchObject({
      light: 'no-data',
      actual: null,
      reason: { rule: 'no-value' },
    })
    const monthly = targetSeriesOf('state', 'month', [{ end: '2026-02-28', observed: { value: 80 } }])
    expect(targetProgressOf(goal({}), monthly, rules, '2026-08-10').reason).toMatchObject({
      rule: 'stale',
      facts: { age: 6 },
    })
    const november = targetSeriesOf('state', 'month', [{ end: '2026-11-30', observed: { value: 99 } }])
    expect(targetProgressOf(goal({}), november, rules, '2027-01-05').reason.rule).toBe('awaiting-end')
  })

  it('of a sum over years takes the years that are done, and misses one with a hole', () => {
    const whole = cumulative([
      ['2024-12-31', 90],
      ['2025-12-31', 100],
      ['2026-07-31', 55],
    ])
    const given = goal({ accumulation: 'span-flow', value: 300, from: '2024-01-01', end: '2026-12-31' })
    // 245 of 300, 31 of 36 months gone: 258.3 expected by time
    expect(targetProgressOf(given, whole, rules, '2026-08-10')).toMatchObject({
      actual: { value: 245 },
      expected: { by: 'time-share' },
      light: 'watch',
    })
    const hole = cumulative([
      ['2024-12-31', 90],
      ['2025-11-30', 100],
      ['2026-07-31', 55],
    ])
    expect(targetProgressOf(given, hole, rules, '2026-08-10')).toMatchObject({ actual: null, light: 'no-data' })
  })

  it('sees nothing that was not known on the day', () => {
    const later = cumulative([
      ['2026-06-30', 60],
      ['2026-12-31', 130],
    ])
    const progress = targetProgressOf(goal({ accumulation: 'year-flow', value: 120 }), later, rules, '2026-07-15')
    expect(progress.actual).toEqual({ end: '2026-06-30', value: 60 })
    expect(progress.light).not.toBe('done')
  })

  it('is to be watched and not late where it stands where it should by now, however small its chance', () => {
    const grown = [200, 205, 210, 215, 220].map((value, at) => [`${2021 + at}-12-31`, value] as const)
    const series = targetSeriesOf(
      'state',
      'year',
      grown.map(([end, value]) => ({ end, observed: { value } })),
    )
    const rising = (now: number) =>
      goal({ value: 400, end: '2027-12-31', trajectory: [{ end: '2025-12-31', value: now }] })
    const [near, behind] = [rising(220.25), rising(240)].map((one) =>
      targetProgressOf(one, series, rules, '2026-02-10'),
    )
    expect(near).toMatchObject({ gap: -0.25, light: 'watch', reason: { rule: 'near' } })
    expect(near?.chance ?? 1).toBeLessThan(rules.watchChance)
    expect(behind).toMatchObject({ gap: -20, light: 'late', reason: { rule: 'chance' } })
  })

  it('has a chance that falls as the target rises, and an interval around what is expected', () => {
    const values = fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 4, maxLength: 8 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 100 }), (given, low, more) => {
        const series = firms(...given.map((value, at): [string, number] => [`${2010 + at}-12-31`, value]))
        const at = (value: number) =>
          targetProgressOf(
            goal({ value, end: `${2012 + given.length}-12-31` }),
            series,
            rules,
            `${2010 + given.length}-03-01`,
          )
        const [easy, hard] = [at(low), at(low + more)]
        expect(easy.chance ?? -1).toBeGreaterThanOrEqual(hard.chance ?? 2)
        if (!('expected' in easy.forecast)) throw new Error('no forecast')
        const { low: least, expected, high } = easy.forecast
        expect(least <= expected && expected <= high).toBe(true)
      }),
    )
  })
})

describe('a series', () => {
  const monthly = (values: readonly (number | null)[]) =>
    targetSeriesOf(
      'year-flow',
      'month',
      periodsBetween('month', '2026-01-31', '2026-12-31')
        .slice(0, values.length)
        .map(({ end }, at) => {
          const value = values[at] ?? null
          const observed: Observed = value === null ? { missing: 'not-reported' } : { value }
          return { end, observed }
        }),
    )

  it('of single months becomes the sum so far', () => {
    expect(monthly([10, 12, 8]).points.map(({ value }) => value)).toEqual([10, 22, 30])
  })

  it('is cut off where a month lacks, for the sum behind it would be too small', () => {
    expect(monthly([10, null, 8, 9]).points.map(({ end }) => end)).toEqual(['2026-01-31'])
  })
})

describe('forecasts of the past', () => {
  it('are scored by what happened', () => {
    const scored = scoreChances([
      { chance: 0.9, happened: true },
      { chance: 0.9, happened: true },
      { chance: 0.9, happened: false },
      { chance: 0.2, happened: false },
    ])
    // (0.01 + 0.01 + 0.81 + 0.04) / 4
    expect(scored.brier).toBeCloseTo(0.2175, 10)
    expect(scored.bins).toMatchObject([
      { from: 0.2, count: 1, happened: 0 },
      { from: 0.9, count: 3, happened: 2 },
    ])
    expect(scoreChances([]).brier).toBeNull()
  })

  it('can be made again, knowing nothing later', () => {
    const years = [50, 52, 48, 51, 80].flatMap((part, at): [string, number][] => [
      [`${2021 + at}-07-31`, part],
      [`${2021 + at}-12-31`, 100],
    ])
    const tried = backtest(cumulative(years), 7, 0.8)
    // three years must have gone by before the first
    expect(tried.map(({ year, within }) => [year, within])).toEqual([
      [2024, true],
      [2025, false],
    ])
  })

  it('hold what happens about as often as they say, where years are alike but for chance', () => {
    // a fixed sequence of pseudo-random parts (Park and Miller), so that the test is the same each time
    let state = 42
    const next = () => {
      state = (state * 48271) % 2147483647
      return state / 2147483647
    }
    const bell = () => next() + next() + next() + next() - 2
    const years = Array.from({ length: 200 }, (_, at): [string, number][] => {
      const year = 1800 + at
      return [
        [`${year}-07-31`, 55 * Math.exp(0.08 * bell())],
        [`${year}-12-31`, 100],
      ]
    }).flat()
    const tried = backtest(cumulative(years), 7, 0.8)
    const share = tried.filter(({ within }) => within).length / tried.length
    expect(tried.length).toBe(197)
    expect(Math.abs(share - 0.8)).toBeLessThan(0.1)
  })
})
