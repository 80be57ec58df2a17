import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from './testing.ts'

let door: FrontDoor
const web = mkdtempSync(join(tmpdir(), 'jingwei-web-'))
const script = 'console.log("经纬")'
beforeAll(async () => {
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>经纬</title>')
  writeFileSync(join(web, 'assets/main-a1b2c3.js'), script)
  writeFileSync(join(web, 'assets/main-a1b2c3.js.br'), brotliCompressSync(script))
  door = await openFrontDoor({ webDirectory: web })
})
afterAll(async () => {
  await door.close()
  rmSync(web, { recursive: true })
})

const get = (url: string, headers = {}) => door.server.inject({ url, headers })

test('health is answered once the database answers', async () => {
  const answer = await get('/api/health')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ status: 'ok', store: 'pglite' })
})

test('the description of the API names the endpoints and the files', async () => {
  const document = (await get('/api/openapi.json')).json()
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/session', '/accounts/{id}', '/files/{id}']))
  const shown = (await get('/api/reference/json')).json()
  expect(shown.paths).toEqual(document.paths)
})

test('neither the reference page nor what it loads names an outside address to load from', async () => {
  const page = await get('/api/reference')
  expect(page.statusCode).toBe(200)
  const loaded = [...page.payload.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
  expect(loaded.length).toBeGreaterThan(3)
  for (const address of loaded) {
    expect(address).not.toMatch(/^(https?:)?\/\//)
    const url = new URL(address, 'http://localhost/api/reference/').pathname
    expect((await get(url)).statusCode, url).toBe(200)
  }
  expect(page.headers['content-security-policy']).toMatch(/default-src 'self'/)
})

test('no page may load or be framed from outside', async () => {
  const policy = String((await get('/')).headers['content-security-policy'])
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/https?:/)
  expect(policy).toContain("frame-ancestors 'self'")
  expect((await get('/')).headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
})

test('a hashed script goes out as it was compressed and is kept for a year', async () => {
  const answer = await get('/assets/main-a1b2c3.js', { 'accept-encoding': 'gzip, br' })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': expect.stringMatching(/immutable/),
  })
  expect((await get('/assets/main-a1b2c3.js')).payload).toBe(script)
})

test('the address of any page brings the application, freshly asked for each time', async () => {
  for (const path of ['/', '/programmes/7?view=table', '/accounts']) {
    const answer = await get(path)
    expect(answer.payload).toContain('<title>经纬')
    expect(answer.headers['cache-control']).toBe('no-cache')
  }
})

test('an unknown script or endpoint is not answered with a page', async () => {
  expect((await get('/assets/gone.js')).statusCode).toBe(404)
  const answer = await get('/api/no-such-thing')
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ data: { faults: [{ code: 'server.no-such-endpoint' }] } })
})

test('only JSON is taken, and broken JSON is told so', async () => {
  const send = (type: string, payload: string) =>
    door.server.inject({ method: 'POST', url: '/api/session', headers: { 'content-type': type }, payload })
  expect((await send('text/plain', '{}')).json()).toMatchObject({ data: { faults: [{ code: 'input.not-json' }] } })
  expect((await send('application/json', '{')).json()).toMatchObject({
    data: { faults: [{ code: 'input.malformed' }] },
  })
  const large = JSON.stringify({ username: 'x'.repeat(5_000_000) })
  expect((await send('application/json', large)).json()).toMatchObject({
    data: { faults: [{ code: 'input.too-large' }] },
  })
})

test('the hundred-and-first request of a minute waits', async () => {
  const other = await openFrontDoor({ store: door.store, environment: { JINGWEI_REQUESTS_PER_MINUTE: '100' } })
  const answers = []
  for (let n = 0; n <= 100; n++) answers.push(await other.server.inject('/api/welcome'))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(100).fill(200), 429])
  expect(answers.at(-1)?.json()).toMatchObject({ data: { faults: [{ code: 'server.too-many-requests' }] } })
  await other.close()
})

test('the fourth sign-in of a minute waits where three are allowed', async () => {
  const other = await openFrontDoor({ store: door.store, environment: { JINGWEI_SIGN_INS_PER_MINUTE: '3' } })
  const statuses = []
  for (let n = 1; n <= 4; n++) statuses.push((await other.browser().signIn('nobody', 'wrong')).status)
  expect(statuses).toEqual([401, 401, 401, 429])
  await other.close()
})
