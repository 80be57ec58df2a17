import type { Sheet, SubmissionRow } from '#contract/collections/submission.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { isNear, lateDays } from '#core/collections/calendar.ts'
import { fieldsOf } from '#core/collections/form.ts'
import { mayDecide, mayFill, mayReadSubmission, mayReopen } from '#core/collections/rights.ts'
import { isFillable, isHandedIn } from '#core/collections/states.ts'
import { getCallForm, listCalls, type StoredCall } from '#store/collections/calls.ts'
import { listCells, listEvents } from '#store/collections/submission-cells.ts'
import { listSubmissionsOf, type StoredSubmission } from '#store/collections/submissions.ts'
import { findBatch } from '#store/observations/batches.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { countAsked, type HeldHere, loadAround } from './load-sheet.ts'

type Asking = Pick<CityContext, 'actor' | 'today'>

/** Whether the unit can change cells: while the call is open, and after it where something came back. */
export const isOpenToFill = (submission: Pick<StoredSubmission, 'state'>, call: Pick<StoredCall, 'state'>): boolean =>
  isFillable(submission.state) && (call.state === 'open' || submission.state === 'returned')

export const mayReadIt = (actor: Actor, submission: StoredSubmission, call: StoredCall): boolean =>
  mayReadSubmission(actor, {
    unitId: submission.unitId,
    ownerUnitId: call.ownerUnitId,
    everSubmitted: submission.firstSubmittedAt !== null && submission.state !== 'draft',
  })

export function showRow({ actor, today }: Asking, submission: StoredSubmission, call: StoredCall): SubmissionRow {
  const handedIn = isHandedIn(submission.state)
  const overdue = !handedIn && isOpenToFill(submission, call) && call.dueOn < today
  // what came back is late by today, however punctual it was at first
  const late = overdue ? lateDays(call.dueOn, null, today) : (submission.lateDays ?? 0)
  const due = submission.lateDays !== null || call.dueOn < today
  return {
    id: submission.id,
    callId: call.id,
    title: call.title,
    periodType: call.periodType,
    periodEnd: call.periodEnd,
    dueOn: call.dueOn,
    unitId: submission.unitId,
    unitName: submission.unitName,
    state: submission.state,
    revision: submission.revision,
    filled: submission.filled,
    asked: submission.asked,
    submittedAt: submission.submittedAt?.toISOString() ?? null,
    submittedBy: submission.submittedByName,
    decidedAt: submission.decidedAt?.toISOString() ?? null,
    decidedBy: submission.decidedByName,
    words: submission.words,
    lateDays: due || handedIn ? late : null,
    warnings: submission.findings.filter(({ severity }) => severity === 'warning').length,
    reasons: submission.findings.filter(({ reason }) => reason !== null).length,
    returnCount: submission.returnCount,
    revisionCount: submission.revisionCount,
    revisionAsked: submission.revisionAsked,
    remindedAt: submission.remindedAt?.toISOString() ?? null,
    near: isOpenToFill(submission, call) && isNear(call.dueOn, call.remindBefore, today),
    overdue,
    mayFill: mayFill(actor, submission.unitId) && isOpenToFill(submission, call),
    mayDecide: submission.state === 'submitted' && mayDecide(actor, call.ownerUnitId, submission.unitId),
    mayReopen: (submission.state === 'accepted' || submission.state === 'locked') && mayReopen(actor),
    mayRead: mayReadIt(actor, submission, call),
  }
}

/** The whole of a submission as the pages show it: form, cells, and what the city knows around them. */
export async function showSheet(context: CityContext, submission: StoredSubmission, call: StoredCall): Promise<Sheet> {
  const { tx } = context
  const form = await getCallForm(tx, call.id)
  const subjects = await listSubjects(tx, { ids: submission.subjectIds })
  const around = await loadAround(tx, {
    ...{ submissionId: submission.id, periodEnd: call.periodEnd },
    ...{ fields: fieldsOf(form), subjectIds: submission.subjectIds },
  })
  const batch = submission.batchId === null ? undefined : await findBatch(tx, submission.batchId)
  const named = new Map(subjects.map((subject) => [subject.id, subject]))
  return {
    ...showRow(context, submission, call),
    // what came another way since the call was opened is no longer asked
    asked: countAsked(form, submission.subjectIds, around.held),
    collectionId: call.collectionId,
    callState: call.state,
    ownerUnitName: call.ownerUnitName,
    // Read from where it was frozen: the same shape, only not writable.
    form: form as unknown as Sheet['form'],
    subjects: submission.subjectIds.flatMap((id) => {
      const subject = named.get(id)
      return subject === undefined ? [] : [{ id, name: subject.name, code: subject.code }]
    }),
    cells: (await listCells(tx, submission.id)).map((cell) => ({
      ...{ subjectId: cell.subjectId, indicatorId: cell.indicatorId, side: cell.side, text: cell.text },
      ...{ reason: cell.reason, revision: cell.revision, at: cell.at.toISOString(), by: cell.byName },
    })),
    known: [...around.known].map(([id, known]) => ({ ...idsOf(id), ...known, history: [...known.history] })),
    held: [...around.held.values()].map(showHeld),
    returnedCells: submission.returnedCells.map((cell) => ({ ...cell })),
    reopenedReason: submission.reopenedReason,
    keptFindings: submission.findings.map((one) => ({ ...one, indicatorIds: [...one.indicatorIds] })),
    events: await showEvents(context, submission.id),
    batchId: submission.batchId,
    batchUndone: batch?.state === 'undone',
    rowKind: call.rowKind,
    ...(await neighbours(context, submission, call)),
  }
}

function idsOf(id: string): { readonly subjectId: number; readonly indicatorId: number } {
  const [subjectId = 0, indicatorId = 0] = id.split(':').map(Number)
  return { subjectId, indicatorId }
}

const showHeld = ({ observation, batch }: HeldHere): Sheet['held'][number] => ({
  subjectId: observation.subjectId,
  indicatorId: observation.indicatorId,
  value: observation.value,
  lastYear: observation.lastYear,
  missing: observation.missing,
  batchId: observation.batchId,
  source: batch.kind,
  sourceName: batch.source.fileName ?? null,
  knownOn: observation.knownOn,
})

async function showEvents({ tx }: CityContext, submissionId: string): Promise<Sheet['events']> {
  return (await listEvents(tx, submissionId)).map((event) => ({
    ...{ number: event.number, action: event.action, words: event.words, at: event.at.toISOString(), by: event.by },
    cells: (event.detail.cells ?? []) as Sheet['events'][number]['cells'],
  }))
}

/** The same unit's submissions to the calls before and after this one. */
async function neighbours({ tx }: CityContext, submission: StoredSubmission, call: StoredCall) {
  const calls = (await listCalls(tx, call.collectionId)).map(({ id }) => id)
  const own = (await listSubmissionsOf(tx, [submission.unitId])).filter(({ callId }) => calls.includes(callId))
  const at = calls.indexOf(call.id)
  const idAt = (place: number) => own.find(({ callId }) => callId === calls[place])?.id ?? null
  return { previousId: idAt(at + 1), nextId: at === 0 ? null : idAt(at - 1) }
}
