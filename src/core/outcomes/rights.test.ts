import { expect, test } from 'vitest'
import type { Actor, Role } from '../accounts/roles.ts'
import { mayChangeOutcome, mayKeepMeasures, maySeeOutcome } from './rights.ts'

const who = (role: Role, unitId: string | null = null): Actor => ({
  ...{ accountId: role, cityId: 1, name: role },
  posts: [{ role, unitId, placeId: null }],
})
const line = { executorUnitId: 'finance', subjectUnitId: 'east' }

test('what follows from a grade is set by the office alone', () => {
  for (const role of ['leader', 'statistics', 'unit', 'park'] as const) expect(mayKeepMeasures(who(role))).toBe(false)
  expect(mayKeepMeasures(who('office'))).toBe(true)
})

test('a unit sees what it carries out, a park what concerns it, and nobody else’s', () => {
  expect(maySeeOutcome(who('unit', 'finance'), line)).toBe(true)
  expect(maySeeOutcome(who('park', 'east'), line)).toBe(true)
  expect(maySeeOutcome(who('park', 'west'), line)).toBe(false)
  expect(maySeeOutcome(who('leader'), line)).toBe(true)
})

test('only who carries it out says that it is done; the subject does not', () => {
  expect(mayChangeOutcome(who('unit', 'finance'), line)).toBe(true)
  expect(mayChangeOutcome(who('park', 'east'), line)).toBe(false)
  expect(mayChangeOutcome(who('unit', 'finance'), { ...line, executorUnitId: null })).toBe(false)
  expect(mayChangeOutcome(who('office'), { ...line, executorUnitId: null })).toBe(true)
})
