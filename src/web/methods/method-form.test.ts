import { expect, test } from 'vitest'
import { readForm, withValue } from './method-form.ts'

const TEXT = `format: jingwei-method/1
name: 园区考核   # 名称以印发稿为准
period: 2026
cohorts:
  growth: { name: 增量 }
  stock: { name: 存量 }
items:
  - code: invest
    name: 工业投资
    weights: { growth: 60, stock: { points: 70, confirmed: false } }  # 两类不同
    score: { kind: gap, benchmark: 8, base: { steps: [{ below: 65, points: 6 }] }, up: 0.5, down: 0.5 }
  - { code: tax, name: 税收, weight: 30, score: { kind: each, points: 2 }, most: 30 }
bonus:
  name: 加分
  cap: 10
  items: [{ code: b, name: 品牌, score: { kind: each, points: 1 } }]
gradings:
  - grades: [{ code: 优秀, score: 90, rank: 2 }, { code: 达标, rest: true }]
`

test('a method shows its weights by cohort with their sums, parameters, caps and cuts', () => {
  const form = readForm(TEXT)
  expect(form?.sums).toEqual({ growth: 90, stock: 100 })
  expect(form?.items.map(({ code, section }) => [code, section])).toEqual([
    ['invest', 'items'],
    ['tax', 'items'],
    ['b', 'bonus'],
  ])
  expect(form?.items[0]?.parameters.map(({ keys, value }) => [keys.join('.'), value])).toEqual([
    ['score.benchmark', 8],
    ['score.base.steps.1.below', 65],
    ['score.base.steps.1.points', 6],
    ['score.up', 0.5],
    ['score.down', 0.5],
  ])
  expect(form?.caps.map(({ value, row }) => [value, row])).toEqual([[10, 15]])
  expect(form?.grades[0]?.lines.map(({ keys, value }) => [keys[0], value])).toEqual([
    ['score', 90],
    ['rank', 2],
  ])
})

test('a value changed in the form changes its own letters and no comment', () => {
  const weight = readForm(TEXT)?.items[0]?.weights.growth
  const name = readForm(TEXT)?.head[0]
  if (weight === undefined || name === undefined) throw new Error('no field')
  expect(withValue(TEXT, weight, 70)).toBe(TEXT.replace('growth: 60', 'growth: 70'))
  expect(withValue(TEXT, name, '园区: 考核 #1')).toBe(TEXT.replace('name: 园区考核 ', 'name: "园区: 考核 #1" '))
  const changed = withValue(TEXT, weight, 70)
  expect(readForm(changed)?.sums.growth).toBe(100)
})

test('what is no YAML has no form', () => {
  expect(readForm('items: [')).toBeNull()
})
