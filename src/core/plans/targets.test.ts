import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { cleanText } from './clean.ts'
import { readOutline } from './outline.ts'
import type { PlanHead } from './reading.ts'
import { readTargets } from './targets.ts'

type Plan = { readonly year?: number; readonly term?: string }
type Case = {
  readonly say: string
  readonly in: string
  readonly heading?: string
  readonly targets: readonly string[]
  readonly others?: readonly string[]
}

const cases = parse(readFileSync(new URL('../../../cases/plans/target-sentences.yaml', import.meta.url), 'utf8')) as {
  readonly plans: Readonly<Record<string, Plan>>
  readonly sentences: readonly Case[]
}

function headOf({ year, term }: Plan): PlanHead {
  const field = (value: string) => ({ start: 0, end: 0, rule: 'given', confidence: 1, value })
  return {
    title: null,
    documentNumber: null,
    issuer: null,
    issuedOn: year === undefined ? null : field(`${year}-03-01`),
    term: term === undefined ? null : field(term),
    validity: null,
    interpretationUnit: null,
    contactUnit: null,
    disclosure: null,
    copyTo: null,
    annexes: [],
    placeholders: [],
  }
}

export function read(text: string, plan: Plan) {
  const document = { text, tables: [] }
  const clean = cleanText(document)
  return readTargets(clean, readOutline(clean, document), headOf(plan))
}

for (const one of cases.sentences) {
  test(`${one.in}: ${one.say}`, () => {
    const text = `${one.heading ?? '一、重点任务'}\n${one.say}\n`
    const { targets, figures } = read(text, cases.plans[one.in] ?? {})
    const said = targets.map(({ value, valueMax, unit, comparator, kind, period }) =>
      [valueMax === undefined ? value : `${value}..${valueMax}`, unit || '-', comparator, kind, period ?? '-'].join(
        ' ',
      ),
    )
    expect(said).toEqual(one.targets)
    for (const target of targets) expect(text.slice(target.start, target.end)).toContain(target.text.slice(0, 1))
    const roles = figures.map((figure) => `${figure.text} ${figure.role}`)
    for (const other of one.others ?? []) expect(roles).toContain(other)
  })
}
