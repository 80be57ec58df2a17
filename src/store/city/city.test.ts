import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertFile, listFilesOfHash, readFileBytes } from '../files/files.ts'
import type { CityHandle } from '../handle.ts'
import type { Store } from '../open.ts'
import { allTestStores, newTestCity } from '../testing.ts'
import { inCity, inSystem, TransactionAborted } from './city.ts'

const AT = new Date('2026-03-02T01:30:00Z')
const newFile = (text: string) => ({
  id: crypto.randomUUID(),
  name: '行动方案.txt',
  mediaType: 'text/plain',
  bytes: Buffer.from(text),
  createdAt: AT,
  createdBy: null,
})

describe.each(allTestStores)('a transaction of one city on $name', ({ open }) => {
  let store: Store
  let wangchao: number
  let neighbour: number

  beforeAll(async () => {
    store = await open()
    wangchao = await newTestCity(store)
    neighbour = await newTestCity(store, '邻市')
  })
  afterAll(() => store.close())

  const everyCity = sql`/* every city, says a query that forgot its own */`
  const namesOfAllFiles = (tx: CityHandle) => tx.selectFrom('file').select('name').modifyFront(everyCity).execute()

  it('does not show the rows of another city, even to a query that names no city', async () => {
    await inCity(store, neighbour, (tx) => insertFile(tx, newFile('别人的')))
    expect(await inCity(store, wangchao, namesOfAllFiles)).toEqual([])
    expect(await inCity(store, neighbour, namesOfAllFiles)).toEqual([{ name: '行动方案.txt' }])
  })

  it('refuses to write a row into another city', async () => {
    const stray = inCity(store, wangchao, (tx) =>
      tx.insertInto('audit_head').values({ city_id: neighbour, seq: 0, hash: '' }).execute(),
    )
    await expect(stray).rejects.toThrow(/row-level security/)
  })

  it('leaves no city behind: without one, a city’s table fails loudly', async () => {
    await inCity(store, wangchao, namesOfAllFiles)
    await expect(
      inSystem(store, (tx) => tx.selectFrom('file').select('name').modifyFront(everyCity).execute()),
    ).rejects.toThrow(/app\.city_id|invalid input syntax for type integer/)
  })

  it('keeps nothing of work that threw', async () => {
    const file = newFile('半途')
    const work = inCity(store, wangchao, async (tx) => {
      await insertFile(tx, file)
      throw new Error('改变主意')
    })
    await expect(work).rejects.toThrow('改变主意')
    expect(await inCity(store, wangchao, (tx) => readFileBytes(tx, file.id))).toBeUndefined()
  })

  it('says so when the work went on after a failed statement, instead of losing it silently', async () => {
    const work = inCity(store, wangchao, async (tx) => {
      await insertFile(tx, newFile('会丢'))
      await sql`select 1 / 0`.execute(tx).catch(() => {})
    })
    await expect(work).rejects.toBeInstanceOf(TransactionAborted)
  })

  it('refuses the outer handle inside a transaction, which would wait for itself for ever', async () => {
    const work = inCity(store, wangchao, () => store.db.selectFrom('city').select('id').execute())
    await expect(work).rejects.toThrow('outer handle used inside a transaction')
    const nested = inCity(store, wangchao, () => inCity(store, neighbour, namesOfAllFiles))
    await expect(nested).rejects.toThrow('outer handle used inside a transaction')
  })

  it('lets work that outlives the transaction use the outer handle again', async () => {
    let later: Promise<unknown> = Promise.resolve()
    let ended = () => {}
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    await inCity(store, wangchao, async () => {
      later = end.then(() => store.db.selectFrom('city').select('id').execute())
    })
    ended()
    expect(await later).not.toEqual([])
  })

  it('runs the work again when the database asks for it', async () => {
    let runs = 0
    const result = await inCity(store, wangchao, async (tx) => {
      if (++runs === 1) await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(tx)
      return runs
    })
    expect(result).toBe(2)
  })

  it('keeps thirty read-and-write transactions apart that were started at once', async () => {
    const jobs = { city_id: wangchao, seq: 0, hash: 'start' }
    await inCity(store, wangchao, (tx) => tx.insertInto('audit_head').values(jobs).execute())
    const one = (i: number) =>
      inCity(store, wangchao, async (tx) => {
        const row = await tx
          .selectFrom('audit_head')
          .select('seq')
          .where('city_id', '=', wangchao)
          .forUpdate()
          .executeTakeFirstOrThrow()
        await tx
          .updateTable('audit_head')
          .set({ seq: Number(row.seq) + 1 })
          .where('city_id', '=', wangchao)
          .execute()
        if (i % 3 === 0) throw new Error('undone')
      }).catch(() => {})
    await Promise.all(Array.from({ length: 30 }, (_, i) => one(i)))
    const { seq } = await inCity(store, wangchao, (tx) =>
      tx.selectFrom('audit_head').select('seq').where('city_id', '=', tx.cityId).executeTakeFirstOrThrow(),
    )
    expect(Number(seq)).toBe(20)
  })

  it('answers queries that were sent at once on one handle', async () => {
    const answers = await inCity(store, wangchao, (tx) =>
      Promise.all([1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(tx))),
    )
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3])
  })

  it('finds a file by its bytes and gives it back piece by piece', async () => {
    const file = newFile('珠海市产业园区提升行动')
    const kept = await inCity(store, wangchao, (tx) => insertFile(tx, file))
    const found = await inCity(store, wangchao, (tx) => listFilesOfHash(tx, kept.sha256))
    expect(found.map(({ id, createdAt }) => ({ id, createdAt }))).toEqual([{ id: file.id, createdAt: AT }])
    const pieces = await inCity(store, wangchao, async (tx) => [
      await readFileBytes(tx, file.id, 0, 9),
      await readFileBytes(tx, file.id, 9),
    ])
    expect(pieces.map(String)).toEqual(['珠海市', '产业园区提升行动'])
  })
})
