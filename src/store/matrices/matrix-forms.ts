import type { Selectable } from 'kysely'
import type { FormProblem } from '#core/matrices/check-form.ts'
import type { FormState } from '#core/matrices/form-words.ts'
import type { FormContent } from '#core/matrices/matrix.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { MatrixFormHistoryTable, MatrixFormTable } from './tables.ts'

export type StoredForm = {
  readonly id: string
  readonly matrixId: string
  readonly unitId: string
  readonly unitName: string
  readonly state: FormState
  readonly content: FormContent
  /** what the last file that came back had wrong beyond its cells */
  readonly fileProblems: readonly FormProblem[]
  readonly explanation: string | null
  readonly savedAt: Date | null
  readonly submittedAt: Date | null
  /** an account's id; `submitter` its name */
  readonly submittedBy: string | null
  readonly submitter: string | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly decisionReason: string | null
  readonly revision: number
  readonly sort: number
}

export type FormEvent = {
  readonly formId: string
  readonly revision: number
  readonly at: Date
  readonly by: string
  readonly action: MatrixFormHistoryTable['action']
  readonly words: string | null
  readonly content: FormContent
  readonly fileId: string | null
}
/** `by` is the account's name. */
export type StoredFormEvent = Omit<FormEvent, 'content'> & { readonly fileName: string | null }

/** In the order of the units that were asked. */
export async function listForms(tx: CityHandle, matrixIds: readonly string[]): Promise<readonly StoredForm[]> {
  if (matrixIds.length === 0) return []
  const rows = await formsOf(tx)
    .where('matrix_id', 'in', [...matrixIds])
    .orderBy('matrix_form.sort')
    .orderBy('matrix_form.id')
    .execute()
  return rows.map(toForm)
}

