import type { Call, CallRow } from '#contract/collections/call.ts'
import type { Day } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { mayReadCall } from '#core/collections/rights.ts'
import { type CallState, isHandedIn } from '#core/collections/states.ts'
import { getCall as getStored, listCalls as listStored, type StoredCall, updateCall } from '#store/collections/calls.ts'
import { insertEvents } from '#store/collections/submission-cells.ts'
import { listSubmissions, updateSubmission } from '#store/collections/submissions.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { acceptSheet, lockSheet, type Seen } from '../submissions/decide.ts'
import { openCall } from './open-call.ts'
import { showCall, showCallRow } from './show-call.ts'

/** Those that the asker may look at all of; newest period first. */
export async function listCalls({ tx, actor, today }: CityContext): Promise<CallRow[]> {
  const calls = (await listStored(tx)).filter(({ ownerUnitId }) => mayReadCall(actor, ownerUnitId))
  const submissions = await listSubmissions(
    tx,
    calls.map(({ id }) => id),
  )
  return calls.map((call) =>
    showCallRow(
      call,
      submissions.filter(({ callId }) => callId === call.id),
      today,
    ),
  )
}

/** Not to be seen is answered like not there. */
export async function readableCall({ tx, actor }: CityContext, id: string): Promise<StoredCall> {
  const call = await getStored(tx, id)
  if (!mayReadCall(actor, call.ownerUnitId)) throw new NotFound('call', id)
  return call
}

export const getCall = async (context: CityContext, id: string): Promise<Call> =>
  showCall(context, await readableCall(context, id))

export async function openByHand(
  context: CityContext,
  opening: { readonly id: string; readonly periodEnd: Day; readonly dueOn?: Day | undefined },
): Promise<Outcome<Call>> {
  const opened = await openCall(context, { ...opening, collectionId: opening.id })
  if (!opened.ok) return opened
  return good(await getCall(context, opened.value))
}

export async function setCallState(
  context: CityContext,
  { id, state, reason }: { readonly id: string; readonly state: CallState; readonly reason: string },
): Promise<Outcome<Call>> {
  const call = await readableCall(context, id)
  if (call.state === state) return bad({ code: 'call.conflict', facts: { state } })
  await updateCall(context.tx, id, { state })
  await noteCall(context, call, state === 'closed' ? 'call.closed' : 'call.reopened', { reason })
  return good(await getCall(context, id))
}

export async function postponeCall(
  context: CityContext,
  { id, dueOn, reason }: { readonly id: string; readonly dueOn: Day; readonly reason: string },
): Promise<Outcome<Call>> {
  const call = await readableCall(context, id)
  if (dueOn < call.periodEnd)
    return bad({ code: 'call.due-before-end', place: { field: 'dueOn' }, facts: { due: dueOn } })
  await updateCall(context.tx, id, { dueOn })
  await noteCall(context, call, 'call.postponed', { from: call.dueOn, to: dueOn, reason })
  return good(await getCall(context, id))
}

/** Notes who was reminded and when; who has handed in is left out. */
export async function remindUnits(
  context: CityContext,
  { id, submissionIds }: { readonly id: string; readonly submissionIds: readonly string[] },
): Promise<Call> {
  const { tx, actor, now } = context
  const call = await readableCall(context, id)
  const wanted = (await listSubmissions(tx, [id])).filter(
    (one) => submissionIds.includes(one.id) && !isHandedIn(one.state),
  )
  for (const submission of wanted) await updateSubmission(tx, { ...submission, remindedAt: now })
  const ids = wanted.map((one) => one.id)
  await insertEvents(tx, ids, { action: 'reminded', words: null, detail: {}, at: now, by: actor.accountId })
  await noteCall(context, call, 'call.reminded', { units: ids.length })
  return getCall(context, id)
}

/** All of them or none: the faults name each submission that stands in the way. */
export async function acceptMany(
  context: CityContext,
  { id, submissions }: { readonly id: string; readonly submissions: readonly Seen[] },
): Promise<Outcome<Call>> {
  const own = new Map((await listSubmissions(context.tx, [id])).map((one) => [one.id, one.unitName]))
  for (const seen of submissions) {
    const unit = own.get(seen.id)
    if (unit === undefined) return bad({ code: 'submission.not-found', facts: { id: seen.id } })
    const accepted = await acceptSheet(context, seen)
    if (!accepted.ok) return bad(...accepted.faults.map((fault) => ({ ...fault, facts: { ...fault.facts, unit } })))
  }
  return good(await getCall(context, id))
}

/** Locks what has been accepted, and closes the call to those who are late. */
export async function lockCall(context: CityContext, id: string): Promise<Outcome<Call>> {
  const call = await readableCall(context, id)
  for (const submission of await listSubmissions(context.tx, [id])) {
    if (submission.state !== 'accepted') continue
    const locked = await lockSheet(context, submission)
    if (!locked.ok) return locked
  }
  await updateCall(context.tx, id, { state: 'closed' })
  await noteCall(context, call, 'call.locked', {})
  return good(await getCall(context, id))
}

const noteCall = (
  context: CityContext,
  call: StoredCall,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> =>
  note(context, {
    ...{ action, subjectKind: 'call', subjectId: call.id },
    detail: { collectionId: call.collectionId, period: call.periodEnd, ...detail },
  })
