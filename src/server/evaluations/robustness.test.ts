import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type RobustnessReport,
  type RobustnessSettings,
  reportRobustness,
  usualSettings,
} from '#core/robustness/report.ts'
import { computeFrom } from './make-package.ts'
import { listShipped } from './shipped.ts'

const root = new URL('../../../', import.meta.url)

async function evaluationOf(code: string) {
  const shipped = (await listShipped()).find((one) => one.code === code)
  const method = { name: 'method.yaml', bytes: new TextEncoder().encode(shipped?.text ?? '') }
  const data = { name: 'data.csv', bytes: readFileSync(new URL(`cases/evaluations/${code}/data.csv`, root)) }
  const computed = computeFrom(method, data)
  if (!computed.ok) throw new Error(JSON.stringify(computed))
  return computed.value.evaluation
}

function finish(steps: Generator<unknown, RobustnessReport>): RobustnessReport {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

const still: RobustnessSettings = {
  ...{ ...usualSettings(8, 5), draws: 4, sample: 4 },
  choices: { weightSpread: 0, normalisations: ['method'], aggregations: ['arithmetic'], mayLeaveOut: false },
}

describe('the sensitivity of an evaluation', () => {
  it('begins from the method’s own places and grades, with cohorts that weigh otherwise ranked together', async () => {
    for (const { code } of await listShipped()) {
      const evaluation = await evaluationOf(code)
      const { sets } = finish(reportRobustness(evaluation, still))
      for (const { lines, grades } of sets)
        for (const { at, rank, low, high, grade, grades: shares } of lines) {
          expect([code, at, rank, low, high]).toEqual([code, at, ...Array(3).fill(evaluation.ranks.rank[at])])
          expect([code, at, shares[grade]]).toEqual([code, at, 1])
          const own = evaluation.grades.names[evaluation.grades.grade[at] as number]?.name ?? ''
          expect(grades[grade]).toBe(own)
        }
    }
  })

  it('leaves out who has no rank, and is the same again with the same seed', async () => {
    const evaluation = await evaluationOf('zhuhai-parks-2017')
    const settings = { ...usualSettings(8, 77), draws: 60, sample: 8 }
    const report = finish(reportRobustness(evaluation, settings))
    expect(report.sets.map(({ cohorts }) => cohorts)).toEqual([['growth', 'stock']])
    expect(finish(reportRobustness(evaluation, settings))).toEqual(report)
  })
})
