import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inCity, inSystem } from '../city/city.ts'
import { type Column, type ColumnKind, type ConstantColumn, valueAt } from '../columns.ts'
import type { Store } from '../open.ts'
import type { Tables } from '../tables.ts'
import { allTestStores, newTestCity } from '../testing.ts'
import { copyIn, copyOut } from './copy.ts'
import { CopyReader } from './copy-reader.ts'
import { CopyWriter } from './copy-writer.ts'

const numbers = (...values: readonly (number | null)[]): Column => ({
  kind: 'number',
  values: Float64Array.from(values, (value) => value ?? 0),
  present: Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
})
const texts = (...values: readonly (string | null)[]): Column => ({ kind: 'text', values })
const list = (column: Column | undefined, rows: number) =>
  column === undefined ? undefined : Array.from({ length: rows }, (_, row) => valueAt(column, row))

const SAMPLE = `create table sample (
  row_number int, score numeric, level float8, name text, day date, at timestamptz, id uuid, detail jsonb, yes boolean, big bigint
)`

describe.each(allTestStores)('bulk on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
    await store.pool.query(SAMPLE)
    if (store.passesFences) await store.pool.query('grant all on sample to jingwei_app')
  })
  afterEach(() => store.pool.query('delete from sample'))
  afterAll(() => store.close())

  const put = (columns: Readonly<Record<string, Column | ConstantColumn>>, rows: number) =>
    inSystem(store, (tx) => copyIn(tx, 'sample' as keyof Tables, columns, rows))
  const take = (kinds: Readonly<Record<string, ColumnKind>>, where = sql`true`) =>
    inSystem(store, async (tx) => {
      const query = { compile: () => sql`select * from sample where ${where} order by row_number`.compile(tx) }
      const { rows, columns } = await copyOut(tx, query, kinds)
      return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, list(column, rows)]))
    })

  it('keeps absence apart from zero and from empty text', async () => {
    const name = texts('', null, '“专精特新”企业\n第二行')
    await put(
      { row_number: numbers(1, 2, 3), score: numbers(0, null, 98.5), level: numbers(null, -0.1, 1e300), name },
      3,
    )
    expect(await take({ score: 'number', level: 'number', name: 'text' })).toEqual({
      score: [0, null, 98.5],
      level: [null, -0.1, 1e300],
      name: ['', null, '“专精特新”企业\n第二行'],
    })
  })

  it('writes days, instants, ids, JSON, truth and large numbers as the table has them', async () => {
    const constant = (value: string | boolean | number | null): ConstantColumn => ({ kind: 'constant', value })
    const row = {
      day: constant('2024-02-29'),
      at: constant('2026-03-02T09:30:00.123+08:00'),
      id: constant('5f2b8b9e-0c3a-4e9e-9f59-0a1b2c3d4e5f'),
      detail: constant('{"园区": [1, null]}'),
      yes: constant(false),
      big: { kind: 'bigint', values: BigInt64Array.of(2n ** 53n + 1n), present: Uint8Array.of(1) } as const,
      name: constant(null),
    }
    await put(row, 1)
    await expect(
      take({ day: 'text', id: 'text', detail: 'text', yes: 'boolean', big: 'bigint', name: 'text' }),
    ).resolves.toEqual({
      day: ['2024-02-29'],
      id: ['5f2b8b9e-0c3a-4e9e-9f59-0a1b2c3d4e5f'],
      detail: ['{"园区": [1, null]}'],
      yes: [false],
      big: [2n ** 53n + 1n],
      name: [null],
    })
    const { rows } = await store.pool.query('select at from sample')
    expect(rows).toEqual([{ at: new Date('2026-03-02T01:30:00.123Z') }])
  })

  it('writes any number into a numeric exactly as JavaScript prints it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.double({ noDefaultInfinity: true }), { nil: null }), { minLength: 1 }),
        async (values) => {
          await store.pool.query('delete from sample')
          const order = numbers(...values.map((_, i) => i))
          await put({ row_number: order, score: numbers(...values) }, values.length)
          const expected = values.map((value) => (value === null ? null : value + 0))
          const { score } = await take({ score: 'number' })
          expect(score?.map((value) => (value === null ? null : Number(value) + 0))).toEqual(expected)
          const { rows } = await store.pool.query('select score::text as text from sample order by row_number')
          expect(rows.map(({ text }) => (text === null ? null : Number(text) + 0))).toEqual(expected)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('puts the values of a query where its parameters stand, whatever is in them', async () => {
    const hostile = `'; drop table sample; -- \\ $1 "`
    await put({ row_number: numbers(1, 2), name: texts(hostile, '别的') }, 2)
    const where = sql`name = ${hostile} and row_number < ${9} and ${true} and '$1' <> name and ${null}::text is null`
    expect(await take({ name: 'text' }, where)).toEqual({ name: [hostile] })
  })

  it('takes no row when one of them is refused', async () => {
    const id = texts('5f2b8b9e-0c3a-4e9e-9f59-0a1b2c3d4e5f', 'keine uuid')
    await expect(put({ row_number: numbers(1, 2), id }, 2)).rejects.toThrow('not a uuid')
    await store.pool.query('alter table sample add constraint sample_positive check (level > 0)')
    await expect(put({ row_number: numbers(1, 2), level: numbers(1, -1) }, 2)).rejects.toMatchObject({
      constraint: 'sample_positive',
    })
    await store.pool.query('alter table sample drop constraint sample_positive')
    expect(await take({ row_number: 'integer' })).toEqual({ row_number: [] })
  })

  it('takes no row when one is refused long after the first were sent, and serves the next transaction', async () => {
    const rows = 200_000
    const level = Float64Array.from({ length: rows }, (_, row) => row)
    const whole = Float64Array.from({ length: rows }, (_, row) => row)
    whole[rows - 1] = 0.5
    const column = (values: Float64Array): Column => ({ kind: 'number', values, present: new Uint8Array(rows).fill(1) })
    await expect(put({ row_number: column(whole), level: column(level) }, rows)).rejects.toThrow('not a whole number')
    expect(await take({ row_number: 'integer' })).toEqual({ row_number: [] })
    await put({ row_number: numbers(7) }, 1)
    expect(await take({ row_number: 'integer' })).toEqual({ row_number: [7] })
  })

  it('gives rows of a city that city, and shows them to no other', async () => {
    const [wangchao, neighbour] = [await newTestCity(store), await newTestCity(store, '邻市')]
    const places = {
      id: texts(crypto.randomUUID(), crypto.randomUUID()),
      name: texts('高新区', '临港片区'),
      kind: { kind: 'constant', value: 'park' },
      pinyin: texts('gaoxinqu', 'lingangpianqu'),
      sort: numbers(2, 1),
    } as const
    await inCity(store, wangchao, async (tx) => {
      await copyIn(tx, 'place', places, 2)
      // back behind the fence after the copy
      expect(
        await tx.selectFrom('place').select('name').where('city_id', '=', tx.cityId).orderBy('sort').execute(),
      ).toEqual([{ name: '临港片区' }, { name: '高新区' }])
      expect(await sql`select current_setting('app.city_id') as city`.execute(tx)).toMatchObject({
        rows: [{ city: String(wangchao) }],
      })
    })
    const names = (city: number) =>
      inCity(store, city, (tx) =>
        copyOut(
          tx,
          tx
            .selectFrom('place')
            .select(['name', 'sort'])
            .modifyFront(sql`/* every city, says a query that forgot its own */`)
            .orderBy('sort'),
          { name: 'text' },
        ),
      )
    expect((await names(wangchao)).columns.name.values).toEqual(['临港片区', '高新区'])
    expect((await names(neighbour)).rows).toBe(0)
  })

  it('copes with more than one piece of 32 MB', async () => {
    const rows = 40
    const long = '望'.repeat(350_000)
    await put(
      {
        row_number: numbers(...Array.from({ length: rows }, (_, i) => i)),
        name: texts(...Array.from({ length: rows }, (_, i) => `${i}${long}`)),
      },
      rows,
    )
    const { name } = await take({ name: 'text' })
    expect(name?.map((value) => String(value).replace(long, ''))).toEqual(
      Array.from({ length: rows }, (_, i) => String(i)),
    )
  })
})

describe('the reader of COPY', () => {
  it('reads the same columns wherever the bytes are cut', () => {
    const writer = new CopyWriter()
    writer.begin()
    for (const value of [1.5, null, -2]) {
      writer.row(2)
      if (value === null) writer.absent()
      else writer.float8(value)
      writer.text(`第${value}`)
    }
    writer.end()
    const bytes = writer.take()
    const read = (cuts: readonly number[]) => {
      const reader = new CopyReader(['number', 'text'])
      const ends = [...cuts, bytes.length].sort((a, b) => a - b)
      for (const [i, end] of ends.entries()) reader.push(bytes.subarray(ends[i - 1] ?? 0, end))
      const { rows, columns } = reader.finish()
      return columns.map((column) => list(column, rows))
    }
    const cut = fc.array(fc.integer({ min: 0, max: bytes.length }))
    fc.assert(
      fc.property(cut, (cuts) => {
        expect(read(cuts)).toEqual([
          [1.5, null, -2],
          ['第1.5', '第null', '第-2'],
        ])
      }),
    )
  })
})
