import { type Selectable, sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { SubmissionState } from '#core/collections/states.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { KeptFinding, NamedCell, SubmissionTable } from './tables.ts'

export type SubmissionToStore = {
  readonly id: string
  readonly callId: string
  readonly unitId: string
  readonly subjectIds: readonly number[]
  readonly state: SubmissionState
  readonly revision: number
  /** cells with a value or a word for absence, of those that are asked */
  readonly filled: number
  readonly asked: number
  readonly firstSubmittedAt: Date | null
  readonly submittedAt: Date | null
  /** account ids */
  readonly submittedBy: string | null
  readonly findings: readonly KeptFinding[]
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly words: string | null
  readonly returnedCells: readonly NamedCell[]
  readonly reopenedReason: string | null
  readonly revisionAsked: string | null
  readonly batchId: number | null
  readonly lateDays: number | null
  readonly returnCount: number
  readonly firstFindings: number | null
  readonly revisionCount: number
  readonly remindedAt: Date | null
  readonly sort: number
}
export type StoredSubmission = SubmissionToStore & {
  readonly unitName: string
  readonly submittedByName: string | null
  readonly decidedByName: string | null
}

export function insertSubmissions(tx: CityHandle, submissions: readonly SubmissionToStore[]): Promise<void> {
  const rows = submissions.map((one) => ({ city_id: tx.cityId, id: one.id, ...columnsOf(one) }))
  return insertRows(tx, 'submission', rows)
}

export async function updateSubmission(tx: CityHandle, submission: SubmissionToStore): Promise<void> {
  const { findings, returned_cells, subject_ids, ...columns } = columnsOf(submission)
  await tx
    .updateTable('submission')
    .set({
      ...columns,
      subject_ids: [...subject_ids],
      findings: JSON.stringify(findings),
      returned_cells: JSON.stringify(returned_cells),
    })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', submission.id)
    .execute()
}

export async function findSubmission(tx: CityHandle, id: string): Promise<StoredSubmission | undefined> {
  const [submission] = await readSubmissions(tx, sql`s.id = ${id}`)
  return submission
}

export async function getSubmission(tx: CityHandle, id: string): Promise<StoredSubmission> {
  const submission = await findSubmission(tx, id)
  if (submission === undefined) throw new NotFound('submission', id)
  return submission
}

/** Locked until the transaction ends: of two clerks who save at once the second sees what the first wrote. */
export async function lockSubmission(tx: CityHandle, id: string): Promise<StoredSubmission> {
  await tx
    .selectFrom('submission')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return getSubmission(tx, id)
}

export const listSubmissions = (tx: CityHandle, callIds: readonly string[]): Promise<readonly StoredSubmission[]> =>
  readSubmissions(tx, sql`s.call_id = any(${callIds}::uuid[])`)

export const listSubmissionsOf = (tx: CityHandle, unitIds: readonly string[]): Promise<readonly StoredSubmission[]> =>
  readSubmissions(tx, sql`s.unit_id = any(${unitIds}::uuid[])`)

export const listSubmissionsIn = (
  tx: CityHandle,
  states: readonly SubmissionState[],
): Promise<readonly StoredSubmission[]> => readSubmissions(tx, sql`s.state = any(${states}::text[])`)

/** Answers to calls that were due between two days, with the due day: what a unit's record is made from. */
export async function listAnswersDue(
  tx: CityHandle,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly (StoredSubmission & { readonly dueOn: Day })[]> {
  const { rows } = await sql<{ id: string; due_on: Day }>`
    select s.id, k.due_on from submission s join call k on k.city_id = s.city_id and k.id = s.call_id
    where s.city_id = ${tx.cityId} and k.due_on between ${from}::date and ${to}::date`.execute(tx)
  const due = new Map(rows.map((row) => [row.id, row.due_on]))
  const answers = await readSubmissions(tx, sql`s.id = any(${[...due.keys()]}::uuid[])`)
  return answers.map((one) => ({ ...one, dueOn: due.get(one.id) ?? to }))
}

type Row = Selectable<SubmissionTable> & {
  readonly unit_name: string
  readonly submitted_name: string | null
  readonly decided_name: string | null
}

async function readSubmissions(tx: CityHandle, where: ReturnType<typeof sql>): Promise<readonly StoredSubmission[]> {
  const { rows } = await sql<Row>`
    select s.*, u.name as unit_name, a.name as submitted_name, d.name as decided_name
    from submission s join unit u on u.city_id = s.city_id and u.id = s.unit_id
    left join account a on a.city_id = s.city_id and a.id = s.submitted_by
    left join account d on d.city_id = s.city_id and d.id = s.decided_by
    where s.city_id = ${tx.cityId} and ${where} order by s.call_id, s.sort, s.id`.execute(tx)
  return rows.map(toSubmission)
}

const columnsOf = (one: SubmissionToStore) => ({
  call_id: one.callId,
  unit_id: one.unitId,
  subject_ids: one.subjectIds,
  state: one.state,
  revision: one.revision,
  filled: one.filled,
  asked: one.asked,
  first_submitted_at: one.firstSubmittedAt,
  submitted_at: one.submittedAt,
  submitted_by: one.submittedBy,
  findings: one.findings,
  decided_at: one.decidedAt,
  decided_by: one.decidedBy,
  words: one.words,
  returned_cells: one.returnedCells,
  reopened_reason: one.reopenedReason,
  revision_asked: one.revisionAsked,
  batch_id: one.batchId,
  late_days: one.lateDays,
  return_count: one.returnCount,
  first_findings: one.firstFindings,
  revision_count: one.revisionCount,
  reminded_at: one.remindedAt,
  sort: one.sort,
})

const toSubmission = (row: Row): StoredSubmission => ({
  id: row.id,
  callId: row.call_id,
  unitId: row.unit_id,
  unitName: row.unit_name,
  subjectIds: row.subject_ids,
  state: row.state,
  revision: row.revision,
  filled: row.filled,
  asked: row.asked,
  firstSubmittedAt: row.first_submitted_at,
  submittedAt: row.submitted_at,
  submittedBy: row.submitted_by,
  submittedByName: row.submitted_name,
  findings: row.findings,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  decidedByName: row.decided_name,
  words: row.words,
  returnedCells: row.returned_cells,
  reopenedReason: row.reopened_reason,
  revisionAsked: row.revision_asked,
  batchId: row.batch_id,
  lateDays: row.late_days,
  returnCount: row.return_count,
  firstFindings: row.first_findings,
  revisionCount: row.revision_count,
  remindedAt: row.reminded_at,
  sort: row.sort,
})
