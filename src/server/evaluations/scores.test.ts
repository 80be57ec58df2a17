import { describe, expect, it } from 'vitest'
import { evaluated, explained, pointsOf, refusals, standings, tryOut } from './testing.ts'

/** One item of 100 points over x, with whatever is to be tried. */
const one = (score: string, more = '', inputs = '') => `
inputs:
  x: { name: 数值 }
  ${inputs}
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 指标, weight: 100, value: x, score: ${score}, ${more} }]
`
const points = (score: string, csv: string, more = '', inputs = '') =>
  pointsOf(evaluated(one(score, more, inputs), csv), 'item')

describe('score functions', () => {
  it('hold a value against its benchmark, between floor and cap', () => {
    const csv = '代码,数值\na,5\nb,10\nc,40\nd,-3'
    expect(points('{ kind: ratio, benchmark: 10, cap: 1.5, floor: 0 }', csv)).toEqual({ a: 50, b: 100, c: 150, d: 0 })
    expect(points('{ kind: ratio, benchmark: 10 }', '代码,数值\na,5\nb,40', 'direction: lower')).toEqual({
      a: 200,
      b: 25,
    })
  })

  it('give half at the benchmark and all at zero where less is better', () => {
    expect(
      points('{ kind: inverse, benchmark: 10 }', '代码,数值\na,0\nb,10\nc,20\nd,30\ne,5', 'direction: lower'),
    ).toEqual({
      a: 100,
      b: 50,
      c: 0,
      d: 0,
      e: 75,
    })
  })

  it('give the best full marks', () => {
    expect(points('{ kind: best }', '代码,数值\na,5\nb,20')).toEqual({ a: 25, b: 100 })
    expect(points('{ kind: best }', '代码,数值\na,5\nb,20', 'direction: lower')).toEqual({ a: 100, b: 25 })
  })

  it('spread between worst and best, the worst keeping its floor', () => {
    expect(points('{ kind: minmax, floor: 20 }', '代码,数值\na,0\nb,5\nc,10')).toEqual({ a: 20, b: 60, c: 100 })
    expect(points('{ kind: efficacy }', '代码,数值\na,0\nb,5\nc,10')).toEqual({ a: 60, b: 80, c: 100 })
    expect(points('{ kind: efficacy, worst: 2, best: 8 }', '代码,数值\na,0\nb,5\nc,10')).toEqual({
      a: 60,
      b: 80,
      c: 100,
    })
    // 60 × (100/60)^½ = 77.4597
    expect(points('{ kind: exponential }', '代码,数值\na,0\nb,5\nc,10')).toEqual({ a: 60, b: 77.4597, c: 100 })
    expect(points('{ kind: minmax }', '代码,数值\na,7\nb,7')).toEqual({ a: 100, b: 100 })
  })

  it('go in straight lines between graded standards', () => {
    const score =
      '{ kind: standards, standards: [{ value: 20, coefficient: 1 }, { value: 10, coefficient: 0.8 }, { value: 4, coefficient: 0.4 }] }'
    expect(points(score, '代码,数值\na,30\nb,15\nc,7\nd,2')).toEqual({ a: 100, b: 90, c: 60, d: 20 })
  })

  it('take the band of a value, its edges as they are written, and so much for every further step', () => {
    const score =
      '{ kind: steps, steps: [{ below: 1, points: 0 }, { from: 1, upto: 3, points: 6 }, { above: 3, points: 10 }], further: { above: 10, every: 5, points: 1 } }'
    expect(points(score, '代码,数值\na,0.99\nb,1\nc,3\nd,3.01\ne,14.9\nf,20')).toEqual({
      a: 0,
      b: 6,
      c: 6,
      d: 10,
      e: 10,
      f: 12,
    })
  })

  it('give points by rank and by the share that is worse, ties counted half', () => {
    expect(points('{ kind: rank, points: [10, 6], rest: 1 }', '代码,数值\na,1\nb,9\nc,5\nd,9')).toEqual({
      a: 1,
      b: 10,
      c: 1,
      d: 10,
    })
    expect(points('{ kind: percentile }', '代码,数值\na,1\nb,9\nc,5\nd,9\ne,2')).toEqual({
      a: 0,
      b: 87.5,
      c: 50,
      d: 87.5,
      e: 25,
    })
  })

  it('rank equals as equals where their values were computed on two ways', () => {
    // 0.1 + 0.2 is not 0.3 to a computer
    const yaml = (score: string) => one(score, '', 'y: { name: 另一数 }').replace('value: x', "value: 'x + y'")
    const csv = '代码,数值,另一数\na,0.1,0.2\nb,0.3,0\nc,0.2,0'
    expect(pointsOf(evaluated(yaml('{ kind: rank, points: [10, 6], rest: 1 }'), csv), 'item')).toEqual({
      a: 10,
      b: 10,
      c: 1,
    })
    expect(pointsOf(evaluated(yaml('{ kind: percentile }'), csv), 'item')).toEqual({ a: 75, b: 75, c: 0 })
  })

  it('start from a base and go up or down with the gap to own last year or to the mean', () => {
    const own = '{ kind: gap, benchmark: { own: last }, base: 60, up: 2, down: 3 }'
    expect(points(own, '代码,数值,上年\na,10,10\nb,12,10\nc,9,10', '', 'last: { name: 上年 }')).toEqual({
      a: 60,
      b: 64,
      c: 57,
    })
    const mean = '{ kind: gap, benchmark: { mean: ratios }, relative: true, base: 60, up: 1, down: 1, per: 10 }'
    expect(points(mean, '代码,数值\na,10\nb,15\nc,5')).toEqual({ a: 60, b: 65, c: 55 })
  })

  it('count, read marks, and ask for evidence', () => {
    expect(points('{ kind: each, points: 2, beyond: 1 }', '代码,数值\na,0\nb,4')).toEqual({ a: 0, b: 6 })
    expect(points('{ kind: mark, from: 1, to: 5 }', '代码,数值\na,5\nb,2')).toEqual({ a: 100, b: 25 })
    const csv = '代码,数值,佐证\na,90,批文\nb,90,'
    expect(points('{ kind: mark, evidence: proof }', csv, '', 'proof: { name: 佐证, type: text }')).toEqual({
      a: 90,
      b: 0,
    })
  })
})

