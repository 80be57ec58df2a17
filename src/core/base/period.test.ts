import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, toDay } from './day.ts'
import { comparePeriods, cyclesOn, overlaps, parsePeriod } from './period.ts'

const days = (text: string) => {
  const period = parsePeriod(text)
  return period === undefined ? undefined : [period.from, period.to]
}

describe('a printed period', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2017-2021', '2017-01-01', '2021-12-31'],
    ['2018-06', '2018-06-01', '2018-06-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2018-06-15', '2018-06-15', '2018-06-15'],
    ['2026Q4', '2026-10-01', '2026-12-31'],
    ['2026H1', '2026-01-01', '2026-06-30'],
    ['2018-06/2019', '2018-06-01', '2019-12-31'],
  ])('%s runs from %s to %s', (text, from, to) => expect(days(text)).toEqual([from, to]))

  it.each(['annual', '', '2021-2017', '2018-13', '2018-02-30', '2026Q5'])('%s has no days', (text) =>
    expect(parsePeriod(text)).toBeUndefined(),
  )

  it('sorts by its last day, with dateless ones last', () => {
    expect(['annual', '2021', '2019'].sort(comparePeriods)).toEqual(['2019', '2021', 'annual'])
  })

  it('overlaps another that shares a day', () => {
    const [a, b, c] = [parsePeriod('2017-2019'), parsePeriod('2019'), parsePeriod('2020')]
    if (a === undefined || b === undefined || c === undefined) throw new Error('unreadable')
    expect([overlaps(a, b), overlaps(b, c)]).toEqual([true, false])
  })
})

describe('reporting', () => {
  it('on last month is open until its due day and closed after it', () => {
    expect(cyclesOn('month', 5, '2026-11-05')).toMatchObject({
      open: { text: '2026-10', due: '2026-11-05' },
      closed: { text: '2026-09' },
    })
    expect(cyclesOn('month', 5, '2026-11-06')).toMatchObject({
      open: { text: '2026-11', due: '2026-12-05' },
      closed: { text: '2026-10' },
    })
  })

  it('goes over the end of the year', () => {
    expect(cyclesOn('month', 10, '2027-01-08')).toMatchObject({ open: { text: '2026-12', due: '2027-01-10' } })
    expect(cyclesOn('quarter', 10, '2027-01-11')).toMatchObject({
      open: { text: '2027Q1', due: '2027-04-10' },
      closed: { text: '2026Q4' },
    })
  })

  it('is asked of nobody without a cycle', () => expect(cyclesOn('none', 5, '2026-11-05')).toBeUndefined())

  it('has on each day one open cycle whose due day has not passed, right after the closed one', () => {
    const day = fc.record({
      year: fc.integer({ min: 1990, max: 2090 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('month' as const, 'quarter' as const),
        fc.integer({ min: 1, max: 28 }),
        (parts, cycle, reportDay) => {
          const today = toDay(parts.year, parts.month, parts.date)
          const cycles = cyclesOn(cycle, reportDay, today)
          expect(cycles && cycles.open.due >= today && cycles.closed.due < today).toBe(true)
          expect(cycles && daysBetween(cycles.closed.to, cycles.open.from)).toBe(1)
        },
      ),
    )
  })
})
