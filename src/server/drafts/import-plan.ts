import { randomUUID } from 'node:crypto'
import { insertFile } from '#store/files/files.ts'
import type { CityContext } from '../context.ts'
import type { JobQueue } from '../jobs/queue.ts'

export type PlanFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** Keeps the file and orders its reading; the job's result is the draft's id. Answers with the job's id. */
export async function importPlan(context: CityContext, queue: JobQueue, file: PlanFile): Promise<string> {
  const { tx, now, actor } = context
  const fileId = randomUUID()
  await insertFile(tx, { id: fileId, ...file, createdAt: now, createdBy: actor.accountId })
  return queue.enqueue(tx, context, { kind: 'plan.read', title: file.name, input: { fileId } })
}
