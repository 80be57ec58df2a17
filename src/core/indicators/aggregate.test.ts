import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate } from './aggregate.ts'
import { type Observed, toNumberValues } from './observed.ts'
import { rollUp, type SubjectNode, totalByGroup } from './over-places.ts'
import { cumulativeGap, monthFromCumulative, overTime } from './over-time.ts'
import { periodOn } from './report-period.ts'

const values = (...given: (number | 'not-reported' | 'not-applicable' | 'dash')[]): Observed[] =>
  given.map((one) => (typeof one === 'number' ? { value: one } : { missing: one }))
const parts = (...given: Parameters<typeof values>) => values(...given).map((observed) => ({ observed }))

describe('values of several places', () => {
  it('that are all there add up without the crumbs of binary fractions', () => {
    expect(aggregate({ kind: 'sum' }, parts(0.1, 0.2, 0))).toEqual({
      state: 'whole',
      value: 0.3,
      parts: 3,
      absentParts: 0,
      missing: null,
    })
  })

  it('of which one lacks are a partial sum that says so', () => {
    expect(aggregate({ kind: 'sum' }, parts(10, 'not-reported', 5, 'dash'))).toMatchObject({
      state: 'partial',
      value: 15,
      parts: 4,
      absentParts: 2,
    })
  })

  it('of which all lack are absent with a reason, and never 0', () => {
    expect(aggregate({ kind: 'sum' }, parts('not-reported', 'dash'))).toMatchObject({
      state: 'absent',
      value: null,
      missing: 'not-reported',
    })
    expect(aggregate({ kind: 'sum' }, [])).toMatchObject({ state: 'absent', missing: 'not-applicable' })
  })

  it('do not miss a place that the indicator does not apply to', () => {
    expect(aggregate({ kind: 'sum' }, parts(10, 'not-applicable'))).toMatchObject({
      state: 'whole',
      value: 10,
      parts: 1,
    })
  })

  it('average by their weights; without its weight a part lacks', () => {
    // 30 × 200 + 10 × 600 = 12 000; / 800 = 15
    const means = [
      { observed: { value: 30 }, weight: { value: 200 } },
      { observed: { value: 10 }, weight: { value: 600 } },
    ]
    expect(aggregate({ kind: 'weighted-mean', weight: 'land' }, means)).toMatchObject({ state: 'whole', value: 15 })
    const lacking = [...means, { observed: { value: 99 }, weight: { missing: 'blank' as const } }]
    expect(aggregate({ kind: 'weighted-mean', weight: 'land' }, lacking)).toMatchObject({
      state: 'partial',
      value: 15,
      absentParts: 1,
    })
    const none = [{ observed: { value: 5 }, weight: { value: 0 } }]
    expect(aggregate({ kind: 'weighted-mean', weight: 'land' }, none)).toMatchObject({ missing: 'weight-zero' })
  })

  it('are not added where the indicator says none', () => {
    expect(aggregate({ kind: 'none' }, parts(1, 2))).toMatchObject({ state: 'absent', missing: 'not-aggregated' })
  })
})

