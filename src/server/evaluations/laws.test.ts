import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMethod } from '#core/evaluations/check-method.ts'
import { type Evaluation, evaluate, evaluateChecked, type ScoreLeaves } from '#core/evaluations/evaluate.ts'
import { explainScore } from '#core/evaluations/explain.ts'
import type { Leaf } from '#core/evaluations/item.ts'
import type { Method } from '#core/evaluations/method.ts'
import { scoreLeaf } from '#core/evaluations/score-leaf.ts'
import { furthestMoved, leagueRows, moversIn, placesGained, standingsOf } from '#core/evaluations/shifts.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import { askWhatIf, startWhatIf } from '#core/evaluations/what-if.ts'
import { type Cell, toColumnValues } from '#core/expressions/column.ts'
import { methodFrom } from './testing.ts'

// Every function once, both cohorts, bounds, bonus, deductions, a coefficient, ties and quotas.
const METHOD = methodFrom(`
inputs:
  scale: { name: 规模, type: text }
  industry: { name: 行业, type: text }
  a: { name: 甲 }
  b: { name: 乙 }
  c: { name: 丙 }
  k: { name: 系数, blank: 1 }
  bad: { name: 违规, blank: 0 }
populations: { rich: { name: 甲大的, where: a > 10.0 } }
cohorts: { above: { name: 规上, where: scale == "上" }, below: { name: 规下, where: scale == "下" } }
items:
  - code: first
    name: 第一类
    most: 55
    items:
      - { code: i1, name: 一, weight: 20, value: { of: a, per: b }, missing: mean, score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: ratios, by: industry, least: 2, over: all } } }
      - { code: i2, name: 二, weight: 20, value: { of: c, per: b }, missing: zero, score: { kind: ratio, cap: 2, benchmark: { mean: sums, over: all, times: 2, decimals: 3 } } }
      - { code: i3, name: 三, weights: { above: 10, below: 30 }, value: a, missing: leave-out, winsorise: { percentiles: [5, 95] }, score: { kind: minmax, floor: 20 } }
  - { code: i4, name: 四, weights: { above: 20 }, value: c, missing: { points: -3 }, score: { kind: percentile } }
  - { code: i5, name: 五, weight: 10, value: a - c, missing: zero, score: { kind: gap, benchmark: { mean: ratios }, base: 6, up: 0.2, down: 0.1 }, least: 0, most: 10 }
  - { code: i6, name: 六, weight: 20, value: { growth: a, before: c }, missing: mean, score: { kind: exponential } }
bonus: { name: 加分, cap: 5, items: [{ code: i7, name: 七, value: c, missing: zero, score: { kind: each, points: 0.01 } }] }
deductions: { name: 扣分, cap: 8, items: [{ code: i8, name: 八, value: bad, missing: zero, score: { kind: each, points: 5 } }] }
total: { coefficient: { name: 系数, value: k }, most: 110 }
ranking: { ties: [{ item: i1 }, { input: c }] }
rulings: [{ code: veto, name: 违规, when: bad > 2, atBest: C }]
gradings: [{ grades: [{ code: A, share: 20 }, { code: B, upto: 60 }, { code: C, rest: true }, { code: D, last: 5, rounding: ceil }] }]
`)

type Row = Readonly<Record<'scale' | 'industry' | 'a' | 'b' | 'c' | 'k' | 'bad', Cell>>
const tenths = (most: number) => fc.integer({ min: 1, max: most * 10 }).map((value) => value / 10)
const row: fc.Arbitrary<Row> = fc.record({
  scale: fc.constantFrom('上', '下'),
  industry: fc.option(fc.constantFrom('机械', '食品', '化工'), { freq: 8 }),
  a: fc.option(tenths(60), { freq: 9 }),
  b: fc.oneof({ weight: 12, arbitrary: tenths(40) }, { weight: 1, arbitrary: fc.constant(0) }),
  c: fc.option(tenths(90), { freq: 9 }),
  k: fc.constantFrom(1, 0.95, 1.05),
  bad: fc.constantFrom(0, 0, 0, 1, 3),
})
const whole: Row = { scale: '上', industry: '机械', a: 12, b: 3, c: 7, k: 1, bad: 0 }
/** Somebody in each cohort has everything, or the method rightly refuses. */
const table = fc
  .array(row, { maxLength: 40 })
  .map((rows) => [whole, { ...whole, scale: '下', a: 20 }, ...rows])
  .map((rows) => rows.map((cells, at) => ({ code: `s${at}`, cells })))

type Rows = readonly { readonly code: string; readonly cells: Row }[]

function subjectsOf(rows: Rows, method: Method = METHOD): Subjects {
  const codes = rows.map(({ code }) => code)
  const columns = method.inputs.map(({ code, type }) => {
    const kind = type === 'text' ? 'text' : 'number'
    return [
      code,
      toColumnValues(
        kind,
        rows.map(({ cells }) => cells[code as keyof Row]),
      ),
    ] as const
  })
  return { rows: rows.length, codes, names: codes, unique: false, columns: new Map(columns) }
}

