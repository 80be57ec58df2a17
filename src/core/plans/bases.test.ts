import { expect, test } from 'vitest'
import { readPlan } from './read.ts'

const plan = (text: string) => readPlan({ text, tables: [] })
const head = '望潮府发〔2026〕7号\n\n望潮市工业强市三年行动方案（2026—2028年）\n\n一、主要目标\n\n'

test('what a past year had reached is the base of the target that aims at it, and no target', () => {
  const { bases, targets } = plan(
    `${head}2025年，全市规模以上工业增加值486亿元。到2028年，全市规模以上工业增加值达到620亿元。\n`,
  )
  expect(bases.map(({ metric, value, unit, period, text }) => ({ metric, value, unit, period, text }))).toEqual([
    { metric: '规模以上工业增加值', value: 486, unit: '亿元', period: '2025', text: '486亿元' },
  ])
  expect(targets.map(({ value }) => value)).toEqual([620])
})

test('a past figure that no target aims at, or that is counted in another unit, is no base', () => {
  const { bases } = plan(
    `${head}2025年，全市规模以上工业企业1268家，园区工业总产值同比增长7.2%。到2028年，园区工业总产值达到2650亿元。\n`,
  )
  expect(bases).toEqual([])
})
