import type { Handle } from '../handle.ts'
import type { JobTable } from './tables.ts'

export type JobState = JobTable['state']

export type StoredJob = {
  readonly id: string
  readonly cityId: number
  readonly kind: string
  readonly input: unknown
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly result: unknown
  readonly faults: unknown
  readonly attempts: number
  readonly createdBy: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

export type NewJob = Pick<StoredJob, 'id' | 'cityId' | 'kind' | 'input' | 'createdBy' | 'createdAt'>

export async function insertJob(db: Handle, job: NewJob): Promise<void> {
  await db
    .insertInto('job')
    .values({
      id: job.id,
      city_id: job.cityId,
      kind: job.kind,
      input: JSON.stringify(job.input),
      state: 'queued',
      created_by: job.createdBy,
      created_at: job.createdAt,
    })
    .execute()
}

export async function findJob(db: Handle, id: string): Promise<StoredJob | undefined> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toJob(row)
}

/** What one account ordered, newest first. */
export async function listJobsOf(
  db: Handle,
  cityId: number,
  accountId: string,
  limit: number,
): Promise<readonly StoredJob[]> {
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('created_by', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toJob)
}

export async function listJobIds(db: Handle, state: JobState): Promise<readonly string[]> {
  const rows = await db.selectFrom('job').select('id').where('state', '=', state).orderBy('created_at').execute()
  return rows.map((row) => row.id)
}

/** Takes a waiting job for this process; undefined when another was quicker, or it no longer waits. */
export async function takeJob(db: Handle, id: string, now: Date): Promise<StoredJob | undefined> {
  const row = await db
    .updateTable('job')
    .set((job) => ({ state: 'running', started_at: now, heartbeat_at: now, attempts: job('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returningAll()
    .executeTakeFirst()
  return row && toJob(row)
}

export type JobBeat = { readonly now: Date; readonly done: number; readonly total: number | null }

/** Says that the work goes on, and how far it is; false when it no longer should. */
export async function beatJob(db: Handle, id: string, { now, done, total }: JobBeat): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ heartbeat_at: now, progress: JSON.stringify({ done, total }) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type JobEnd =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed'; readonly faults: unknown }
  | { readonly state: 'cancelled' }

/** Ends a job that waits or runs; false when it had ended before. */
export async function endJob(db: Handle, id: string, end: JobEnd, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({
      state: end.state,
      finished_at: now,
      ...(end.state === 'done' && { result: JSON.stringify(end.result) }),
      ...(end.state === 'failed' && { fault: JSON.stringify(end.faults) }),
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives work back that this process will not finish. */
export async function returnJob(db: Handle, id: string): Promise<void> {
  await db.updateTable('job').set({ state: 'queued' }).where('id', '=', id).where('state', '=', 'running').execute()
}

/** Work whose process has not been heard of since then waits again; answers with how much there was. */
export async function returnSilentJobs(db: Handle, since: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ state: 'queued' })
    .where('state', '=', 'running')
    .where('heartbeat_at', '<=', since)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

function toJob(row: {
  readonly id: string
  readonly city_id: number
  readonly kind: string
  readonly input: unknown
  readonly state: JobState
  readonly progress: unknown
  readonly result: unknown
  readonly fault: unknown
  readonly attempts: number
  readonly created_by: string | null
  readonly created_at: Date
  readonly finished_at: Date | null
}): StoredJob {
  const progress = (row.progress ?? { done: 0, total: null }) as { done: number; total: number | null }
  return {
    id: row.id,
    cityId: row.city_id,
    kind: row.kind,
    input: row.input,
    state: row.state,
    done: progress.done,
    total: progress.total,
    result: row.result,
    faults: row.fault,
    attempts: row.attempts,
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }
}
