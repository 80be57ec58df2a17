import { randomUUID } from 'node:crypto'
import PgBoss from 'pg-boss'
import { APPLICATION_ROLE } from '#store/access.ts'
import { type CityHandle, withClient } from '#store/handle.ts'
import { endJob, insertJob, listJobIds, returnSilentJobs } from '#store/jobs/jobs.ts'
import type { Asking } from '../context.ts'
import type { JobHandlers, JobKind } from './job-kinds.ts'
import { type Running, type RunParts, runJob } from './run-job.ts'

export type JobOrder = {
  readonly kind: JobKind
  /** what the asker sees in the list of work: the name of the file, for one */
  readonly title: string
  readonly input: Readonly<Record<string, unknown>>
}

export type JobQueue = {
  /** Orders the work in the asker's own transaction: undone with it, begun after it. Answers with the job's id. */
  readonly enqueue: (tx: CityHandle, asking: Asking, order: JobOrder) => Promise<string>
  /** Work not begun never begins; running work stops at its next slice. False when it had ended before. */
  readonly cancel: (tx: CityHandle, jobId: string, now: Date) => Promise<boolean>
  readonly start: () => Promise<void>
  /** Gives unfinished work back, to be begun again by the next start. */
  readonly stop: () => Promise<void>
}

const QUEUE = 'jingwei'
/** Another server on the same database writes its heartbeat every ten seconds. */
const SILENT_MS = 60_000
const SWEEP_MS = 30_000
/** pg-boss forgets work after this long; ours says itself how it goes. */
const LONGEST_HOURS = 23

/**
 * pg-boss hands out the turns; the rows of `job` hold what people see and decide who works. So whatever is lost of the
 * former (a crash, a restored backup) is rung for again from the latter.
 */
export class BossQueue implements JobQueue {
  readonly #parts: RunParts
  readonly #handlers: JobHandlers
  readonly #running = new Map<string, Running>()
  #boss: PgBoss | undefined
  #worker: string | undefined
  #sweep: NodeJS.Timeout | undefined

  constructor(parts: RunParts, handlers: JobHandlers) {
    this.#parts = parts
    this.#handlers = handlers
  }

  async enqueue(tx: CityHandle, asking: Asking, order: JobOrder): Promise<string> {
    const id = randomUUID()
    const { actor, now } = asking
    const input = { title: order.title, input: order.input }
    const owner = { cityId: actor.cityId, createdBy: actor.accountId, createdAt: now }
    await insertJob(tx, { id, kind: order.kind, input, ...owner })
    const executeSql = (text: string, values: unknown[]) => withClient(tx, (client) => client.query(text, values))
    await this.#boss?.send(QUEUE, { id }, { db: { executeSql } })
    return id
  }

  async cancel(tx: CityHandle, jobId: string, now: Date): Promise<boolean> {
    const ended = await endJob(tx, jobId, { state: 'cancelled' }, now)
    this.#running.get(jobId)?.abort('cancelled')
    return ended
  }

  async start(): Promise<void> {
    const { store, log } = this.#parts
    const executeSql = (text: string, values: unknown[]) => store.pool.query(text, values)
    const boss = new PgBoss({ db: { executeSql }, schedule: false, expireInHours: LONGEST_HOURS, retryLimit: 0 })
    boss.on('error', (error) => log.error({ err: error }, 'the queue of jobs stumbled'))
    await boss.start()
    await boss.createQueue(QUEUE)
    await this.#letOrdersIn()
    this.#boss = boss
    await this.#ringForWaiting(store.kind === 'pglite' ? 0 : SILENT_MS)
    this.#worker = await boss.work<{ id: string }>(QUEUE, { pollingIntervalSeconds: 0.5 }, async (turns) => {
      for (const turn of turns) await this.#run(turn.data.id)
    })
    this.#sweep = setInterval(() => void this.#sweepSafely(), SWEEP_MS)
    this.#sweep.unref()
  }

  async stop(): Promise<void> {
    const boss = this.#boss
    this.#boss = undefined
    clearInterval(this.#sweep)
    for (const running of this.#running.values()) running.abort('stopping')
    await Promise.allSettled([...this.#running.values()].map((running) => running.ended))
    if (this.#worker !== undefined) await boss?.offWork({ id: this.#worker })
    await boss?.stop({ graceful: false, wait: true, close: false })
  }

  /** Orders come inside transactions that wear the application's role. */
  async #letOrdersIn(): Promise<void> {
    const { store } = this.#parts
    if (!store.passesFences) return
    await store.pool.query(
      `grant usage on schema pgboss to ${APPLICATION_ROLE};
       grant select, insert, update, delete on all tables in schema pgboss to ${APPLICATION_ROLE}`,
    )
  }

  async #ringForWaiting(silentMs: number): Promise<void> {
    const { store, clock } = this.#parts
    await returnSilentJobs(store.db, new Date(clock().getTime() - silentMs))
    for (const id of await listJobIds(store.db, 'queued')) {
      // Rung for a second time does no harm: only one gets to take the row.
      if (!this.#running.has(id)) await this.#boss?.send(QUEUE, { id })
    }
  }

  async #sweepSafely(): Promise<void> {
    try {
      await this.#ringForWaiting(SILENT_MS)
    } catch (error) {
      this.#parts.log.error({ err: error }, 'unheard-of jobs could not be looked for')
    }
  }

  async #run(id: string): Promise<void> {
    if (this.#boss === undefined || this.#running.has(id)) return
    const running = runJob(this.#parts, this.#handlers, id)
    this.#running.set(id, running)
    try {
      await running.ended
    } finally {
      this.#running.delete(id)
    }
  }
}
