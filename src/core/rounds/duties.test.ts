import { expect, test } from 'vitest'
import type { RoundStep } from './course.ts'
import { dutiesOf, isOwed, type RoundAsks } from './duties.ts'

const asks = (
  step: RoundStep,
  given: Partial<Omit<RoundAsks, 'standing'>> & { stepTo?: string; computed?: 'old' } = {},
) => {
  const { stepTo = null, computed = null, ...more } = given
  return dutiesOf({
    standing: {
      ...{ step, stepTo, today: '2026-03-20', subjects: 3, reported: 0, speaking: 2, unconfirmed: 0, computed },
      ...{ openObjections: 0, unapplied: 0, decidesLater: true, sensitivitySeen: true },
    },
    plan: [{ step, unitId: null, due: '2026-03-18' }],
    subjects: [
      { row: 0, unitId: 'east' },
      { row: 1, unitId: 'east' },
      { row: 2, unitId: 'west' },
      { row: 3, unitId: null },
    ],
    ...{ reported: new Set<number>(), reviewed: new Set<number>(), thirdPartyUnitId: 'firm' },
    ...{ missing: new Map([['statistics', 0]]), opined: new Set<string>(), objections: [], sheets: [] },
    ...more,
  }).map(({ kind, debtor, count, due, late }) => [kind, debtor, count, due, late])
}
const unit = (unitId: string) => ({ unitId })

test('a self-report is owed by who speaks for a subject, once for all of its subjects', () => {
  expect(asks('self', { reported: new Set([0]) })).toEqual([
    ['self', unit('east'), 1, '2026-03-18', true],
    ['self', unit('west'), 1, '2026-03-18', true],
    ['wait', 'office', 2, '2026-03-18', true],
  ])
  expect(asks('self', { reported: new Set([0, 1, 2]) })).toEqual([['advance', 'office', 1, '2026-03-18', true]])
})

test('one may look and object until the last day of a notice; then the office goes on', () => {
  expect(asks('notice', { stepTo: '2026-03-20' }).map(([kind, , , due, late]) => [kind, due, late])).toEqual([
    ['result', '2026-03-20', false],
    ['result', '2026-03-20', false],
    ['wait', '2026-03-20', false],
  ])
  expect(asks('notice', { stepTo: '2026-03-19' }).map(([kind]) => kind)).toEqual(['advance'])
})

test('objections are due when the first of them is, and their decider owes them', () => {
  const objections = [
    { row: 0, unitId: 'statistics', dueOn: '2026-03-24' },
    { row: 2, unitId: 'statistics', dueOn: '2026-03-19' },
    { row: 2, unitId: null, dueOn: '2026-03-24' },
  ]
  expect(asks('objections', { objections })).toEqual([
    ['decide', unit('statistics'), 2, '2026-03-19', true],
    ['decide', 'office', 1, '2026-03-24', false],
    ['wait', 'office', 1, '2026-03-18', true],
  ])
  expect(asks('final', { objections })).toEqual([])
})

test('a value supplied is owed while values are gathered, an opinion by who has given none', () => {
  const missing = new Map([
    ['statistics', 4],
    ['land', 0],
  ])
  expect(asks('preparing', { missing }).map(([kind, who]) => [kind, who])).toEqual([
    ['values', unit('statistics')],
    ['prepare', 'office'],
  ])
  expect(asks('opinions', { missing, opined: new Set(['land']) }).map(([kind, who]) => [kind, who])).toEqual([
    ['opinion', unit('statistics')],
    ['wait', 'office'],
  ])
})

test('nobody is reminded of what is a right, and the office not of its own', () => {
  const base = { count: 1, rows: [], due: null, late: false }
  expect(isOwed({ ...base, kind: 'check', debtor: unit('east') })).toBe(false)
  expect(isOwed({ ...base, kind: 'decide', debtor: 'office' })).toBe(false)
  expect(isOwed({ ...base, kind: 'sheet', debtor: { memberId: 'a' } })).toBe(true)
})
