// Does a bulletin say of which stretch of time its numbers are?
import { describe, expect, test } from 'vitest'
import type { Pair } from '../indicators/observed.ts'
import type { ReportPeriod } from '../indicators/report-period.ts'
import { pairOver, periodOfFact, type TimedCard } from './fact-period.ts'
import { periodPhrase, shortPeriodPhrase } from './phrases.ts'

const card = (periodType: TimedCard['periodType'], kind: 'sum' | 'last' | 'none'): TimedCard => ({
  periodType,
  overTime: { kind },
})
const july: ReportPeriod = { type: 'month', end: '2026-07-31' }
const toJuly: ReportPeriod = { type: 'cumulative-month', end: '2026-07-31' }
const third: ReportPeriod = { type: 'quarter', end: '2026-09-30' }
const year: ReportPeriod = { type: 'year', end: '2026-12-31' }

describe('of which period an indicator speaks', () => {
  test.each([
    ['a month of its own in a month’s bulletin', card('month', 'sum'), july, '7月'],
    ['what adds up from January stays so in a month’s bulletin', card('cumulative-month', 'last'), july, '1—7月'],
    ['months add up to the year so far', card('month', 'sum'), toJuly, '1—7月'],
    ['months add up to a quarter', card('month', 'sum'), third, '三季度'],
    ['what stands at a moment stands for the quarter by its last', card('month', 'last'), third, '三季度'],
    ['a month’s rate is not a quarter’s', card('month', 'none'), third, '9月'],
    ['what adds up from January is no quarter’s', card('cumulative-month', 'last'), third, '1—9月'],
    ['quarters add up to a year', card('quarter', 'sum'), year, '2026年'],
  ])('%s', (_, of, period, words) => {
    expect(shortPeriodPhrase(periodOfFact(of, period), period)).toBe(words)
  })

  test('another year is said', () => {
    expect(shortPeriodPhrase({ type: 'month', end: '2025-12-31' }, july)).toBe(
      periodPhrase({ type: 'month', end: '2025-12-31' }),
    )
  })
})

describe('its value there', () => {
  const months = (values: Readonly<Record<string, readonly [number | null, number | null]>>) => (end: string) => {
    const pair = values[end]
    const side = (value: number | null) => (value === null ? ({ missing: 'not-reported' } as const) : { value })
    return pair && ({ now: side(pair[0]), lastYear: side(pair[1]) } satisfies Pair)
  }
  const whole = { '2026-07-31': [10, 8], '2026-08-31': [12, 9], '2026-09-30': [14, 10] } as const

  test('is the sum of its months, on both sides of the pair', () => {
    expect(pairOver(card('month', 'sum'), third, months(whole))).toEqual({
      now: { value: 36 },
      lastYear: { value: 27 },
    })
  })

  test('is absent where a month lacks, for it would be too small; the other side stands by itself', () => {
    const hole = months({ ...whole, '2026-08-31': [null, 9] })
    expect(pairOver(card('month', 'sum'), third, hole)).toMatchObject({
      now: { missing: 'not-reported' },
      lastYear: { value: 27 },
    })
  })

  test('is the last of what stands at a moment', () => {
    expect(pairOver(card('month', 'last'), third, months(whole))).toEqual({
      now: { value: 14 },
      lastYear: { value: 10 },
    })
  })
})
