import type { Sheet } from '#contract/collections/submission.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { lateDays } from '#core/collections/calendar.ts'
import { fieldsOf } from '#core/collections/form.ts'
import { mayDecide, mayFill, mayReopen } from '#core/collections/rights.ts'
import { type SubmissionDeed, stateAfter } from '#core/collections/states.ts'
import { getCall, getCallForm, type StoredCall } from '#store/collections/calls.ts'
import { insertEvents, listCells } from '#store/collections/submission-cells.ts'
import { lockSubmission, type StoredSubmission, updateSubmission } from '#store/collections/submissions.ts'
import type { NamedCell, SubmissionAction } from '#store/collections/tables.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { writeAcceptance } from './accept.ts'
import { checkSheet, faultsOfFindings, keptOf } from './check-submission.ts'
import { countAsked, loadAround } from './load-sheet.ts'
import { isOpenToFill, showSheet } from './show-submission.ts'

export type Seen = { readonly id: string; readonly revision: number }
type Change = Partial<StoredSubmission> & { readonly said?: string | null; readonly cells?: readonly NamedCell[] }
type Judge = (submission: StoredSubmission, call: StoredCall) => Promise<Change | readonly Fault[]>

const NOBODY = { decidedAt: null, decidedBy: null, decidedByName: null }

/** Hands the answer in: refused with every finding that stands in the way. */
export const submitSheet = (context: CityContext, seen: Seen): Promise<Outcome<Sheet>> =>
  decide(context, seen, 'submit', 'submitted', async (submission, call) => {
    const { tx, actor, now, today } = context
    if (!mayFill(actor, submission.unitId)) return [{ code: 'submission.forbidden' }]
    if (!isOpenToFill(submission, call)) return [{ code: 'submission.not-open', facts: { state: submission.state } }]
    const form = await getCallForm(tx, call.id)
    const { id, subjectIds } = submission
    if (subjectIds.length === 0) return [{ code: 'submission.no-subjects' }]
    const around = await loadAround(tx, {
      ...{ submissionId: id, periodEnd: call.periodEnd, fields: fieldsOf(form), subjectIds },
    })
    const found = checkSheet(form, call.periodEnd, subjectIds, await listCells(tx, id), around)
    const blocking = found.filter(({ blocks }) => blocks)
    if (blocking.length > 0) {
      const names = new Map((await listSubjects(tx, { ids: subjectIds })).map(({ id, name }) => [id, name]))
      return faultsOfFindings(blocking, form, names)
    }
    const kept = keptOf(found)
    return {
      ...{ submittedAt: now, submittedBy: actor.accountId, submittedByName: actor.name, findings: kept },
      firstSubmittedAt: submission.firstSubmittedAt ?? now,
      lateDays: submission.lateDays ?? lateDays(call.dueOn, today, today),
      firstFindings: submission.firstFindings ?? kept.length,
      ...{ returnedCells: [], ...NOBODY, asked: countAsked(form, subjectIds, around.held) },
    }
  })

/** The unit takes back what nobody has decided on yet. */
export const withdrawSheet = (context: CityContext, seen: Seen): Promise<Outcome<Sheet>> =>
  decide(context, seen, 'withdraw', 'withdrawn', async (submission, call) => {
    if (!mayFill(context.actor, submission.unitId)) return [{ code: 'submission.forbidden' }]
    if (call.state !== 'open') return [{ code: 'submission.call-closed' }]
    return submission.reopenedReason === null ? {} : { state: 'returned' }
  })

/** From here on the values count: one batch of observations, in the same transaction. */
export const acceptSheet = (context: CityContext, seen: Seen): Promise<Outcome<Sheet>> =>
  decide(context, seen, 'accept', 'accepted', async (submission, call) => {
    const { actor, now } = context
    if (!mayDecide(actor, call.ownerUnitId, submission.unitId)) return [{ code: 'submission.forbidden' }]
    if (submission.state !== 'submitted') return [notNow(submission)]
    const batchId = await writeAcceptance(context, submission, call)
    const revised = submission.reopenedReason !== null && batchId !== null
    return {
      ...{ decidedAt: now, decidedBy: actor.accountId, decidedByName: actor.name, words: null },
      ...{ batchId: batchId ?? submission.batchId, reopenedReason: null, revisionAsked: null },
      revisionCount: submission.revisionCount + (revised ? 1 : 0),
      said: revised ? submission.reopenedReason : null,
    }
  })

