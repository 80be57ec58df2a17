import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

type Shown = { id: string; state: string; posts: { id: string; role: string; validTo: string | null }[] }

let door: FrontDoor
let system: Browser
let security: Browser
beforeAll(async () => {
  door = await openFrontDoor()
  system = await door.as('system_admin')
  security = await door.as('security_admin')
})
afterAll(() => door.close())

const codes = (answer: { readonly faults: readonly { readonly code: string }[] }) =>
  answer.faults.map(({ code }) => code)

async function create(username = `u-${randomUUID().slice(0, 8)}`) {
  const given = { username, name: '李明', phone: null }
  const answer = await system.ask<{ id: string; firstPassword: string }>('POST', '/api/accounts', given)
  return { ...answer, username }
}

const grant = (id: string, more: object) =>
  security.ask<Shown>('POST', `/api/accounts/${id}/posts`, {
    unitId: null,
    placeId: null,
    validFrom: '2026-11-01',
    validTo: null,
    ...more,
  })

async function find(username: string): Promise<Shown> {
  const { body } = await security.ask<{ items: Shown[] }>('GET', `/api/accounts?search=${username}`)
  const [account] = body.items
  if (account === undefined) throw new Error(`no account ${username}`)
  return account
}

test('a new account signs in with its first password, must change it, and may do nothing without a post', async () => {
  const { body, username } = await create()
  const browser = door.browser()
  expect((await browser.signIn(username, body.firstPassword)).body).toMatchObject({
    mustChangePassword: true,
    posts: [],
  })
  await browser.ask('POST', '/api/session/password', { current: body.firstPassword, next: 'Another-horse-8' })
  expect((await browser.ask('GET', '/api/accounts')).status).toBe(403)
})

test('a user name is given once', async () => {
  const { username } = await create()
  const again = await create(username)
  expect(codes(again)).toEqual(['account.username-taken'])
})

test('a post counts from the very next request', async () => {
  const { body, username } = await create()
  const browser = door.browser()
  await browser.signIn(username, body.firstPassword)
  await browser.ask('POST', '/api/session/password', { current: body.firstPassword, next: 'Another-horse-8' })
  await grant(body.id, { role: 'security_admin' })
  expect((await browser.ask('GET', '/api/accounts')).status).toBe(200)
  const post = (await find(username)).posts[0]
  await security.ask('POST', `/api/accounts/${body.id}/posts/${post?.id}/end`, { validTo: '2026-11-22' })
  expect((await browser.ask('GET', '/api/accounts')).status).toBe(403)
})

test('an administrator gets no business post beside his own', async () => {
  const { body } = await create()
  await grant(body.id, { role: 'system_admin' })
  expect(codes(await grant(body.id, { role: 'office' }))).toEqual(['posts.administrators-apart'])
  expect(codes(await grant(body.id, { role: 'audit_admin' }))).toEqual(['posts.administrators-apart'])
})

test('a post of a unit names the unit', async () => {
  const { body } = await create()
  expect(codes(await grant(body.id, { role: 'park' }))).toEqual(['posts.unit-needed'])
})

test('the security administrator unlocks whom five wrong passwords have locked', async () => {
  const { body, username } = await create()
  for (let guess = 1; guess <= 5; guess++) await door.browser().signIn(username, 'wrong')
  expect(await find(username)).toMatchObject({ state: 'locked' })
  await security.ask('POST', `/api/accounts/${body.id}/unlock`)
  expect(await find(username)).toMatchObject({ state: 'active' })
  expect((await door.browser().signIn(username, body.firstPassword)).status).toBe(200)
})

test('a reset gives a new first password and ends the sessions of the old one', async () => {
  const { body, username } = await create()
  const browser = door.browser()
  await browser.signIn(username, body.firstPassword)
  const reset = await security.ask<{ firstPassword: string }>('POST', `/api/accounts/${body.id}/password`)
  expect((await browser.ask('GET', '/api/session')).status).toBe(401)
  expect((await door.browser().signIn(username, body.firstPassword)).status).toBe(401)
  expect((await door.browser().signIn(username, reset.body.firstPassword)).body).toMatchObject({
    mustChangePassword: true,
  })
})

test('the last administrator of a kind can neither be disabled nor lose the post', async () => {
  const own = await openFrontDoor({ store: door.store })
  const username = `last-${randomUUID().slice(0, 8)}`
  const id = await own.addAccount({ username, posts: [{ role: 'audit_admin' }] })
  const [sys, sec] = [await own.as('system_admin'), await own.as('security_admin')]
  expect(codes(await sys.ask('PATCH', `/api/accounts/${id}`, { disabled: true }))).toEqual([
    'account.last-administrator',
  ])
  const { body } = await sec.ask<{ items: Shown[] }>('GET', `/api/accounts?search=${username}`)
  const end = `/api/accounts/${id}/posts/${body.items[0]?.posts[0]?.id}/end`
  expect(codes(await sec.ask('POST', end, { validTo: '2026-12-31' }))).toEqual(['account.last-administrator'])
  await own.addAccount({ username: `${username}-2`, posts: [{ role: 'audit_admin' }] })
  expect((await sec.ask('POST', end, { validTo: '2026-12-31' })).status).toBe(200)
  expect((await sys.ask('PATCH', `/api/accounts/${id}`, { disabled: true })).status).toBe(200)
  await own.close()
})

test('nobody disables himself', async () => {
  const { body } = await system.ask<{ account: { id: string } }>('GET', '/api/session')
  expect(codes(await system.ask('PATCH', `/api/accounts/${body.account.id}`, { disabled: true }))).toEqual([
    'account.not-oneself',
  ])
})

test('an account of another city is not found', async () => {
  const other = await openFrontDoor({ store: door.store })
  const id = await other.addAccount({ username: 'stranger' })
  const answer = await system.ask('PATCH', `/api/accounts/${id}`, { name: 'x' })
  expect(answer.status).toBe(404)
  expect(codes(answer)).toEqual(['account.not-found'])
  await other.close()
})

test('input that breaks the agreed shape comes back as one fault a field', async () => {
  const answer = await system.ask('POST', '/api/accounts', { username: 'x', name: '', phone: null })
  expect(answer.status).toBe(422)
  expect(answer.faults).toMatchObject([
    { code: 'input.too-small', place: { field: 'username' }, facts: { minimum: 2 } },
    { code: 'input.too-small', place: { field: 'name' }, facts: { minimum: 1 } },
  ])
})
