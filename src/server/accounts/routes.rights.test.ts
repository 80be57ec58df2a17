import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#core/accounts/roles.ts'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

let door: FrontDoor
const askers = new Map<Role | 'nobody', Browser>()
beforeAll(async () => {
  door = await openFrontDoor()
  for (const role of roles) askers.set(role, await door.as(role))
  askers.set('nobody', door.browser())
})
afterAll(() => door.close())

const id = randomUUID()
const post = { role: 'office', unitId: null, placeId: null, validFrom: '2026-11-01', validTo: null }
const account = () => ({ username: `u-${randomUUID().slice(0, 8)}`, name: '某人', phone: null })

type Line = readonly [method: string, path: string, body: () => unknown, may: readonly Role[]]
const lines: readonly Line[] = [
  ['GET', '/api/accounts', () => undefined, ['system_admin', 'security_admin']],
  ['POST', '/api/accounts', account, ['system_admin']],
  ['PATCH', `/api/accounts/${id}`, () => ({ name: 'x' }), ['system_admin']],
  ['POST', `/api/accounts/${id}/unlock`, () => undefined, ['security_admin']],
  ['POST', `/api/accounts/${id}/password`, () => undefined, ['security_admin']],
  ['POST', `/api/accounts/${id}/posts`, () => post, ['security_admin']],
  ['POST', `/api/accounts/${id}/posts/${id}/end`, () => ({ validTo: '2026-11-30' }), ['security_admin']],
  ['GET', '/api/audit', () => undefined, ['audit_admin']],
  ['POST', '/api/audit/verify', () => undefined, ['audit_admin']],
  ['GET', '/api/settings', () => undefined, ['system_admin']],
  ['POST', '/api/jobs/backup', () => undefined, ['system_admin']],
]

describe.each(lines)('%s %s', (method, path, body, may) => {
  test.each(roles.map((role) => [role, may.includes(role) ? 'may' : 'may not'] as const))(
    'the %s %s',
    async (role, verdict) => {
      const answer = await askers.get(role)?.ask(method, path.replace(id, randomUUID()), body())
      // Whoever may gets an answer about the thing itself: done, or no such account.
      if (verdict === 'may') expect([200, 404]).toContain(answer?.status)
      else expect(answer).toMatchObject({ status: 403, faults: [{ code: 'rights.forbidden' }] })
    },
  )

  test('whoever has not signed in may not', async () => {
    const answer = await askers.get('nobody')?.ask(method, path, body())
    expect(answer).toMatchObject({ status: 401, faults: [{ code: 'session.none' }] })
  })
})
