import { describe, expect, it } from 'vitest'
import { evaluated, explained, refusals, standings, tryOut } from './testing.ts'

const method = (rest: string, inputs = '') => `
inputs:
  x: { name: 得分 }
  tax: { name: 亩均税收, blank: 0 }
  place: { name: 所属区, type: text, blank: 甲区 }
  ${inputs}
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 指标, weight: 100, value: x, score: { kind: mark } }]
rounding: { item: 2, total: 1 }
${rest}
`
const rows = (...scores: readonly number[]) =>
  `代码,得分\n${scores.map((score, at) => `s${at + 1},${score}`).join('\n')}`
const grades = (yaml: string, csv: string) => Object.values(standings(evaluated(yaml, csv))).map(({ grade }) => grade)
const quotas = (...list: readonly string[]) => `gradings: [{ grades: [${list.join(', ')}] }]`
const descending = (count: number) => Array.from({ length: count }, (_, at) => 100 - at)

describe('grades by quota', () => {
  it('floor the best, ceil the last, and leave the rest between', () => {
    const yaml = method(
      quotas(
        '{ code: A, share: 20 }',
        '{ code: B, share: 30 }',
        '{ code: C, rest: true }',
        '{ code: D, last: 5, rounding: ceil }',
      ),
    )
    const given = grades(yaml, rows(...descending(39)))
    const count = (grade: string) => given.filter((one) => one === grade).length
    expect([count('A'), count('B'), count('C'), count('D')]).toEqual([7, 11, 19, 2])
  })

  it('know whether a border is included', () => {
    const upto = (inclusive: boolean) =>
      method(quotas(`{ code: A, upto: 20, inclusive: ${inclusive} }`, '{ code: B, rest: true }'))
    expect(grades(upto(true), rows(...descending(10))).filter((one) => one === 'A')).toHaveLength(2)
    expect(grades(upto(false), rows(...descending(10))).filter((one) => one === 'A')).toHaveLength(1)
  })

  it('do not tear apart those whom nothing tells apart', () => {
    const edge = (way: string) =>
      method(`gradings: [{ edge: ${way}, grades: [{ code: A, share: 40 }, { code: B, rest: true }] }]`)
    expect(grades(edge('up'), rows(90, 80, 80, 70, 60))).toEqual(['A', 'A', 'A', 'B', 'B'])
    expect(grades(edge('down'), rows(90, 80, 80, 70, 60))).toEqual(['A', 'B', 'B', 'B', 'B'])
  })

  it('are counted by county where the method says so', () => {
    const yaml = method(
      'gradings: [{ over: { by: place }, grades: [{ code: A, share: 50 }, { code: B, rest: true }] }]',
    )
    expect(grades(yaml, '代码,得分,所属区\ns1,90,甲区\ns2,80,甲区\ns3,50,乙区\ns4,40,乙区')).toEqual([
      'A',
      'B',
      'A',
      'B',
    ])
  })
})

describe('grades by line and rank', () => {
  const yaml = method(
    quotas(
      '{ code: 优秀, rank: 2, score: 90 }',
      '{ code: 良好, score: 80 }',
      '{ code: 达标, score: 60 }',
      '{ code: 不达标, rest: true }',
    ),
  )

  it('ask for both where a grade names both: third with 90 or more is only good', () => {
    expect(grades(yaml, rows(95, 92, 91, 79.96, 79.9, 60, 59.94))).toEqual([
      '优秀',
      '优秀',
      '良好',
      '良好',
      '达标',
      '达标',
      '不达标',
    ])
  })

  it('say how far it is to the next one', () => {
    const evaluation = evaluated(yaml, rows(95, 92, 91, 70))
    // the line is 80, however far above it others stand; the third place needs what the second has
    expect(explained(evaluation, 's4').grade?.next).toEqual({ grade: '良好', points: 10 })
    expect(explained(evaluation, 's3').grade?.next).toEqual({ grade: '优秀', points: 1 })
    expect(explained(evaluation, 's1').grade?.next).toBeNull()
  })
})

