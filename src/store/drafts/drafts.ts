import { type Selectable, sql } from 'kysely'
import type { PlanHeadValue } from '#core/programmes/snapshot.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { DraftHeading, DraftTable, DraftUnread } from './tables.ts'

export type StoredDraft = {
  readonly id: string
  readonly documentId: string
  readonly state: DraftTable['state']
  readonly head: PlanHeadValue
  readonly headRevision: number
  readonly outline: readonly DraftHeading[]
  readonly unread: readonly DraftUnread[]
  readonly dismissed: readonly number[]
  readonly sequence: number
  readonly namesSequence: number
  readonly createdAt: Date
  readonly createdBy: string
  readonly programmeId: string | null
  readonly adoptedVersion: number | null
}

export type DraftLine = {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly state: DraftTable['state']
  readonly createdAt: Date
  readonly createdBy: string
  readonly programmeId: string | null
  readonly counts: {
    readonly pending: number
    readonly accepted: number
    readonly corrected: number
    readonly rejected: number
  }
}

export async function insertDraft(tx: CityHandle, draft: StoredDraft): Promise<void> {
  await tx
    .insertInto('draft')
    .values({
      city_id: tx.cityId,
      id: draft.id,
      document_id: draft.documentId,
      state: draft.state,
      head: JSON.stringify(draft.head),
      head_revision: draft.headRevision,
      outline: JSON.stringify(draft.outline),
      unread: JSON.stringify(draft.unread),
      dismissed: JSON.stringify(draft.dismissed),
      sequence: draft.sequence,
      names_sequence: draft.namesSequence,
      created_at: draft.createdAt,
      created_by: draft.createdBy,
      programme_id: draft.programmeId,
      adopted_version: draft.adoptedVersion,
    })
    .execute()
}

export type PrintedHeading = { readonly number: string; readonly title: string }

/** The headings of a document as its reader found them; empty for one that was never reviewed. */
export async function listHeadings(tx: CityHandle, documentId: string): Promise<readonly PrintedHeading[]> {
  const row = await tx
    .selectFrom('draft')
    .select('outline')
    .where('city_id', '=', tx.cityId)
    .where('document_id', '=', documentId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.outline ?? []
}

export async function getDraft(tx: CityHandle, id: string): Promise<StoredDraft> {
  const row = await draftsOf(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('draft', id)
  return toDraft(row)
}

/** Locked until the transaction ends: whoever changes a draft or its items goes through here, one after the other. */
export async function lockDraft(tx: CityHandle, id: string): Promise<StoredDraft> {
  const row = await draftsOf(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('draft', id)
  return toDraft(row)
}

export type DraftChange = Partial<
  Pick<
    StoredDraft,
    'state' | 'head' | 'headRevision' | 'dismissed' | 'sequence' | 'namesSequence' | 'programmeId' | 'adoptedVersion'
  >
>

export async function updateDraft(tx: CityHandle, id: string, change: DraftChange): Promise<void> {
  await tx
    .updateTable('draft')
    .set({
      ...(change.state !== undefined && { state: change.state }),
      ...(change.head !== undefined && { head: JSON.stringify(change.head) }),
      ...(change.headRevision !== undefined && { head_revision: change.headRevision }),
      ...(change.dismissed !== undefined && { dismissed: JSON.stringify(change.dismissed) }),
      ...(change.sequence !== undefined && { sequence: change.sequence }),
      ...(change.namesSequence !== undefined && { names_sequence: change.namesSequence }),
      ...(change.programmeId !== undefined && { programme_id: change.programmeId }),
      ...(change.adoptedVersion !== undefined && { adopted_version: change.adoptedVersion }),
    })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}

/** Newest first, with how far the review of each has come. */
export async function listDrafts(tx: CityHandle, id?: string): Promise<readonly DraftLine[]> {
  const only = id === undefined ? sql`` : sql`and d.id = ${id}`
  const { rows } = await sql<{
    id: string
    title: string
    file_name: string
    state: DraftTable['state']
    created_at: Date
    created_by: string
    programme_id: string | null
    pending: number
    accepted: number
    corrected: number
    rejected: number
  }>`
    select d.id, d.head->>'title' as title, o.file_name, d.state, d.created_at, coalesce(a.name, '') as created_by,
      d.programme_id,
      count(i.id) filter (where i.state = 'pending')::int as pending,
      count(i.id) filter (where i.state = 'accepted')::int as accepted,
      count(i.id) filter (where i.state = 'corrected')::int as corrected,
      count(i.id) filter (where i.state = 'rejected')::int as rejected
    from draft d
    join document o on o.city_id = d.city_id and o.id = d.document_id
    left join account a on a.city_id = d.city_id and a.id = d.created_by
    left join draft_item i on i.city_id = d.city_id and i.draft_id = d.id
    where d.city_id = ${tx.cityId} ${only}
    group by d.city_id, d.id, o.file_name, a.name
    order by d.created_at desc, d.id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    fileName: row.file_name,
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    programmeId: row.programme_id,
    counts: { pending: row.pending, accepted: row.accepted, corrected: row.corrected, rejected: row.rejected },
  }))
}

/** The newest draft of exactly these bytes that is still open, so that one file is not reviewed twice. */
export async function findOpenDraftOfHash(tx: CityHandle, sha256: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('document')
    .innerJoin('draft', (join) =>
      join.onRef('draft.city_id', '=', 'document.city_id').onRef('draft.document_id', '=', 'document.id'),
    )
    .select('draft.id')
    .where('document.city_id', '=', tx.cityId)
    .where('document.sha256', '=', sha256)
    .where('draft.state', '=', 'open')
    .orderBy('draft.created_at', 'desc')
    .executeTakeFirst()
  return row?.id
}

const draftsOf = (tx: CityHandle) => tx.selectFrom('draft').selectAll().where('city_id', '=', tx.cityId)

const toDraft = (row: Selectable<DraftTable>): StoredDraft => ({
  id: row.id,
  documentId: row.document_id,
  state: row.state,
  head: row.head,
  headRevision: row.head_revision,
  outline: row.outline,
  unread: row.unread,
  dismissed: row.dismissed,
  sequence: row.sequence,
  namesSequence: row.names_sequence,
  createdAt: row.created_at,
  createdBy: row.created_by,
  programmeId: row.programme_id,
  adoptedVersion: row.adopted_version,
})
