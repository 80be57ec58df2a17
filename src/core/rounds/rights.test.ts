import { expect, test } from 'vitest'
import type { Actor, Role } from '../accounts/roles.ts'
import { mayApproveRound, mayDecideObjection, mayReview, maySeeResults, maySpeakFor, viewOf } from './rights.ts'

const who = (role: Role, unitId: string | null = null): Actor => ({
  ...{ accountId: role, cityId: 1, name: role },
  posts: [{ role, unitId, placeId: null }],
})
const round = { state: 'review', thirdPartyUnitId: 'firm', suppliers: ['statistics'] } as const

test('office, leaders and statistics see the whole; a park itself; a department what it supplies', () => {
  for (const role of ['office', 'leader', 'statistics'] as const) expect(viewOf(who(role), round, 0)).toBe('all')
  expect(viewOf(who('park', 'east'), round, 1)).toBe('own')
  expect(viewOf(who('park', 'east'), round, 0)).toBe('none')
  expect(viewOf(who('unit', 'statistics'), round, 0)).toBe('inputs')
  expect(viewOf(who('unit', 'culture'), round, 0)).toBe('none')
  expect(viewOf(who('system_admin'), round, 0)).toBe('none')
})

test('the third party sees its own round, until that has ended', () => {
  expect(mayReview(who('third_party', 'firm'), round)).toBe(true)
  expect(mayReview(who('third_party', 'other'), round)).toBe(false)
  expect(viewOf(who('third_party', 'firm'), { ...round, state: 'final' }, 0)).toBe('none')
})

test('a subject sees its result once that is published', () => {
  expect(maySeeResults('own', 'approval')).toBe(false)
  expect(maySeeResults('own', 'notice')).toBe(true)
  expect(maySeeResults('inputs', 'final')).toBe(false)
})

test('an objection is decided by who supplied the value, by the office where nobody did, never by the park', () => {
  expect(mayDecideObjection(who('unit', 'statistics'), 'statistics')).toBe(true)
  expect(mayDecideObjection(who('office'), 'statistics')).toBe(false)
  expect(mayDecideObjection(who('office'), null)).toBe(true)
  expect(mayDecideObjection(who('park', 'statistics'), 'statistics')).toBe(false)
  expect(mayDecideObjection(who('third_party', 'firm'), 'firm')).toBe(true)
  expect(mayDecideObjection(who('third_party', 'firm'), 'statistics')).toBe(false)
})

test('only the unit that speaks for a subject reports for it', () => {
  expect(maySpeakFor(who('park', 'east'), 'east')).toBe(true)
  expect(maySpeakFor(who('park', 'east'), 'west')).toBe(false)
  expect(maySpeakFor(who('office'), 'east')).toBe(false)
})

test('who sent a result for approval does not approve it', () => {
  expect(mayApproveRound(who('office'), 'office')).toBe(false)
  expect(mayApproveRound(who('leader'), 'office')).toBe(true)
  expect(mayApproveRound(who('unit', 'statistics'), 'office')).toBe(false)
})
