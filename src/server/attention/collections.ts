import type { Attention } from '#contract/attention.ts'
import { unitsOf } from '#core/accounts/roles.ts'
import { mayDecide, mayFill, mayReadCollections, mayReopen } from '#core/collections/rights.ts'
import { listCallsById } from '#store/collections/calls.ts'
import { listSubmissionsIn, listSubmissionsOf } from '#store/collections/submissions.ts'
import type { CityContext } from '../context.ts'
import { isOpenToFill, showRow } from '../submissions/show-submission.ts'

/** What a person has to fill in, and what others have handed in to him; the most urgent first. */
export async function collectionsWaiting(context: CityContext): Promise<Attention['collections']> {
  const { tx, actor } = context
  if (!mayReadCollections(actor)) return { toFill: [], toAccept: [], revisionsAsked: [] }
  const own = await listSubmissionsOf(
    tx,
    [...unitsOf(actor)].filter((unitId) => mayFill(actor, unitId)),
  )
  const others = await listSubmissionsIn(tx, ['submitted', 'accepted', 'locked'])
  const calls = new Map(
    (await listCallsById(tx, [...new Set([...own, ...others].map(({ callId }) => callId))])).map((call) => [
      call.id,
      call,
    ]),
  )
  const shown = (wanted: typeof own) =>
    wanted.flatMap((submission) => {
      const call = calls.get(submission.callId)
      return call === undefined ? [] : [{ call, submission, row: showRow(context, submission, call) }]
    })
  return {
    toFill: shown(own)
      .filter(({ submission, call }) => isOpenToFill(submission, call))
      .map(({ row }) => row)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    toAccept: shown(others.filter(({ state }) => state === 'submitted'))
      .filter(({ submission, call }) => mayDecide(actor, call.ownerUnitId, submission.unitId))
      .map(({ row }) => row)
      .sort((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? -1 : 1)),
    revisionsAsked: mayReopen(actor)
      ? shown(others.filter(({ revisionAsked }) => revisionAsked !== null)).map(({ row }) => row)
      : [],
  }
}
