import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkShares } from './check.ts'
import {
  type DecompositionContent,
  demandOf,
  proposePeriods,
  proposeRule,
  type Share,
  type Whole,
} from './decomposition.ts'
import { decimalsFor, splitByWeights, splitEqually } from './split.ts'

const investment: Whole = {
  metric: '工业投资',
  value: 900,
  valueMax: null,
  unit: '亿元',
  comparator: '>=',
  kind: 'increment',
  period: '2026-2028',
}
const share = (values: readonly (number | null)[], more: Partial<Share> = {}): Share => ({
  unitId: null,
  placeId: `p${JSON.stringify(values)}`,
  values,
  weight: null,
  factor: null,
  factorReason: '',
  note: '',
  ...more,
})
const split = (shares: readonly Share[], more: Partial<DecompositionContent> = {}): DecompositionContent => ({
  rule: 'sum',
  unit: '亿元',
  periods: ['2026', '2027', '2028'],
  shares,
  ...more,
})
const codes = (whole: Whole, content: DecompositionContent) =>
  checkShares(whole, content).findings.map(({ code, severity }) => `${code} ${severity}`)

describe('a target that is split over years and parks', () => {
  it('says by how much its shares miss the whole', () => {
    const { held, findings } = checkShares(investment, split([share([100, 100, 100]), share([150, 150, 150])]))
    expect(held).toEqual([{ period: '2026-2028', sum: 750, whole: 900, difference: -150, missing: 0 }])
    expect(findings).toMatchObject([{ code: 'sum-short', severity: 'wrong', facts: { by: 150, unit: '亿元' } }])
  })

  it('may be given out with more than the whole where the whole is a floor, and not where it is a cap', () => {
    const more = split([share([400, 300, 300])])
    expect(codes(investment, more)).toEqual(['sum-over note'])
    expect(codes({ ...investment, comparator: '<=' }, more)).toEqual(['sum-over wrong'])
  })

  it('counts a cell without a value as missing and never as nothing', () => {
    const { held, findings } = checkShares(investment, split([share([300, 300, 300]), share([10, null, 10])]))
    expect(held).toMatchObject([{ sum: 900, missing: 1 }])
    expect(findings).toMatchObject([{ code: 'share-empty', share: 1 }])
  })

  it('is converted from 亿元 to 万元, and says so', () => {
    const content = split([share([3_000_000, 3_000_000, 3_000_000])], { unit: '万元' })
    expect(checkShares(investment, content)).toMatchObject({
      held: [{ sum: 9_000_000, whole: 9_000_000, difference: 0 }],
      findings: [{ code: 'converted', severity: 'note', facts: { from: '亿元', to: '万元', converted: 9_000_000 } }],
    })
    expect(codes(investment, split([share([1, 1, 1])], { unit: '家' }))).toEqual(['not-one-unit stop'])
  })

  it('adds increments over the years, but holds a level against its last year only', () => {
    const level: Whole = { ...investment, metric: '园区工业总产值', kind: 'level', value: 2650, period: '2028' }
    const content = split([share([1000, 1200, 1350]), share([1000, 1150, 1300])])
    expect(checkShares(level, content).held).toMatchObject([{ period: '2028', sum: 2650, difference: 0 }])
    expect(codes(level, split([share([1, 2])], { periods: ['2026', '2027'] }))).toEqual(['period-missing wrong'])
  })

  it('of every year is held against every year', () => {
    const annual: Whole = { ...investment, metric: '新增规模以上工业企业', value: 90, unit: '家', period: 'annual' }
    const content = split([share([50, 40, 45]), share([40, 40, 50])], { unit: '家' })
    expect(checkShares(annual, content).held.map(({ difference }) => difference)).toEqual([0, -10, 5])
  })

  it('gives a line both by years and as a whole, and the two must agree', () => {
    const content = split([share([900, 300, 300, 200])], { periods: ['2026-2028', '2026', '2027', '2028'] })
    expect(checkShares(investment, content).findings).toMatchObject([
      { code: 'years-differ', share: 0, facts: { sum: 800, said: 900, by: 100 } },
    ])
  })

  it('does not add rates: each is held against the whole, or their weighted mean is', () => {
    const rate: Whole = { ...investment, metric: '技改覆盖率', value: 55, unit: '%', kind: 'share', period: '2028' }
    expect(proposeRule(rate)).toBe('each')
    const content = split([share([50], { weight: 100 }), share([60], { weight: 300 })], {
      rule: 'each',
      unit: '%',
      periods: ['2028'],
    })
    expect(codes(rate, content)).toEqual(['share-below wrong'])
    const mean = checkShares(rate, { ...content, rule: 'weighted' })
    expect(mean.held).toMatchObject([{ sum: 57.5, whole: 55, difference: 2.5 }])
  })

  it('wants a reason for a factor, which raises what is handed down and not what is summed', () => {
    const quota = share([300, 300, 300], { factor: 1.2 })
    expect(codes(investment, split([quota]))).toEqual(['factor-without-reason stop'])
    const reasoned = { ...quota, factorReason: '培育库按 1.2 倍储备' }
    expect(codes(investment, split([reasoned]))).toEqual([])
    expect(demandOf(reasoned, 300)).toBe(360)
    expect(demandOf(reasoned, null)).toBeNull()
  })

  it('names nobody twice and is not empty', () => {
    expect(codes(investment, split([]))).toEqual(['no-shares stop'])
    const twin = share([450, 0, 0], { placeId: 'a' })
    expect(codes(investment, split([twin, twin]))).toEqual(['same-twice stop'])
  })
})