export async function getForm(tx: CityHandle, id: string): Promise<StoredForm> {
  const row = await formsOf(tx).where('matrix_form.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('matrix-form', id)
  return toForm(row)
}

/** Locked until the transaction ends. */
export async function lockForm(tx: CityHandle, id: string): Promise<StoredForm> {
  await tx
    .selectFrom('matrix_form')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return getForm(tx, id)
}

export async function insertForm(tx: CityHandle, form: StoredForm): Promise<void> {
  await tx
    .insertInto('matrix_form')
    .values({
      ...{ city_id: tx.cityId, id: form.id, matrix_id: form.matrixId, unit_id: form.unitId },
      ...columnsOf(form),
    })
    .execute()
}

export async function updateForm(tx: CityHandle, form: StoredForm): Promise<void> {
  await tx
    .updateTable('matrix_form')
    .set(columnsOf(form))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', form.id)
    .execute()
}

/** Only for a form into which nobody has put anything. */
export async function removeForm(tx: CityHandle, id: string): Promise<void> {
  await tx.deleteFrom('matrix_form').where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

export async function insertFormEvent(tx: CityHandle, event: FormEvent): Promise<void> {
  await tx
    .insertInto('matrix_form_history')
    .values({
      city_id: tx.cityId,
      form_id: event.formId,
      revision: event.revision,
      at: event.at,
      by: event.by,
      action: event.action,
      words: event.words,
      content: JSON.stringify(event.content),
      file_id: event.fileId,
    })
    .execute()
}

/** Newest first. */
export async function listFormEvents(tx: CityHandle, formId: string): Promise<readonly StoredFormEvent[]> {
  const rows = await tx
    .selectFrom('matrix_form_history')
    .leftJoin('account', (join) =>
      join
        .onRef('account.city_id', '=', 'matrix_form_history.city_id')
        .onRef('account.id', '=', 'matrix_form_history.by'),
    )
    .leftJoin('file', (join) =>
      join
        .onRef('file.city_id', '=', 'matrix_form_history.city_id')
        .onRef('file.id', '=', 'matrix_form_history.file_id'),
    )
    .select(['revision', 'at', 'action', 'words', 'file_id', 'account.name', 'file.name as file_name'])
    .where('matrix_form_history.city_id', '=', tx.cityId)
    .where('form_id', '=', formId)
    .orderBy('revision', 'desc')
    .execute()
  return rows.map(({ name, file_id, file_name, ...row }) => ({
    ...{ ...row, formId, by: name ?? '' },
    ...{ fileId: file_id, fileName: file_name },
  }))
}

export type WaitingForm = Pick<StoredForm, 'unitName' | 'state'> & {
  readonly programmeId: string
  readonly formId: string
  readonly title: string
  readonly dueOn: string | null
}

/** Forms of open tables in one of these states: of these units, or of every one. */
export async function listWaitingForms(
  tx: CityHandle,
  unitIds: readonly string[] | null,
  states: readonly FormState[],
): Promise<readonly WaitingForm[]> {
  if (unitIds?.length === 0) return []
  const all = tx
    .selectFrom('matrix_form')
    .innerJoin('matrix', (join) =>
      join.onRef('matrix.city_id', '=', 'matrix_form.city_id').onRef('matrix.id', '=', 'matrix_form.matrix_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.city_id', '=', 'matrix_form.city_id').onRef('unit.id', '=', 'matrix_form.unit_id'),
    )
    .select([
      'matrix.programme_id',
      'matrix_form.id',
      'matrix.title',
      'unit.name',
      'matrix_form.state',
      'matrix.due_on',
    ])
    .where('matrix_form.city_id', '=', tx.cityId)
    .where('matrix.state', '=', 'open')
    .where('matrix_form.state', 'in', [...states])
  const rows = await (unitIds === null ? all : all.where('matrix_form.unit_id', 'in', [...unitIds]))
    .orderBy('matrix.due_on')
    .orderBy('matrix_form.sort')
    .execute()
  return rows.map(({ programme_id, id, title, name, state, due_on }) => ({
    ...{ programmeId: programme_id, formId: id, title, unitName: name, state, dueOn: due_on },
  }))
}

/** Whose form a file came back as; undefined for any other file. */
export async function findUnitOfFormFile(tx: CityHandle, fileId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('matrix_form_history')
    .innerJoin('matrix_form', (join) =>
      join
        .onRef('matrix_form.city_id', '=', 'matrix_form_history.city_id')
        .onRef('matrix_form.id', '=', 'matrix_form_history.form_id'),
    )
    .select('matrix_form.unit_id')
    .where('matrix_form_history.city_id', '=', tx.cityId)
    .where('matrix_form_history.file_id', '=', fileId)
    .executeTakeFirst()
  return row?.unit_id
}

const formsOf = (tx: CityHandle) =>
  tx
    .selectFrom('matrix_form')
    .innerJoin('unit', (join) =>
      join.onRef('unit.city_id', '=', 'matrix_form.city_id').onRef('unit.id', '=', 'matrix_form.unit_id'),
    )
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'matrix_form.city_id').onRef('account.id', '=', 'matrix_form.submitted_by'),
    )
    .selectAll('matrix_form')
    .select(['unit.name as unit_name', 'account.name as submitter'])
    .where('matrix_form.city_id', '=', tx.cityId)

const columnsOf = (form: StoredForm) => ({
  state: form.state,
  content: JSON.stringify(form.content),
  file_problems: JSON.stringify(form.fileProblems),
  explanation: form.explanation,
  saved_at: form.savedAt,
  submitted_at: form.submittedAt,
  submitted_by: form.submittedBy,
  decided_at: form.decidedAt,
  decided_by: form.decidedBy,
  decision_reason: form.decisionReason,
  revision: form.revision,
  sort: form.sort,
})

type Row = Selectable<MatrixFormTable> & { readonly unit_name: string; readonly submitter: string | null }
const toForm = (row: Row): StoredForm => ({
  id: row.id,
  matrixId: row.matrix_id,
  unitId: row.unit_id,
  unitName: row.unit_name,
  state: row.state,
  content: row.content,
  fileProblems: row.file_problems,
  explanation: row.explanation,
  savedAt: row.saved_at,
  submittedAt: row.submitted_at,
  submittedBy: row.submitted_by,
  submitter: row.submitter,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  decisionReason: row.decision_reason,
  revision: row.revision,
  sort: row.sort,
})
