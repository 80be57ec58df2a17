import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendAudit, verifyAudit } from '../audit/audit.ts'
import { checkCatalog } from '../catalog-check.ts'
import { inCity, inSystem } from '../city/city.ts'
import { insertFile, readFileBytes } from '../files/files.ts'
import { noteChange, recall } from '../memory/recall.ts'
import type { Store } from '../open.ts'
import { allTestStores, granted, newTestCity, type TestStore } from '../testing.ts'
import { backup } from './backup.ts'
import { MAGIC } from './backup-frames.ts'
import { restore } from './restore.ts'

const AT = new Date('2026-03-02T01:30:00.123Z')
const FILE = '5f2b8b9e-0c3a-4e9e-9f59-0a1b2c3d4e5f'
const CONTENT = Buffer.from('珠海市产业园区提升行动\0\xff'.repeat(1_000))

const event = (action: string) => ({
  at: AT,
  accountId: null,
  actor: '李主任',
  action,
  subjectKind: 'file',
  subjectId: FILE,
  detail: { 次: 1 },
})

async function settle(store: Store): Promise<readonly [wangchao: number, neighbour: number]> {
  const cities = [await newTestCity(store), await newTestCity(store, '邻市')] as const
  for (const city of cities) {
    await inCity(store, city, async (tx) => {
      await insertFile(tx, {
        id: FILE,
        name: `方案-${city}.txt`,
        mediaType: 'text/plain',
        bytes: CONTENT,
        createdAt: AT,
        createdBy: null,
      })
      for (const action of ['imported', 'adopted']) await appendAudit(tx, event(action))
    })
  }
  return cities
}

const cityNames = (store: Store) =>
  inSystem(store, (tx) => tx.selectFrom('city').select('name').orderBy('id').execute())

const directory = mkdtempSync(join(tmpdir(), 'jingwei-backup-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('a backup', () => {
  const stores = new Map<TestStore, Store>()
  const sites: { readonly from: TestStore; readonly file: string; readonly cities: readonly number[] }[] = []
  beforeAll(async () => {
    for (const [i, from] of allTestStores.entries()) {
      const store = await from.open()
      stores.set(from, store)
      const file = join(directory, `site-${i}.backup`)
      const cities = await settle(store)
      granted(await backup(store, file, { madeAt: AT }))
      sites.push({ from, file, cities })
    }
  })
  afterAll(async () => {
    for (const store of stores.values()) await store.close()
  })

  it.each(allTestStores)('moves a site whole to $name, from whichever store it comes', async (target) => {
    const store = stores.get(target) as Store
    for (const { from, file, cities } of sites) {
      const report = granted(await restore(store, file, { replace: true }))
      expect(report, from.name).toMatchObject({
        madeAt: AT.toISOString(),
        rows: { city: 2, file: 2, audit_entry: 4, job: 0 },
      })
      for (const city of cities) await expectWhole(store, city)
      expect(await checkCatalog(store), from.name).toEqual([])
    }
  })
})

async function expectWhole(store: Store, city: number): Promise<void> {
  const found = await inCity(store, city, async (tx) => ({
    bytes: await readFileBytes(tx, FILE),
    files: await tx.selectFrom('file').select(['name', 'created_at']).where('city_id', '=', tx.cityId).execute(),
    audit: await verifyAudit(tx),
  }))
  expect(found).toEqual({
    bytes: CONTENT,
    files: [{ name: `方案-${city}.txt`, created_at: AT }],
    audit: { whole: true, entries: 2 },
  })
  const rewrite = inCity(store, city, (tx) => tx.deleteFrom('audit_entry').where('city_id', '=', tx.cityId).execute())
  await expect(rewrite).rejects.toThrow('permission denied')
}