describe('values', () => {
  const item = (value: string, inputs: string, more = '') => `
inputs: { ${inputs} }
cohorts: { big: { name: 大园区, where: size == "大" }, small: { name: 小园区, where: size == "小" } }
items: [{ code: item, name: 指标, weight: 100, ${value}, score: { kind: each, points: 1 }, ${more} }]
`
  it('count projects above each cohort’s own threshold', () => {
    const yaml = item(
      'values: { big: { count: projects, least: 10000 }, small: { count: projects, least: 5000 } }',
      'size: { name: 类别, type: text }, projects: { name: 项目投资额, type: list, unit: 万元, blank: 0 }',
    )
    expect(
      pointsOf(evaluated(yaml, '代码,类别,项目投资额\na,大,12000;6000;10000\nb,小,6000；4000\nc,小,'), 'item'),
    ).toEqual({ a: 2, b: 1, c: 0 })
  })

  it('take the mean of a panel without its extremes, from several columns or one', () => {
    const yaml = item(
      'value: { panel: marks, trim: 1, members: 3 }',
      'size: { name: 类别, type: text }, marks: { name: 评分, type: list }',
      'missing: zero',
    )
    const csv = '代码,类别,评分1,评分2,评分3,评分4\na,大,10,90,80,60\nb,小,70,,,\nc,小,1,2,9,'
    expect(pointsOf(evaluated(yaml, csv), 'item')).toEqual({ a: 70, b: 0, c: 2 })
  })

  it('let growth from a base that is not above zero be missing, with the reason', () => {
    const yaml = `
inputs: { now: { name: 本年 }, before: { name: 上年 } }
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 增速, weight: 100, value: { growth: now, before: before }, score: { kind: each, points: 1 }, missing: { points: -3 } }]
`
    const evaluation = evaluated(yaml, '代码,本年,上年\na,110,100\nb,50,0\nc,50,-10\nd,,100')
    expect(pointsOf(evaluation, 'item')).toEqual({ a: 10, b: -3, c: -3, d: -3 })
    expect(explained(evaluation, 'b').items[0]).toMatchObject({
      raw: null,
      why: 'base-not-positive',
      marks: { imputed: 'points' },
    })
    expect(explained(evaluation, 'd').items[0]).toMatchObject({ why: 'absent' })
  })
})