describe('rulings', () => {
  const inputs =
    'accident: { name: 事故, blank: 0 }\n  fraud: { name: 造假, type: boolean, blank: false }\n  star: { name: 星级, blank: 0 }\n  utility: { name: 公用, type: boolean, blank: false }'
  const rulings = (list: string) =>
    method(
      `rulings: [${list}]\n${quotas('{ code: A, share: 25 }', '{ code: B, upto: 75 }', '{ code: C, rest: true }')}`,
      inputs,
    )
  const head = '代码,得分,事故,造假,星级,公用\n'

  it('bar from the best grade without touching the others', () => {
    const yaml = rulings('{ code: unsafe, name: 发生事故, when: accident > 0, atBest: B }')
    expect(grades(yaml, `${head}s1,90,1,,,\ns2,80,,,,\ns3,70,,,,\ns4,60,,,,`)).toEqual(['B', 'B', 'B', 'C'])
    const evaluation = evaluated(yaml, `${head}s1,90,1,,,\ns2,80,,,,\ns3,70,,,,\ns4,60,,,,`)
    expect(explained(evaluation, 's1')).toMatchObject({
      grade: { code: 'B', before: 'A' },
      rulings: [{ name: '发生事故' }],
    })
  })

  it('grade directly, outside the quotas', () => {
    const yaml = rulings(
      '{ code: fraud, name: 造假, when: fraud, grade: C }, { code: star, name: 四星以上, when: star >= 4, grade: A }',
    )
    expect(grades(yaml, `${head}s1,90,,是,,\ns2,80,,,,\ns3,70,,,,\ns4,60,,,,\ns5,50,,,,\ns6,40,,,5,`)).toEqual([
      'C',
      'A',
      'B',
      'B',
      'C',
      'A',
    ])
  })

  it('or inside them, where the place is then taken', () => {
    const yaml = rulings('{ code: star, name: 四星以上, when: star >= 4, grade: A, inQuota: true }')
    expect(grades(yaml, `${head}s1,90,,,,\ns2,80,,,,\ns3,70,,,,\ns4,60,,,5,`)).toEqual(['B', 'B', 'B', 'A'])
  })

  it('leave some without a grade, a rank and a place in the means', () => {
    const yaml = `
inputs: { x: { name: 数值 }, utility: { name: 公用, type: boolean, blank: false } }
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 指标, weight: 100, value: x, score: { kind: ratio, benchmark: { mean: ratios } } }]
rulings: [{ code: utilities, name: 公用事业, when: utility, ungraded: T, managedAs: B, inBenchmarks: false }]
gradings: [{ grades: [{ code: A, share: 50 }, { code: B, rest: true }] }]
`
    expect(standings(evaluated(yaml, '代码,数值,公用\na,10,\nb,30,\nc,1000,是'))).toEqual({
      a: { total: 50, rank: 2, grade: 'B' },
      b: { total: 150, rank: 1, grade: 'A' },
      c: { total: 5000, rank: 0, grade: 'T' },
    })
  })
})

