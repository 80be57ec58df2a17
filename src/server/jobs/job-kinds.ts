import type { z } from 'zod'
import type { Job } from '#contract/jobs.ts'
import type { Fault } from '#core/base/fault.ts'
import type { Context } from '../context.ts'
import type { RunParts } from './run-job.ts'

export type JobKind = z.infer<typeof Job>['kind']

/** What long work holds in its hand between two slices. */
export type JobControl = {
  /** How far it is; the total is null where nobody knows. Kept at most every half second. Throws JobCancelled when asked to stop. */
  readonly progress: (done: number, total: number | null) => Promise<void>
  /** Throws JobCancelled when somebody asked for the end, or the program stops. Call it between slices. */
  readonly check: () => void
  readonly signal: AbortSignal
}

/** The orderer's context, and the program he ordered it from. */
export type JobContext = Context & RunParts & { readonly jobId: string }

/**
 * Does the work in slices, each in a transaction of its own, and answers with what the asker is told at the end.
 * It may run again from its start after a crash: what it has written before, it must find or replace.
 */
export type JobHandler = (
  input: Readonly<Record<string, unknown>>,
  context: JobContext,
  control: JobControl,
) => Promise<JobResult>

export type JobResult =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Clears away what work that will never be finished has left behind. */
export type JobAbandoner = (parts: RunParts, job: { readonly id: string; readonly cityId: number }) => Promise<void>

/** One a kind; each noun brings its own. What leaves nothing behind is a handler alone. */
export type JobHandlers = Partial<
  Readonly<Record<JobKind, JobHandler | { readonly run: JobHandler; readonly abandon: JobAbandoner }>>
>

export class JobCancelled extends Error {}
