import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPlan } from './read.ts'
import type { DutyGrade } from './reading.ts'
import { sayTarget } from './reading-case.ts'
import { wrongSpans } from './testing.ts'

type Case = {
  readonly name: string
  readonly text: string
  readonly measures?: readonly string[]
  readonly targets?: readonly string[]
}

const cases = parse(
  readFileSync(new URL('../../../cases/plans/layout-documents.yaml', import.meta.url), 'utf8'),
) as readonly Case[]
const short: Readonly<Record<DutyGrade, string>> = { lead: '牵', assist: '配', territorial: '属', responsible: '责' }

for (const { name, text, measures, targets } of cases) {
  test(`a ${name} is read as a careful clerk reads it`, () => {
    const reading = readPlan({ text, tables: [] })
    const said = reading.measures.map(({ number, title, duties }) =>
      [number, title, duties.map((duty) => `${short[duty.grade]}${duty.name}`).join(' ')].join('｜'),
    )
    if (measures !== undefined) expect(said).toEqual(measures)
    if (targets !== undefined) expect(reading.targets.map(sayTarget)).toEqual(targets)
    expect(wrongSpans(text, reading)).toEqual([])
  })
}
