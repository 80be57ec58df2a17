import { sql } from 'kysely'
import { insertRows } from './bulk.ts'
import type { CityHandle } from './handle.ts'
import { takeNumbers } from './number-heads.ts'
import type { SubjectKind, SubjectTable } from './number-tables.ts'

export type StoredSubject = {
  readonly id: number
  readonly kind: SubjectKind
  readonly placeId: string | null
  readonly unitId: string | null
  readonly parentId: number | null
  readonly code: string | null
  readonly name: string
  readonly aliases: readonly string[]
  readonly pinyin: string
  readonly industry: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}
export type SubjectToStore = Omit<StoredSubject, 'id'>

/** Adds subjects and answers with their ids, in the same order. */
export async function insertSubjects(tx: CityHandle, subjects: readonly SubjectToStore[]): Promise<readonly number[]> {
  if (subjects.length === 0) return []
  const first = await takeNumbers(tx, 'subject', subjects.length)
  await insertRows(
    tx,
    'subject',
    subjects.map((subject, index) => ({ city_id: tx.cityId, id: first + index, ...columnsOf(subject) })),
  )
  return subjects.map((_, index) => first + index)
}

export async function updateSubject(tx: CityHandle, { id, ...subject }: StoredSubject): Promise<void> {
  await tx
    .updateTable('subject')
    .set(columnsOf(subject))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}

export type SubjectFilter = {
  readonly kinds?: readonly SubjectKind[] | undefined
  readonly ids?: readonly number[] | undefined
  readonly parentId?: number | undefined
}

/** In the order of their ids, which is that in which they came. */
export async function listSubjects(tx: CityHandle, filter: SubjectFilter = {}): Promise<readonly StoredSubject[]> {
  let query = tx.selectFrom('subject').selectAll().where('city_id', '=', tx.cityId)
  if (filter.kinds !== undefined) query = query.where('kind', 'in', [...filter.kinds])
  if (filter.ids !== undefined) query = query.where(sql<boolean>`id = any(${filter.ids}::int[])`)
  if (filter.parentId !== undefined) query = query.where('parent_id', '=', filter.parentId)
  return (await query.orderBy('id').execute()).map(toSubject)
}

const columnsOf = (subject: SubjectToStore) => ({
  kind: subject.kind,
  place_id: subject.placeId,
  unit_id: subject.unitId,
  parent_id: subject.parentId,
  code: subject.code,
  name: subject.name,
  aliases: [...subject.aliases],
  pinyin: subject.pinyin,
  industry: subject.industry,
  valid_from: subject.validFrom,
  valid_to: subject.validTo,
})

const toSubject = (row: SubjectTable): StoredSubject => ({
  id: row.id,
  kind: row.kind,
  placeId: row.place_id,
  unitId: row.unit_id,
  parentId: row.parent_id,
  code: row.code,
  name: row.name,
  aliases: row.aliases,
  pinyin: row.pinyin,
  industry: row.industry,
  validFrom: row.valid_from,
  validTo: row.valid_to,
})
