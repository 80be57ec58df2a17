import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayAfter, daysBetween } from './day.ts'

it('days after and days between are each other’s inverse, over leap years and centuries', () => {
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29')
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
  fc.assert(
    fc.property(fc.integer({ min: -400_000, max: 400_000 }), (days) => {
      expect(daysBetween('2000-02-29', dayAfter('2000-02-29', days))).toBe(days)
    }),
  )
})
