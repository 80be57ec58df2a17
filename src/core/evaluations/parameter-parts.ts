// Where in a method, and where in its file, does each number stand that can be turned?

import type { Benchmark, Branch, Extra, Item, Leaf, Score } from './item.ts'
import type { Grade, Method } from './method.ts'
import type { Parameter } from './parameters.ts'
import type { Code, PerCohort } from './terms.ts'

type At = readonly (string | number)[]
type Spot = {
  readonly path: readonly string[]
  readonly at: At
  readonly name: string
  readonly part: Parameter['part']
  readonly cohort: Code | null
}
type Range = Pick<Parameter, 'least' | 'most' | 'step'>

export function methodParts(method: Method): readonly Parameter[] {
  const cohorts = method.cohorts.map(({ code }) => code)
  return [
    ...method.items.flatMap((item, at) => itemParts(item, { path: ['items'], at: ['items', at] }, cohorts, false)),
    ...extraParts(method.bonus, 'bonus', cohorts),
    ...extraParts(method.deductions, 'deductions', cohorts),
    ...boundsOf(method.total, { path: ['total'], at: ['total'], name: '', part: 'total', cohort: null }),
    ...method.gradings.flatMap(({ grades, cohorts: own }, grading) =>
      grades.flatMap((grade, place) => gradeParts(grade, grading, place, own.length === 1 ? (own[0] ?? null) : null)),
    ),
  ]
}

type Above = { readonly path: readonly string[]; readonly at: At }

function itemParts(item: Item, above: Above, cohorts: readonly Code[], sharing: boolean): readonly Parameter[] {
  const spot: Spot = { path: [...above.path, item.code], at: above.at, name: item.name, part: 'items', cohort: null }
  if (item.kind === 'leaf')
    return [...weightParts(item, spot, cohorts, sharing ? 'multiplier' : 'weight'), ...leafParts(item, spot)]
  const shares = item.combine === 'shares'
  return [
    ...(shares || sharing ? weightParts(item, spot, cohorts, sharing ? 'multiplier' : 'weight') : []),
    ...boundsOf(item, spot),
    ...item.items.flatMap((inner, place) =>
      itemParts(inner, { path: [...spot.path, 'items'], at: [...spot.at, 'items', place] }, cohorts, sharing || shares),
    ),
  ]
}

function extraParts(extra: Extra | null, part: 'bonus' | 'deductions', cohorts: readonly Code[]): readonly Parameter[] {
  if (extra === null) return []
  const whole: Spot = { path: [part], at: [part], name: extra.name, part, cohort: null }
  return [
    ...(extra.cap === null ? [] : [made(inner(whole, 'cap'), 'section-cap', extra.cap, upTo(extra.cap))]),
    ...extra.items.flatMap((leaf, place) => {
      const spot: Spot = {
        path: [part, 'items', leaf.code],
        at: [part, 'items', place],
        name: leaf.name,
        part,
        cohort: null,
      }
      return [...weightParts(leaf, spot, cohorts, 'marks'), ...leafParts(leaf, spot)]
    }),
  ]
}

/** A weight is one number a cohort, though the file may write one for all. */
function weightParts(
  { weights }: Leaf | Branch,
  spot: Spot,
  cohorts: readonly Code[],
  kind: 'weight' | 'multiplier' | 'marks',
): readonly Parameter[] {
  if (weights === null) return []
  const range: Range = kind === 'weight' ? { least: 0.1, most: 100, step: 0.1 } : { least: 0.1, most: 3, step: 0.05 }
  const one = (cohort: Code | null, key: readonly string[], points: number): readonly Parameter[] =>
    // a bonus without full marks gives points by itself
    kind === 'marks' && points === 0
      ? []
      : [
          made(
            { ...spot, path: [...spot.path, ...key], at: [...spot.at, 'weights'], cohort },
            kind,
            points,
            kind === 'marks' ? upTo(points) : range,
          ),
        ]
  if (weights.kind === 'each')
    return Object.entries(weights.values).flatMap(([cohort, { points }]) => one(cohort, ['weights', cohort], points))
  const { points } = weights.value
  if (cohorts.length < 2) return one(cohorts[0] ?? null, ['weight'], points)
  return cohorts.flatMap((cohort) => one(cohort, ['weights', cohort], points))
}

function leafParts(leaf: Leaf, spot: Spot): readonly Parameter[] {
  return [...scoresOf(leaf.score, spot), ...leafBounds('most', leaf, spot), ...leafBounds('least', leaf, spot)]
}

function scoresOf(score: PerCohort<Score>, spot: Spot): readonly Parameter[] {
  if (score.kind === 'all')
    return scoreParts(score.value, {
      ...spot,
      path: [...spot.path, 'score'],
      at: [...spot.at, 'score', 'value'],
    })
  return Object.entries(score.values).flatMap(([cohort, own]) =>
    scoreParts(own, {
      ...spot,
      path: [...spot.path, 'scores', cohort],
      at: [...spot.at, 'score', 'values', cohort],
      cohort,
    }),
  )
}

const inner = (spot: Spot, ...keys: readonly string[]): Spot => ({
  ...spot,
  path: [...spot.path, ...keys],
  at: [...spot.at, ...keys],
})

const percent: Range = { least: 0, most: 100, step: 1 }