describe.each(allTestStores)('restoring on $name', (kind) => {
  const file = join(directory, `${kind.name}.backup`)
  let store: Store
  let wangchao: number
  beforeAll(async () => {
    store = await kind.open()
    const cities = await settle(store)
    wangchao = cities[0]
    granted(await backup(store, file, { madeAt: AT }))
  })
  afterAll(() => store.close())

  const both = [{ name: '望潮市' }, { name: '邻市' }]

  it('refuses a store that holds a city, unless told to replace it', async () => {
    const third = await newTestCity(store, '新城')
    expect(await restore(store, file)).toEqual({
      ok: false,
      faults: [{ code: 'restore.not-empty', facts: { city: '望潮市' } }],
    })
    expect(await cityNames(store)).toEqual([...both, { name: '新城' }])
    granted(await restore(store, file, { replace: true }))
    expect(await cityNames(store)).toEqual(both)
    expect(await inCity(store, third, verifyAudit)).toEqual({ whole: true, entries: 0 })
  })

  const packed = () => readFileSync(file)
  const damaged = join(directory, 'damaged.backup')
  const repacked = (change: (frames: Buffer) => Buffer) =>
    Buffer.concat([MAGIC, gzipSync(change(gunzipSync(packed().subarray(MAGIC.length))))])
  const DAMAGES: readonly (readonly [string, () => Buffer, string])[] = [
    ['cut short', () => packed().subarray(0, packed().length - 20), 'restore.damaged'],
    [
      'with a byte changed in transit',
      () => Buffer.from(packed().map((byte, i) => (i === 300 ? byte ^ 1 : byte))),
      'restore.damaged',
    ],
    [
      'with its content changed and packed again',
      () => repacked((frames) => Buffer.from(frames.toString('latin1').replace('imported', 'exported'), 'latin1')),
      'restore.damaged',
    ],
    ['without its end', () => repacked((frames) => frames.subarray(0, frames.length - 37)), 'restore.damaged'],
    [
      'from a newer program',
      () =>
        repacked((frames) => Buffer.from(frames.toString('latin1').replace('"number":10,', '"number":99,'), 'latin1')),
      'store.newer-than-program',
    ],
    ['that is none', () => Buffer.from('PK\x03\x04 something else, and long enough to be read'), 'restore.no-backup'],
    ['that is empty', () => Buffer.alloc(0), 'restore.no-backup'],
  ]

  it.each(DAMAGES)('names a backup %s, and leaves the store as it was', async (_how, make, code) => {
    writeFileSync(damaged, make())
    const outcome = await restore(store, damaged, { replace: true })
    expect(outcome.ok ? outcome : outcome.faults.map((fault) => fault.code)).toContain(code)
    expect(await cityNames(store)).toEqual(both)
    expect(await inCity(store, wangchao, verifyAudit)).toMatchObject({ whole: true })
  })

  it('says when there is no such file', async () => {
    expect(await restore(store, join(directory, 'none'))).toMatchObject({
      ok: false,
      faults: [{ code: 'restore.failed' }],
    })
    expect(await backup(store, join(directory, 'no', 'such', 'folder'), { madeAt: AT })).toMatchObject({
      ok: false,
      faults: [{ code: 'backup.not-written' }],
    })
  })

  it('takes with it what this process remembers of the numbers that it replaces', async () => {
    const told = (aside: string) =>
      inCity(store, wangchao, async (tx) => {
        await noteChange(tx, 'batch')
        await appendAudit(tx, event(aside))
      })
    const seen = () =>
      inCity(store, wangchao, (tx) =>
        recall(tx, {
          ...{ key: 'the last deed', restsOn: ['batch'] as const, weigh: () => 1 },
          read: () =>
            tx
              .selectFrom('audit_entry')
              .select('action')
              .where('city_id', '=', tx.cityId)
              .orderBy('seq', 'desc')
              .limit(1)
              .executeTakeFirstOrThrow(),
        }),
      )
    granted(await backup(store, file, { madeAt: AT }))
    await told('before')
    expect(await seen()).toEqual({ action: 'before' })
    granted(await restore(store, file, { replace: true }))
    expect(await seen()).not.toEqual({ action: 'before' })
    await told('after')
    expect(await seen()).toEqual({ action: 'after' })
  })

  it('goes on while others write, and holds one moment: an audit chain that is whole', async () => {
    let writing = true
    const writer = (async () => {
      while (writing) await inCity(store, wangchao, (tx) => appendAudit(tx, event('meanwhile')))
    })()
    granted(await backup(store, file, { madeAt: AT }))
    writing = false
    await writer
    granted(await restore(store, file, { replace: true }))
    expect(await inCity(store, wangchao, verifyAudit)).toMatchObject({ whole: true })
  })
})