function run(rows: Rows, score?: ScoreLeaves): Evaluation | null {
  const result = evaluate(METHOD, subjectsOf(rows), score)
  return result.ok ? result.evaluation : null
}

/** All that a person sees of the result, by subject. */
const seen = (evaluation: Evaluation | null) =>
  evaluation &&
  Object.fromEntries(
    evaluation.prepared.subjects.codes.map((code, at) => [
      code,
      [
        evaluation.totals.exact[at],
        evaluation.totals.total[at],
        evaluation.ranks.rank[at],
        evaluation.grades.grade[at],
        ...evaluation.scores.flatMap(({ points, marks }) => [points[at], marks[at]]),
      ],
    ]),
  )

describe('laws of an evaluation', () => {
  it('contributions and adjustments sum to the total, to the digit', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const evaluation = run(rows)
        fc.pre(evaluation !== null)
        for (const [at] of rows.entries()) {
          const explanation = explainScore(evaluation, at)
          if (explanation === undefined) continue
          const parts = [...explanation.items, ...explanation.adjustments].map(({ points }) => Math.round(points * 1e4))
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.round(explanation.total * 1e4))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the order of the rows changes nothing', () => {
    const shuffled = table.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(seen(run(other))).toEqual(seen(run(rows)))
      }),
      { numRuns: 100 },
    )
  })

  it('the order in which items are scored, and by whom, changes nothing', () => {
    const backwards: ScoreLeaves = (prepared) =>
      prepared.leaves
        .map((_, at) => prepared.leaves.length - 1 - at)
        .map((at) => [at, scoreLeaf(prepared, at)] as const)
        .sort(([a], [b]) => a - b)
        .map(([, scores]) => scores)
    fc.assert(
      fc.property(table, (rows) => {
        expect(seen(run(rows, backwards))).toEqual(seen(run(rows)))
      }),
      { numRuns: 30 },
    )
  })

  it('points are the same whether their column is known to be small or not', () => {
    const capped = (floor: string) =>
      methodFrom(`
inputs: { industry: { name: 行业, type: text }, a: { name: 甲 }, b: { name: 乙 }, c: { name: 丙 } }
cohorts: { all_of_them: { name: 全体 } }
items:
  - { code: i1, name: 一, weight: 60, value: { of: a, per: b }, missing: mean, score: { kind: ratio, cap: 1.5${floor}, benchmark: { mean: ratios, by: industry, least: 2 } } }
  - { code: i2, name: 二, weight: 40, value: c, missing: { points: -3 }, score: { kind: ratio, cap: 1.2${floor}, benchmark: { mean: ratios } } }
`)
    // nobody's value is below zero, so that this floor lifts nobody
    const [short, long] = [capped(', floor: 0'), capped('')]
    const by = (method: Method, rows: Rows) => {
      const result = evaluate(method, subjectsOf(rows, method))
      return result.ok ? result.evaluation : null
    }
    fc.assert(
      fc.property(table, (rows) => {
        const [one, other] = [by(short, rows), by(long, rows)]
        expect(seen(one)).toEqual(seen(other))
        if (one === null || other === null) return
        expect(one.scores.every(({ points }) => points instanceof Int32Array)).toBe(true)
        expect(other.scores.some(({ points }) => points instanceof Int32Array)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('ten times the weights, with one decimal less, change no rank', () => {
    const plain = methodFrom(`
inputs: { a: { name: 甲 }, b: { name: 乙 }, c: { name: 丙 } }
cohorts: { all_of_them: { name: 全体 } }
items:
  - { code: i1, name: 一, weight: 60, value: { of: a, per: b }, missing: mean, score: { kind: ratio, benchmark: { mean: ratios } } }
  - { code: i2, name: 二, weight: 40, value: c, missing: zero, score: { kind: best } }
`)
    const heavy = (leaf: Leaf): Leaf => ({
      ...leaf,
      weights:
        leaf.weights.kind === 'all'
          ? { kind: 'all', value: { ...leaf.weights.value, points: leaf.weights.value.points * 10 } }
          : leaf.weights,
    })
    const scaled: Method = {
      ...plain,
      items: plain.items.map((item) => (item.kind === 'leaf' ? heavy(item) : item)),
      rounding: { ...plain.rounding, item: 3, total: 1 },
    }
    const ranksOf = (method: Method, rows: Rows) => {
      const { formulas } = checkMethod(method)
      const result = evaluateChecked(method, { formulas, findings: [] }, subjectsOf(rows, method))
      return result.ok ? [...result.evaluation.ranks.rank] : null
    }
    fc.assert(
      fc.property(table, (rows) => {
        expect(ranksOf(scaled, rows)).toEqual(ranksOf(plain, rows))
      }),
      { numRuns: 60 },
    )
  })

  it('asking what would be under another method answers as evaluating by it does, one question after the other', () => {
    const change = fc.record({
      shift: fc.integer({ min: 0, max: 10 }),
      cap: fc.constantFrom(1, 1.5, 3),
      share: fc.constantFrom(10, 20, 30),
      bonusCap: fc.constantFrom(2, 5, 9),
      missing: fc.constantFrom({ kind: 'zero' as const }, { kind: 'mean' as const }),
      benchmark: fc.constantFrom(1, 2),
    })
    type Change = typeof change extends fc.Arbitrary<infer T> ? T : never
    const weighed = (leaf: Leaf, by: number): Leaf =>
      leaf.weights.kind === 'all'
        ? {
            ...leaf,
            weights: { kind: 'all', value: { ...leaf.weights.value, points: leaf.weights.value.points + by } },
          }
        : leaf
    const changedLeaf = (leaf: Leaf, { shift, cap, missing, benchmark }: Change): Leaf => {
      const moved = leaf.code === 'i1' ? weighed(leaf, shift) : leaf.code === 'i6' ? weighed(leaf, -shift) : leaf
      if (leaf.code !== 'i2' || moved.score.kind !== 'all' || moved.score.value.kind !== 'ratio') return moved
      const held = moved.score.value
      const value = { ...held, cap, benchmark: { ...held.benchmark, times: benchmark } }
      return { ...moved, missing, score: { kind: 'all', value } }
    }
    const withoutLeaveOut = (method: Method): Method => ({
      ...method,
      items: method.items.map((item) =>
        item.kind === 'leaf'
          ? item
          : {
              ...item,
              items: item.items.map((inner) =>
                inner.kind === 'leaf' && inner.missing.kind === 'leave-out'
                  ? { ...inner, missing: { kind: 'mean' as const } }
                  : inner,
              ),
            },
      ),
    })
    const changed = (one: Change): Method => ({
      ...METHOD,
      items: METHOD.items.map((item) =>
        item.kind === 'leaf'
          ? changedLeaf(item, one)
          : { ...item, items: item.items.map((inner) => (inner.kind === 'leaf' ? changedLeaf(inner, one) : inner)) },
      ),
      bonus: METHOD.bonus && { ...METHOD.bonus, cap: one.bonusCap },
      gradings: METHOD.gradings.map((grading) => ({
        ...grading,
        grades: grading.grades.map((grade, at) =>
          at === 0 ? { ...grade, share: { percent: one.share, rounding: 'floor' as const } } : grade,
        ),
      })),
    })
    fc.assert(
      fc.property(table, fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (rows, changes, spreads) => {
        const subjects = subjectsOf(rows)
        // an item that is left out spreads its weight; without one, only what was turned is scored again
        const method = (one: Change | null) => {
          const asked = one === null ? METHOD : changed(one)
          return spreads ? asked : withoutLeaveOut(asked)
        }
        const base = startWhatIf(method(null), subjects)
        fc.pre('prepared' in base)
        for (const one of changes) {
          const [asked, again] = [askWhatIf(base, method(one)), evaluate(method(one), subjects)]
          expect(asked.ok).toBe(again.ok)
          expect(asked.ok && seen(asked.evaluation)).toEqual(again.ok && seen(again.evaluation))
        }
      }),
      { numRuns: 80 },
    )
  })

  it('who moves furthest is who leads the list of all who move, gainers and losers apart', () => {
    const weighed = (points: number) =>
      methodFrom(`
inputs: { a: { name: 甲 }, c: { name: 丙 } }
cohorts: { all_of_them: { name: 全体 } }
items:
  - { code: i1, name: 一, weight: ${points}, value: a, missing: zero, score: { kind: best } }
  - { code: i2, name: 二, weight: ${100 - points}, value: c, missing: zero, score: { kind: best } }
`)
    fc.assert(
      fc.property(table, fc.integer({ min: 10, max: 90 }), fc.integer({ min: 1, max: 4 }), (rows, points, named) => {
        const by = (method: Method) => {
          const result = evaluate(method, subjectsOf(rows, method))
          if (!result.ok) throw new Error(JSON.stringify(result.findings))
          return result.evaluation
        }
        const now = by(weighed(points))
        const [before, is] = [standingsOf(by(weighed(50))), standingsOf(now)]
        const movers = [...moversIn(leagueRows(now, null), before, is)]
        const way = (sign: number) => movers.filter((at) => placesGained(before, is, at) * sign > 0).slice(0, named)
        expect(furthestMoved(before, is, null, named)).toEqual({ up: way(1), down: way(-1) })
      }),
      { numRuns: 60 },
    )
  })
})
