import { randomUUID } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { Job } from '#contract/jobs.ts'
import { inCity } from '#store/city/city.ts'
import { insertFile } from '#store/files/files.ts'
import type { CityContext } from '../context.ts'
import { mediaTypes } from '../files/send-file.ts'
import type { JobHandler } from '../jobs/job-kinds.ts'
import { getJob } from '../jobs/jobs.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { loadTemplate } from './template.ts'
import { writeTemplate } from './write-template.ts'

const Order = z.object({ submissionId: z.string() })

export async function orderTemplate(context: CityContext, queue: JobQueue, submissionId: string): Promise<Job> {
  const { name } = await loadTemplate(context, submissionId)
  const order = { kind: 'submission.template', title: name, input: { submissionId } } as const
  return getJob(context, await queue.enqueue(context.tx, context, order))
}

/** A long form into a file of the asker's, row by row, while others are served. */
export const makeTemplate: JobHandler = async (input, context, control) => {
  const { submissionId } = Order.parse(input)
  const { store, actor, clock } = context
  const { name, loaded } = await inCity(store, actor.cityId, (tx) => loadTemplate({ ...context, tx }, submissionId))
  const { plan, call, submission } = loaded
  const bytes = await writeTemplate(plan, call, submission, async (rows) => {
    await control.progress(rows, plan.rows.length)
    await othersTurn()
  })
  const id = randomUUID()
  const kept = { id, name, mediaType: mediaTypes.xlsx, bytes, createdAt: clock(), createdBy: actor.accountId }
  await inCity(store, actor.cityId, (tx) => insertFile(tx, kept))
  return { ok: true, value: { fileId: id, fileName: name } }
}
