import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkRooms } from './check.ts'
import { findCycles } from './cycles.ts'

const made: string[] = []
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true })
})

const MANIFEST = { dependencies: { zod: '4.0.0', pg: '8.0.0' }, devDependencies: { react: '19.0.0', kysely: '0.28.0' } }

function house(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'))
  made.push(root)
  writeFileSync(join(root, 'package.json'), JSON.stringify(MANIFEST))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, 'src', path)), { recursive: true })
    writeFileSync(join(root, 'src', path), text)
  }
  return checkRooms(root)
}
const breaches = (files: Record<string, string>) =>
  house(files).breaches.map((each) => `${each.path.slice(4)}:${each.line} ${each.code}`)

const core = (text: string) => `// What is asked here?\n${text}`
const PLACE = core('export const place = 1\n')

test('a house that keeps the law has no breach', () => {
  const files = {
    'core/places/place.ts': PLACE,
    'core/units/unit.ts': core(`import { place } from '../places/place.ts'\nexport const unit = place\n`),
    'contract/units.ts': `import { unit } from '#core/units/unit.ts'\nimport { z } from 'zod'\nexport const u = z.literal(unit)\n`,
    'web/Units.tsx': `import { unit } from '#core/units/unit.ts'\nimport { useState } from 'react'\nexport const U = () => useState(unit)\n`,
  }
  expect(house(files)).toEqual({ files: 4, breaches: [], oversize: [] })
})

test('an arrow against the direction is named, by alias, by path, for types and for lazy imports', () => {
  const found = breaches({
    'core/places/place.ts': core(`import { db } from '#store/db.ts'\nexport const place = db\n`),
    'store/db.ts': `import type { App } from '../server/app.ts'\nexport const db = (app: App) => app\n`,
    'server/app.ts': `export type App = 1\nexport const late = () => import('#web/Page.tsx')\n`,
    'web/Page.tsx': 'export const Page = 1\n',
  })
  expect(found).toEqual(['core/places/place.ts:2 arrow', 'server/app.ts:2 arrow', 'store/db.ts:1 arrow'])
})

test('another room is imported by its alias, the own room by a path, and nothing from outside', () => {
  const found = breaches({
    'core/places/place.ts': PLACE,
    'store/places.ts': `import { place } from '../core/places/place.ts'\nexport const p = place\n`,
    'store/rows.ts': `import { p } from '#store/places.ts'\nexport const q = p\n`,
    'store/out.ts': `import { x } from '../../scripts/x.ts'\nexport const y = x\n`,
  })
  expect(found).toEqual(['store/out.ts:1 arrow', 'store/places.ts:1 alias', 'store/rows.ts:1 alias'])
})

test('an import names a file that exists, with its ending', () => {
  expect(
    breaches({ 'store/a.ts': `import { b } from './b'\nexport const a = b\n`, 'store/b.ts': 'export const b = 1\n' }),
  ).toEqual(['store/a.ts:1 missing-file'])
})

test('inside core no noun looks forward, and plans look at base alone', () => {
  const found = breaches({
    'core/base/span.ts': core('export const span = 1\n'),
    'core/places/place.ts': core(`import { unit } from '../units/unit.ts'\nexport const place = unit\n`),
    'core/units/unit.ts': core('export const unit = 1\n'),
    'core/plans/read.ts': core(
      `import { span } from '../base/span.ts'\nimport { unit } from '../units/unit.ts'\nexport const r = [span, unit]\n`,
    ),
    'core/parcels/parcel.ts': core(`import { unit } from '../units/unit.ts'\nexport const parcel = unit\n`),
  })
  expect(found).toEqual(['core/places/place.ts:2 noun-order', 'core/plans/read.ts:3 noun-order'])
})

test('files that wait for each other while loading are a cycle; types and lazy imports are not', () => {
  const found = house({
    'server/a.ts': `import { b } from './b.ts'\nexport const a = () => b\n`,
    'server/b.ts': `import { c } from './c.ts'\nexport const b = () => c\n`,
    'server/c.ts': `import { a } from './a.ts'\nexport const c = () => a\n`,
    'server/d.ts': `import type { E } from './e.ts'\nexport const d = (e: E) => e\n`,
    'server/e.ts': `import { d } from './d.ts'\nexport type E = typeof d\n`,
    'server/f.ts': `import { d } from './d.ts'\nexport const f = () => [d, import('./g.ts')]\n`,
    'server/g.ts': `import { f } from './f.ts'\nexport const g = () => f\n`,
  })
  expect(found.breaches.map((each) => each.why)).toEqual([
    'src/server/a.ts → src/server/b.ts → src/server/c.ts → src/server/a.ts',
  ])
})

