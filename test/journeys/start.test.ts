import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RUN_BUILT, type RunningServer, startServer } from '../server.ts'

const data = mkdtempSync(join(tmpdir(), 'jingwei-start-'))
let server: RunningServer
beforeAll(async () => {
  server = await startServer({ data })
})
afterAll(async () => {
  await server?.kill()
  rmSync(data, { recursive: true, force: true })
})

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${server.origin}${path}`, { headers })

test('a first start prints its address and answers for its health', async () => {
  expect(server.output()).toContain(new URL(server.origin).port)
  expect(await (await ask('/api/health')).json()).toMatchObject({ status: 'ok', store: 'pglite' })
})

test('every address of a page gives the page, and its script comes compressed', async () => {
  const page = await ask('/programmes')
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  const script = /<script[^>]+src="([^"]+)"/.exec(await page.text())?.[1]
  if (script === undefined) throw new Error('the page names no script')
  const brotli = await ask(script, { 'accept-encoding': 'br' })
  expect(brotli.headers.get('content-encoding')).toBe('br')
  expect(brotli.headers.get('cache-control')).toContain('immutable')
  const gzip = await ask(script, { 'accept-encoding': 'gzip' })
  expect(gzip.headers.get('content-encoding')).toBe('gzip')
  expect(await gzip.text()).toBe(await brotli.text())
})

test('a second program on the same data is refused and told who holds it', () => {
  const second = spawnSync(process.execPath, ['-e', RUN_BUILT], {
    encoding: 'utf8',
    env: { ...process.env, JINGWEI_DATA: data, JINGWEI_PORT: '0' },
  })
  expect(second.status).not.toBe(0)
  expect(second.stdout + second.stderr).toContain(String(server.pid))
})

test('asked to stop it stops in order, and starts again on what it kept', async () => {
  const before = await (await ask('/api/welcome')).json()
  expect(await server.stop()).toBe(0)
  server = await startServer({ data })
  const after = await (await ask('/api/welcome')).json()
  expect(after.city).toEqual(before.city)
  expect(after.city).not.toBeNull()
})

test('killed without warning it starts again, and takes over the lock that was left', async () => {
  await server.kill()
  server = await startServer({ data })
  expect((await ask('/api/health')).status).toBe(200)
})
