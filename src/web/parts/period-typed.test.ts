import { expect, test } from 'vitest'
import { parsePeriod } from '#core/base/period.ts'
import { periodTyped } from './period-typed.ts'

test.each([
  ['2028', '2028'],
  ['2028年', '2028'],
  ['２０２８年', '2028'],
  ['2026-2028', '2026-2028'],
  ['2026年—2028年', '2026-2028'],
  ['2026——2028年', '2026-2028'],
  ['2026 至 2028年', '2026-2028'],
  ['2027年6月', '2027-06'],
  ['2027.6', '2027-06'],
  ['2026年第三季度', '2026Q3'],
  ['2026q3', '2026Q3'],
  ['2026年上半年', '2026H1'],
])('%s is a time that the program reckons with', (typed, code) => {
  expect(periodTyped(typed)).toBe(code)
  expect(parsePeriod(code)).toBeDefined()
})

test('every year is said in words, nothing is nothing, and other words stay as they were typed', () => {
  expect(periodTyped('每年')).toBe('annual')
  expect(periodTyped('  ')).toBeNull()
  expect(periodTyped(' 中长期 ')).toBe('中长期')
  expect(periodTyped('2026-05-01')).toBe('2026-05-01')
})