test('a ring is found in a long chain without exhausting the stack', () => {
  const far = 50_000
  const graph = new Map(Array.from({ length: far }, (_, at) => [`${at}`, [`${(at + 1) % far}`]] as const))
  expect(findCycles(graph)[0]).toHaveLength(far)
})

test('a package belongs to rooms, is declared, and is shipped where it runs', () => {
  const found = breaches({
    'core/places/place.ts': core(`import { z } from 'zod'\nexport const place = z\n`),
    'contract/a.ts': `import { readFileSync } from 'fs'\nexport const a = readFileSync\n`,
    'store/a.ts': `import { Kysely } from 'kysely'\nimport type { Pool } from 'pg'\nexport const a = (p: Pool) => [p, Kysely]\n`,
    'server/a.ts': `import fastify from 'fastify'\nexport const a = fastify\n`,
    'web/a.ts': `import { render } from 'react-dom/client'\nimport pg from 'pg'\nexport const a = [render, pg]\n`,
  })
  expect(found).toEqual([
    'contract/a.ts:1 package',
    'core/places/place.ts:2 package',
    'server/a.ts:1 undeclared-package',
    'store/a.ts:1 dev-package',
    'web/a.ts:1 undeclared-package',
    'web/a.ts:2 package',
  ])
})

test('core asks neither clock nor chance nor locale nor time zone', () => {
  const impure = [
    'export const a = new Date()',
    'export const b = Date.now()',
    'export const c = Math.random()',
    'export const d = performance.now()',
    'export const e = (1).toLocaleString()',
    'export const f = (x: string) => x.localeCompare(x)',
    'export const g = new Intl.NumberFormat()',
    'export const h = (x: Date) => x.getFullYear()',
    'export const i = new Date(2026, 1, 1)',
    'export const j = Date()',
  ]
  const pure = [
    `export const k = new Date('2026-01-01')`,
    'export const l = (x: Date) => x.getUTCFullYear()',
    '// new Date() in words, Date.now()',
    `export const m = 'Math.random()'`,
    'export const n = Date.UTC(2026, 1)',
  ]
  const found = breaches({ 'core/places/place.ts': core(`${[...impure, ...pure].join('\n')}\n`) })
  expect(found).toEqual(impure.map((_, at) => `core/places/place.ts:${at + 2} impure-core`))
})

test('a test in core may take tools and files, but no other room', () => {
  const found = breaches({
    'core/places/place.ts': PLACE,
    'store/db.ts': 'export const db = 1\n',
    'core/places/place.test.ts': [
      `import { readFileSync } from 'node:fs'`,
      `import { test } from 'vitest'`,
      `import cases from '../../../cases/places.json'`,
      `import { db } from '#store/db.ts'`,
      'export const x = [readFileSync, test, cases, db, new Date()]',
    ].join('\n'),
  })
  expect(found).toEqual(['core/places/place.test.ts:2 undeclared-package', 'core/places/place.test.ts:4 arrow'])
})

test('barrels, vague names, strange names, silenced compilers and core files without a question are named', () => {
  const found = breaches({
    'server/index.ts': `export * from './a.ts'\nexport { b } from './b.ts'\n`,
    'server/a.ts': 'export const a = 1\n',
    'server/b.ts': '// @ts-ignore\nexport const b = 1\n',
    'server/utils/c.ts': 'export const c = 1\n',
    'server/helpers.ts': 'export const d = 1\n',
    'server/someThing.ts': 'export const e = 1\n',
    'core/places/place.ts': 'export const place = 1\n',
    'attic/f.ts': 'export const f = 1\n',
    'server/broken.ts': 'export const = 1\n',
  })
  expect(found).toEqual([
    'attic/f.ts:1 name',
    'core/places/place.ts:1 no-question',
    'server/b.ts:1 silenced-compiler',
    'server/broken.ts:1 unreadable',
    'server/helpers.ts:1 name',
    'server/index.ts:1 barrel',
    'server/someThing.ts:1 name',
    'server/utils/c.ts:1 name',
  ])
})

test('sizes are reported and refuse nothing', () => {
  const long = `export function tall() {\n${'  tall()\n'.repeat(45)}}\n${'export const x = 1\n'.repeat(300)}`
  const report = house({ 'server/a.ts': long })
  expect(report.breaches).toEqual([])
  expect(report.oversize.map((each) => [each.what, each.lines])).toEqual([
    ['file', 347],
    ['tall', 47],
  ])
})
