import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate, migrationsDirectory } from './migrate.ts'
import type { Store } from './open.ts'
import { testStores } from './testing.ts'

describe.each(testStores)('migration on $name', ({ open }) => {
  let store: Store
  let directory: string
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'jingwei-migrations-'))
    cpSync(migrationsDirectory(), directory, { recursive: true })
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  const write = (name: string, sql: string) => writeFileSync(join(directory, name), sql)
  const codesAndFiles = async () => {
    const outcome = await migrate(store, directory)
    return outcome.ok ? 'migrated' : outcome.faults.map(({ code, place }) => [code, place?.file])
  }

  it('has nothing to do the second time', async () => {
    expect(await migrate(store)).toMatchObject({ ok: true, value: { applied: [] } })
  })

  it('refuses a history that was rewritten, and names every file', async () => {
    write('0001-base.sql', 'select 1')
    write('0002-places-and-units.sql', 'select 2')
    expect(await codesAndFiles()).toEqual([
      ['store.migration-rewritten', '0001-base.sql'],
      ['store.migration-rewritten', '0002-places-and-units.sql'],
    ])
  })

  it('takes other line ends for no rewriting', async () => {
    const text = readFileSync(join(directory, '0001-base.sql'), 'utf8')
    write('0001-base.sql', text.replaceAll('\n', '\r\n'))
    expect(await codesAndFiles()).toBe('migrated')
  })

  it('refuses when a step that was taken is missing, or a store is newer than the program', async () => {
    rmSync(join(directory, '0001-base.sql'))
    expect(await codesAndFiles()).toEqual([['store.migration-missing', undefined]])
    const newest = readdirSync(directory).sort().at(-1) ?? ''
    cpSync(migrationsDirectory(), directory, { recursive: true })
    rmSync(join(directory, newest))
    expect(await codesAndFiles()).toEqual([['store.newer-than-program', undefined]])
  })

  it('refuses two files of one number and names that are none', async () => {
    write('0001-other.sql', 'select 1')
    write('last.sql', 'select 1')
    expect(await codesAndFiles()).toEqual([
      ['store.migration-number-twice', '0001-other.sql'],
      ['store.migration-misnamed', 'last.sql'],
    ])
  })

  it('keeps nothing of a step that fails, says in which line, and takes it when it is mended', async () => {
    write('9001-broken.sql', 'create table leftover (id int);\n\nselect nonsense;\n')
    const outcome = await migrate(store, directory)
    expect(outcome).toMatchObject({
      ok: false,
      faults: [{ code: 'store.migration-failed', place: { file: '9001-broken.sql' }, facts: { line: 3 } }],
    })
    expect((await store.pool.query(`select to_regclass('leftover') as there`)).rows).toEqual([{ there: null }])
    write('9001-broken.sql', 'select 1')
    expect(await codesAndFiles()).toBe('migrated')
    await store.pool.query('delete from schema_migration where number = 9001')
  })

  it('lets two programs start at once', async () => {
    write('9002-slow.sql', 'create table made_once (id int)')
    const outcomes = await Promise.all([migrate(store, directory), migrate(store, directory)])
    const applied = outcomes.map((outcome) => (outcome.ok ? outcome.value.applied : outcome.faults))
    expect(applied).toContainEqual(['9002-slow.sql'])
    expect(applied).toContainEqual([])
    await store.pool.query('drop table made_once; delete from schema_migration where number = 9002')
  })
})
