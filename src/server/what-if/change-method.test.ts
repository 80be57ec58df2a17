import { expect, test } from 'vitest'
import { isSame } from '#core/base/same.ts'
import { parametersOf, withParameters } from '#core/evaluations/parameters.ts'
import { readMethod } from '../evaluations/read-method.ts'
import { listShipped } from '../evaluations/shipped.ts'
import { changeMethod } from './change-method.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const reading = (source: Uint8Array) => {
  const read = readMethod(source, '办法.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

test('every number of every method that comes with the program can be turned in its own text', async () => {
  for (const { code, text } of await listShipped()) {
    const method = reading(bytes(text))
    const parameters = parametersOf(method)
    expect(new Set(parameters.map(({ key }) => key)).size, code).toBe(parameters.length)
    expect(parameters.length, code).toBeGreaterThan(3)
    const changes = new Map(parameters.map(({ key, value }, at) => [key, value + 1 + (at % 3)]))
    const changed = reading(changeMethod(method, bytes(text), changes, ' 试算'))
    const asked = { ...withParameters(method, changes), version: method.version + 1 }
    expect(isSame(changed, asked), code).toBe(true)
    expect(parametersOf(changed).map(({ value }) => value)).toEqual(parameters.map(({ key }) => changes.get(key)))
  }
})

test('where one anchor serves several items, only the one that was turned is changed', () => {
  const text = `format: jingwei-method/1
code: anchored
name: 带锚点的办法
subject: enterprise
period: 2025
inputs: { a: { name: 甲 }, b: { name: 乙 } }
cohorts: { all_firms: { name: 全部 } }
items:
  - { code: i1, name: 一, weight: 60, value: a, score: &same { kind: ratio, benchmark: 2, cap: 1.5 } }
  - { code: i2, name: 二, weight: 40, value: b, score: *same } # 第二项
`
  const method = reading(bytes(text))
  const proposal = changeMethod(method, bytes(text), new Map([['items.i2.score.cap', 3]]), ' 试算')
  expect(new TextDecoder().decode(proposal)).toContain('# 第二项')
  const changed = reading(proposal)
  expect(parametersOf(changed).map(({ key, value }) => [key, value])).toEqual([
    ['items.i1.weight', 60],
    ['items.i1.score.benchmark', 2],
    ['items.i1.score.cap', 1.5],
    ['items.i2.weight', 40],
    ['items.i2.score.benchmark', 2],
    ['items.i2.score.cap', 3],
  ])
})