describe('what a split begins with', () => {
  it.each([
    ['工业投资', 'increment', '亿元', 'sum'],
    ['高新技术企业', 'level', '家', 'sum'],
    ['规模以上工业增加值', 'growth', '%', 'each'],
    ['研发经费投入强度', 'level', '%', 'each'],
    ['规模以上工业亩均税收', 'level', '万元/亩', 'each'],
  ] as const)('%s (%s, %s) is held by %s', (metric, kind, unit, rule) => {
    expect(proposeRule({ metric, kind, unit })).toBe(rule)
  })

  it('takes its years from the target, or from the programme where the target is owed every year', () => {
    const term = { from: 2026, to: 2028 }
    expect(proposePeriods({ period: '2026-2028' }, term)).toEqual(['2026', '2027', '2028'])
    expect(proposePeriods({ period: '2028' }, term)).toEqual(['2028'])
    expect(proposePeriods({ period: 'annual' }, term)).toEqual(['2026', '2027', '2028'])
    expect(proposePeriods({ period: null }, { from: null, to: null })).toEqual([])
  })
})

describe('dividing a whole', () => {
  it('gives eight parks of 680 firms 85 each, and three of 100 a whole number of firms', () => {
    expect(splitEqually(680, 8, decimalsFor('家'))).toEqual(Array(8).fill(85))
    expect(splitEqually(100, 3, decimalsFor('家'))).toEqual([34, 33, 33])
    expect(splitEqually(900, 8, decimalsFor('亿元'))).toEqual(Array(8).fill(112.5))
  })

  it('gives nothing to whom nobody gave a weight', () => {
    expect(splitByWeights(10, [1, null, 1], 0)).toEqual([5, null, 5])
    expect(splitByWeights(10, [null, null], 0)).toEqual([null, null])
  })

  it('always adds up to the whole exactly', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (hundredths, given) => {
        fc.pre(given.some((weight) => weight > 0))
        const parts = splitByWeights(hundredths / 100, given, 2)
        const sum = parts.reduce<number>((total, part) => total + Math.round((part ?? 0) * 100), 0)
        expect(sum).toBe(hundredths)
      }),
    )
  })
})
