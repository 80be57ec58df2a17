// Do the intervals and effects agree with the same worked out another way: by area, by closed form, by trying all choices?

import { describe, expect, test } from 'vitest'
import { type RobustnessChoices, robustnessOf } from './draws.ts'
import { sensitivityOf } from './sensitivity.ts'
import { sobolIndices } from './sobol.ts'
import type { RobustCohort } from './subjects.ts'

function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const cohort = (weights: readonly number[], rows: readonly (readonly number[])[]): RobustCohort => ({
  items: weights.map((weight, at) => {
    const shares = Float64Array.from(rows, (row) => row[at] ?? Number.NaN)
    return { code: `i${at}`, weight, direction: 'higher', shares, raw: shares }
  }),
  beside: new Float64Array(rows.length),
})

const first = {
  grades: 2,
  of: (_: unknown, ranks: Int32Array, grades: Uint8Array) => grades.set(ranks.map((rank) => (rank === 1 ? 0 : 1))),
}

describe('weights alone', () => {
  const choices: RobustnessChoices = {
    weightSpread: 0.2,
    normalisations: ['method'],
    aggregations: ['arithmetic'],
    mayLeaveOut: false,
  }

  test('the share of draws that turn two subjects round is the area in which they are turned round', () => {
    // 70:20 against 50:49 by weights of 60 and 40: the second leads where f1 < r·f2, both factors even on [0.8, 1.2]
    const r = (29 * 40) / (20 * 60)
    // below the line f1 = r·f2, from where it enters the square at f2 = 0.8 / r: a triangle of this height, and its base
    const side = 1.2 - 0.8 / r
    const area = (r * side * side) / 2 / 0.4 ** 2
    const draws = 40_000
    const { gradeShares } = finish(
      robustnessOf(
        cohort(
          [60, 40],
          [
            [0.7, 0.2],
            [0.5, 0.49],
          ],
        ),
        choices,
        first,
        { draws, seed: 20 },
      ),
    )
    expect(Math.abs((gradeShares[0]?.[1] ?? 0) - area)).toBeLessThan(4 * Math.sqrt((area * (1 - area)) / draws))
  })

  test('a sum has the effects that the squares of its coefficients have', () => {
    const coefficients = [4, 3, 2, 1]
    const sum = (inputs: Float64Array) => coefficients.reduce((all, one, at) => all + one * (inputs[at] ?? 0), 0)
    const effects = finish(sobolIndices(sum, 4, { sample: 20_000, seed: 5 }))
    for (const [at, one] of coefficients.entries()) {
      // 16 + 9 + 4 + 1
      expect(Math.abs((effects[at]?.first ?? 9) - one ** 2 / 30)).toBeLessThan(0.03)
      expect(Math.abs((effects[at]?.total ?? 9) - one ** 2 / 30)).toBeLessThan(0.03)
    }
  })
})

describe('effects that work through each other', () => {
  test('the function of Ishigami and Homma has the effects that its integrals give', () => {
    const [a, b] = [7, 0.1]
    // three inputs even on [−π, π]; the third works only together with the first
    const ishigami = (inputs: Float64Array) => {
      const [x = 0, y = 0, z = 0] = Array.from(inputs, (share) => Math.PI * (2 * share - 1))
      return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x)
    }
    const [first, second] = [0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2, a ** 2 / 8]
    const together = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50)
    const whole = first + second + together
    const effects = finish(sobolIndices(ishigami, 3, { sample: 40_000, seed: 11 }))
    const exact = [
      [first, first + together],
      [second, second],
      [0, together],
    ] as const
    for (const [at, [alone, all]] of exact.entries()) {
      expect(Math.abs((effects[at]?.first ?? 9) - alone / whole)).toBeLessThan(0.03)
      expect(Math.abs((effects[at]?.total ?? 9) - all / whole)).toBeLessThan(0.03)
    }
  })
})

