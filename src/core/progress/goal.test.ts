import { describe, expect, test } from 'vitest'
import type { SnapshotTarget } from '../programmes/snapshot.ts'
import { goalOf, proposeAccumulation } from './goal.ts'

const target = (more: Partial<SnapshotTarget>): SnapshotTarget => ({
  ...{ id: 'a', metric: '工业投资', value: 58, valueMax: null, unit: '亿元', comparator: '=', kind: 'level' },
  ...{ period: '2026', scope: null, section: '', role: 'target', source: null, ...more },
})
const term = { from: 2026, to: 2028 }
const flow = { accumulation: 'year-flow', direction: 'higher', before: null } as const

describe('the goal of a target', () => {
  test('a bare number is a floor where higher is better, a cap where lower is, and exact where neither is', () => {
    const sideFor = (direction: 'higher' | 'lower' | 'neutral') =>
      goalOf(target({}), [], { ...flow, direction }, term, '2026-11-01')?.comparator
    expect([sideFor('higher'), sideFor('lower'), sideFor('neutral')]).toEqual(['>=', '<=', '='])
  })

  test('of every year is the goal of the year that is asked about', () => {
    const goal = goalOf(target({ period: 'annual' }), [], flow, term, '2027-03-01')
    expect(goal?.end).toBe('2027-12-31')
  })

  test('without a time is none, for then nothing can be late', () => {
    expect(goalOf(target({ period: null }), [], flow, term, '2026-11-01')).toBeNull()
  })

  test('a sum over years whose period names only its last begins with the plan', () => {
    const span = { ...flow, accumulation: 'span-flow' } as const
    expect(goalOf(target({ period: '2028' }), [], span, term, '2026-11-01')?.from).toBe('2026-01-01')
    expect(goalOf(target({ period: '2027-2029' }), [], span, term, '2026-11-01')?.from).toBe('2027-01-01')
  })

  test('takes the last observed value as its base only where the plan prints none', () => {
    const before = { end: '2025-12-31', value: 40 }
    const own = target({ period: '2028', value: 60 })
    const base = target({ id: 'b', role: 'base', period: '2025', value: 41 })
    const state = { accumulation: 'state', direction: 'higher', before } as const
    expect(goalOf(own, [own], state, term, '2026-11-01')?.trajectory[0]).toEqual(before)
    expect(goalOf(own, [own, base], state, term, '2026-11-01')?.trajectory[0]).toEqual({ end: '2025-12-31', value: 41 })
  })
})

describe('how values add up is proposed', () => {
  const monthly = { kind: 'level', periodType: 'month', overTime: { kind: 'sum' } } as const
  test('as a state for rates, shares and what stands at a moment; else over the year, or over the years of the target', () => {
    expect(proposeAccumulation(target({}), monthly, 'value')).toBe('year-flow')
    expect(proposeAccumulation(target({ period: '2026-2028' }), monthly, 'value')).toBe('span-flow')
    expect(proposeAccumulation(target({}), monthly, 'growth')).toBe('state')
    expect(proposeAccumulation(target({}), { ...monthly, kind: 'share' }, 'value')).toBe('state')
    expect(proposeAccumulation(target({}), { ...monthly, overTime: { kind: 'last' } }, 'value')).toBe('state')
  })
})
