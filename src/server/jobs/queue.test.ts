import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inCity } from '#store/city/city.ts'
import { findJob } from '#store/jobs/jobs.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'
import type { JobControl, JobHandler } from './job-kinds.ts'

type Shown = { id: string; state: string; done: number; total: number | null; result: unknown; faults: unknown[] }

describe.each(testStores)('on $name', (testStore) => {
  let store: Store
  beforeAll(async () => {
    store = await testStore.open()
  })
  afterAll(() => store.close())

  const doors: FrontDoor[] = []
  afterEach(async () => {
    for (const door of doors.splice(0).reverse()) await door.close()
  })

  /** A handler whose progress the test decides: it works on when the test lets it. */
  function heldWork() {
    const waiting: (() => void)[] = []
    const begun: (() => void)[] = []
    let control: JobControl | undefined
    const handler: JobHandler = async (_input, context, given) => {
      control = given
      for (const tell of begun.splice(0)) tell()
      await new Promise<void>((resolve) => waiting.push(resolve))
      await given.progress(1, 2)
      return { ok: true, value: { by: context.actor.accountId } }
    }
    return {
      handler,
      begun: () => new Promise<void>((resolve) => begun.push(resolve)),
      letGo: () => waiting.shift()?.(),
      control: () => control,
    }
  }

  async function open(handler: JobHandler) {
    const door = await openFrontDoor({ handlers: { backup: handler }, store })
    doors.push(door)
    return door
  }

  const order = async (browser: Browser) => (await browser.ask<Shown>('POST', '/api/jobs/backup')).body

  /** Jobs end when they end: asks until the state is no longer one of those that pass. */
  async function ended(door: FrontDoor, id: string): Promise<{ state: string; faults: unknown; result: unknown }> {
    for (;;) {
      const job = await findJob(door.store.db, id)
      if (job !== undefined && job.state !== 'queued' && job.state !== 'running') return job
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  test('ordered work is done, and its result waits for whoever ordered it', async () => {
    const work = heldWork()
    const door = await open(work.handler)
    await door.program.jobs.start()
    const admin = await door.as('system_admin')
    const begun = work.begun()
    const { id, state } = await order(admin)
    expect(state).toBe('queued')
    await begun
    expect((await admin.ask<Shown>('GET', `/api/jobs/${id}`)).body.state).toBe('running')
    work.letGo()
    await ended(door, id)
    expect((await admin.ask<Shown[]>('GET', '/api/jobs')).body).toMatchObject([
      { id, state: 'done', done: 1, total: 2, result: { by: expect.any(String) } },
    ])
  })

  test('cancelled work stops at its next slice', async () => {
    const work = heldWork()
    const door = await open(work.handler)
    await door.program.jobs.start()
    const admin = await door.as('system_admin')
    const begun = work.begun()
    const { id } = await order(admin)
    await begun
    expect((await admin.ask<Shown>('POST', `/api/jobs/${id}/cancel`)).body.state).toBe('cancelled')
    expect(work.control()?.signal.aborted).toBe(true)
    work.letGo()
    expect((await ended(door, id)).result).toBe(null)
  })

  test('work that a stopped program left is begun again by the next one', async () => {
    const first = heldWork()
    const door = await open(first.handler)
    await door.program.jobs.start()
    const admin = await door.as('system_admin')
    const begun = first.begun()
    const { id } = await order(admin)
    await begun
    const stopped = door.program.jobs.stop()
    first.letGo()
    await stopped
    expect((await findJob(door.store.db, id))?.state).toBe('queued')
    const second = heldWork()
    const next = await open(second.handler)
    const again = second.begun()
    await next.program.jobs.start()
    await again
    second.letGo()
    expect((await ended(next, id)).state).toBe('done')
  })

  test('work that was under way when the program was killed is begun again', async () => {
    const work = heldWork()
    const door = await open(work.handler)
    const admin = await door.as('system_admin')
    const { id } = await order(admin)
    await door.store.db
      .updateTable('job')
      .set({ state: 'running', heartbeat_at: door.clock.now(), attempts: 1 })
      .where('id', '=', id)
      .execute()
    // On a server of many programs only silence tells that one of them was killed.
    door.clock.pass(2)
    const begun = work.begun()
    await door.program.jobs.start()
    await begun
    work.letGo()
    expect((await ended(door, id)).state).toBe('done')
  })

  test('work that kills its program time and again is given up with a word', async () => {
    const work = heldWork()
    const door = await open(work.handler)
    const admin = await door.as('system_admin')
    const { id } = await order(admin)
    await door.store.db.updateTable('job').set({ attempts: 3 }).where('id', '=', id).execute()
    await door.program.jobs.start()
    expect(await ended(door, id)).toMatchObject({ state: 'failed', faults: [{ code: 'jobs.gave-up' }] })
  })

  test('an order is undone together with the transaction it was given in', async () => {
    const work = heldWork()
    const door = await open(work.handler)
    await door.program.jobs.start()
    const accountId = await door.addAccount({ username: 'orderer' })
    const actor = { accountId, cityId: door.cityId, name: 'x', posts: [] }
    const asking = { actor, now: door.clock.now(), today: '2026-11-23', address: 'local' }
    let id = ''
    const failing = inCity(door.store, door.cityId, async (tx) => {
      id = await door.program.jobs.enqueue(tx, asking, { kind: 'backup', title: 'x', input: {} })
      throw new Error('the rest failed')
    })
    await expect(failing).rejects.toThrow('the rest failed')
    expect(await findJob(door.store.db, id)).toBeUndefined()
    const { rows } = await door.store.pool.query(`select from pgboss.job where data->>'id' = $1`, [id])
    expect(rows).toHaveLength(0)
  })

  test('an unforeseen error is kept as a number, and says nothing of the house', async () => {
    const door = await open(async () => {
      throw new Error('password of the database: secret')
    })
    await door.program.jobs.start()
    const admin = await door.as('system_admin')
    const { id } = await order(admin)
    await ended(door, id)
    const { body } = await admin.ask<Shown>('GET', `/api/jobs/${id}`)
    expect(body).toMatchObject({ state: 'failed', faults: [{ code: 'server.unforeseen' }] })
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  test('nobody sees or stops what another ordered', async () => {
    const door = await open(heldWork().handler)
    const { id } = await order(await door.as('system_admin'))
    const other = await door.as('system_admin')
    expect((await other.ask('GET', `/api/jobs/${id}`)).status).toBe(404)
    expect((await other.ask('POST', `/api/jobs/${id}/cancel`)).status).toBe(404)
    expect((await other.ask('GET', '/api/jobs')).body).toEqual([])
  })
})
