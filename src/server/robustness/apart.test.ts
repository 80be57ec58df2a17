import { expect, it } from 'vitest'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { toColumnValues } from '#core/expressions/column.ts'
import { reportRobustness, usualSettings } from '#core/robustness/report.ts'
import { methodFrom } from '../evaluations/testing.ts'
import { JobCancelled, type JobControl } from '../jobs/job-kinds.ts'
import { type Analysis, analyseApart } from './apart.ts'

const method = methodFrom(`
inputs: { place: { name: 地区, type: text }, a: { name: 甲 }, b: { name: 乙 } }
cohorts: { all_of_them: { name: 全体 } }
items:
  - { code: i1, name: 一, weight: 60, value: { of: a, per: b }, missing: mean, score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: ratios, by: place } } }
  - { code: i2, name: 二, weight: 40, value: a, missing: zero, score: { kind: best } }
gradings: [{ grades: [{ code: A, share: 20 }, { code: B, rest: true }] }]
`)

function analysisOf(rows: number): Analysis {
  const codes = Array.from({ length: rows }, (_, at) => `S${at}`)
  const column = (each: (at: number) => number | null) =>
    toColumnValues(
      'number',
      codes.map((_, at) => each(at)),
    )
  const columns = new Map([
    [
      'place',
      toColumnValues(
        'text',
        codes.map((_, at) => ['东区', '西区'][at % 2] ?? null),
      ),
    ],
    ['a', column((at) => (at % 7 === 3 ? null : 10 + ((at * 37) % 50)))],
    ['b', column((at) => 5 + ((at * 11) % 13))],
  ])
  return { method, subjects: { rows, codes, names: codes, unique: true, columns }, settings: usualSettings(rows, 7) }
}

function controlOf() {
  const controller = new AbortController()
  const seen: number[] = []
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const check = () => {
    if (controller.signal.aborted) throw new JobCancelled('cancelled')
  }
  const control: JobControl = {
    check,
    signal: controller.signal,
    progress: async (done) => {
      seen.push(done)
      begin()
      check()
    },
  }
  return { control, controller, seen, begun }
}

it('a thread of its own finds the same as this one, to the digit, and says how far it is', async () => {
  const analysis = analysisOf(40)
  const evaluated = evaluate(analysis.method, analysis.subjects)
  if (!evaluated.ok) throw new Error('refused')
  const steps = reportRobustness(evaluated.evaluation, analysis.settings)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const { control, seen } = controlOf()
  expect(await analyseApart(analysis, control)).toEqual(step.value)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.length).toBeGreaterThan(1)
})

it('who stops it is obeyed while it works', async () => {
  const { control, controller, begun } = controlOf()
  const analysed = analyseApart(analysisOf(4000), control)
  await begun
  controller.abort('cancelled')
  await expect(analysed).rejects.toBeInstanceOf(JobCancelled)
})

it('a thread that fails is an error here, not silence', async () => {
  const analysis = analysisOf(0)
  await expect(analyseApart(analysis, controlOf().control)).rejects.toThrow('no-subjects')
})
