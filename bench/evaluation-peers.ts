import { execFileSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { median } from './benchmark.ts'
import { type Firms, NUMBERS, resultSql } from './evaluation-data.ts'

const RUNS = 3

export type PeerResult = { readonly seconds: number; readonly total: Float64Array; readonly place: Int32Array }

type DuckConnection = {
  readonly run: (sql: string) => Promise<unknown>
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getColumns: () => readonly (readonly unknown[])[] }>
  readonly closeSync: () => void
}
type DuckDb = {
  readonly DuckDBInstance: {
    readonly create: (path: string) => Promise<{ readonly connect: () => Promise<DuckConnection> }>
  }
}

/** Peers are no part of the product: they have a package.json of their own, installed when they are first needed. */
function loadDuckDb(): DuckDb {
  const folder = fileURLToPath(new URL('./peers', import.meta.url))
  if (!existsSync(join(folder, 'node_modules', '@duckdb')))
    execFileSync('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  return createRequire(join(folder, 'package.json'))('@duckdb/node-api') as DuckDb
}

/** DuckDB in this process, on as many threads as it likes; the firms are in its own table before the clock starts. */
export async function runDuckDb(firms: Firms): Promise<PeerResult> {
  const { DuckDBInstance } = loadDuckDb()
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-bench-duck-'))
  try {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await writeCsv(firms, join(folder, 'firms.csv'))
    const columns = ['id integer', 'industry integer', ...NUMBERS.map((name) => `${name} double`)].join(', ')
    await connection.run(`create table firms (${columns})`)
    await connection.run(`copy firms from '${join(folder, 'firms.csv')}' (header false)`)
    const seconds = await timed(() => connection.run(`create or replace table result as ${resultSql()}`))
    const read = await connection.runAndReadAll('select total, place from result order by id')
    const [total = [], place = []] = read.getColumns()
    const result = { seconds, total: Float64Array.from(total, Number), place: Int32Array.from(place, Number) }
    connection.closeSync()
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeCsv({ rows, industry, numbers }: Firms, path: string): Promise<void> {
  const lines = function* (): Generator<string> {
    for (let row = 0; row < rows; row += 1)
      yield `${row},${industry[row]},${NUMBERS.map((name) => numbers[name][row]).join(',')}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

/** Seconds: the median of a few runs, the first of which warms up and does not count. */
export async function timed(work: () => Promise<unknown> | unknown, runs = RUNS): Promise<number> {
  const times: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const start = performance.now()
    await work()
    if (run > 0) times.push((performance.now() - start) / 1000)
  }
  return median(times)
}
