import type { Batch } from '#contract/observations.ts'
import type { Outcome } from '#core/base/fault.ts'
import { stateAfter } from '#core/collections/states.ts'
import { findSubmission, lockSubmission } from '#store/collections/submissions.ts'
import { getBatch } from '#store/observations/batches.ts'
import { undoBatch } from '../batches/batches.ts'
import type { CityContext } from '../context.ts'
import { reopenSheet } from './decide.ts'

/**
 * Takes a batch back. Of what a unit reported the submission is opened again in the same transaction: nobody goes on taking
 * for accepted what no longer counts, and what is accepted next is a revision.
 */
export async function undoAnyBatch(context: CityContext, id: number, reason: string): Promise<Outcome<Batch>> {
  const { tx } = context
  const { source } = await getBatch(tx, id)
  const known = source.submissionId === undefined ? undefined : await findSubmission(tx, source.submissionId)
  // Before the values are locked, as whoever accepts it does: two who wait for each other would both fail.
  const submission = known && (await lockSubmission(tx, known.id))
  const undone = await undoBatch(context, id, reason)
  if (!undone.ok || submission === undefined || stateAfter(submission.state, 'reopen') === null) return undone
  const { revision } = submission
  const reopened = await reopenSheet(context, { id: submission.id, revision, reason })
  return reopened.ok ? undone : reopened
}
