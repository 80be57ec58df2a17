import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stampOf } from './fresh.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fresh-'))
  mkdirSync(join(root, 'src'))
  writeFileSync(join(root, 'src/a.ts'), 'one')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const stamp = () => stampOf(root, ['src', 'absent.json'], join(root, 'stamp'))
const edit = (path: string, text: string) => writeFileSync(join(root, path), text)

test('what was never built is stale, and fresh once it was', () => {
  expect(stamp().isFresh()).toBe(false)
  stamp().take().write()
  expect(stamp().isFresh()).toBe(true)
})

test('a changed, a new and a removed source make the build stale', () => {
  stamp().take().write()
  edit('src/a.ts', 'two')
  expect(stamp().isFresh()).toBe(false)
  stamp().take().write()
  edit('src/b.ts', '')
  expect(stamp().isFresh()).toBe(false)
  stamp().take().write()
  rmSync(join(root, 'src/b.ts'))
  expect(stamp().isFresh()).toBe(false)
})

test('a source that says the same under another date is fresh, and a test is no source', () => {
  stamp().take().write()
  utimesSync(join(root, 'src/a.ts'), new Date(), new Date('2001-01-01'))
  edit('src/a.test.ts', 'test')
  expect(stamp().isFresh()).toBe(true)
})

test('what is edited while the build runs is stale after it', () => {
  const taken = stamp().take()
  edit('src/a.ts', 'two')
  taken.write()
  expect(stamp().isFresh()).toBe(false)
})
