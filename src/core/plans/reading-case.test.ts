import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ReadingCase, readCase } from './reading-case.ts'

const file = new URL('../../../cases/plans/corrected.jsonl', import.meta.url)
const cases = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): ReadingCase => JSON.parse(line))

for (const [index, one] of cases.entries()) {
  test(`what a person corrected stays right, line ${index + 1}: ${one.say.slice(0, 40)}`, () => {
    const reads = readCase(one)
    if (one.targets !== null) expect(reads.targets).toEqual(one.targets)
    if (one.duties !== null) expect(reads.duties).toEqual(one.duties)
  })
}
