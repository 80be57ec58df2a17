// Is everything that values are held against above zero, and over subjects that the method names?

import { variantsOf } from './check-scores.ts'
import { type EvaluationFinding, refuse } from './finding.ts'
import { benchmarksOf } from './formulas.ts'
import type { Benchmark, Leaf, Over, Score } from './item.ts'
import { leavesOf, pathOf } from './leaves.ts'
import type { Method } from './method.ts'

export function checkBenchmarks(method: Method): readonly EvaluationFinding[] {
  return leavesOf(method).flatMap((placed) => {
    const { leaf } = placed
    const field = `${pathOf(placed)}.score`
    return variantsOf(leaf.score).flatMap((score) => [
      ...benchmarksOf(score).flatMap((benchmark) => checkBenchmark(method, leaf, score, benchmark, field)),
      ...oversOf(score, leaf).flatMap((over) => checkOver(method, over, field)),
    ])
  })
}

/** Functions that divide by their benchmark; the others only take differences. */
export const dividesBy = (score: Score): boolean =>
  score.kind === 'ratio' ||
  score.kind === 'inverse' ||
  score.kind === 'steps' ||
  (score.kind === 'gap' && score.relative)

function checkBenchmark(
  method: Method,
  leaf: Leaf,
  score: Score,
  benchmark: Benchmark,
  field: string,
): readonly EvaluationFinding[] {
  const findings: EvaluationFinding[] = []
  if (benchmark.kind === 'preset' && dividesBy(score) && !(benchmark.value * benchmark.times > 0))
    findings.push(
      refuse('benchmark-not-positive', field, {
        item: leaf.name,
        value: benchmark.value * benchmark.times,
        cohort: null,
      }),
    )
  if (benchmark.kind === 'mean') {
    const values = benchmark.of === null ? variantsOf(leaf.value) : [benchmark.of]
    if (benchmark.mean === 'sums' && values.some(({ kind }) => kind !== 'ratio'))
      findings.push(refuse('sums-of-no-ratio', field, { item: leaf.name }))
    const split = method.inputs.find(({ code }) => code === benchmark.by)
    if (split !== undefined && split.type !== 'text')
      findings.push(refuse('input-kind', field, { item: leaf.name, input: split.name, wanted: 'text' }))
  }
  return findings
}

function oversOf(score: Score, leaf: Leaf): readonly Over[] {
  const own = 'over' in score ? [score.over] : []
  const held = benchmarksOf(score).flatMap((one) => ('over' in one ? [one.over] : []))
  const cut = leaf.winsorise?.kind === 'percentiles' ? [leaf.winsorise.over] : []
  return [...own, ...held, ...cut]
}

function checkOver(method: Method, over: Over, field: string): readonly EvaluationFinding[] {
  if (over.kind !== 'population' || method.populations.some(({ code }) => code === over.population)) return []
  return [refuse('population-unknown', field, { population: over.population })]
}