/** Sends back the whole, or naming cells, always with words. */
export const returnSheet = (
  context: CityContext,
  seen: Seen & { readonly reason: string; readonly cells: readonly NamedCell[] },
): Promise<Outcome<Sheet>> =>
  decide(context, seen, 'return', 'returned', async (submission, call) => {
    const { actor, now } = context
    if (!mayDecide(actor, call.ownerUnitId, submission.unitId)) return [{ code: 'submission.forbidden' }]
    return {
      ...{ decidedAt: now, decidedBy: actor.accountId, decidedByName: actor.name, words: seen.reason },
      ...{ returnedCells: seen.cells, returnCount: submission.returnCount + 1 },
      ...{ said: seen.reason, cells: seen.cells },
    }
  })

/** Accepted values can be changed again: the office alone, with a reason. What is accepted next is a revision. */
export const reopenSheet = (context: CityContext, seen: Seen & { readonly reason: string }): Promise<Outcome<Sheet>> =>
  decide(context, seen, 'reopen', 'reopened', async () => {
    const { actor, now } = context
    if (!mayReopen(actor)) return [{ code: 'submission.forbidden' }]
    return {
      ...{ decidedAt: now, decidedBy: actor.accountId, decidedByName: actor.name, words: seen.reason },
      ...{ reopenedReason: seen.reason, revisionAsked: null, returnedCells: [], said: seen.reason },
    }
  })

export const lockSheet = (context: CityContext, seen: Seen): Promise<Outcome<Sheet>> =>
  decide(context, seen, 'lock', 'locked', async () => ({}))

/** The unit found its accepted values to be wrong and asks for them back. */
export async function askRevision(
  context: CityContext,
  seen: Seen & { readonly reason: string },
): Promise<Outcome<Sheet>> {
  const { tx, actor, now } = context
  const submission = await lockSubmission(tx, seen.id)
  const call = await getCall(tx, submission.callId)
  if (!mayFill(actor, submission.unitId)) return bad({ code: 'submission.forbidden' })
  if (submission.revision !== seen.revision) return bad(conflictOf(submission))
  if (submission.state !== 'accepted' && submission.state !== 'locked') return bad(notNow(submission))
  const after = { ...submission, revisionAsked: seen.reason, revision: submission.revision + 1 }
  await keep(context, after, 'revision-asked', { said: seen.reason })
  return good(await showSheet({ ...context, now }, after, call))
}

async function decide(
  context: CityContext,
  seen: Seen,
  deed: SubmissionDeed,
  action: SubmissionAction,
  judge: Judge,
): Promise<Outcome<Sheet>> {
  const { tx } = context
  const submission = await lockSubmission(tx, seen.id)
  const call = await getCall(tx, submission.callId)
  if (submission.revision !== seen.revision) return bad(conflictOf(submission))
  const change = await judge(submission, call)
  if (isFaults(change)) return bad(...change)
  const state = change.state ?? stateAfter(submission.state, deed)
  if (state === null || stateAfter(submission.state, deed) === null) return bad(notNow(submission))
  const { said, cells, ...columns } = change
  const after = { ...submission, ...columns, state, revision: submission.revision + 1 }
  await keep(context, after, action, { said: said ?? null, ...(cells === undefined ? {} : { cells }) })
  return good(await showSheet(context, after, call))
}

async function keep(
  context: CityContext,
  after: StoredSubmission,
  action: SubmissionAction,
  { said, cells }: { readonly said: string | null; readonly cells?: readonly NamedCell[] },
): Promise<void> {
  const { tx, actor, now } = context
  await updateSubmission(tx, after)
  const detail = {
    ...{ state: after.state, revision: after.revision, batchId: after.batchId, lateDays: after.lateDays },
    ...(cells === undefined ? {} : { cells }),
  }
  await insertEvents(tx, [after.id], { action, words: said, detail, at: now, by: actor.accountId })
  const audited = {
    ...detail,
    unitId: after.unitId,
    callId: after.callId,
    words: said,
    findings: after.findings.length,
  }
  await note(context, {
    ...{ action: `submission.${action}`, subjectKind: 'submission', subjectId: after.id, detail: audited },
  })
}

const isFaults = (change: Change | readonly Fault[]): change is readonly Fault[] => Array.isArray(change)
const conflictOf = ({ revision }: StoredSubmission): Fault => ({ code: 'submission.conflict', facts: { revision } })
const notNow = ({ state }: StoredSubmission): Fault => ({ code: 'submission.not-now', facts: { state } })
