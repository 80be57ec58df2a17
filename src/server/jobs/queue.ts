import type { CityHandle } from '#store/handle.ts'
import type { Asking } from '../context.ts'
import type { JobKind } from './job-kinds.ts'

export type JobOrder = {
  readonly kind: JobKind
  /** what the asker sees in the list of work: the name of the file, for one */
  readonly title: string
  readonly input: Readonly<Record<string, unknown>>
}

export type JobQueue = {
  /** Orders the work in the asker's own transaction: undone with it, begun after it. Answers with the job's id. */
  readonly enqueue: (tx: CityHandle, asking: Asking, order: JobOrder) => Promise<string>
  /** Asks running work to stop at its next slice; work not begun never begins. */
  readonly cancel: (tx: CityHandle, jobId: string, now: Date) => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}
