import type { Call, CallRow } from '#contract/collections/call.ts'
import { mayDefineCollections, mayLock } from '#core/collections/rights.ts'
import { isHandedIn } from '#core/collections/states.ts'
import type { StoredCall } from '#store/collections/calls.ts'
import { listSubmissions, type StoredSubmission } from '#store/collections/submissions.ts'
import type { CityContext } from '../context.ts'
import { showRow } from '../submissions/show-submission.ts'

export function showCallRow(call: StoredCall, submissions: readonly StoredSubmission[], today: string): CallRow {
  const counts: Record<string, number> = {}
  for (const { state } of submissions) counts[state] = (counts[state] ?? 0) + 1
  const handedIn = submissions.filter(({ state }) => isHandedIn(state))
  return {
    ...{ id: call.id, collectionId: call.collectionId, title: call.title, periodType: call.periodType },
    ...{ periodEnd: call.periodEnd, dueOn: call.dueOn, state: call.state, version: call.version },
    ...{ openedAt: call.openedAt.toISOString(), byCalendar: call.openedBy === null, counts },
    units: submissions.length,
    silent:
      call.dueOn < today
        ? submissions.filter(({ state, firstSubmittedAt }) => isSilent(state, firstSubmittedAt)).length
        : 0,
    late: handedIn.filter(({ lateDays }) => (lateDays ?? 0) > 0).length,
  }
}

const isSilent = (state: StoredSubmission['state'], firstSubmittedAt: Date | null): boolean =>
  !isHandedIn(state) && firstSubmittedAt === null

export async function showCall(context: CityContext, call: StoredCall): Promise<Call> {
  const { tx, actor, today } = context
  const submissions = await listSubmissions(tx, [call.id])
  return {
    ...showCallRow(call, submissions, today),
    submissions: submissions.map((submission) => showRow(context, submission, call)),
    ownerUnitName: call.ownerUnitName,
    mayManage: mayDefineCollections(actor),
    mayLock: mayLock(actor),
  }
}
