import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printNumber, roundTo } from './quantise.ts'
import { differenceOf, sumOf } from './sum.ts'

describe('rounding', () => {
  it.each([
    [1.005, 2, 1.01],
    [-2.5, 0, -3],
    [2.5, 0, 3],
    [0.285, 2, 0.29],
    [1250, -2, 1300],
    [1.4999999, 0, 1],
    [1e300, 2, 1e300],
    [-0.04, 1, 0],
  ])('%d to %i digits is %d', (value, digits, expected) => expect(roundTo(value, digits) + 0).toBe(expected))

  it('prints all digits, and no sign before nothing', () => {
    expect([printNumber(8, 1), printNumber(-0.04, 1), printNumber(12.345, 2)]).toEqual(['8.0', '0.0', '12.35'])
  })

  it('twice is rounding once, and never moves a number by more than half a digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const once = roundTo(value, digits)
        expect(roundTo(once, digits)).toBe(once)
        expect(Math.abs(once - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits * (1 + 1e-6) + Math.abs(value) * 1e-15)
      }),
    )
  })
})

describe('decimals', () => {
  it('add and subtract as on paper, in any order', () => {
    const cents = fc.array(fc.integer({ min: -1e11, max: 1e11 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(cents, (given) => {
        const total = given.reduce((sum, one) => sum + one, 0) / 100
        expect(sumOf(given.map((one) => one / 100)) + 0).toBe(total + 0)
        expect(sumOf([...given].reverse().map((one) => one / 100)) + 0).toBe(total + 0)
      }),
    )
    expect(differenceOf(38.4, 38.1)).toBe(0.3)
  })
})
