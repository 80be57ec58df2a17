import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

type Entry = { seq: number; action: string; actor: string; detail: Record<string, unknown> }

let door: FrontDoor
let auditor: Browser
beforeAll(async () => {
  door = await openFrontDoor()
  auditor = await door.as('audit_admin')
})
afterAll(() => door.close())

const list = async (query: string) =>
  (await auditor.ask<{ total: number; items: Entry[] }>('GET', `/api/audit${query}`)).body

test('the log shows who did what, newest first, by action, by actor and by day', async () => {
  const system = await door.as('system_admin')
  await system.ask('POST', '/api/accounts', { username: 'newcomer', name: '新同事', phone: null })
  const [newest] = (await list('?action=account.')).items
  expect(newest).toMatchObject({ action: 'account.created', detail: { username: 'newcomer' } })
  expect((await list(`?actor=${newest?.actor}`)).items.map(({ action }) => action)).toEqual([
    'account.created',
    'session.begun',
  ])
  expect((await list('?from=2026-11-23&to=2026-11-23')).total).toBeGreaterThan(0)
  expect((await list('?from=2026-11-24')).total).toBe(0)
  expect((await list('?to=2026-11-22')).total).toBe(0)
})

test('an untouched log holds together; an entry changed behind our back is named', async () => {
  const whole = await auditor.ask<{ entries: number; head: string }>('POST', '/api/audit/verify')
  expect(whole.body).toMatchObject({ brokenAt: null })
  expect(whole.body.head).toMatch(/^[0-9a-f]{64}$/)
  const [second] = (await list('')).items.filter(({ seq }) => seq === 2)
  expect(second).toBeDefined()
  // Only who owns the whole database can do this at all.
  await door.store.pool.query(`update audit_entry set actor = '别人' where city_id = ${door.cityId} and seq = 2`)
  const broken = await auditor.ask('POST', '/api/audit/verify')
  expect(broken.body).toMatchObject({ entries: 1, brokenAt: 2 })
})