describe('ranks', () => {
  it('tell equal totals apart in the declared order, and say who still shares a place', () => {
    const yaml = method('ranking: { ties: [{ input: tax }] }')
    const evaluation = evaluated(yaml, '代码,得分,亩均税收\ns1,90,3\ns2,90,7\ns3,90,3\ns4,50,9')
    expect(Object.values(standings(evaluation)).map(({ rank }) => rank)).toEqual([2, 1, 2, 4])
    expect([evaluation.ranks.tiesBroken, evaluation.ranks.tiesLeft]).toEqual([1, 2])
  })

  it('go by the published total, or by the exact one where the method says so', () => {
    const on = (what: string) =>
      Object.values(standings(evaluated(method(`ranking: { on: ${what} }`), rows(80.04, 80.02, 79)))).map(
        ({ rank }) => rank,
      )
    expect(on('rounded')).toEqual([1, 1, 3])
    expect(on('exact')).toEqual([1, 2, 3])
  })

  it('leave a cohort out of the ranking that only has to reach a line', () => {
    const yaml = `
inputs: { x: { name: 得分 }, kind: { name: 类型, type: text } }
cohorts: { growing: { name: 增量, where: kind != "保税" }, bonded: { name: 保税区, where: kind == "保税", ranked: false } }
items: [{ code: item, name: 指标, weight: 100, value: x, score: { kind: mark } }]
gradings:
  - { cohorts: [growing], grades: [{ code: 优秀, rank: 1, score: 90 }, { code: 达标, score: 60 }, { code: 不达标, rest: true }] }
  - { cohorts: [bonded], grades: [{ code: 达标, score: 60 }, { code: 不达标, rest: true }] }
`
    expect(standings(evaluated(yaml, '代码,得分,类型\na,91,增量\nb,99,保税\nc,50,增量'))).toEqual({
      a: { total: 91, rank: 1, grade: '优秀' },
      b: { total: 99, rank: 0, grade: '达标' },
      c: { total: 50, rank: 2, grade: '不达标' },
    })
  })
})

describe('districts', () => {
  it('with two parks take the mean of both', () => {
    const yaml = method(
      'grouping: { name: 各区, by: place, graded: true, leaveOut: [保税] }\ngradings: [{ grades: [{ code: 优秀, rank: 2, score: 90 }, { code: 良好, score: 80 }, { code: 其他, rest: true }] }]',
    )
    const { groups } = evaluated(yaml, '代码,得分,所属区\na,91,金湾\nb,90,金湾\nc,95,高栏\nd,88,斗门\ne,99,保税')
    expect(groups.map(({ group, mean, rank, grade }) => [group, mean, rank, grade])).toEqual([
      ['高栏', 95, 1, '优秀'],
      ['金湾', 90.5, 2, '优秀'],
      ['斗门', 88, 3, '良好'],
    ])
  })
})

describe('totals', () => {
  it('multiply, add what is capped, take off what is capped, and stay between their bounds', () => {
    const yaml = `
inputs: { x: { name: 得分 }, k: { name: 系数 }, brands: { name: 品牌 }, faults: { name: 违规 } }
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 指标, weight: 100, value: x, score: { kind: mark } }]
total: { coefficient: { name: 修正系数, value: k }, most: 100 }
bonus: { name: 加分, cap: 10, items: [{ code: brand, name: 品牌, value: brands, score: { kind: each, points: 4 }, missing: zero }] }
deductions: { name: 扣分, cap: 6, items: [{ code: fault, name: 违规, value: faults, score: { kind: each, points: 5 }, missing: zero }] }
`
    const evaluation = evaluated(yaml, '代码,得分,系数,品牌,违规\na,50,1.1,3,2\nb,90,1,3,0')
    expect(standings(evaluation)).toMatchObject({ a: { total: 59 }, b: { total: 100 } })
    expect(explained(evaluation, 'a').adjustments).toEqual([
      { kind: 'coefficient', name: '修正系数', points: 5 },
      { kind: 'bonus-cap', name: '加分', points: -2 },
      { kind: 'deductions-cap', name: '扣分', points: 4 },
    ])
    expect(explained(evaluation, 'b').adjustments).toEqual([{ kind: 'bonus-cap', name: '加分', points: -2 }])
  })

  it('refuse a subject with no value at all, whose weight nothing can take', () => {
    const yaml = `
inputs: { x: { name: 得分 } }
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 指标, weight: 100, value: x, score: { kind: mark }, missing: leave-out }]
`
    expect(refusals(tryOut(yaml, '代码,得分\na,5\nb,'))).toEqual(['evaluation.subject-without-values'])
  })
})
