import type { MatrixForm } from '#contract/matrices.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { type FormContent, formCells, isBlankForm } from '#core/matrices/matrix.ts'
import { mayFillForm, mayManageMatrices, mayReadForm } from '#core/matrices/rights.ts'
import { getMatrix, type StoredMatrix } from '#store/matrices/matrices.ts'
import {
  type FormEvent,
  getForm,
  insertFormEvent,
  listFormEvents,
  lockForm,
  type StoredForm,
  updateForm,
} from '#store/matrices/matrix-forms.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { problem } from '../problem.ts'
import { checkerOf, listCityTargets, problemsOf, showSummary } from './show-form.ts'

export type Loaded = { readonly matrix: StoredMatrix; readonly form: StoredForm }
type Seen = { readonly id: string; readonly revision: number }

const fillable: readonly StoredForm['state'][] = ['blank', 'draft', 'returned']

/** Another park's form, and one of a table that is still being drawn up, are as if they were not there. */
function requireSeen(actor: Actor, { matrix, form }: Loaded): void {
  const known = matrix.state !== 'draft' || mayManageMatrices(actor)
  if (!known || !mayReadForm(actor, form.unitId))
    throw problem('NOT_FOUND', { code: 'matrix-form.not-found', facts: { id: form.id } })
}

export async function loadForm({ tx, actor }: CityContext, id: string): Promise<Loaded> {
  const form = await getForm(tx, id)
  const loaded = { form, matrix: await getMatrix(tx, form.matrixId) }
  requireSeen(actor, loaded)
  return loaded
}

export async function lockLoaded({ tx, actor }: CityContext, id: string): Promise<Loaded> {
  const form = await lockForm(tx, id)
  const loaded = { form, matrix: await getMatrix(tx, form.matrixId) }
  requireSeen(actor, loaded)
  return loaded
}

export async function showForm(context: CityContext, id: string): Promise<MatrixForm> {
  const { matrix, form } = await loadForm(context, id)
  return show(context, { matrix, form })
}

async function show({ tx, actor }: CityContext, { matrix, form }: Loaded): Promise<MatrixForm> {
  const checker = await checkerOf(tx, matrix, await listCityTargets(tx, matrix.programmeId))
  const checked = checker.check(form)
  const open = matrix.state === 'open'
  const { id, programmeId, title, termFrom, termTo, year, dueOn, note: words, version, state } = matrix
  const shown = {
    ...showSummary(matrix, form, checker),
    matrix: { id, programmeId, title, termFrom, termTo, year, dueOn, note: words, version, state, rows: matrix.rows },
    content: form.content,
    readings: Object.fromEntries(checked.lines.map(({ rowId, readings }) => [rowId, readings])),
    problems: form.state === 'blank' ? [] : problemsOf(matrix, form, checked),
    shares: Object.fromEntries(matrix.rows.map((row) => [row.id, checker.shareOf(form.unitId, row)])),
    explanation: form.explanation,
    history: (await listFormEvents(tx, form.id)).map(({ formId: _, at, ...event }) => ({
      ...{ ...event, at: at.toISOString() },
    })),
    mayFill: open && mayFillForm(actor, form.unitId) && fillable.includes(form.state),
    mayDecide: open && mayManageMatrices(actor),
  }
  // The contract's arrays are not readonly; nothing here changes them.
  return shown as unknown as MatrixForm
}

/** Why nobody may put anything into the form now. */
export function refusalsToFill({ matrix, form }: Loaded): readonly Fault[] {
  if (matrix.state !== 'open') return [{ code: 'matrix.closed' }]
  if (fillable.includes(form.state)) return []
  return [{ code: 'matrix-form.handed-in', facts: { unit: form.unitName, state: form.state } }]
}

const stale = (form: StoredForm, { revision }: Seen): readonly Fault[] =>
  form.revision === revision ? [] : [{ code: 'matrix-form.conflict' }]

/** Only rows that the table has, trimmed. */
export function keptContent({ rows }: StoredMatrix, content: FormContent): FormContent {
  return Object.fromEntries(
    rows.flatMap(({ id }) => {
      const line = content[id]
      if (line === undefined) return []
      return [[id, Object.fromEntries(formCells.map((cell) => [cell, line[cell].trim()])) as FormContent[string]]]
    }),
  )
}

export async function saveForm(
  context: CityContext,
  asked: Seen & { readonly content: FormContent },
): Promise<Outcome<MatrixForm>> {
  const loaded = await lockLoaded(context, asked.id)
  if (!mayFillForm(context.actor, loaded.form.unitId)) return bad({ code: 'rights.forbidden' })
  const faults = [...refusalsToFill(loaded), ...stale(loaded.form, asked)]
  if (faults.length > 0) return bad(...faults)
  const form = await putContent(context, loaded, { content: asked.content, fileProblems: [], fileId: null })
  return good(await show(context, { ...loaded, form }))
}

