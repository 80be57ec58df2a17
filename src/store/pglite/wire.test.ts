/// <reference path="../copy/pg-copy-streams.d.ts" />
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { OwnerThread } from './thread.ts'
import { Wire } from './wire.ts'

describe('the embedded database behind the ordinary driver', () => {
  const thread = new OwnerThread({ kind: 'memory' })
  const newPool = () => {
    const pool = new pg.Pool({ max: 1, user: 'postgres', database: 'postgres', stream: () => new Wire(thread) })
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  }
  let pool: pg.Pool
  beforeAll(() => thread.ready())
  afterEach(() => pool.end())
  afterAll(() => thread.close())

  it('tells errors as a server does: code, constraint, position', async () => {
    pool = newPool()
    await pool.query('create temporary table one (id int constraint one_id unique)')
    await pool.query('insert into one values (1)')
    await expect(pool.query('insert into one values ($1)', [1])).rejects.toMatchObject({
      code: '23505',
      constraint: 'one_id',
    })
    await expect(pool.query('select nonsense')).rejects.toMatchObject({ code: '42703', position: '8' })
    expect((await pool.query('select $1::text[] as texts', [['望潮', 'a"b\\']])).rows).toEqual([
      { texts: ['望潮', 'a"b\\'] },
    ])
  })

  it('has forgotten what the last client left: an open transaction, a role, settings, tables, statements', async () => {
    pool = newPool()
    const client = await pool.connect()
    await client.query({ name: 'kept', text: 'select 1' })
    await client.query('begin; create table half_made (id int); create temporary table t (id int)')
    await client.query(`create role somebody; set role somebody; set app.city_id = '7'`)
    client.release(true)
    const { rows } = await pool.query(
      `select current_user as who, current_setting('app.city_id', true) as city, to_regclass('half_made') as half`,
    )
    expect(rows).toEqual([{ who: 'postgres', city: expect.toBeOneOf([null, '']), half: null }])
    expect((await pool.query({ name: 'kept', text: 'select 2 as two' })).rows).toEqual([{ two: 2 }])
  })

  it('takes COPY FROM STDIN, and says in which line it could not', async () => {
    pool = newPool()
    const client = await pool.connect()
    const copy = async (text: string) => {
      const stream = client.query(from('copy numbers from stdin'))
      stream.end(text)
      await finished(stream)
    }
    await client.query('create temporary table numbers (n int)')
    await expect(copy('1\nzwei\n3\n')).rejects.toMatchObject({
      code: '22P02',
      where: expect.stringContaining('line 2'),
    })
    await copy('4\n5\n')
    expect((await client.query('select n from numbers')).rows).toEqual([{ n: 4 }, { n: 5 }])
    const given = client.query(from('copy numbers from stdin'))
    given.write('6\n')
    given.destroy(new Error('changed my mind'))
    await expect(finished(given)).rejects.toThrow()
    expect((await client.query('select count(*)::int as n from numbers')).rows).toEqual([{ n: 2 }])
    client.release()
  })

  it('outlives the death of its thread: what was under way is lost with an error, the next query works', async () => {
    pool = newPool()
    const client = await pool.connect()
    await client.query('begin')
    // A start-up message with an empty user makes the database end itself, as a trap in it would.
    const text = Buffer.from('\0\0\0\0\0\x03\0\0user\0\0database\0\0\0')
    text.writeUInt32BE(text.length)
    const noUser = Uint8Array.from(text).buffer
    const death = new Promise((resolve) => thread.request(noUser, { data: () => {}, done: () => {}, lost: resolve }))
    await expect(client.query('select pg_sleep(0)').then(() => client.query('select 1'))).rejects.toThrow()
    await death
    client.release(true)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})
