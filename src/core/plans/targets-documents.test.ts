import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPlan } from './read.ts'

const cases = parse(
  readFileSync(new URL('../../../cases/plans/target-documents.yaml', import.meta.url), 'utf8'),
) as readonly { readonly name: string; readonly text: string; readonly targets: readonly string[] }[]

for (const { name, text, targets } of cases) {
  test(`a ${name} gives its targets and nothing else`, () => {
    const reading = readPlan({ text, tables: [] })
    const said = reading.targets.map(({ value, unit, comparator, kind, period }) =>
      [value, unit || '-', comparator, kind, period ?? '-'].join(' '),
    )
    expect(said).toEqual(targets)
  })
}
