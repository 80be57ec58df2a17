// Is what is said of an evaluation's ranks true of that evaluation?

import { describe, expect, test } from 'vitest'
import { correlatedPairs, squeezesOf } from './diagnostics.ts'
import { type RobustnessChoices, robustnessOf } from './draws.ts'
import type { RobustCohort, RobustItem } from './subjects.ts'

const item = (code: string, weight: number, raw: readonly number[], shares = raw): RobustItem => ({
  ...{ code, weight, direction: 'higher' },
  ...{ shares: Float64Array.from(shares), raw: Float64Array.from(raw) },
})
const cohortOf = (...items: readonly RobustItem[]): RobustCohort => ({
  items,
  beside: new Float64Array(items[0]?.raw.length ?? 0),
})

describe('outlier squeeze', () => {
  test('one giant leaves a tenth of the scale to the others, and the points it costs them are those of two scales', () => {
    const [first] = squeezesOf(cohortOf(item('tax', 40, [0, 5, 10, 100])), 0.5)
    expect(first).toMatchObject({ item: 'tax', row: 3, end: 'highest', value: 100, next: 10, left: 0.1 })
    // without it the others stand at 0, 0.5 and 1 of 40 points; with it at 0, 0.05 and 0.1
    expect(first?.points).toBeCloseTo((40 * (0.45 + 0.9)) / 3, 9)
  })

  test('where less is better the lowest may squeeze too, and what it costs is told with the right sign', () => {
    const energy: RobustItem = { ...item('energy', 10, [1, 91, 96, 101]), direction: 'lower' }
    const [first] = squeezesOf(cohortOf(energy), 0.5)
    expect(first).toMatchObject({ row: 0, end: 'lowest', left: 0.1 })
    expect(first?.points).toBeGreaterThan(0)
  })

  test('three values are no crowd that could be squeezed', () => {
    expect(squeezesOf(cohortOf(item('tax', 40, [0, 1, 100])), 0.9)).toEqual([])
  })
})

describe('items that say the same', () => {
  test('are named with how many subjects they were seen in; a missing value is not one', () => {
    const one = item('a', 50, [1, 2, 3, 4, 5, Number.NaN])
    const other = item('b', 50, [2.1, 4, 6.2, 8, 10, 3])
    expect(correlatedPairs(cohortOf(one, other), 0.9)).toMatchObject([{ items: ['a', 'b'], count: 5 }])
    expect(correlatedPairs(cohortOf(one, item('c', 50, [5, 1, 4, 2, 3, 9])), 0.9)).toEqual([])
  })
})

describe('subjects that weigh items otherwise but are ranked together', () => {
  const choices: RobustnessChoices = {
    ...{ weightSpread: 0, normalisations: ['method'], aggregations: ['arithmetic'], mayLeaveOut: false },
  }
  const none = { grades: 1, of: () => {} }
  const ranksIn = (cohort: RobustCohort) => {
    const steps = robustnessOf(cohort, choices, none, { draws: 3, seed: 1 })
    let step = steps.next()
    while (!step.done) step = steps.next()
    return step.value
  }

  test('stand by their own weights, and nothing moves while no weight does', () => {
    const items = [item('a', 80, [1, 0.5, 0]), item('b', 80, [0, 0.5, 1])]
    const strata = [
      { rows: Int32Array.of(0, 1), weights: Float64Array.of(80, 20) },
      { rows: Int32Array.of(2), weights: Float64Array.of(10, 90) },
    ]
    const sure = ranksIn({ ...cohortOf(...items), strata })
    // 80, 50 and 90 points
    expect([...sure.rank]).toEqual([2, 3, 1])
    expect([...sure.rank05]).toEqual([...sure.rank95])
  })
})
