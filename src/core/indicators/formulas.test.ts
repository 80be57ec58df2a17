import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { computeFormulas, computePairs, type FormulaCard, graphOf, neededFor, restingOn } from './graph.ts'
import { computedAt, MISSING_REASONS, type MissingReason, numberOf, type Observed, toNumberValues } from './observed.ts'

type Given = Readonly<Record<string, number | string>>
type Case = { name: string; formula: string; unit: string; given: Given; value: number | string }
type Cases = { indicators: { code: string; name: string; unit: string }[]; cases: Case[] }

const { indicators, cases }: Cases = parse(
  readFileSync(new URL('../../../cases/indicators/formulas.yaml', import.meta.url), 'utf8'),
)

const card = (code: string, name: string, unit: string, formula: string | null = null): FormulaCard => ({
  code,
  name,
  aliases: [],
  unit,
  method: formula === null ? 'reported' : 'formula',
  formula,
  periodType: 'month',
})
const plain = indicators.map(({ code, name, unit }) => card(code, name, unit))
const isReason = (text: string): text is MissingReason => MISSING_REASONS.some((one) => one === text)
const observed = (given: number | string | undefined): Observed => {
  if (typeof given === 'number') return { value: given }
  return { missing: given !== undefined && isReason(given) ? given : 'not-reported' }
}

describe('an indicator by formula', () => {
  it.each(cases)('$name', ({ formula, unit, given, value }) => {
    const graph = graphOf([...plain, card('result', '结果', unit, formula)])
    expect([...graph.faults.values()]).toEqual([])
    const columns = new Map(plain.map(({ code }) => [code, toNumberValues([observed(given[code])])]))
    const column = computeFormulas(graph, { rows: 1, columns }, ['result']).columns.get('result')
    if (column?.kind !== 'number') throw new Error('no column')
    const result = computedAt(column, 0)
    if (typeof value === 'number') expect(numberOf(result)).toBeCloseTo(value, 10)
    else expect(result).toEqual({ missing: value })
  })

  const chain = [
    card('a', '甲', '万元'),
    card('b', '乙', '万元', '甲 * 2'),
    card('c', '丙', '万元', '丁 + 乙'),
    card('d', '丁', '万元', '乙 - 甲'),
  ]

  it('comes after those that it rests on', () => {
    const graph = graphOf(chain)
    expect(graph.order).toEqual(['b', 'd', 'c'])
    expect([...neededFor(graph, ['d'])].sort()).toEqual(['a', 'b', 'd'])
    expect(restingOn(graph, ['b'])).toEqual(['d', 'c'])
    const table = computeFormulas(graph, { rows: 1, columns: new Map([['a', toNumberValues([{ value: 3 }])]]) }, ['c'])
    expect(table.columns.get('c')).toMatchObject({ values: new Float64Array([9]) })
  })

  it('may be the growth of another, from the reported pair, also where that is itself a formula', () => {
    const graph = graphOf([
      card('tax', '税收', '万元'),
      card('land', '用地面积', '亩'),
      card('perland', '亩均税收', '万元/亩', '税收 / 用地面积'),
      card('rate', '亩均税收增速', '%', '增速(亩均税收)'),
      card('more', '税收增量', '万元', '税收 - 上年同期(税收)'),
    ])
    expect([...graph.faults.values()]).toEqual([])
    const side = (tax: Observed[], land: Observed[]) => ({
      rows: 3,
      columns: new Map([
        ['tax', toNumberValues(tax)],
        ['land', toNumberValues(land)],
      ]),
    })
    const value = (one: number): Observed => ({ value: one })
    // 30 against 25 is 20 %; from nothing there is no rate; what nobody reported last year has none either
    const { now } = computePairs(
      graph,
      side([value(6000), value(50), value(9)], [value(200), value(10), value(1)]),
      side([value(5000), value(0), { missing: 'dash' }], [value(200), value(10), value(1)]),
      ['rate', 'more'],
    )
    const at = (code: string) => {
      const column = now.columns.get(code)
      return column?.kind === 'number' ? [0, 1, 2].map((row) => computedAt(column, row)) : []
    }
    expect(at('rate')).toEqual([{ value: 20 }, { missing: 'no-rate' }, { missing: 'dash' }])
    expect(at('more')).toEqual([{ value: 1000 }, { value: 50 }, { missing: 'dash' }])
  })

  it('that rests on itself is named with the whole round, and what rests on it is left out too', () => {
    const graph = graphOf([
      card('a', '甲', '万元', '丙 + 0'),
      card('b', '乙', '万元', '甲 * 2'),
      card('c', '丙', '万元', '乙 / 2'),
      card('d', '丁', '万元', '丙 * 3'),
      card('e', '戊', '万元', '己 * 3'),
      card('f', '己', '万元'),
    ])
    expect(graph.faults.get('b')).toMatchObject([{ code: 'indicator.cycle', facts: { names: '甲 → 丙 → 乙 → 甲' } }])
    expect(graph.faults.get('d')).toMatchObject([{ code: 'indicator.rests-on-broken', facts: { name: '丙' } }])
    expect(graph.order).toEqual(['e'])
  })

  it('takes what stands at a month’s end beside what has come since January, and no month’s flow', () => {
    const tax = { ...card('t', '税收', '万元'), periodType: 'cumulative-month' as const }
    const land = { ...card('l', '用地', '亩'), periodType: 'month' as const, overTime: { kind: 'last' } as const }
    const perMu = { ...card('p', '亩均税收', '万元/亩', '税收 / 用地'), periodType: 'cumulative-month' as const }
    expect(graphOf([tax, land, perMu]).order).toEqual(['p'])
    const flow = { ...land, overTime: { kind: 'sum' } as const }
    expect(graphOf([tax, flow, perMu]).faults.get('p')).toMatchObject([{ code: 'indicator.formula-period' }])
  })

  it('speaks of one period type only, and names its faults in the field', () => {
    const yearly = { ...card('y', '年末人口', '人'), periodType: 'year' as const }
    const graph = graphOf([yearly, card('x', '倍数', '人', '年末人口 * 2'), card('z', '错', '家', '人口')])
    expect(graph.faults.get('x')).toMatchObject([{ code: 'indicator.formula-period', facts: { theirs: 'year' } }])
    expect(graph.faults.get('z')).toMatchObject([
      { code: 'expression.name-unknown', place: { field: 'formula', start: 0, end: 2 } },
    ])
  })
})
