import { randomUUID } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { Job } from '#contract/jobs.ts'
import { roundFileKinds } from '#contract/rounds/file.ts'
import { inCity } from '#store/city/city.ts'
import { insertFile } from '#store/files/files.ts'
import type { CityContext } from '../context.ts'
import { mediaTypes } from '../files/send-file.ts'
import type { JobHandler } from '../jobs/job-kinds.ts'
import { getJob } from '../jobs/jobs.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { loadRound } from './load.ts'
import { loadLive } from './report-live.ts'
import { packRound } from './report-package.ts'

const Order = z.object({ roundId: z.string(), what: z.enum(roundFileKinds) })
type Order = z.infer<typeof Order>

export async function orderRoundFile(context: CityContext, queue: JobQueue, order: Order): Promise<Job> {
  const { round } = await loadRound(context, order.roundId)
  return getJob(
    context,
    await queue.enqueue(context.tx, context, { kind: 'round.file', title: round.name, input: order }),
  )
}

/** What is too long for a request, into a file of the asker's. The store is let go while a workbook is written. */
export const makeRoundFile: JobHandler = async (input, context, control) => {
  const order = Order.parse(input)
  const { store, actor, clock } = context
  const within = <T>(work: (own: CityContext) => Promise<T>) =>
    inCity(store, actor.cityId, (tx) => work({ ...context, tx }))
  const file =
    order.what === 'package'
      ? await within((own) => packRound(own, order.roundId))
      : await within((own) => loadLive(own, order.roundId))
  if (!file.ok) return file
  const { name, bytes } =
    typeof file.value !== 'function'
      ? file.value
      : await file.value(async (lines, of) => {
          await control.progress(lines, of)
          await othersTurn()
        })
  control.check()
  const id = randomUUID()
  const mediaType = order.what === 'package' ? mediaTypes.zip : mediaTypes.xlsx
  const kept = { id, name, mediaType, bytes, createdAt: clock(), createdBy: actor.accountId }
  await within(({ tx }) => insertFile(tx, kept))
  return { ok: true, value: { fileId: id, fileName: name } }
}
