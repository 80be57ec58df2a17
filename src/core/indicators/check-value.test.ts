import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readExpression } from '../expressions/read.ts'
import { checkRow, type PartsRule } from './check-row.ts'
import { type CheckedCard, checkValue } from './check-value.ts'
import { MISSING_REASONS, type Observed, type Pair } from './observed.ts'
import { distanceOf } from './outliers.ts'
import { blocks } from './value-finding.ts'
import { rulesOn, STARTING_RULES } from './value-rules.ts'

type Side = number | string
type Case = {
  name: string
  card?: Partial<CheckedCard>
  now: Side
  lastYear: Side
  before?: Side
  beforeInYear?: Side
  held?: Side
  history?: number[]
  find: string[]
  facts?: Record<string, unknown>
}
const cases: Case[] = parse(
  readFileSync(new URL('../../../cases/indicators/value-checks.yaml', import.meta.url), 'utf8'),
)

const side = (given: Side): Observed => {
  if (typeof given === 'number') return { value: given }
  const missing = MISSING_REASONS.find((one) => one === given)
  if (missing === undefined) throw new Error(given)
  return { missing }
}
const maybe = (given: Side | undefined): Observed | null => (given === undefined ? null : side(given))
const plain: CheckedCard = {
  code: 'x',
  unit: '万元',
  kind: 'level',
  periodType: 'month',
  decimals: 1,
  overTime: { kind: 'sum' },
}
const rules = rulesOn(STARTING_RULES, '2026-07-31')?.rules
if (rules === undefined) throw new Error('no rules in force')

describe('a reported value', () => {
  it.each(cases)('$name', ({ card, now, lastYear, before, beforeInYear, held, history, find, facts }) => {
    const pair = { now: side(now), lastYear: side(lastYear) }
    const context = {
      before: maybe(before),
      beforeInYear: maybe(beforeInYear),
      heldLastYear: maybe(held),
      history: history ?? [],
    }
    const found = checkValue({ ...plain, ...card }, rules, pair, context)
    expect(found.map(({ code }) => code)).toEqual(find)
    if (facts !== undefined) expect(found[0]?.facts).toMatchObject(facts)
  })

  it('that needs a reason waits until one is written', () => {
    const [jump] = checkValue(plain, rules, { now: { value: 1600 }, lastYear: { value: 1000 } })
    if (jump === undefined) throw new Error('no finding')
    expect([blocks(jump, null), blocks(jump, '  '), blocks(jump, '新投产两条线')]).toEqual([true, true, false])
  })
})

describe('distance from the past', () => {
  const rule = { limit: 3, leastHistory: 3, severity: 'warning' as const }

  it('is in deviations from the mean, or from the median where one wild value would hide another', () => {
    // mean 5, deviation 2 (n−1: squares 9+1+1+9 over 3 = 6.67 → 2.582)
    expect(distanceOf(10, [2, 4, 6, 8], { ...rule, method: 'z' })).toMatchObject({ middle: 5 })
    expect(distanceOf(10, [2, 4, 6, 8], { ...rule, method: 'z' })?.distance).toBeCloseTo(5 / 2.582, 3)
    // median 5, MAD 2: 0.6745 × 5 / 2
    expect(distanceOf(10, [2, 4, 6, 8], { ...rule, method: 'modified-z' })?.distance).toBeCloseTo(1.68625, 5)
    // 2 beyond a width of 6
    expect(distanceOf(10, [2, 4, 6, 8], { ...rule, method: 'min-max' })?.distance).toBeCloseTo(1 / 3, 5)
  })

  it('says nothing where the past is too short or never moved', () => {
    expect(distanceOf(10, [2, 4], { ...rule, method: 'z' })).toBeNull()
    expect(distanceOf(10, [5, 5, 5], { ...rule, method: 'modified-z' })).toBeNull()
  })
})

describe('values of one subject', () => {
  const column = (code: string, name: string) => ({ code, name, aliases: [], kind: 'number' as const, unit: null })
  const read = readExpression('技改投资 <= 工业投资', [column('renewal', '技改投资'), column('invest', '工业投资')], {
    kind: 'truth',
  })
  if (!read.ok) throw new Error('unreadable')
  const cross = { id: 'renewal-in-invest', condition: read.value, severity: 'error' as const }
  const pair = (now: number | null, lastYear: number | null = null): Pair => ({
    now: now === null ? { missing: 'blank' } : { value: now },
    lastYear: lastYear === null ? { missing: 'blank' } : { value: lastYear },
  })

  it('are held against rules on both sides of the pair, silently where one lacks', () => {
    const broken = checkRow(
      new Map([
        ['renewal', pair(5, 9)],
        ['invest', pair(4, 10)],
      ]),
      [cross],
      [],
    )
    expect(broken).toMatchObject([
      { code: 'value.rule-broken', side: 'now', facts: { rule: 'renewal-in-invest', renewal: 5, invest: 4 } },
    ])
    expect(
      checkRow(
        new Map([
          ['renewal', pair(5)],
          ['invest', pair(null)],
        ]),
        [cross],
        [],
      ),
    ).toEqual([])
    expect(checkRow(new Map([['renewal', pair(5)]]), [cross], [])).toEqual([])
  })

  const parts: PartsRule = {
    id: 'p',
    whole: 'w',
    parts: ['a', 'b'],
    exhaustive: true,
    tolerance: 0.1,
    severity: 'error',
  }
  const row = (w: number | null, a: number | null, b: number | null) =>
    new Map([
      ['w', pair(w)],
      ['a', pair(a)],
      ['b', pair(b)],
    ])
  const codes = (...given: Parameters<typeof row>) => checkRow(row(...given), [], [parts]).map(({ code }) => code)

  it('of parts come to the whole, but for rounding', () => {
    expect(codes(10, 6, 4.1)).toEqual([])
    expect(codes(10, 6, 3)).toEqual(['value.parts-differ'])
    expect(codes(10, 6, 5)).toEqual(['value.parts-differ'])
  })

  it('of parts, one of which lacks, may only not exceed it', () => {
    expect(codes(10, 6, null)).toEqual([])
    expect(codes(10, 12, null)).toEqual(['value.parts-exceed'])
    expect(codes(null, 12, 1)).toEqual([])
    const named = { ...parts, exhaustive: false }
    expect(checkRow(row(10, 3, 4), [], [named])).toEqual([])
    expect(checkRow(row(10, 8, 4), [], [named]).map(({ code }) => code)).toEqual(['value.parts-exceed'])
  })
})
