import { expect, test } from 'vitest'
import { checkMethod } from '#core/evaluations/check-method.ts'
import { locateFindings } from './locate-findings.ts'
import { readMethod } from './read-method.ts'

const TEXT = `format: jingwei-method/1
code: trial
name: 试评办法
subject: enterprise
period: 2025
inputs:
  tax: { name: 税收, unit: 万元 }
  spare: { name: 没有用到的数 }
cohorts: { all: { name: 全部 } }
items:
  - code: benefit
    name: 效益
    items:
      - code: tax
        name: 税收
        weights:
          all: 90
          nobody: 10
        value: tax
        least: 5
        most: 1
        score: { kind: best, over: cohort, floor: 0 }
gradings:
  - grades: [{ code: A, rest: true }]
`

test('what is wrong with a method is found in its text, also under branches and by cohort', () => {
  const bytes = new TextEncoder().encode(TEXT)
  const read = readMethod(bytes, '办法.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const found = locateFindings(checkMethod(read.value).findings, bytes, '办法.yaml')
  const lines = Object.fromEntries(found.map(({ code, place }) => [code.replace('evaluation.', ''), place.row]))
  expect(lines).toMatchObject({ 'input-unused': 8, 'bounds-crossed': 14, 'cohort-unknown': 16 })
})
