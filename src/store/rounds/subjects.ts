import { sql } from 'kysely'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import { noteChange } from '../memory/recall.ts'
import { takeNumbers } from '../observations/number-heads.ts'
import type { SubjectKind, SubjectTable } from '../observations/tables.ts'

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
  await noteChange(tx, 'subject')
  const first = await takeNumbers(tx, 'subject', subjects.length)
  await insertRows(
    tx,
    'subject',
    subjects.map((subject, index) => ({ city_id: tx.cityId, id: first + index, ...columnsOf(subject) })),
  )
  return subjects.map((_, index) => first + index)
}

export async function updateSubject(tx: CityHandle, { id, ...subject }: StoredSubject): Promise<void> {
  await noteChange(tx, 'subject')
  await tx
    .updateTable('subject')
    .set(columnsOf(subject))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}

type Validity = Pick<StoredSubject, 'validFrom' | 'validTo'>

/** Brings a place's subject to what the place says, or makes it one: values may speak of every place. */
export function keepPlaceSubject(
  tx: CityHandle,
  place: Validity & {
    readonly id: string
    readonly code: string | null
    readonly name: string
    readonly pinyin: string
    readonly parentId: string | null
    /** as they were where absent */
    readonly aliases?: readonly string[]
  },
): Promise<void> {
  const { id: placeId, code, name, pinyin, validFrom, validTo } = place
  const said = { kind: 'place' as const, placeId, unitId: null, code, name, pinyin, industry: null, validFrom, validTo }
  return keepSubject(tx, said, place.parentId, place.aliases)
}

/** The same for a unit, below the place that it lies in. */
export function keepUnitSubject(
  tx: CityHandle,
  unit: Validity & {
    readonly id: string
    readonly name: string
    readonly shortName: string | null
    readonly pinyin: string
    readonly placeId: string | null
  },
): Promise<void> {
  const { id: unitId, name, pinyin, validFrom, validTo } = unit
  const said = {
    kind: 'unit' as const,
    placeId: null,
    unitId,
    code: null,
    name,
    pinyin,
    industry: null,
    validFrom,
    validTo,
  }
  return keepSubject(tx, said, unit.placeId)
}

async function keepSubject(
  tx: CityHandle,
  said: Omit<SubjectToStore, 'parentId' | 'aliases'>,
  parentPlaceId: string | null,
  aliases?: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ id: number; own: boolean; aliases: string[] }>`
    select id, place_id is not distinct from ${said.placeId} and unit_id is not distinct from ${said.unitId} as own, aliases
    from subject where city_id = ${tx.cityId}
      and (place_id = ${said.placeId} or unit_id = ${said.unitId} or place_id = ${parentPlaceId})`.execute(tx)
  const parentId = rows.find(({ own }) => !own)?.id ?? null
  const own = rows.find((row) => row.own)
  const subject = { ...said, parentId, aliases: aliases ?? own?.aliases ?? [] }
  if (own === undefined) await insertSubjects(tx, [subject])
  else await updateSubject(tx, { ...subject, id: own.id })
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