function scoreParts(score: Score, spot: Spot): readonly Parameter[] {
  switch (score.kind) {
    case 'ratio':
      return [
        ...benchmarkParts(score.benchmark, inner(spot, 'benchmark'), null),
        ...(score.cap === null
          ? []
          : [
              made(inner(spot, 'cap'), 'cap', score.cap, { least: 0.05, most: Math.max(3, score.cap * 2), step: 0.05 }),
            ]),
        ...(score.floor === null
          ? []
          : [
              made(inner(spot, 'floor'), 'floor', score.floor, {
                least: Math.min(0, score.floor * 2),
                most: score.cap ?? 1,
                step: 0.05,
              }),
            ]),
      ]
    case 'best':
      return score.floor === null
        ? []
        : [made(inner(spot, 'floor'), 'floor', score.floor, { least: Math.min(0, score.floor), most: 1, step: 0.05 })]
    case 'minmax':
      return [...polesOf(score, spot), made(inner(spot, 'floor'), 'floor', score.floor, percent)]
    case 'percentile':
      return [made(inner(spot, 'floor'), 'floor', score.floor, percent)]
    case 'efficacy':
    case 'exponential':
      return polesOf(score, spot)
    case 'inverse':
    case 'gap':
      return benchmarkParts(score.benchmark, inner(spot, 'benchmark'), null)
    case 'steps':
      return score.benchmark === null ? [] : benchmarkParts(score.benchmark, inner(spot, 'benchmark'), null)
    case 'each':
      return [made(inner(spot, 'points'), 'points', score.points, upTo(score.points))]
    case 'standards':
    case 'rank':
    case 'mark':
    case 'yes':
      return []
  }
}

const polesOf = (score: Extract<Score, { best: Benchmark }>, spot: Spot): readonly Parameter[] =>
  (['best', 'worst'] as const).flatMap((pole) => benchmarkParts(score[pole], inner(spot, pole), pole))

/** The file writes a preset as a bare number. */
function benchmarkParts(benchmark: Benchmark, spot: Spot, pole: Parameter['pole']): readonly Parameter[] {
  if (benchmark.kind === 'preset')
    return [
      { ...made({ ...spot, at: [...spot.at, 'value'] }, 'benchmark', benchmark.value, around(benchmark.value)), pole },
    ]
  const most = Math.max(3, benchmark.times * 2)
  return [{ ...made(inner(spot, 'times'), 'times', benchmark.times, { least: 0.05, most, step: 0.05 }), pole }]
}

function boundsOf(
  { most, least }: { readonly most: number | null; readonly least: number | null },
  spot: Spot,
): readonly Parameter[] {
  return [
    ...(most === null ? [] : [made(inner(spot, 'most'), 'most', most, around(most))]),
    ...(least === null ? [] : [made(inner(spot, 'least'), 'least', least, around(least))]),
  ]
}

/** The file writes "most: 10", or "mosts: { growth: 10 }" by cohort. */
function leafBounds(end: 'most' | 'least', leaf: Leaf, spot: Spot): readonly Parameter[] {
  const bound = leaf[end]
  if (bound === null) return []
  if (bound.kind === 'all') {
    const at = [...spot.at, end, 'value']
    return [made({ ...spot, path: [...spot.path, end], at }, end, bound.value, around(bound.value))]
  }
  return Object.entries(bound.values).map(([cohort, value]) => {
    const own = { ...spot, path: [...spot.path, `${end}s`, cohort], at: [...spot.at, end, 'values', cohort], cohort }
    return made(own, end, value, around(value))
  })
}

/** The file writes a line as one number and its rules beside it. */
function gradeParts(grade: Grade, grading: number, place: number, cohort: Code | null): readonly Parameter[] {
  const spot: Spot = {
    path: ['gradings', `${grading}`, 'grades', `${place}`],
    at: ['gradings', grading, 'grades', place],
    name: grade.name,
    part: 'grades',
    cohort,
  }
  const one = (key: 'share' | 'upto' | 'last' | 'score' | 'rank', at: At, value: number | undefined, range: Range) =>
    value === undefined
      ? []
      : [made({ ...spot, path: [...spot.path, key], at: [...spot.at, key, ...at] }, key, value, range)]
  const quota: Range = { least: 0.5, most: 100, step: 0.5 }
  const score = grade.score?.least
  return [
    ...one('share', ['percent'], grade.share?.percent, quota),
    ...one('upto', ['percent'], grade.upto?.percent, quota),
    ...one('last', ['percent'], grade.last?.percent, quota),
    ...one('score', ['least'], score, { least: Math.min(0, score ?? 0), most: Math.max(120, score ?? 0), step: 0.5 }),
    ...one('rank', [], grade.rank ?? undefined, { least: 1, most: Math.max(20, (grade.rank ?? 0) * 3), step: 1 }),
  ]
}

/** Steps of about a hundredth of the number itself. */
const stepOf = (value: number): number => (value === 0 ? 0.1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1))
const upTo = (value: number): Range => ({
  least: Math.min(0, value * 2),
  most: Math.max(1, Math.abs(value) * 3),
  step: stepOf(value),
})
const around = (value: number): Range => {
  const span = value === 0 ? 10 : Math.abs(value)
  return { least: value > 0 ? 0 : value - span, most: value + span, step: stepOf(value) }
}

const made = (spot: Spot, kind: Parameter['kind'], value: number, range: Range): Parameter => ({
  key: spot.path.join('.'),
  path: spot.path,
  at: spot.at,
  kind,
  part: spot.part,
  name: spot.name,
  pole: null,
  cohort: spot.cohort,
  value,
  ...range,
})
