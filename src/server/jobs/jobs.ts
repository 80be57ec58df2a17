import type { Job } from '#contract/jobs.ts'
import type { Fault } from '#core/base/fault.ts'
import { findJob, listJobsOf, type StoredJob } from '#store/jobs/jobs.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import type { JobKind } from './job-kinds.ts'
import type { JobQueue } from './queue.ts'

const SHOWN = 50

export async function listJobs({ tx, actor }: CityContext): Promise<Job[]> {
  return (await listJobsOf(tx, actor.cityId, actor.accountId, SHOWN)).map(toJob)
}

/** One's own; anybody else's is not found. */
export async function getJob({ tx, actor }: CityContext, id: string): Promise<Job> {
  const job = await findJob(tx, id)
  if (job?.cityId !== actor.cityId || job.createdBy !== actor.accountId) throw new NotFound('job', id)
  return toJob(job)
}

export async function cancelJob(context: CityContext, queue: JobQueue, id: string): Promise<Job> {
  await getJob(context, id)
  await queue.cancel(context.tx, id, context.now)
  return getJob(context, id)
}

function toJob(job: StoredJob): Job {
  const { title } = job.input as { title: string }
  return {
    id: job.id,
    // Written only from the closed list of kinds.
    kind: job.kind as JobKind,
    state: job.state,
    title,
    done: job.done,
    total: job.total,
    result: job.result as Record<string, unknown> | null,
    faults: [...((job.faults ?? []) as readonly Fault[])],
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  }
}
