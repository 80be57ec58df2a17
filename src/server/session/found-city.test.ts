import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../testing.ts'

let door: FrontDoor
beforeEach(async () => {
  door = await openFrontDoor({ empty: true, environment: { JINGWEI_DEMO: 'off' } })
})
afterEach(() => door.close())

const person = (username: string) => ({ username, name: username, password: `Founding-day-${username.length}` })
const administrators = { system: person('sys-li'), security: person('sec-wang'), audit: person('aud-zhao') }
const form = (more: object = {}) => ({
  cityName: '临江市',
  setUpCode: door.program.setUp.code(),
  administrators,
  ...more,
})

async function open() {
  const browser = door.browser()
  const welcome = await browser.ask<{ csrf: string }>('GET', '/api/welcome')
  browser.csrf = welcome.body.csrf
  return { browser, welcome }
}

const codes = (answer: { readonly faults: readonly { readonly code: string }[] }) =>
  answer.faults.map(({ code }) => code)

test('a new installation has no city, no account and no password, and says that it waits', async () => {
  const { browser, welcome } = await open()
  expect(welcome.body).toMatchObject({ needsSetUp: true, city: null, demoAccounts: [] })
  const attempt = { username: 'admin', password: 'admin' }
  expect(codes(await browser.ask('POST', '/api/session', attempt))).toEqual(['session.set-up-first'])
})

test('whoever reads the code in the log founds the city with three administrators', async () => {
  const { browser } = await open()
  expect((await browser.ask('POST', '/api/set-up', form())).status).toBe(200)
  expect((await browser.ask('GET', '/api/welcome')).body).toMatchObject({
    needsSetUp: false,
    city: { name: '临江市', kind: 'live' },
  })
  for (const [username, role] of [
    ['sys-li', 'system_admin'],
    ['sec-wang', 'security_admin'],
    ['aud-zhao', 'audit_admin'],
  ] as const) {
    const answer = await door.browser().signIn(username, `Founding-day-${username.length}`)
    expect(answer.body).toMatchObject({ posts: [{ role }], mustChangePassword: true })
  }
})

test('without the code nobody founds anything', async () => {
  const { browser } = await open()
  expect(codes(await browser.ask('POST', '/api/set-up', form({ setUpCode: 'AAAA-BBBB-CCCC' })))).toEqual([
    'set-up.wrong-code',
  ])
  expect((await browser.ask('GET', '/api/welcome')).body).toMatchObject({ needsSetUp: true })
})

test('the code works once', async () => {
  const { browser } = await open()
  const first = form()
  await browser.ask('POST', '/api/set-up', first)
  const second = await browser.ask('POST', '/api/set-up', { ...first, cityName: '他市' })
  expect(second.status).toBe(409)
  expect(codes(second)).toEqual(['set-up.conflict'])
})

test('weak passwords and one person in two offices are refused together', async () => {
  const { browser } = await open()
  const same = { system: person('sys-li'), security: person('sys-li'), audit: { ...person('aud'), password: 'short' } }
  const answer = await browser.ask('POST', '/api/set-up', form({ administrators: same }))
  expect(codes(answer)).toEqual(['set-up.three-people', 'password.too-short', 'password.too-plain'])
  expect(answer.faults[1]).toMatchObject({ place: { field: 'administrators.audit.password' } })
})
