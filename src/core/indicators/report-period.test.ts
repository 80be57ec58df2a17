import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../base/period.ts'
import {
  cumulativeMonthOf,
  monthsOf,
  PERIOD_TYPES,
  parsePeriodKey,
  periodEnding,
  periodKey,
  periodOn,
  periodParts,
  periodStart,
  periodsBetween,
  previousInYear,
  previousPeriod,
  samePeriodLastYear,
  shiftPeriod,
} from './report-period.ts'

const keyOn = (type: (typeof PERIOD_TYPES)[number], day: string) => periodKey(periodOn(type, day))

describe('a report period', () => {
  it.each([
    ['month', '2026-07-05', '2026-07', '2026-07-31'],
    ['cumulative-month', '2026-07-05', '2026-01/2026-07', '2026-07-31'],
    ['quarter', '2026-07-05', '2026Q3', '2026-09-30'],
    ['half', '2026-07-05', '2026H2', '2026-12-31'],
    ['year', '2026-07-05', '2026', '2026-12-31'],
    ['as-of', '2026-07-05', '2026-07-05', '2026-07-05'],
  ] as const)('of type %s on %s is %s and ends on %s', (type, day, key, end) => {
    expect(keyOn(type, day)).toBe(key)
    expect(periodOn(type, day).end).toBe(end)
  })

  it('is refused where none of its type ends on the day', () => {
    expect(periodEnding('quarter', '2026-07-31')).toBeUndefined()
    expect(periodEnding('month', '2026-02-29')).toBeUndefined()
    expect(periodEnding('month', '2028-02-29')).toEqual({ type: 'month', end: '2028-02-29' })
  })

  it('is not read from the key of another type', () => {
    expect(parsePeriodKey('month', '2026-01/2026-07')).toBeUndefined()
    expect(parsePeriodKey('quarter', '2026-09')).toBeUndefined()
    expect(parsePeriodKey('cumulative-month', '2025-01/2026-07')).toBeUndefined()
  })

  it('has a cumulative month, which begins in January', () => {
    const july = periodOn('month', '2026-07-01')
    expect(periodStart(cumulativeMonthOf(july))).toBe('2026-01-01')
    expect(periodParts(cumulativeMonthOf(july))).toEqual({
      type: 'cumulative-month',
      year: 2026,
      months: [1, 7],
      number: null,
    })
  })

  it('has the month before it within the year, but not before January', () => {
    const january = periodOn('cumulative-month', '2026-01-31')
    expect(previousInYear(january)).toBeUndefined()
    expect(periodKey(previousPeriod(january))).toBe('2025-01/2025-12')
  })

  it('as of the end of a month moves to the end of a month', () => {
    expect(previousPeriod({ type: 'as-of', end: '2026-03-31' }).end).toBe('2026-02-28')
    expect(previousPeriod({ type: 'as-of', end: '2026-02-28' }).end).toBe('2026-01-31')
    expect(previousPeriod({ type: 'as-of', end: '2026-03-30' }).end).toBe('2026-02-28')
    expect(samePeriodLastYear({ type: 'as-of', end: '2028-02-29' }).end).toBe('2027-02-28')
  })

  it('covers its months', () => {
    expect(monthsOf(periodOn('quarter', '2026-05-01')).map(periodKey)).toEqual(['2026-04', '2026-05', '2026-06'])
    expect(periodsBetween('month', '2026-03-01', '2026-01-01')).toEqual([])
  })

  const types = fc.constantFrom(...PERIOD_TYPES)
  const days = fc
    .record({
      y: fc.integer({ min: 1990, max: 2090 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 27 }),
    })
    .map(({ y, m, d }) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)

  it('is read again from its key, which base/period.ts reads as the same days', () => {
    fc.assert(
      fc.property(types, days, (type, day) => {
        const period = periodOn(type, day)
        expect(parsePeriodKey(type, periodKey(period))).toEqual(period)
        const printed = parsePeriod(periodKey(period))
        expect([printed?.from, printed?.to]).toEqual([periodStart(period), period.end])
      }),
    )
  })

  it('shifts there and back, and a year is as many steps as it has periods', () => {
    fc.assert(
      fc.property(types, days, fc.integer({ min: -40, max: 40 }), (type, day, by) => {
        // from the 28th on a date may meet a month's end on the way, and stays there
        const period = periodOn(type, type === 'as-of' && day.slice(8) > '27' ? `${day.slice(0, 8)}27` : day)
        expect(shiftPeriod(shiftPeriod(period, by), -by)).toEqual(period)
        const last = samePeriodLastYear(period)
        expect(Number(period.end.slice(0, 4)) - Number(last.end.slice(0, 4))).toBe(1)
        expect(last.end.slice(5, 7)).toBe(period.end.slice(5, 7))
      }),
    )
  })
})
