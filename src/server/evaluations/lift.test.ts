import { describe, expect, it } from 'vitest'
import { liftOf } from '#core/evaluations/lift.ts'
import { evaluated } from './testing.ts'

const METHOD = `inputs:
  tax: { name: 税收, unit: 万元 }
  land: { name: 用地, unit: 亩 }
  energy: { name: 能耗, unit: 吨标煤 }
cohorts: { all: { name: 全部 } }
items:
  - code: tax_per_mu
    name: 亩均税收
    unit: 万元/亩
    weight: 60
    value: { of: tax, per: land }
    score: { kind: ratio, benchmark: 20, cap: 1 }
  - code: energy
    name: 能耗
    unit: 吨标煤
    weight: 40
    direction: lower
    value: energy
    score: { kind: ratio, benchmark: 100, cap: 1 }
rounding: { item: 2, total: 1, mode: half-up }
gradings:
  - grades: [{ code: A, score: 80 }, { code: B, score: 60 }, { code: C, rest: true }]
`
const DATA = `代码,名称,税收（万元）,用地（亩）,能耗（吨标煤）
F1,一号,200,10,100
F2,二号,100,10,160
F3,三号,150,10,400
`
const linesOf = (row: number) => new Map(liftOf(evaluated(METHOD, DATA), row)?.map((line) => [line.item, line]))

describe('what would lift a subject', () => {
  it('is the best of its cohort, item by item, with the place and grade that it would bring', () => {
    // F2: 30 + 25 = 55; with F1's tax 60 + 25 = 85
    const line = linesOf(1).get('tax_per_mu')
    expect(line).toMatchObject({ points: 30, best: { raw: 20, points: 60 }, gain: 30, rank: 2, grade: 'A' })
    expect(linesOf(1).get('energy')).toMatchObject({ points: 25, gain: 15, grade: 'B' })
  })

  it('names the value at which one item alone brings the next grade, also where less is better', () => {
    const [tax, energy] = [linesOf(1).get('tax_per_mu'), linesOf(1).get('energy')]
    // 5 points more: 35 of 60 at 20 a mu; 30 of 40 at 100 t
    expect(tax?.toNext).toBeCloseTo((35 / 60) * 20, 2)
    expect(energy?.toNext).toBeCloseTo((40 / 30) * 100, 1)
  })

  it('promises nothing where an item alone does not reach so far, or where there is no next grade', () => {
    // F3: 45 + 10 = 55; from 55 to 60 both may; but F1 is at the top already
    expect([...linesOf(0).values()].map(({ gain, toNext, best }) => [gain, toNext, best])).toEqual([
      [0, null, null],
      [0, null, null],
    ])
    const capped = evaluated(METHOD.replace('score: 60', 'score: 79.9'), DATA)
    const line = liftOf(capped, 1)?.find(({ item }) => item === 'energy')
    expect(line).toMatchObject({ gain: 15, toNext: null })
  })

  it('ends where a branch is full', () => {
    const bounded = METHOD.replace(
      'items:\n  - code: tax_per_mu',
      'items:\n  - code: whole\n    name: 合计\n    most: 70\n    items:\n  - code: tax_per_mu',
    ).replace(/ {2}- code: (tax_per_mu|energy)\n( {4}.*\n)+/g, (text) => `${text.replace(/^/gm, '    ').trimEnd()}\n`)
    const [best] = liftOf(evaluated(bounded, DATA), 1) ?? []
    expect(best).toMatchObject({ item: 'tax_per_mu', gain: 15 })
  })
})