describe('all choices tried', () => {
  const rows = [
    [0.9, 0.1, 0.5],
    [0.4, 0.8, 0.6],
    [0.6, 0.5, 0.2],
    [0.3, 0.6, 0.9],
    [0.7, 0.3, 0.4],
  ] as const
  const weights: readonly number[] = [50, 30, 20]
  const scales = ['method', 'min-max', 'z-score', 'rank'] as const
  const sums = ['arithmetic', 'geometric', 'harmonic'] as const
  const choices: RobustnessChoices = { weightSpread: 0, normalisations: scales, aggregations: sums, mayLeaveOut: true }

  /** By the definitions in the page on robustness, one number at a time. */
  function scaled(item: number, row: number, how: (typeof scales)[number]): number {
    const column = rows.map((values) => values[item] as number)
    const own = rows[row]?.[item] as number
    switch (how) {
      case 'method':
        return own
      case 'min-max':
        return (own - Math.min(...column)) / (Math.max(...column) - Math.min(...column))
      case 'z-score': {
        const mean = column.reduce((a, b) => a + b) / column.length
        const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (column.length - 1)
        return Math.max(0, 0.5 + (0.1 * (own - mean)) / Math.sqrt(variance))
      }
      case 'rank':
        return column.filter((value) => value < own).length / (column.length - 1)
    }
  }

  function ranksBy(scale: (typeof scales)[number], way: (typeof sums)[number], out: number): readonly number[] {
    const kept = weights.map((weight, at) => (at === out ? 0 : weight))
    const whole = kept.reduce((a, b) => a + b)
    const totals = rows.map((_, row) => {
      const shares = kept.map((weight, item) => [weight / whole, scaled(item, row, scale)] as const)
      const held = shares.map(([weight, share]) => [weight, Math.max(share, 0.01)] as const)
      if (way === 'arithmetic') return shares.reduce((sum, [weight, share]) => sum + weight * share, 0)
      if (way === 'geometric') return held.reduce((product, [weight, share]) => product * share ** weight, 1)
      return 1 / held.reduce((sum, [weight, share]) => sum + weight / share, 0)
    })
    return totals.map((own) => totals.filter((other) => other > own + 1e-9).length + 1)
  }

  const outs = [0, 1, 2, 3]
  const all = scales.flatMap((scale) =>
    sums.flatMap((way) => outs.map((out) => ({ scale, way, out, ranks: ranksBy(scale, way, out) }))),
  )

  test('ranks and the share of first places are those of the choices counted out', () => {
    const draws = 30_000
    const { gradeShares, rank, meanShift } = finish(
      robustnessOf(cohort(weights, rows), choices, first, { draws, seed: 3 }),
    )
    const plain = ranksBy('method', 'arithmetic', 3)
    expect([...rank]).toEqual(plain)
    for (const [row] of rows.entries()) {
      const exact = all.filter(({ ranks }) => ranks[row] === 1).length / all.length
      expect(Math.abs((gradeShares[0]?.[row] ?? 9) - exact)).toBeLessThan(0.012)
    }
    const shifts = all.map(({ ranks }) => shiftOf(ranks, plain))
    expect(Math.abs(meanShift - shifts.reduce((a, b) => a + b) / all.length)).toBeLessThan(0.015)
  })

  test('the interval of a rank is that of the choices counted out', () => {
    const { rank05, rank50, rank95 } = finish(
      robustnessOf(cohort(weights, rows), choices, first, { draws: 30_000, seed: 4 }),
    )
    for (const [row] of rows.entries()) {
      const sorted = all.map(({ ranks }) => ranks[row] as number).toSorted((a, b) => a - b)
      // a share of draws scatters: the nearest ranks on both sides of the place are both right
      const around = (share: number) =>
        [share - 0.015, share + 0.015].map(
          (one) => sorted[Math.max(0, Math.min(sorted.length, Math.ceil(one * sorted.length)) - 1)] as number,
        )
      for (const [share, found] of [
        [0.05, rank05],
        [0.5, rank50],
        [0.95, rank95],
      ] as const) {
        const [least = 9, most = 0] = around(share)
        expect(found[row]).toBeGreaterThanOrEqual(least)
        expect(found[row]).toBeLessThanOrEqual(most)
      }
    }
  })

  test('effects are the variances of the choices counted out', () => {
    const plain = ranksBy('method', 'arithmetic', 3)
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
    const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))
    const shifts = all.map(({ ranks, ...choice }) => ({ ...choice, y: shiftOf(ranks, plain) }))
    const whole = variance(shifts.map(({ y }) => y))
    type Choice = (typeof shifts)[number]
    const groups = (key: (one: Choice) => string) => {
      const found = new Map<string, number[]>()
      for (const one of shifts) found.set(key(one), [...(found.get(key(one)) ?? []), one.y])
      return [...found.values()]
    }
    const keys = {
      normalisation: (one: Choice) => one.scale,
      aggregation: (one: Choice) => one.way,
      'left-out': (one: Choice) => `${one.out}`,
    }
    const found = finish(sensitivityOf(cohort(weights, rows), choices, { sample: 8_000, seed: 8 }))
    expect(found.map(({ kind }) => kind)).toEqual(['normalisation', 'aggregation', 'left-out'])
    for (const { kind, first: alone, total } of found) {
      if (kind === 'weight') continue
      const others = Object.entries(keys)
        .filter(([name]) => name !== kind)
        .map(([, key]) => key)
      // first: variance of the means where this is fixed; total: mean of the variances where all others are
      const exactFirst = variance(groups(keys[kind]).map(mean)) / whole
      const exactTotal = mean(groups((one) => others.map((key) => key(one)).join(' ')).map(variance)) / whole
      expect(Math.abs(alone - exactFirst)).toBeLessThan(0.03)
      expect(Math.abs(total - exactTotal)).toBeLessThan(0.03)
    }
  })

  function shiftOf(ranks: readonly number[], plain: readonly number[]): number {
    return ranks.reduce((sum, rank, row) => sum + Math.abs(rank - (plain[row] ?? 0)), 0) / ranks.length
  }
})