describe('a tree of places', () => {
  // every subject may only lie under one with a smaller number, so that there is one top
  const trees = fc
    .array(fc.nat(), { minLength: 1, maxLength: 30 })
    .map((seeds): SubjectNode[] => seeds.map((seed, id) => ({ id, parentId: id === 0 ? null : seed % id })))
  const amounts = fc.array(
    fc.option(
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100),
      { nil: null },
    ),
    {
      minLength: 30,
      maxLength: 30,
    },
  )

  it('sums up to what its leaves sum up to, level by level, and loses no absence on the way', () => {
    fc.assert(
      fc.property(trees, amounts, (tree, given) => {
        const parents = new Set(tree.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])))
        const observed = new Map(
          tree.flatMap(({ id }): [number, Observed][] => {
            const value = given[id] ?? null
            return parents.has(id) || value === null ? [] : [[id, { value }]]
          }),
        )
        const rolled = new Map(rollUp(tree, { kind: 'sum' }, observed).map((one) => [one.subjectId, one]))
        expect([...rolled.keys()].sort()).toEqual([...parents].sort())
        for (const id of parents) {
          const under = tree.filter(({ parentId }) => parentId === id)
          const byLevel = under.map(({ id: child }) => {
            const above = rolled.get(child)
            if (above !== undefined) return { value: above.value, lack: above.absentParts, parts: above.parts }
            const leaf = observed.get(child)
            return {
              value: leaf !== undefined && 'value' in leaf ? leaf.value : null,
              lack: leaf === undefined ? 1 : 0,
              parts: 1,
            }
          })
          const present = byLevel.flatMap(({ value }) => (value === null ? [] : [{ observed: { value } }]))
          const total = rolled.get(id)
          expect(total?.value).toBe(present.length === 0 ? null : aggregate({ kind: 'sum' }, present).value)
          expect(total?.absentParts).toBe(byLevel.reduce((sum, one) => sum + one.lack, 0))
          expect(total?.parts).toBe(byLevel.reduce((sum, one) => sum + one.parts, 0))
        }
      }),
    )
  })

  it('whose parents go round gives nothing and does not hang', () => {
    const round = [
      { id: 1, parentId: 2 },
      { id: 2, parentId: 1 },
    ]
    expect(rollUp(round, { kind: 'sum' }, new Map())).toEqual([])
  })

  it('gives by columns what it gives one by one, in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat({ max: 4 }), fc.constantFrom(...values(1.1, 2.2, 3.3, -0.7, 'dash', 'not-applicable'))),
        ),
        (rows) => {
          const groups = Int32Array.from(rows, ([group]) => group)
          const column = toNumberValues(rows.map(([, observed]) => observed))
          const backwards = [...rows].reverse()
          const totals = totalByGroup(groups, 5, column)
          const again = totalByGroup(
            Int32Array.from(backwards, ([group]) => group),
            5,
            toNumberValues(backwards.map(([, observed]) => observed)),
          )
          expect(again).toEqual(totals)
          for (let group = 0; group < 5; group += 1) {
            const own = rows.flatMap(([of, observed]) => (of === group ? [{ observed }] : []))
            const one = aggregate({ kind: 'sum' }, own)
            expect(totals.values[group]).toBe(one.value ?? Number.NaN)
            expect([totals.parts[group], totals.absentParts[group]]).toEqual([one.parts, one.absentParts])
          }
        },
      ),
    )
  })
})

describe('values over time', () => {
  const months = new Map<string, Observed>([
    ['2026-04-30', { value: 10 }],
    ['2026-05-31', { value: 12 }],
    ['2026-06-30', { value: 8 }],
  ])
  const quarter = periodOn('quarter', '2026-06-30')

  it('add up to a quarter, or the last stands for it', () => {
    expect(overTime({ kind: 'sum' }, 'month', quarter, months)).toMatchObject({ state: 'whole', value: 30, parts: 3 })
    expect(overTime({ kind: 'last' }, 'month', quarter, months)).toMatchObject({ state: 'whole', value: 8 })
    expect(overTime({ kind: 'sum' }, 'month', periodOn('half', '2026-06-30'), months)).toMatchObject({
      state: 'partial',
      value: 30,
      absentParts: 3,
    })
  })

  it('whose last is absent has no last value, whatever was before', () => {
    const without = new Map([...months, ['2026-06-30', { missing: 'not-reported' } as const]])
    expect(overTime({ kind: 'last' }, 'month', quarter, without)).toMatchObject({
      state: 'absent',
      missing: 'not-reported',
    })
  })

  it('give a single month as the difference of two cumulative ones', () => {
    const cumulative = new Map<string, Observed>([
      ['2026-01-31', { value: 20.1 }],
      ['2026-02-28', { value: 38.4 }],
    ])
    expect(monthFromCumulative(periodOn('month', '2026-02-28'), cumulative)).toEqual({ value: 18.3 })
    expect(monthFromCumulative(periodOn('month', '2026-01-31'), cumulative)).toEqual({ value: 20.1 })
    expect(monthFromCumulative(periodOn('month', '2026-04-30'), cumulative)).toEqual({ missing: 'not-reported' })
  })

  it('show what month and cumulative say apart', () => {
    expect(cumulativeGap({ value: 18 }, { value: 20.1 }, { value: 38.4 })).toBe(0.3)
    expect(cumulativeGap({ missing: 'blank' }, { value: 20.1 }, { value: 38.4 })).toBeNull()
  })
})
