import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balancedWeights } from './parameters.ts'

const points = (changes: ReadonlyMap<string, number>) => Object.fromEntries(changes)
const weight = (key: string, value: number, locked = false) => ({ key, value, locked })

test('what one weight gains the others lose in proportion, and a locked one keeps what it has', () => {
  const weights = [weight('a', 30), weight('b', 20), weight('c', 40, true), weight('d', 10)]
  expect(points(balancedWeights(weights, 'a', 45))).toEqual({ a: 45, b: 10, d: 5 })
  expect(points(balancedWeights(weights, 'a', 90))).toEqual({ a: 59.8, b: 0.1, d: 0.1 })
})

test('where every other weight is locked nothing moves', () => {
  expect(balancedWeights([weight('a', 30), weight('b', 70, true)], 'a', 40).size).toBe(0)
})

test('whatever is turned, weights sum to 100, none vanishes, and locked ones stay', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.boolean()), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(some, fc.nat(), fc.double({ min: -10, max: 130, noNaN: true }), (parts, which, value) => {
      const all = parts.reduce((sum, [part]) => sum + part, 0)
      const tenths = parts.map(([part]) => Math.max(1, Math.floor((part / all) * 1000)))
      tenths[0] = (tenths[0] ?? 0) + 1000 - tenths.reduce((sum, part) => sum + part, 0)
      fc.pre((tenths[0] ?? 0) > 0)
      const weights = parts.map(([, locked], at) => weight(`w${at}`, (tenths[at] ?? 0) / 10, locked))
      const changes = balancedWeights(weights, `w${which % parts.length}`, value)
      const after = weights.map(({ key, value: before }) => changes.get(key) ?? before)
      expect(after.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 7)
      expect(Math.min(...after)).toBeGreaterThan(0)
      for (const [at, { locked, key, value: before }] of weights.entries())
        if (locked && at !== which % parts.length) expect(changes.get(key) ?? before).toBe(before)
    }),
  )
})
