import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluated } from './testing.ts'

type Firm = { readonly points: number; readonly tie: number; readonly cohort: '上' | '下'; readonly out: boolean }

const methodOf = (over: string, style: string, ties: string) => `
inputs:
  cohort: { name: 规模, type: text }
  points: { name: 得分 }
  tie: { name: 税收 }
  out: { name: 不评价, type: boolean, blank: false }
cohorts: { above: { name: 规上, where: cohort == "上" }, below: { name: 规下, where: cohort == "下" } }
items: [{ code: i1, name: 一, weight: 100, value: points, missing: zero, score: { kind: mark, from: 0, to: 100 } }]
rounding: { item: 0, total: 0 }
ranking: { over: ${over}, style: ${style}, ties: ${ties} }
rulings: [{ code: none, name: 不评价, when: out, ungraded: T, gradeName: 不评价, ranked: false }]
gradings: [{ grades: [{ code: A, share: 20 }, { code: B, rest: true }] }]
`

const dataOf = (firms: readonly Firm[]) =>
  [
    '代码,名称,规模,得分,税收,不评价',
    ...firms.map(
      ({ points, tie, cohort, out }, at) => `Q${at},企业${at},${cohort},${points},${tie},${out ? '是' : '否'}`,
    ),
  ].join('\n')

/** By the words of the definition: how many, or how many different ones, stand before. */
function rankOf(firm: Firm, firms: readonly Firm[], over: string, style: string, broken: boolean): number {
  if (firm.out) return 0
  const rivals = firms.filter(({ out, cohort }) => !out && (over === 'all' || cohort === firm.cohort))
  const better = rivals.filter(
    ({ points, tie }) => points > firm.points || (broken && points === firm.points && tie > firm.tie),
  )
  if (style === 'competition') return better.length + 1
  return new Set(better.map(({ points, tie }) => (broken ? `${points} ${tie}` : points))).size + 1
}

describe('ranks', () => {
  // a few firms with far totals are sorted, many with close ones are counted
  const firms = (count: number) =>
    fc.array(
      fc.record<Firm>({
        points: fc.integer({ min: 0, max: 100 }),
        tie: fc.integer({ min: 0, max: 3 }),
        cohort: fc.constantFrom('上', '下'),
        out: fc.constantFrom(false, false, false, true),
      }),
      { minLength: count, maxLength: count * 2 },
    )
  const every = fc.oneof(firms(2), firms(60))

  it.each([
    ['cohort', 'competition', '[]'],
    ['cohort', 'dense', '[{ input: tie }]'],
    ['all', 'competition', '[{ input: tie }]'],
    ['all', 'dense', '[]'],
  ])('over %s in %s style with ties %s count who stands before', (over, style, ties) => {
    fc.assert(
      fc.property(every, (some) => {
        const whole: readonly Firm[] = [
          { points: 50, tie: 1, cohort: '上', out: false },
          { points: 50, tie: 1, cohort: '下', out: false },
          ...some,
        ]
        const { ranks } = evaluated(methodOf(over, style, ties), dataOf(whole))
        expect([...ranks.rank]).toEqual(whole.map((firm) => rankOf(firm, whole, over, style, ties !== '[]')))
        const placed = ranks.sets.flatMap(({ order }) => [...order])
        expect(placed.toSorted((a, b) => a - b)).toEqual(whole.flatMap(({ out }, at) => (out ? [] : [at])))
      }),
      { numRuns: 40 },
    )
  })
})
