import { type CellKey, cellKeyOf } from '#core/collections/check.ts'
import { fieldsOf } from '#core/collections/form.ts'
import { isLongForm } from '#core/collections/layout.ts'
import { getCall, getCallForm, type StoredCall } from '#store/collections/calls.ts'
import { listCells } from '#store/collections/submission-cells.ts'
import { getSubmission, type StoredSubmission } from '#store/collections/submissions.ts'
import { NotFound } from '#store/refusals.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { problem } from '../problem.ts'
import type { MadeFile } from '../programmes/export-tasks.ts'
import { loadAround } from './load-sheet.ts'
import { mayReadIt } from './show-submission.ts'
import type { LoadedPlan } from './template-changes.ts'
import { planTemplate } from './template-plan.ts'
import { periodTitle, writeTemplate } from './write-template.ts'

export async function loadPlan(
  { tx }: Pick<CityContext, 'tx'>,
  submission: StoredSubmission,
  call: StoredCall,
): Promise<LoadedPlan> {
  const form = await getCallForm(tx, call.id)
  const listed = await listSubjects(tx, { ids: submission.subjectIds })
  const byId = new Map(listed.map((subject) => [subject.id, subject]))
  const subjects = submission.subjectIds.flatMap((id) => byId.get(id) ?? [])
  const cells = await listCells(tx, submission.id)
  const around = await loadAround(tx, {
    ...{ submissionId: submission.id, periodEnd: call.periodEnd },
    ...{ fields: fieldsOf(form), subjectIds: submission.subjectIds },
  })
  const fields = new Map(fieldsOf(form).map(({ indicatorId, card }) => [indicatorId, card.name]))
  return {
    ...{ submission, call, form, subjects, cells, around },
    plan: planTemplate({ form, subjects, cells: new Map(cells.map((cell) => [cellKeyOf(cell), cell])), around }),
    names: ({ subjectId, indicatorId }: CellKey) => ({
      subject: byId.get(subjectId)?.name ?? '',
      field: fields.get(indicatorId) ?? '',
    }),
  }
}

/** All that the template of one unit's submission is made from, with what is filled in already. */
export async function loadTemplate(
  context: Pick<CityContext, 'tx' | 'actor'>,
  id: string,
): Promise<{ readonly name: string; readonly loaded: LoadedPlan }> {
  const { tx, actor } = context
  const submission = await getSubmission(tx, id)
  const call = await getCall(tx, submission.callId)
  if (!mayReadIt(actor, submission, call)) throw new NotFound('submission', id)
  const name = `${call.title}（${periodTitle(call)}）${submission.unitName}.xlsx`
  return { name, loaded: await loadPlan(context, submission, call) }
}

/** The template at once; a long one is ordered as a job. */
export async function exportTemplate(context: CityContext, id: string): Promise<MadeFile> {
  const { name, loaded } = await loadTemplate(context, id)
  const { form, subjects, plan, call, submission } = loaded
  if (isLongForm(fieldsOf(form).length, subjects.length))
    throw problem('UNPROCESSABLE_CONTENT', { code: 'sheet.long-form' })
  return { name, bytes: await writeTemplate(plan, call, submission) }
}
