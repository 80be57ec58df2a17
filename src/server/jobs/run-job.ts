import type { Actor } from '#core/accounts/roles.ts'
import type { Fault } from '#core/base/fault.ts'
import { findAccount } from '#store/accounts/accounts.ts'
import { listPostsOn } from '#store/accounts/posts.ts'
import { inCity } from '#store/city/city.ts'
import { beatJob, endJob, findJob, returnJob, type StoredJob, takeJob } from '#store/jobs/jobs.ts'
import { dayOf, type Program } from '../context.ts'
import { unforeseen } from '../problem.ts'
import { JobCancelled, type JobControl, type JobHandlers, type JobKind, type JobResult } from './job-kinds.ts'

export type RunParts = Pick<Program, 'store' | 'clock' | 'log' | 'settings' | 'version'>

export type Running = {
  readonly abort: (why: 'cancelled' | 'stopping') => void
  /** never rejects: what goes wrong is kept with the job */
  readonly ended: Promise<void>
}

const BEAT_MS = 10_000
const PROGRESS_MS = 500
/** Work that took its process down with it so often is not begun again. */
const MOST_ATTEMPTS = 3

export function runJob(parts: RunParts, handlers: JobHandlers, id: string): Running {
  const controller = new AbortController()
  return {
    abort: (why) => controller.abort(why),
    ended: take(parts, handlers, id, controller).catch((error: unknown) => {
      parts.log.error({ err: error, job: id }, 'the end of a job could not be kept')
    }),
  }
}

async function take(parts: RunParts, handlers: JobHandlers, id: string, controller: AbortController): Promise<void> {
  const { store, clock } = parts
  const job = await takeJob(store.db, id, clock())
  if (job === undefined) {
    const ended = await findJob(store.db, id)
    if (ended?.state === 'cancelled') await abandon(parts, handlers, ended)
    return
  }
  const fail = async (...faults: readonly Fault[]) => {
    await abandon(parts, handlers, job)
    await endJob(store.db, id, { state: 'failed', faults }, clock())
  }
  if (job.attempts > MOST_ATTEMPTS) {
    await fail({ code: 'jobs.gave-up', facts: { attempts: MOST_ATTEMPTS } })
    return
  }
  try {
    const result = await work(parts, handlers, job, controller)
    if (result.ok) await endJob(store.db, id, { state: 'done', result: result.value }, clock())
    else await fail(...result.faults)
  } catch (error) {
    if (controller.signal.reason === 'stopping') await returnJob(store.db, id)
    else if (error instanceof JobCancelled) await abandon(parts, handlers, job)
    else await fail(...faultsOf(error, parts))
  }
}

/** What cannot be cleared away must not keep the job from ending: its batch shows nothing in any case. */
async function abandon(parts: RunParts, handlers: JobHandlers, job: StoredJob): Promise<void> {
  const handler = handlers[job.kind as JobKind]
  if (handler === undefined || typeof handler === 'function') return
  try {
    await handler.abandon(parts, job)
  } catch (error) {
    parts.log.error({ err: error, job: job.id }, 'what a job left behind could not be cleared away')
  }
}

async function work(
  parts: RunParts,
  handlers: JobHandlers,
  job: StoredJob,
  controller: AbortController,
): Promise<JobResult> {
  const handler = handlers[job.kind as JobKind]
  if (handler === undefined) return { ok: false, faults: [{ code: 'jobs.unknown-kind', facts: { kind: job.kind } }] }
  const { input } = job.input as { input: Readonly<Record<string, unknown>> }
  const now = parts.clock()
  const actor = await findOrderer(parts, job, now)
  if (actor === undefined) return { ok: false, faults: [{ code: 'jobs.orderer-gone' }] }
  const { control, close } = openControl(parts, job.id, controller)
  try {
    const context = { ...parts, actor, now, today: dayOf(now), address: 'job', jobId: job.id }
    return await (typeof handler === 'function' ? handler : handler.run)(input, context, control)
  } finally {
    close()
  }
}

/** The orderer as he is now: who has lost his posts since he asked has lost them here, too. */
function findOrderer(parts: RunParts, job: StoredJob, now: Date): Promise<Actor | undefined> {
  const { cityId, createdBy } = job
  return inCity(parts.store, cityId, async (tx) => {
    const account = createdBy === null ? undefined : await findAccount(tx, createdBy)
    if (account === undefined || account.disabled) return undefined
    const posts = await listPostsOn(tx, account.id, dayOf(now))
    return { accountId: account.id, cityId, name: account.name, posts }
  })
}

function openControl(parts: RunParts, id: string, controller: AbortController) {
  const { store, clock, log } = parts
  let known: { done: number; total: number | null } = { done: 0, total: null }
  let kept = 0
  const beat = async () => {
    kept = clock().getTime()
    // Another server may have been asked to cancel: only the row knows.
    if (!(await beatJob(store.db, id, { now: clock(), ...known }))) controller.abort('cancelled')
  }
  const pulse = setInterval(() => {
    beat().catch((error: unknown) => log.warn({ err: error, job: id }, 'a heartbeat was lost'))
  }, BEAT_MS)
  const check = () => {
    if (controller.signal.aborted) throw new JobCancelled(String(controller.signal.reason))
  }
  const control: JobControl = {
    signal: controller.signal,
    check,
    progress: async (done, total) => {
      check()
      known = { done, total }
      if (clock().getTime() - kept >= PROGRESS_MS) await beat()
      check()
    },
  }
  return { control, close: () => clearInterval(pulse) }
}

function faultsOf(error: unknown, parts: RunParts): readonly Fault[] {
  return unforeseen(error, parts.log).data.faults
}
