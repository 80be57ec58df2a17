import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  type Growth,
  type GrowthRules,
  growthOf,
  printedRate,
  roughGrowthOf,
  twoYearAverage,
  yearlyRate,
} from './growth.ts'
import { MISSING_REASONS, type Observed } from './observed.ts'
import { contributionOf, pointsBetween, pullOf, shareOf } from './parts-of-growth.ts'
import { periodOn } from './report-period.ts'
import { timeProgressOf } from './time-progress.ts'

type Side = number | string
type Case = {
  name: string
  now: Side
  lastYear: Side
  published?: number
  rules?: GrowthRules
  growth: Record<string, unknown>
  rough?: number
}
const cases: Case[] = parse(readFileSync(new URL('../../../cases/indicators/growth.yaml', import.meta.url), 'utf8'))
const side = (given: Side): Observed => {
  if (typeof given === 'number') return { value: given }
  const missing = MISSING_REASONS.find((one) => one === given)
  if (missing === undefined) throw new Error(given)
  return { missing }
}
const printed = (growth: Growth) => (growth.kind === 'rate' ? { ...growth, rate: printedRate(growth) } : growth)
const pair = (now: number, lastYear: number) => ({ now: { value: now }, lastYear: { value: lastYear } })

describe('growth of a reported pair', () => {
  it.each(cases)('$name', ({ now, lastYear, published, rules, growth, rough }) => {
    expect(printed(growthOf({ now: side(now), lastYear: side(lastYear) }, rules))).toMatchObject(growth)
    if (published === undefined) return
    const byLevels = roughGrowthOf(side(now), { value: published }, rules)
    expect(printed(byLevels)).toMatchObject({ kind: 'rate', basis: 'published-levels', rate: rough })
  })
})

describe('what parts do for the whole', () => {
  // the whole grew from 200 to 220, the part from 60 to 75
  const [part, whole] = [pair(75, 60), pair(220, 200)]

  it('is 贡献率 75 % and 拉动 7.5 points of 10 %', () => {
    expect(contributionOf(part, whole)).toEqual({ rate: 75, wholeFell: false })
    expect(pullOf(part, whole)).toBe(7.5)
    expect(shareOf(part.now, { value: 300 })).toBe(25)
  })

  it('says when the whole fell, for then a positive contribution is a fall', () => {
    expect(contributionOf(pair(50, 60), pair(180, 200))).toEqual({ rate: 50, wholeFell: true })
    expect(contributionOf(pair(50, 60), pair(200, 200))).toBeNull()
  })

  it('is nothing where a side lacks', () => {
    expect(pullOf({ now: { missing: 'dash' }, lastYear: { value: 1 } }, whole)).toBeNull()
    expect(shareOf({ value: 1 }, { value: 0 })).toBeNull()
  })

  it('pulls as much as its contribution of the growth, and all parts together pull the whole', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 })
    const pairs = fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(pairs, (given) => {
        const [now, then] = [0, 1].map((at) => given.reduce((sum, one) => sum + (one[at] ?? 0), 0))
        const all = pair(now ?? 0, then ?? 0)
        const growth = growthOf(all)
        if (growth.kind !== 'rate') throw new Error('positive bases have a rate')
        const pulls = given.map(([a, b]) => pullOf(pair(a, b), all) ?? 0)
        expect(pulls.reduce((sum, one) => sum + one, 0)).toBeCloseTo(growth.rate, 6)
        for (const [a, b] of given) {
          const contribution = contributionOf(pair(a, b), all)
          if (contribution !== null)
            expect((contribution.rate * growth.rate) / 100).toBeCloseTo(pullOf(pair(a, b), all) ?? 0, 5)
        }
      }),
    )
  })
})

describe('rates', () => {
  it('differ in points by what is printed, not by the digits behind', () => {
    // printed 6.3 and 6.0, though 6.251 − 6.049 = 0.202
    expect(pointsBetween(6.251, 6.049)).toBe(0.3)
    expect(pointsBetween(6, null)).toBeNull()
  })

  it('of two years average geometrically', () => {
    // 1.10 × 1.32 = 1.452; √1.452 = 1.2049…
    expect(twoYearAverage(10, 32)).toBeCloseTo(20.4989, 3)
    expect(twoYearAverage(-100, 5)).toBeNull()
    // 5800 = 4500 × 1.1353²
    expect(yearlyRate(4500, 5800, 2)).toBeCloseTo(13.53, 2)
  })

  it('of completion stand against the months gone', () => {
    // 310 / 500 = 62.0; 7 / 12 = 58.3
    const july = periodOn('cumulative-month', '2026-07-31')
    expect(timeProgressOf({ value: 310 }, 500, july)).toMatchObject({ done: 62, gap: 3.7 })
    expect(timeProgressOf({ missing: 'not-due' }, 500, july)).toBeNull()
    expect(timeProgressOf({ value: 310 }, 0, july)).toBeNull()
  })
})
