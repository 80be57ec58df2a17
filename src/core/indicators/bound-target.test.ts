import { describe, expect, it } from 'vitest'
import { type BoundCard, bindTarget, type PlannedTarget } from './bound-target.ts'
import { contextOf } from './value-context.ts'

const target = (facts: Partial<PlannedTarget>): PlannedTarget => ({
  metric: '工业投资',
  unit: '亿元',
  kind: 'level',
  value: 120,
  valueMax: null,
  comparator: '>=',
  period: '2026',
  ...facts,
})
const investment: BoundCard = {
  unit: '万元',
  kind: 'increment',
  periodType: 'cumulative-month',
  overTime: { kind: 'last' },
}
const firms: BoundCard = { unit: '家', kind: 'level', periodType: 'month', overTime: { kind: 'last' } }
const row = (end: string, now: number, lastYear?: number) => ({
  end,
  pair: {
    now: { value: now },
    lastYear: lastYear === undefined ? ({ missing: 'not-collected' } as const) : { value: lastYear },
  },
})
const bound = (...given: Parameters<typeof bindTarget>) => {
  const outcome = bindTarget(...given)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.value
}

describe('a target and its indicator', () => {
  it('come into the unit of the target', () => {
    const { goal, series } = bound(target({}), investment, 'value', [row('2026-06-30', 612_000)], [], 2026)
    expect(goal).toMatchObject({ accumulation: 'year-flow', value: 120, end: '2026-12-31', from: null })
    expect(series.points).toEqual([{ end: '2026-06-30', value: 61.2 }])
  })

  it('of an increment over years are a sum over all of them', () => {
    const { goal } = bound(target({ kind: 'increment', period: '2024-2026' }), investment, 'value', [], [], 2026)
    expect(goal).toMatchObject({ accumulation: 'span-flow', from: '2024-01-01', end: '2026-12-31' })
  })

  it('of newcomers count from the level before the first day', () => {
    const rows = [row('2025-12-31', 480), row('2026-06-30', 497), row('2025-06-30', 470)]
    const asked = target({ metric: '新增高企', unit: '家', kind: 'increment', value: 30 })
    const { goal, series } = bound(asked, firms, 'increase', rows, [], 2026)
    expect(goal.accumulation).toBe('state')
    expect(series.points).toEqual([{ end: '2026-06-30', value: 17 }])
    expect(bound(asked, firms, 'increase', [row('2026-06-30', 497)], [], 2026).series.points).toEqual([])
  })

  it('of growth read the reported pair, and have none where there is no rate', () => {
    const rows = [row('2026-05-31', 110, 100), row('2026-06-30', 5, 0), row('2026-07-31', 100)]
    const asked = target({ kind: 'growth', unit: '%', value: 8, period: 'annual' })
    const { goal, series } = bound(asked, investment, 'growth', rows, [], 2026)
    expect(goal).toMatchObject({ accumulation: 'state', end: '2026-12-31' })
    expect(series.points).toEqual([{ end: '2026-05-31', value: 10 }])
  })

  it('keep the printed points that have days', () => {
    const printed = [
      { period: '2023', value: 400 },
      { period: 'long-term', value: 900 },
    ]
    const asked = target({ unit: '家', value: 600, period: '2028' })
    expect(bound(asked, firms, 'value', [], printed, 2026).goal.trajectory).toEqual([{ end: '2023-12-31', value: 400 }])
  })

  it('that do not fit are refused with every fault', () => {
    const outcome = bindTarget(target({ unit: '亿美元', period: 'long-term' }), investment, 'value', [], [], 2026)
    expect(outcome).toMatchObject({
      ok: false,
      faults: [{ code: 'target.no-last-day' }, { code: 'target.unit-differs' }],
    })
  })
})

describe('what is known around a value', () => {
  const held = new Map(
    [row('2023-07-31', 7), row('2024-07-31', 8), row('2025-06-30', 60), row('2025-07-31', 9), row('2026-06-30', 6)].map(
      ({ end, pair }) => [end, pair],
    ),
  )

  it('of a cumulative month are the same months of other years and the month before', () => {
    expect(contextOf({ periodType: 'cumulative-month' }, '2026-07-31', held)).toEqual({
      before: { value: 6 },
      beforeInYear: { value: 6 },
      heldLastYear: { value: 9 },
      history: [7, 8, 9],
    })
  })

  it('of a month are the months before', () => {
    expect(contextOf({ periodType: 'month' }, '2026-07-31', held).history).toEqual([8, 60, 9, 6])
    expect(contextOf({ periodType: 'month' }, '2026-01-31', held)).toMatchObject({ before: null, beforeInYear: null })
  })
})
