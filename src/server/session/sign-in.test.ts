import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchAudit } from '#store/audit/audit-search.ts'
import { inCity } from '#store/city/city.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type FrontDoor, openFrontDoor, TEST_PASSWORD } from '../testing.ts'

const codes = (answer: { readonly faults: readonly { readonly code: string }[] }) =>
  answer.faults.map(({ code }) => code)

describe.each(testStores)('on $name', (testStore) => {
  let store: Store
  let door: FrontDoor
  beforeAll(async () => {
    store = await testStore.open()
    door = await openFrontDoor({ store })
  })
  afterAll(async () => {
    await door.close()
    await store.close()
  })

  async function newcomer(more: { readonly mustChangePassword?: boolean; readonly demoNote?: string } = {}) {
    const username = `clerk-${randomUUID().slice(0, 8)}`
    await door.addAccount({ username, posts: [{ role: 'office' }], ...more })
    return username
  }

  test('whoever knows the password is let in and told who he is', async () => {
    const username = await newcomer()
    const browser = door.browser()
    const answer = await browser.signIn(username)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ account: { username }, posts: [{ role: 'office' }], previousSignIn: null })
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ account: { username } })
  })

  test('the cookie is out of reach of scripts and of foreign pages, and only its hash is kept', async () => {
    const browser = door.browser()
    const answer = await browser.signIn(await newcomer())
    const cookie = [answer.headers['set-cookie']].flat().find((line) => String(line).startsWith('jingwei_session'))
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    const token = browser.cookies.get('jingwei_session') ?? ''
    const rows = await door.store.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('a name that nobody bears and a wrong password get the same answers, up to the lock', async () => {
    const real = await newcomer()
    const unreal = `nobody-${randomUUID()}`
    for (let guess = 1; guess <= 6; guess++) {
      const [a, b] = [await door.browser().signIn(real, 'wrong'), await door.browser().signIn(unreal, 'wrong')]
      expect(codes(a)).toEqual(codes(b))
      expect(a.status).toBe(b.status)
      expect(codes(a)).toEqual([guess < 5 ? 'session.wrong' : 'session.locked'])
    }
  })

  test('five wrong passwords lock the account for half an hour, even for the right one', async () => {
    const username = await newcomer()
    for (let guess = 1; guess <= 5; guess++) await door.browser().signIn(username, 'wrong')
    expect(codes(await door.browser().signIn(username))).toEqual(['session.locked'])
    door.clock.pass(29)
    expect(codes(await door.browser().signIn(username))).toEqual(['session.locked'])
    door.clock.pass(2)
    expect((await door.browser().signIn(username)).status).toBe(200)
  })

  test('four wrong passwords are forgotten after the right one', async () => {
    const username = await newcomer()
    for (let round = 1; round <= 2; round++) {
      for (let guess = 1; guess <= 4; guess++) await door.browser().signIn(username, 'wrong')
      expect((await door.browser().signIn(username)).status).toBe(200)
    }
  })

  test('a session ends half an hour after the last request', async () => {
    const browser = door.browser()
    await browser.signIn(await newcomer())
    for (let hour = 1; hour <= 4; hour++) {
      door.clock.pass(29)
      expect((await browser.ask('GET', '/api/session')).status).toBe(200)
    }
    door.clock.pass(31)
    const answer = await browser.ask('GET', '/api/session')
    expect(answer.status).toBe(401)
    expect(codes(answer)).toEqual(['session.none'])
  })

  test('a session ends after twelve hours however busy it was', async () => {
    const browser = door.browser()
    await browser.signIn(await newcomer())
    for (let passed = 25; passed < 12 * 60; passed += 25) {
      door.clock.pass(25)
      expect((await browser.ask('GET', '/api/session')).status).toBe(200)
    }
    door.clock.pass(25)
    expect((await browser.ask('GET', '/api/session')).status).toBe(401)
  })

  test('a fourth log-in at the same time ends the oldest', async () => {
    const username = await newcomer()
    const browsers = [door.browser(), door.browser(), door.browser(), door.browser()]
    for (const browser of browsers) {
      await browser.signIn(username)
      door.clock.pass(1)
    }
    const statuses = []
    for (const browser of browsers) statuses.push((await browser.ask('GET', '/api/session')).status)
    expect(statuses).toEqual([401, 200, 200, 200])
  })

  test('whoever signs out is out, and the cookie opens nothing any more', async () => {
    const browser = door.browser()
    await browser.signIn(await newcomer())
    const token = browser.cookies.get('jingwei_session') ?? ''
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(200)
    browser.cookies.set('jingwei_session', token)
    expect((await browser.ask('GET', '/api/session')).status).toBe(401)
  })

  test('the first password must be changed before anything else is answered', async () => {
    const username = await newcomer({ mustChangePassword: true })
    const browser = door.browser()
    expect((await browser.signIn(username)).body).toMatchObject({ mustChangePassword: true })
    expect(codes(await browser.ask('GET', '/api/jobs'))).toEqual(['session.password-change-due'])
    const change = { current: TEST_PASSWORD, next: 'Another-horse-8' }
    expect((await browser.ask('POST', '/api/session/password', change)).status).toBe(200)
    expect((await browser.ask('GET', '/api/jobs')).status).toBe(200)
    expect((await door.browser().signIn(username, 'Another-horse-8')).status).toBe(200)
  })

  test('none of the last five passwords is taken again', async () => {
    const username = await newcomer()
    const browser = door.browser()
    await browser.signIn(username)
    let current = TEST_PASSWORD
    for (let turn = 1; turn <= 5; turn++) {
      const again = { current, next: TEST_PASSWORD }
      expect(codes(await browser.ask('POST', '/api/session/password', again))).toEqual(['password.used-before'])
      door.clock.pass(1)
      const next = `Battery-staple-${turn}`
      expect((await browser.ask('POST', '/api/session/password', { current, next })).status).toBe(200)
      current = next
    }
    expect((await browser.ask('POST', '/api/session/password', { current, next: TEST_PASSWORD })).status).toBe(200)
  })

  test('a password of ninety-one days must be changed', async () => {
    const username = await newcomer()
    door.clock.pass(91 * 24 * 60)
    expect((await door.browser().signIn(username)).body).toMatchObject({ mustChangePassword: true })
  })

  test('changing the password ends the sessions elsewhere', async () => {
    const username = await newcomer()
    const [here, there] = [door.browser(), door.browser()]
    await here.signIn(username)
    await there.signIn(username)
    await here.ask('POST', '/api/session/password', { current: TEST_PASSWORD, next: 'Another-horse-8' })
    expect((await here.ask('GET', '/api/session')).status).toBe(200)
    expect((await there.ask('GET', '/api/session')).status).toBe(401)
  })

  test('guessing at the present password from a session left open locks the account and ends the session', async () => {
    const username = await newcomer()
    const browser = door.browser()
    await browser.signIn(username)
    for (let guess = 1; guess <= 5; guess++) {
      await browser.ask('POST', '/api/session/password', { current: 'wrong', next: 'Another-horse-8' })
    }
    expect((await browser.ask('GET', '/api/session')).status).toBe(401)
    expect(codes(await door.browser().signIn(username))).toEqual(['session.locked'])
  })

  test('what changes something needs the token of the session, and reading does not', async () => {
    const browser = door.browser()
    await browser.signIn(await newcomer())
    for (const token of [undefined, 'something else']) {
      browser.csrf = token
      expect(codes(await browser.ask('DELETE', '/api/session'))).toEqual(['session.csrf'])
      expect((await browser.ask('GET', '/api/session')).status).toBe(200)
    }
  })

  test('a foreign page cannot sign anybody in: it has no token', async () => {
    const username = await newcomer()
    const browser = door.browser()
    const credentials = { username, password: TEST_PASSWORD, cityId: door.cityId }
    expect(codes(await browser.ask('POST', '/api/session', credentials))).toEqual(['session.csrf'])
  })

  test('a demonstration account is listed and let in at this machine only', async () => {
    const username = await newcomer({ demoNote: '市工业振兴办公室' })
    const here = await door.browser().ask<{ demoAccounts: { username: string }[] }>('GET', '/api/welcome')
    expect(here.body.demoAccounts.map((account) => account.username)).toContain(username)
    expect((await door.browser().signIn(username)).status).toBe(200)
    const strangers = [
      { remoteAddress: '192.168.1.20' },
      { headers: { 'x-forwarded-for': '127.0.0.1' } },
      { headers: { host: 'jingwei.example:8080' } },
    ]
    for (const stranger of strangers) {
      const browser = door.browser(stranger)
      const there = await browser.ask<{ demoAccounts: unknown[] }>('GET', '/api/welcome')
      expect(there.body.demoAccounts).toEqual([])
      expect(codes(await browser.signIn(username))).toEqual(['session.demo-only-here'])
    }
  })

  test('everybody else in the demonstration city comes in from anywhere', async () => {
    const username = await newcomer()
    expect((await door.browser({ remoteAddress: '192.168.1.20' }).signIn(username)).status).toBe(200)
  })

  test('a disabled account is let in no longer, and its sessions end', async () => {
    const username = await newcomer()
    const browser = door.browser()
    await browser.signIn(username)
    const admin = await door.as('system_admin')
    const found = await admin.ask<{ items: { id: string }[] }>('GET', `/api/accounts?search=${username}`)
    await admin.ask('PATCH', `/api/accounts/${found.body.items[0]?.id}`, { disabled: true })
    expect((await browser.ask('GET', '/api/session')).status).toBe(401)
    expect(codes(await door.browser().signIn(username))).toEqual(['session.account-disabled'])
  })

  test('signing in, being refused and signing out stand in the log', async () => {
    const username = await newcomer()
    const browser = door.browser()
    await browser.signIn(username, 'wrong')
    await browser.signIn(username)
    await browser.ask('DELETE', '/api/session')
    const { items } = await inCity(door.store, door.cityId, (tx) =>
      searchAudit(tx, { page: 1, size: 3, actor: username }),
    )
    expect(items.map(({ action }) => action)).toEqual(['session.ended', 'session.begun', 'session.refused'])
  })

  test('where there are several cities one must say which, whoever one is', async () => {
    const other = await openFrontDoor({ store: door.store })
    const browser = other.browser()
    const welcome = await browser.ask<{ csrf: string; cities: { id: number }[] }>('GET', '/api/welcome')
    expect(welcome.body.cities.map(({ id }) => id)).toContain(other.cityId)
    browser.csrf = welcome.body.csrf
    const credentials = { username: 'anybody', password: TEST_PASSWORD }
    expect(codes(await browser.ask('POST', '/api/session', credentials))).toEqual(['session.city-needed'])
    await other.close()
  })
})
