// Is a rank as sure as it looks?

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../base/random.ts'
import { type Grading, type Robustness, type RobustnessChoices, robustnessOf } from './draws.ts'
import { normalise } from './normalise.ts'
import { sensitivityOf, withoutEach } from './sensitivity.ts'
import { sobolIndices } from './sobol.ts'
import type { RobustCohort, RobustItem } from './subjects.ts'

const everything: RobustnessChoices = {
  weightSpread: 0.2,
  normalisations: ['method', 'min-max', 'z-score', 'rank'],
  aggregations: ['arithmetic', 'geometric'],
  mayLeaveOut: true,
}
const onlyWeights: RobustnessChoices = {
  weightSpread: 0.2,
  normalisations: ['method'],
  aggregations: ['arithmetic'],
  mayLeaveOut: false,
}
/** 60 points or more, or not */
const passing: { readonly grades: number; readonly of: Grading } = {
  grades: 2,
  of: (totals, _, grades) =>
    totals.forEach((total, row) => {
      grades[row] = total >= 60 ? 0 : 1
    }),
}

function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const item = (code: string, weight: number, shares: readonly number[], raw = shares): RobustItem => ({
  code,
  weight,
  direction: 'higher',
  shares: Float64Array.from(shares),
  raw: Float64Array.from(raw),
})
const cohortOf = (...items: readonly RobustItem[]): RobustCohort => ({
  items,
  beside: new Float64Array(items[0]?.shares.length ?? 0),
})
const run = (cohort: RobustCohort, choices = everything, seed = 7, draws = 200): Robustness =>
  finish(robustnessOf(cohort, choices, passing, { draws, seed }))

const three = cohortOf(item('tax', 60, [0.9, 0.5, 0.2]), item('energy', 40, [0.8, 0.1, 0.6]))

