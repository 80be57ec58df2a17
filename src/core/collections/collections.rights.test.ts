import { describe, expect, it } from 'vitest'
import { type Actor, type Role, roles } from '../accounts/roles.ts'
import {
  mayDecide,
  mayDefineCollections,
  mayFill,
  mayLock,
  mayReadCall,
  mayReadCollections,
  mayReadSubmission,
  mayReopen,
} from './rights.ts'

const [own, other, owner] = ['unit-own', 'unit-other', 'unit-owner']
const actor = (role: Role, unitId: string | null = null): Actor => ({
  ...{ accountId: 'a', cityId: 1, name: 'x' },
  posts: [{ role, unitId, placeId: null }],
})
const who = (rule: (one: Actor) => boolean, unitId: string | null = null): readonly Role[] =>
  roles.filter((role) => rule(actor(role, unitId)))

describe('who may with collections', () => {
  it('asks: office and statistics', () => {
    expect(who(mayDefineCollections)).toEqual(['office', 'statistics'])
  })

  it('sees that there are any: nobody from outside, no administrator', () => {
    expect(who(mayReadCollections)).toEqual([
      ...(['leader', 'office', 'statistics', 'unit', 'park', 'supplier', 'association'] as const),
    ])
  })

  it('sees all answers to a call: who answers for the city, and the unit that owns it', () => {
    expect(who((one) => mayReadCall(one, owner), other)).toEqual(['leader', 'office', 'statistics'])
    expect(who((one) => mayReadCall(one, owner), owner)).toEqual(['leader', 'office', 'statistics', 'unit', 'park'])
  })

  it('fills in for its own unit alone', () => {
    expect(who((one) => mayFill(one, own), other)).toEqual([])
    expect(who((one) => mayFill(one, own), own)).not.toContain('leader')
    expect(mayFill(actor('park', own), own)).toBe(true)
  })

  it('accepts and returns: the office all, others never their own', () => {
    expect(who((one) => mayDecide(one, owner, other), own)).toEqual(['office', 'statistics'])
    expect(who((one) => mayDecide(one, owner, other), owner)).toEqual(['office', 'statistics', 'unit', 'park'])
    expect(who((one) => mayDecide(one, own, own), own)).toEqual(['office'])
  })

  it('opens and locks what was accepted: the office alone', () => {
    expect([who(mayReopen), who(mayLock)]).toEqual([['office'], ['office']])
  })

  it('sees what was never handed in: the unit alone', () => {
    const draft = { unitId: own, ownerUnitId: owner, everSubmitted: false }
    expect(who((one) => mayReadSubmission(one, draft), other)).toEqual([])
    expect(mayReadSubmission(actor('park', own), draft)).toBe(true)
    expect(mayReadSubmission(actor('office'), draft)).toBe(false)
    expect(mayReadSubmission(actor('office'), { ...draft, everSubmitted: true })).toBe(true)
  })
})
