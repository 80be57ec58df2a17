import type { Sheet, SubmissionRow } from '#contract/collections/submission.ts'
import { unitsOf } from '#core/accounts/roles.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { fieldsOf } from '#core/collections/form.ts'
import { mayFill } from '#core/collections/rights.ts'
import { getCall, getCallForm, listCallsById } from '#store/collections/calls.ts'
import { insertEvents } from '#store/collections/submission-cells.ts'
import { getSubmission, listSubmissionsOf, lockSubmission, updateSubmission } from '#store/collections/submissions.ts'
import { NotFound } from '#store/refusals.ts'
import { insertSubjects, listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { isOpenToFill, mayReadIt, showRow, showSheet } from './show-submission.ts'

/** Of the asker's own units, newest period first. */
export async function listMine(context: CityContext): Promise<SubmissionRow[]> {
  const { tx, actor } = context
  const own = [...unitsOf(actor)].filter((unitId) => mayFill(actor, unitId))
  const submissions = await listSubmissionsOf(tx, own)
  const calls = await listCallsById(tx, [...new Set(submissions.map(({ callId }) => callId))])
  const rows = calls.flatMap((call) =>
    submissions.filter(({ callId }) => callId === call.id).map((submission) => showRow(context, submission, call)),
  )
  return rows
}

/** Not to be seen is answered like not there, so that ids cannot be tried out. */
export async function getSheet(context: CityContext, id: string): Promise<Sheet> {
  const submission = await getSubmission(context.tx, id)
  const call = await getCall(context.tx, submission.callId)
  if (!mayReadIt(context.actor, submission, call)) throw new NotFound('submission', id)
  return showSheet(context, submission, call)
}

/** Of a list of projects or firms: one that is not in it yet, below the first place that the unit answers for. */
export async function addSubject(
  context: CityContext,
  { id, name, code }: { readonly id: string; readonly name: string; readonly code: string | null },
): Promise<Outcome<Sheet>> {
  const { tx, actor, now } = context
  const submission = await lockSubmission(tx, id)
  const call = await getCall(tx, submission.callId)
  if (!mayFill(actor, submission.unitId) || !isOpenToFill(submission, call))
    return bad({ code: 'submission.forbidden' })
  if (call.rowKind !== 'project' && call.rowKind !== 'enterprise') return bad({ code: 'submission.fixed-subjects' })
  const [first] = await listSubjects(tx, { ids: submission.subjectIds })
  const parentId = first?.parentId ?? (await placeOf(context, submission.unitId))
  if (parentId === null) return bad({ code: 'submission.no-place' })
  const known = (await listSubjects(tx, { kinds: [call.rowKind], parentId })).find((one) => one.name === name)
  if (known !== undefined && submission.subjectIds.includes(known.id))
    return bad({ code: 'submission.subject-twice', place: { field: 'name' }, facts: { name } })
  const subjectId =
    known?.id ??
    (
      await insertSubjects(tx, [
        {
          ...{ kind: call.rowKind, placeId: null, unitId: null, parentId, code, name, aliases: [] },
          ...{ pinyin: pinyinKey(name), industry: null, validFrom: null, validTo: null },
        },
      ])
    )[0]
  if (subjectId === undefined) throw new Error('a subject that was added has a number')
  const asked = submission.asked + fieldsOf(await getCallForm(tx, call.id)).length
  const after = { ...submission, subjectIds: [...submission.subjectIds, subjectId], asked }
  await updateSubmission(tx, after)
  const event = { action: 'subjects-added' as const, words: name, detail: { subjectId }, at: now, by: actor.accountId }
  await insertEvents(tx, [id], event)
  await note(context, {
    ...{ action: 'submission.subject-added', subjectKind: 'submission', subjectId: id, detail: { subjectId, name } },
  })
  return good(await showSheet(context, after, call))
}

async function placeOf({ tx }: CityContext, unitId: string): Promise<number | null> {
  const units = await listSubjects(tx, { kinds: ['unit'] })
  return units.find((one) => one.unitId === unitId)?.parentId ?? null
}
