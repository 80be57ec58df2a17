import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inCity } from './city/city.ts'
import { migrate } from './migrate.ts'
import { openStore } from './open.ts'
import { granted, newTestCity } from './testing.ts'

/** A second program, as real as the first: it opens the directory, migrates it and does what it is told. */
const PROGRAM = `
  import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
  import { inCity } from ${JSON.stringify(new URL('./city/city.ts', import.meta.url).href)}
  const [dataDir, city] = process.argv.slice(1)
  const opened = await openStore({ dataDir })
  if (!opened.ok) {
    console.log(JSON.stringify(opened.faults))
    process.exit(1)
  }
  console.log('opened')
  for (let batch = 1; ; batch++) {
    await inCity(opened.value, Number(city), async (tx) => {
      for (let part = 0; part < 20; part++) {
        await tx.insertInto('job').values({
          id: crypto.randomUUID(), city_id: tx.cityId, kind: process.pid + '-' + batch, input: '{}', state: 'queued', created_at: new Date(),
        }).execute()
      }
    })
    console.log('kept ' + batch)
  }
`

function startProgram(...given: string[]): {
  child: ChildProcess
  heard: (word: RegExp) => Promise<string>
  said: () => string
} {
  const root = new URL('../..', import.meta.url)
  const parameters = ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, ...given]
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  const listeners = new Set<() => void>()
  child.stdout?.on('data', (bytes: Buffer) => {
    said += bytes.toString()
    for (const listener of listeners) listener()
  })
  const heard = (word: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => word.test(said) && resolve(said)
      listeners.add(look)
      child.once('close', () => (word.test(said) ? resolve(said) : reject(new Error(`ended without ${word}: ${said}`))))
      look()
    })
  return { child, heard, said: () => said }
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) =>
    (child.exitCode ?? child.signalCode) === null ? child.once('close', () => resolve()) : resolve(),
  )

describe('a data directory', () => {
  let directory: string
  let city: number
  const programs: ChildProcess[] = []

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'jingwei-open-'))
    const store = granted(await openStore({ dataDir: directory }))
    granted(await migrate(store))
    city = await newTestCity(store)
    await store.close()
  })
  afterEach(async () => {
    for (const child of programs.splice(0)) {
      child.kill('SIGKILL')
      await ended(child)
    }
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  function start() {
    const program = startProgram(directory, String(city))
    programs.push(program.child)
    return program
  }

  it('is refused to a second process, which is told who holds it', async () => {
    const first = start()
    await first.heard(/opened/)
    const answer = await start().heard(/\]/)
    expect(JSON.parse(answer)).toMatchObject([{ code: 'store.held', facts: { pid: first.child.pid } }])
    const here = await openStore({ dataDir: directory })
    expect(here).toMatchObject({ ok: false, faults: [{ code: 'store.held', facts: { pid: first.child.pid } }] })
  })

  it('killed at work, it holds whole transactions only, and all that were acknowledged; the next process takes it over', async () => {
    const program = start()
    await program.heard(/kept 5\n/)
    program.child.kill('SIGKILL')
    await ended(program.child)
    const acknowledged = Number(/kept (\d+)\n(?![\s\S]*kept \d+\n)/.exec(program.said())?.[1])
    const store = granted(await openStore({ dataDir: directory }))
    const rows = await inCity(store, city, (tx) =>
      tx
        .selectFrom('job')
        .select(['kind', tx.fn.countAll().as('parts')])
        .where('kind', 'like', `${program.child.pid}-%`)
        .groupBy('kind')
        .execute(),
    )
    await store.close()
    expect(rows.map(({ parts }) => Number(parts))).toEqual(rows.map(() => 20))
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
  })

  it('is not blocked by a lock whose process is gone, even if its number lives on in another', async () => {
    const stale = { pid: process.pid, start: '1', since: '2026-01-05T00:00:00Z', host: hostname(), nonce: '' }
    writeFileSync(join(directory, 'lock'), JSON.stringify(stale))
    const store = granted(await openStore({ dataDir: directory }))
    await store.close()
  })

  it('that is no database is a fault, not a crash', async () => {
    const other = mkdtempSync(join(tmpdir(), 'jingwei-open-'))
    mkdirSync(join(other, 'pglite'))
    writeFileSync(join(other, 'pglite', 'PG_VERSION'), '9\n')
    expect(await openStore({ dataDir: other })).toMatchObject({ ok: false, faults: [{ code: 'store.not-opened' }] })
    rmSync(other, { recursive: true })
  })
})

describe('a server’s address', () => {
  it('that nobody answers, or that is none, is a fault', async () => {
    const silent = await openStore({ url: 'postgresql://nobody@127.0.0.1:1/none' })
    expect(silent).toMatchObject({
      ok: false,
      faults: [{ code: 'store.unreachable', facts: { reason: 'ECONNREFUSED' } }],
    })
    expect(await openStore({ url: 'not an address' })).toMatchObject({
      ok: false,
      faults: [{ code: 'store.url-malformed' }],
    })
  })
})