const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100)
const cohorts = fc.integer({ min: 2, max: 12 }).chain((subjects) =>
  fc
    .array(
      fc.record({
        weight: fc.integer({ min: 1, max: 50 }),
        shares: fc.array(share, { minLength: subjects, maxLength: subjects }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((items) => cohortOf(...items.map((each, at) => item(`item${at}`, each.weight, each.shares)))),
)

describe('intervals of ranks', () => {
  test('whoever is best in everything is first however one chooses', () => {
    const { rank, rank05, rank95 } = run(three)
    expect([rank[0], rank05[0], rank95[0]]).toEqual([1, 1, 1])
  })

  test('two that are close under the method change places when weights move, and say so', () => {
    // 50 : 49.6 under the method; a weight of energy above 40.7 turns it round
    const close = cohortOf(item('tax', 60, [0.7, 0.5]), item('energy', 40, [0.2, 0.49]))
    const { rank, rank05, rank95 } = run(close, onlyWeights, 3, 500)
    expect([...rank]).toEqual([1, 2])
    expect([...rank05]).toEqual([1, 1])
    expect([...rank95]).toEqual([2, 2])
  })

  test('the same seed gives the same, another seed another', () => {
    const wide = cohortOf(item('a', 50, [0.5, 0.52, 0.4, 0.1]), item('b', 50, [0.51, 0.5, 0.55, 0.9]))
    expect(run(wide, everything, 11)).toEqual(run(wide, everything, 11))
    expect(run(wide, everything, 11).meanShift).not.toBe(run(wide, everything, 12).meanShift)
  })

  test('every draw puts everybody into one grade', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const { gradeShares } = run(cohort, everything, 5, 40)
        for (let row = 0; row < cohort.beside.length; row += 1) {
          expect(gradeShares.reduce((sum, of) => sum + (of[row] ?? 0), 0)).toBeCloseTo(1, 9)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('the order of the subjects changes nothing', () => {
    fc.assert(
      fc.property(cohorts, (cohort) => {
        const turned: RobustCohort = {
          beside: cohort.beside.toReversed(),
          items: cohort.items.map((each) => ({
            ...each,
            shares: each.shares.toReversed(),
            raw: each.raw.toReversed(),
          })),
        }
        expect([...run(turned, everything, 5, 40).rank95].toReversed()).toEqual([
          ...run(cohort, everything, 5, 40).rank95,
        ])
      }),
      { numRuns: 40 },
    )
  })

  test('scaling all weights moves no rank', () => {
    fc.assert(
      fc.property(cohorts, fc.integer({ min: 2, max: 9 }), (cohort, by) => {
        const scaled = { ...cohort, items: cohort.items.map((each) => ({ ...each, weight: each.weight * by })) }
        expect([...run(scaled, onlyWeights, 5, 1).rank]).toEqual([...run(cohort, onlyWeights, 5, 1).rank])
      }),
      { numRuns: 40 },
    )
  })

  test('equals share the better rank', () => {
    const { rank } = run(cohortOf(item('tax', 100, [0.4, 0.9, 0.9, 0.1])), onlyWeights)
    expect([...rank]).toEqual([3, 1, 1, 4])
  })

  test('points beside the items stay as they are', () => {
    const bonus = { ...three, beside: Float64Array.of(0, 40, 0) }
    expect(run(bonus, onlyWeights).rank[1]).toBe(2)
    expect(run({ ...three, beside: Float64Array.of(0, 80, 0) }, onlyWeights).rank[1]).toBe(1)
  })
})

describe('scales', () => {
  const of = (raw: readonly number[], direction: 'higher' | 'lower' = 'higher') => ({
    ...item(
      'energy',
      10,
      raw.map(() => 0.5),
      raw,
    ),
    direction,
  })

  test('less is better where the item says so', () => {
    expect([...normalise(of([1, 2, 3], 'lower'), 'min-max')]).toEqual([1, 0.5, 0])
    expect([...normalise(of([1, 2, 3], 'lower'), 'rank')]).toEqual([1, 0.5, 0])
  })

  test('an absent value gets the mean of what is there, never the least', () => {
    expect([...normalise(of([0, Number.NaN, 8, 4]), 'min-max')]).toEqual([0, 0.5, 1, 0.5])
  })

  test('an item that tells nobody apart gives everybody the same', () => {
    for (const how of ['min-max', 'z-score', 'rank'] as const) {
      expect([...normalise(of([4, 4, 4]), how)]).toEqual([0.5, 0.5, 0.5])
    }
  })
})

describe('what ranks hang on', () => {
  // Ishigami and Homma (1990), a = 7, b = 0.1; effects worked from the closed form
  const ishigami = (inputs: Float64Array): number => {
    const [x = 0, y = 0, z = 0] = inputs.map((u) => Math.PI * (2 * u - 1))
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
  }

  test('the function of Ishigami and Homma has the effects that its closed form has', () => {
    const [x, y, z] = finish(sobolIndices(ishigami, 3, { sample: 16_000, seed: 1 }))
    const near = (value: number | undefined, exact: number) => expect(Math.abs((value ?? 9) - exact)).toBeLessThan(0.03)
    near(x?.first, 0.3139)
    near(y?.first, 0.4424)
    near(z?.first, 0)
    near(x?.total, 0.5576)
    near(y?.total, 0.4424)
    near(z?.total, 0.2437)
  })

  test('a choice that changes nothing has no effect', () => {
    const flat = finish(sobolIndices(() => 4, 2, { sample: 10, seed: 1 }))
    expect(flat).toEqual([
      { first: 0, total: 0 },
      { first: 0, total: 0 },
    ])
  })

  test('every open choice is asked, a closed one is not', () => {
    const asked = finish(sensitivityOf(three, everything, { sample: 8, seed: 1 })).map(({ kind }) => kind)
    expect(asked).toEqual(['weight', 'weight', 'normalisation', 'aggregation', 'left-out'])
    const closed = finish(sensitivityOf(three, onlyWeights, { sample: 8, seed: 1 }))
    expect(closed.map((factor) => (factor.kind === 'weight' ? factor.item : factor.kind))).toEqual(['tax', 'energy'])
  })

  test('without an item the others carry its weight', () => {
    const [tax, energy] = withoutEach(three)
    expect([...(tax?.ranks ?? [])]).toEqual([1, 3, 2])
    expect([...(energy?.ranks ?? [])]).toEqual([1, 2, 3])
    expect(tax?.meanShift).toBe(0)
    expect(energy?.meanShift).toBeCloseTo(2 / 3)
  })
})

describe('chance', () => {
  test('falls the same way for the same seed and evenly', () => {
    const [first, second] = [randomFrom(2026), randomFrom(2026)]
    const drawn = Array.from({ length: 20_000 }, first)
    expect(drawn.slice(0, 50)).toEqual(Array.from({ length: 50 }, second))
    expect(drawn.every((u) => u >= 0 && u < 1)).toBe(true)
    expect(Math.abs(drawn.reduce((sum, u) => sum + u, 0) / drawn.length - 0.5)).toBeLessThan(0.01)
  })
})
