import { sql } from 'kysely'
import { evaluate } from '#core/evaluations/evaluate.ts'
import type { Method } from '#core/evaluations/method.ts'
import { asOwner } from '#store/city/city.ts'
import type { Column } from '#store/columns.ts'
import { copyIn, copyOut } from '#store/copy/copy.ts'
import { openStore, type Store } from '#store/open.ts'
import type { Tables } from '#store/tables.ts'
import { startPostgres } from '../scripts/pg.mjs'
import { type Firms, ITEMS, NUMBERS, resultSql, subjectsOf } from './evaluation-data.ts'
import { type PeerResult, timed } from './evaluation-peers.ts'

export type OnPostgres = { readonly peer: PeerResult; readonly endToEndSeconds: number }

const present = (rows: number) => new Uint8Array(rows).fill(1)
const number = (values: Float64Array): Column => ({ kind: 'number', values, present: present(values.length) })
const integer = (values: Int32Array): Column => ({ kind: 'integer', values, present: present(values.length) })

/** The same firms in a PostgreSQL server of their own: by its SQL, and by us from and to it through COPY. */
export async function runPostgres(firms: Firms, method: Method): Promise<OnPostgres> {
  const server = await startPostgres()
  try {
    const opened = await openStore({ url: server.url }, { poolSize: 1 })
    if (!opened.ok) throw new Error(JSON.stringify(opened.faults))
    const store = opened.value
    try {
      await fill(store, firms)
      const seconds = await timed(async () => {
        await store.pool.query('drop table if exists result')
        await store.pool.query(`create unlogged table result as ${resultSql()}`)
      })
      const { rows } = await store.pool.query<{ total: number; place: string }>(
        'select total, place from result order by id',
      )
      const peer = {
        seconds,
        total: Float64Array.from(rows, ({ total }) => total),
        place: Int32Array.from(rows, ({ place }) => Number(place)),
      }
      return { peer, endToEndSeconds: await timed(() => throughUs(store, method), 2) }
    } finally {
      await store.close()
    }
  } finally {
    await server.stop()
  }
}

const ID = (rows: number): Column => integer(Int32Array.from({ length: rows }, (_, row) => row))

async function fill(store: Store, { rows, industry, numbers }: Firms): Promise<void> {
  const columns = NUMBERS.map((name) => `${name} float8`).join(', ')
  const scores = ITEMS.map(([code]) => `${code} float8`).join(', ')
  // a server that is given no more than it has by default sorts a million rows on disk
  await store.pool.query(`set work_mem = '512MB'; set max_parallel_workers_per_gather = 4; set jit = off`)
  await store.pool.query(`create unlogged table firms (id int primary key, industry int, ${columns})`)
  await store.pool.query(`create unlogged table ours (id int, ${scores}, total float8, place int, grade text)`)
  const data = {
    id: ID(rows),
    industry: integer(industry),
    ...Object.fromEntries(NUMBERS.map((name) => [name, number(numbers[name])])),
  }
  await asOwner(store, 'begin', (tx) => copyIn(tx, 'firms' as keyof Tables, data, rows))
  await store.pool.query('vacuum analyze firms')
}

/** Columns out by COPY, evaluated, and points, total, rank and grade of every firm back in by COPY. */
async function throughUs(store: Store, method: Method): Promise<void> {
  await asOwner(store, 'begin', async (tx) => {
    await sql`truncate ours`.execute(tx)
    const kinds = {
      id: 'integer',
      industry: 'integer',
      ...Object.fromEntries(NUMBERS.map((name) => [name, 'number' as const])),
    } as const
    const query = { compile: () => sql`select * from firms`.compile(tx) }
    const { rows, columns } = await copyOut(tx, query, kinds)
    const column = (name: string): Column => {
      const found = (columns as Readonly<Record<string, Column>>)[name]
      if (found === undefined) throw new Error(name)
      return found
    }
    const [id, industry] = [column('id'), column('industry')]
    if (industry.kind !== 'integer') throw new Error('industry')
    const numbers = Object.fromEntries(
      NUMBERS.map((name) => {
        const values = column(name)
        if (values.kind !== 'number') throw new Error(name)
        return [name, values.values]
      }),
    ) as unknown as Firms['numbers']
    const result = evaluate(method, subjectsOf({ rows, industry: industry.values, numbers }))
    if (!result.ok) throw new Error(JSON.stringify(result.findings))
    const { scores, totals, ranks, grades } = result.evaluation
    const back = {
      id,
      ...Object.fromEntries(
        ITEMS.map(([code], at) => [
          code,
          number(Float64Array.from(scores[at]?.points ?? totals.total, (points) => points / 1e4)),
        ]),
      ),
      total: number(totals.total.map((total) => total / 100)),
      place: integer(Int32Array.from(ranks.rank)),
      grade: { kind: 'text', values: Array.from(grades.grade, (grade) => grades.names[grade]?.code ?? null) } as const,
    }
    await copyIn(tx, 'ours' as keyof Tables, back, rows)
  })
}
