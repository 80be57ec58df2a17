import { pipeline } from 'node:stream/promises'
import type { Compilable } from 'kysely'
import pg, { type PoolClient } from 'pg'
import { from, to } from 'pg-copy-streams'
import { APPLICATION_ROLE } from '../access.ts'
import type { Column, ColumnKind, ColumnOf, ConstantColumn } from '../columns.ts'
import { CityHandle, type Handle, withClient } from '../handle.ts'
import { isFenced, manifest } from '../manifest.ts'
import type { Tables } from '../tables.ts'
import { CopyReader } from './copy-reader.ts'
import { type ColumnEncoder, CopyWriter, encoderOf } from './copy-writer.ts'

export type Copied<K extends Readonly<Record<string, ColumnKind>>> = {
  readonly rows: number
  readonly columns: { readonly [name in keyof K]: ColumnOf<K[name]> }
}

/** An embedded store holds a whole COPY in memory before it takes the first row. */
const STATEMENT_BYTES = 32 << 20
/** a server takes these in while the next are being made */
const PIECE_BYTES = 1 << 16

const CASTS: Readonly<Record<ColumnKind, string>> = {
  number: 'float8',
  integer: 'int4',
  bigint: 'int8',
  boolean: 'bool',
  text: 'text',
}

/**
 * The rows of a query as typed columns, some ten times as fast as rows of objects. `kinds` says which of the query's
 * columns are wanted and as what; a numeric becomes the nearest double. Order is the query's.
 */
export function copyOut<K extends Readonly<Record<string, ColumnKind>>>(
  tx: Handle,
  query: Compilable,
  kinds: K,
): Promise<Copied<K>> {
  const names = Object.keys(kinds)
  const wanted = names.map((name) => `${pg.escapeIdentifier(name)}::${CASTS[kinds[name] ?? 'text']}`)
  const statement = `copy (select ${wanted.join(', ')} from (${inlined(query)}) rows) to stdout (format binary)`
  return withClient(tx, async (client) => {
    const reader = new CopyReader(Object.values(kinds))
    for await (const chunk of client.query(to(statement))) reader.push(chunk)
    const { rows, columns } = reader.finish()
    return { rows, columns: Object.fromEntries(names.map((name, i) => [name, columns[i]])) as Copied<K>['columns'] }
  })
}

/** COPY takes no parameters: they become literals, found outside of what is quoted. */
function inlined(query: Compilable): string {
  const { sql, parameters } = query.compile()
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g, (token, number: string | undefined) =>
    number === undefined ? token : literal(parameters[Number(number) - 1]),
  )
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString())
  if (typeof value === 'string') return pg.escapeLiteral(value)
  throw new Error(`a ${typeof value} cannot be written into a COPY`)
}

/**
 * Adds rows given as columns to a table; of a city's table the city is this transaction's and is not given. All rows or
 * none, with the transaction. Answers with how many.
 */
export function copyIn(
  tx: Handle,
  table: keyof Tables & string,
  columns: Readonly<Record<string, Column | ConstantColumn>>,
  rows: number,
): Promise<number> {
  const fenced = manifest.some((entry) => entry.name === table && isFenced(entry))
  const city = fenced ? { city_id: { kind: 'constant', value: cityOf(tx) } as const } : {}
  const whole = { ...columns, ...city }
  return withClient(tx, async (client) => {
    const types = await readTypes(client, table)
    const encoders = Object.entries(whole).map(([name, column]) => encoderOf(column, typeIn(types, table, name)))
    const names = Object.keys(whole).map(pg.escapeIdentifier).join(', ')
    await aroundFence(client, fenced, table, names, async (target) => {
      const feed = new RowFeed(encoders, rows)
      do {
        const stream = client.query(from(`copy ${target} (${names}) from stdin (format binary)`))
        await pipeline(feed.statement(), stream)
      } while (feed.hasMore)
    })
    return rows
  })
}

function cityOf(tx: Handle): number {
  if (tx instanceof CityHandle) return tx.cityId
  throw new Error('rows of a city go in by a transaction of that city')
}

/** Rows in the bytes of one COPY after another, piece by piece. */
class RowFeed {
  readonly #encoders: readonly ColumnEncoder[]
  readonly #rows: number
  readonly #writer = new CopyWriter()
  #next = 0

  constructor(encoders: readonly ColumnEncoder[], rows: number) {
    this.#encoders = encoders
    this.#rows = rows
  }

  get hasMore(): boolean {
    return this.#next < this.#rows
  }

  *statement(): Generator<Buffer> {
    const writer = this.#writer
    writer.begin()
    for (let sent = 0; this.hasMore && sent < STATEMENT_BYTES; ) {
      while (this.hasMore && writer.length < PIECE_BYTES) this.#write(this.#next++)
      sent += writer.length
      yield writer.take()
    }
    writer.end()
    yield writer.take()
  }

  #write(row: number): void {
    this.#writer.row(this.#encoders.length)
    for (const encode of this.#encoders) encode(this.#writer, row)
  }
}

async function readTypes(client: PoolClient, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, typname as type from pg_attribute join pg_type on pg_type.oid = atttypid
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${table}`],
  )
  return new Map(rows.map(({ name, type }) => [name, type]))
}

function typeIn(types: ReadonlyMap<string, string>, table: string, name: string): string {
  const type = types.get(name)
  if (type === undefined) throw new Error(`${table} has no column ${name}`)
  return type
}

/**
 * COPY FROM is refused to whoever row-level security binds. A login above it takes the role off for the moment (the rows
 * bear this city's number in any case); any other brings the rows to a temporary table and inserts them from there.
 */
async function aroundFence(
  client: PoolClient,
  fenced: boolean,
  table: string,
  names: string,
  copy: (target: string) => Promise<void>,
): Promise<void> {
  const target = pg.escapeIdentifier(table)
  if (!fenced) return copy(target)
  const { rows } = await client.query(
    'select from pg_roles where rolname = session_user and (rolsuper or rolbypassrls)',
  )
  if (rows.length > 0) {
    await client.query('set local role none')
    await copy(target)
    await client.query(`set local role ${APPLICATION_ROLE}`)
    return
  }
  await client.query(`create temporary table copied_in (like ${target} including defaults) on commit drop`)
  await copy('copied_in')
  await client.query(`insert into ${target} (${names}) select ${names} from copied_in`)
  await client.query('drop table copied_in')
}
