import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readCase } from './reading-case.ts'

const cases = parse(
  readFileSync(new URL('../../../cases/plans/target-wordings.yaml', import.meta.url), 'utf8'),
) as readonly { readonly say: string; readonly targets: readonly string[] }[]

for (const { say, targets } of cases) {
  test(say, () => {
    const place = { year: 2025, term: '2025-2027', heading: '一、重点任务', duties: null }
    expect(readCase({ say, targets, ...place }).targets).toEqual(targets)
  })
}
