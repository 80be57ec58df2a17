import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from '../browser.ts'

const PAGES: Readonly<Record<string, string>> = {
  '/quiet': '<p>望潮市</p>',
  '/loud': '<script>console.error("something is wrong"); setTimeout(() => { throw new Error("thrown") })</script>',
  '/curious': '<script src="http://elsewhere.example/track.js"></script>',
}

let server: Server
let browser: Browsing
beforeAll(async () => {
  server = createServer((request, response) => {
    const page = PAGES[request.url ?? '']
    response.writeHead(page ? 200 : 204, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page && `<!doctype html><meta charset="utf-8">${page}`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  browser = await openBrowser(`http://127.0.0.1:${address.port}`)
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

test('a quiet page draws no complaint, on the screen of an office', async () => {
  const visitor = await browser.visit()
  await visitor.page.goto('/quiet')
  expect(await visitor.page.getByText('望潮市').isVisible()).toBe(true)
  expect(await visitor.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1440, 900])
  expect(existsSync(await visitor.screenshot('browser-quiet'))).toBe(true)
  expect(visitor.complaints()).toEqual([])
  await visitor.close()
})

test('errors on the console and exceptions are heard', async () => {
  const visitor = await browser.visit()
  const thrown = visitor.page.waitForEvent('pageerror')
  await visitor.page.goto('/loud')
  await thrown
  expect(visitor.takeComplaints()).toEqual([
    expect.stringContaining('console: something is wrong'),
    'exception: thrown',
  ])
  expect(visitor.complaints()).toEqual([])
  await visitor.close()
})

test('a page that asks outside is refused and named', async () => {
  const visitor = await browser.visit()
  await visitor.page.goto('/curious')
  expect(visitor.complaints()).toContain('asked outside: http://elsewhere.example/track.js')
  await visitor.close()
})