type Put = Pick<StoredForm, 'content' | 'fileProblems'> & { readonly fileId: string | null }

/** A returned form stays returned until it is handed in again, so that its reason stays in sight. */
export async function putContent(context: CityContext, { matrix, form }: Loaded, put: Put): Promise<StoredForm> {
  const content = keptContent(matrix, put.content)
  const state = form.state === 'returned' ? 'returned' : isBlankForm(content) ? 'blank' : 'draft'
  const { fileProblems, fileId } = put
  const next: StoredForm = { ...form, content, fileProblems, state, savedAt: context.now }
  return record(context, next, { action: fileId === null ? 'saved' : 'uploaded', words: null, fileId })
}

type Deed = Pick<FormEvent, 'action' | 'words' | 'fileId'>

/** Keeps a form as it now is, with who did what to it. */
export async function record(context: CityContext, next: StoredForm, deed: Deed): Promise<StoredForm> {
  const { tx, now, actor } = context
  const form = { ...next, revision: next.revision + 1 }
  await updateForm(tx, form)
  const { id: formId, revision, content } = form
  await insertFormEvent(tx, { formId, revision, at: now, by: actor.accountId, content, ...deed })
  await note(context, {
    action: `matrix-form.${deed.action}`,
    subjectKind: 'matrix-form',
    subjectId: formId,
    detail: { unit: form.unitName, words: deed.words },
  })
  return form
}

export async function submitForm(
  context: CityContext,
  asked: Seen & { readonly explanation: string | null },
): Promise<Outcome<MatrixForm>> {
  const loaded = await lockLoaded(context, asked.id)
  const { form } = loaded
  if (!mayFillForm(context.actor, form.unitId)) return bad({ code: 'rights.forbidden' })
  const faults = [...refusalsToFill(loaded), ...stale(form, asked)]
  if (faults.length > 0) return bad(...faults)
  const handed = await handIn(context, loaded, asked.explanation)
  return handed.ok ? good(await show(context, { ...loaded, form: handed.value })) : handed
}

/** Faults that are left need a word of explanation. */
export async function handIn(
  context: CityContext,
  { matrix, form }: Loaded,
  explanation: string | null,
): Promise<Outcome<StoredForm>> {
  if (isBlankForm(form.content)) return bad({ code: 'matrix-form.blank' })
  const words = explanation === null || explanation.length < 2 ? null : explanation
  const { check } = await checkerOf(context.tx, matrix, await listCityTargets(context.tx, matrix.programmeId))
  const left = problemsOf(matrix, form, check(form)).filter(({ severity }) => severity === 'fault')
  if (left.length > 0 && words === null) return bad({ code: 'matrix-form.faults-left', facts: { n: left.length } })
  const { now, actor } = context
  const handed = { state: 'submitted', explanation: words, submittedAt: now, submittedBy: actor.accountId } as const
  return good(
    await record(context, { ...form, ...handed, submitter: actor.name }, { action: 'submitted', words, fileId: null }),
  )
}

export async function sendFormBack(
  context: CityContext,
  asked: Seen & { readonly reason: string },
): Promise<Outcome<MatrixForm>> {
  return decide(context, asked, { to: 'returned', from: ['submitted', 'accepted', 'draft'], reason: asked.reason })
}

export const acceptForm = (context: CityContext, asked: Seen): Promise<Outcome<MatrixForm>> =>
  decide(context, asked, { to: 'accepted', from: ['submitted'], reason: null })

type Decision = {
  readonly to: 'returned' | 'accepted'
  readonly from: readonly StoredForm['state'][]
  readonly reason: string | null
}

async function decide(context: CityContext, asked: Seen, { to, from, reason }: Decision): Promise<Outcome<MatrixForm>> {
  const loaded = await lockLoaded(context, asked.id)
  const { form, matrix } = loaded
  if (matrix.state !== 'open') return bad({ code: 'matrix.closed' })
  if (form.revision !== asked.revision) return bad({ code: 'matrix-form.conflict' })
  if (!from.includes(form.state)) return bad({ code: 'matrix-form.not-handed-in' })
  const { now, actor } = context
  const decided = { state: to, decidedAt: now, decidedBy: actor.accountId, decisionReason: reason }
  const next = await record(context, { ...form, ...decided }, { action: to, words: reason, fileId: null })
  return good(await show(context, { ...loaded, form: next }))
}
