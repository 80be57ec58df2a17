import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

const bytes = new TextEncoder().encode('佐证材料')
let door: FrontDoor
let id: string
beforeAll(async () => {
  door = await openFrontDoor()
  const clerk = await door.as('park')
  id = (await clerk.upload('/api/files', '佐证.txt', bytes)).body.id
  expect((await clerk.ask('GET', `/api/files/${id}`)).status).toBe(200)
})
afterAll(() => door.close())

const status = async (browser: Browser) => (await browser.ask('GET', `/api/files/${id}`)).status

test('whoever sees the whole city sees the file', async () => {
  for (const role of ['leader', 'office', 'statistics'] as const) expect(await status(await door.as(role))).toBe(200)
})

test('for anybody else it is not there', async () => {
  for (const role of ['unit', 'park', 'enterprise', 'system_admin', 'audit_admin'] as const) {
    expect(await status(await door.as(role))).toBe(404)
  }
})

test('for another city it is not there', async () => {
  const other = await openFrontDoor({ store: door.store })
  expect(await status(await other.as('office'))).toBe(404)
  await other.close()
})

test('whoever has not signed in, or sends no token, brings and sees nothing', async () => {
  expect(await status(door.browser())).toBe(401)
  expect((await door.browser().upload('/api/files', 'x.txt', bytes)).status).toBe(401)
  const clerk = await door.as('office')
  clerk.csrf = undefined
  expect((await clerk.upload('/api/files', 'x.txt', bytes)).status).toBe(403)
})

test('the three administrators bring no files', async () => {
  expect((await (await door.as('security_admin')).upload('/api/files', 'x.txt', bytes)).status).toBe(403)
})
