import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Light } from '../indicators/target-progress.ts'
import { bindingOn } from './binding-on.ts'
import { baseDifferences, boundSeries, singleMonths, yearsOf } from './bound-series.ts'
import { comparePlaces } from './compare-places.ts'
import { LIGHTS, rollUpLights } from './lights.ts'
import { gapUnitOf, yearlyChange } from './yearly-change.ts'

describe('which binding holds on a day', () => {
  const first = { id: 1, boundOn: '2026-04-01', endedOn: '2026-07-10' }
  const second = { id: 2, boundOn: '2026-07-10', endedOn: '2026-09-01' }
  test('the last that began by it and had not ended; days before the first are shown with the first', () => {
    const at = (day: string) => bindingOn([first, second], day)?.id
    expect([at('2026-01-01'), at('2026-05-01'), at('2026-07-10'), at('2026-09-01')]).toEqual([1, 1, 2, undefined])
  })
})

describe('what an indicator says of a target', () => {
  const month = { periodType: 'month', overTime: { kind: 'sum' } } as const
  const measuring = { accumulation: 'state', scale: { times: 1, over: 1 }, since: null } as const

  test('growth of single months is that of both years’ sums, from the reported pairs', () => {
    const pairs = [
      { end: '2026-01-31', now: { value: 12 }, lastYear: 10 },
      { end: '2026-02-28', now: { value: 18 }, lastYear: 20 },
    ]
    const series = boundSeries(month, pairs, { ...measuring, reading: 'growth' })
    expect(series.points).toEqual([
      { end: '2026-01-31', value: 20 },
      { end: '2026-02-28', value: 0 },
    ])
  })

  test('a value in 万元 is told in the target’s 亿元', () => {
    const pairs = [{ end: '2026-01-31', now: { value: 52_710 }, lastYear: null }]
    const told = { ...measuring, reading: 'value', scale: { times: 1, over: 10_000 } } as const
    expect(boundSeries(month, pairs, told).points).toEqual([{ end: '2026-01-31', value: 5.271 }])
  })

  test('an increase counts from the last value before the start, and without one there is none', () => {
    const quarter = { periodType: 'quarter', overTime: { kind: 'last' } } as const
    const pairs = [
      { end: '2025-12-31', now: { value: 545 }, lastYear: null },
      { end: '2026-03-31', now: { value: 550 }, lastYear: null },
      { end: '2026-06-30', now: { missing: 'not-reported' as const }, lastYear: null },
    ]
    const since = (day: string) => boundSeries(quarter, pairs, { ...measuring, reading: 'increase', since: day }).points
    expect(since('2026-01-01').at(-1)).toEqual({ end: '2026-03-31', value: 5 })
    expect(since('2025-01-01')).toEqual([])
  })

  test('years are told by their last value, and whether they are whole', () => {
    expect(
      yearsOf([
        { end: '2025-12-31', value: 100 },
        { end: '2026-01-31', value: 9 },
        { end: '2026-02-28', value: 17 },
      ]).map(({ value, whole }) => [value, whole]),
    ).toEqual([
      [100, true],
      [17, false],
    ])
  })
})

test('a sum from January on is told month by month, and nothing of a month whose neighbour lacks', () => {
  const points = [
    { end: '2025-12-31', value: 100 },
    { end: '2026-01-31', value: 8 },
    { end: '2026-02-28', value: 15 },
    { end: '2026-04-30', value: 33 },
  ]
  expect(singleMonths(points)).toEqual([
    { end: '2026-01-31', value: 8 },
    { end: '2026-02-28', value: 7 },
  ])
})

test('a printed base that the indicator does not bear out is told; one that differs by rounding, or was never observed, is not', () => {
  const points = [{ end: '2025-12-31', value: 565.61 }]
  expect(baseDifferences([{ end: '2025-12-31', value: 486 }], points)).toEqual([
    { end: '2025-12-31', printed: 486, observed: 565.61 },
  ])
  expect(baseDifferences([{ end: '2025-12-31', value: 566 }], points)).toEqual([])
  expect(baseDifferences([{ end: '2024-12-31', value: 1 }], points)).toEqual([])
})

describe('places beside each other', () => {
  test('equals share the better rank, who has no value has none, and gaps are those of the printed numbers', () => {
    const { places, mean } = comparePlaces(
      [
        { id: 1, now: { value: 8.04 }, before: { value: 3 } },
        { id: 2, now: { value: 7.96 }, before: { value: 9 } },
        { id: 3, now: { missing: 'not-reported' }, before: { value: 5 } },
        { id: 4, now: { value: 2 }, before: null },
      ],
      'higher',
      1,
    )
    expect(mean).toBe(6)
    expect(places.map(({ id, ranked, lastRank, toMean }) => [id, ranked?.rank ?? null, lastRank, toMean])).toEqual([
      [1, 1, 3, 2],
      [2, 1, 1, 2],
      [4, 3, null, -4],
      [3, null, 2, null],
    ])
    expect(places[0]?.ranked?.tiedWith).toBe(1)
  })

  test('change on last year is a rate, of rates a difference in 百分点, and none without a base', () => {
    expect(yearlyChange('亿元', { value: 11 }, 10)).toEqual({ value: 10 })
    expect(yearlyChange('%', { value: 7.5 }, 7.2)).toEqual({ value: 0.3 })
    expect(yearlyChange('亿元', { value: 11 }, 0)).toEqual({ missing: 'not-applicable' })
    expect(yearlyChange('亿元', { value: 11 }, null)).toEqual({ missing: 'not-applicable' })
    expect([gapUnitOf('%'), gapUnitOf('亿元')]).toEqual(['百分点', '亿元'])
  })
})

describe('lights taken together', () => {
  const row = fc.record({ light: fc.constantFrom<Light>(...LIGHTS), unit: fc.constantFrom('甲', '乙', '丙') })
  test('groups hold every target once, whatever they are grouped by', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const groups = rollUpLights(rows, ({ unit }) => unit)
        const counted = groups.flatMap(({ counts }) => LIGHTS.map((light) => counts[light]))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rows.length)
        expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(rows.length)
      }),
    )
  })
})