describe('benchmarks', () => {
  const ratio = (benchmark: string, more = '') => `
inputs: { tax: { name: 税收, unit: 万元 }, land: { name: 面积, unit: 亩 }, industry: { name: 行业, type: text }, big: { name: 规上, type: boolean } }
populations: { bigs: { name: 规上企业, where: big } }
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 亩均税收, unit: 万元/亩, weight: 100, value: { of: tax, per: land }, score: { kind: ratio, benchmark: ${benchmark} }, missing: zero, ${more} }]
`
  const csv = '代码,税收,面积,行业,规上\na,100,10,甲,是\nb,300,10,甲,否\nc,100,100,乙,是'
  const against = (benchmark: string, more = '') => {
    const evaluation = evaluated(ratio(benchmark, more), csv)
    return explained(evaluation, 'a').items[0]?.benchmarks[0]
  }

  it('tell a mean of ratios from a ratio of sums', () => {
    expect(against('{ mean: ratios }')?.value).toBeCloseTo(41 / 3, 12)
    expect(against('{ mean: sums }')?.value).toBeCloseTo(500 / 120, 12)
    expect(against('{ mean: sums, decimals: 2 }')?.value).toBe(4.17)
    expect(against('{ mean: ratios, times: 2, over: bigs }')).toMatchObject({ value: 11, over: '规上企业', count: 2 })
  })

  it('go by industry, and say where a small group takes the mean of the whole', () => {
    expect(against('{ mean: ratios, by: industry }')).toMatchObject({
      value: 20,
      group: '甲',
      count: 2,
      fallback: false,
    })
    expect(against('{ mean: ratios, by: industry, least: 3 }')).toMatchObject({ fallback: true })
  })

  it('are refused where they are not above zero', () => {
    expect(refusals(tryOut(ratio('0'), csv))).toContain('evaluation.benchmark-not-positive')
    expect(refusals(tryOut(ratio('{ mean: ratios }'), csv.replace('b,300', 'b,-900')))).toEqual([
      'evaluation.benchmark-not-positive',
    ])
    expect(refusals(tryOut(ratio('{ mean: ratios, by: industry }'), csv.replace('c,100', 'c,-5')))).toEqual([
      'evaluation.benchmark-not-positive',
    ])
  })

  it("are refused where a subject's own is not above zero; one that is missing leaves the value missing", () => {
    const target = ratio('{ own: land }').replace('value: { of: tax, per: land }', 'value: tax')
    const result = tryOut(target, csv.replace('b,300,10', 'b,300,0').replace('c,100,100', 'c,100,-1'))
    expect(refusals(result)).toEqual(['evaluation.own-benchmark-not-positive'])
    expect(!result.ok && result.findings.find(({ severity }) => severity === 'refuse')?.facts).toMatchObject({
      count: 2,
      subjects: 'b、c',
    })
    expect(pointsOf(evaluated(target, csv.replace('b,300,10', 'b,300,')), 'item').b).toBe(0)
    expect(refusals(tryOut(target, csv.replace('b,300,10', 'b,,0')))).toEqual([])
  })

  it('are taken after outliers are held at their limits', () => {
    expect(against('{ mean: ratios }', 'winsorise: { limits: [null, 11] }')?.value).toBeCloseTo((10 + 11 + 1) / 3, 12)
  })
})

describe('missing values', () => {
  const yaml = (rule: string) => `
inputs: { x: { name: 甲项 }, y: { name: 乙项 } }
cohorts: { all_of_them: { name: 全体 } }
items:
  - { code: first, name: 甲, weight: 60, value: x, score: { kind: mark }, missing: ${rule} }
  - { code: second, name: 乙, weight: 40, value: y, score: { kind: mark } }
`
  const csv = '代码,甲项,乙项\na,100,50\nb,50,100\nc,,50'

  it('do what the method says, and the result says so', () => {
    expect(standings(evaluated(yaml('zero'), csv)).c?.total).toBe(20)
    expect(standings(evaluated(yaml('mean'), csv)).c?.total).toBe(65)
    expect(standings(evaluated(yaml('{ points: -3 }'), csv)).c?.total).toBe(17)
    // 40 of 100 points are left: 20 ÷ 40 of the whole
    const left = evaluated(yaml('leave-out'), csv)
    expect(standings(left).c?.total).toBe(50)
    expect(explained(left, 'c').items.map(({ marks }) => marks.imputed)).toEqual(['leave-out', null])
    expect(left.findings).toMatchObject([
      { code: 'evaluation.value-imputed', facts: { count: 1, subjects: 'c', rule: 'leave-out' } },
    ])
  })

  it('stop everything where the method does not allow them', () => {
    expect(refusals(tryOut(yaml('refuse'), csv))).toEqual(['evaluation.value-missing'])
  })

  it('stop everything where nobody has a value', () => {
    expect(refusals(tryOut(yaml('zero'), '代码,甲项,乙项\na,,50\nb,,20'))).toEqual(['evaluation.all-missing'])
  })
})
