import type { Insertable, Selectable, Updateable } from 'kysely'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { RoundEventTable, RoundSubjectTable, RoundTable } from './tables.ts'

export type StoredRound = Omit<Selectable<RoundTable>, 'city_id'>
export type StoredRoundSubject = Omit<Selectable<RoundSubjectTable>, 'city_id' | 'round_id' | 'removed_revision'>

const ROUND = [
  ...(['id', 'name', 'period', 'method_id', 'method_version', 'state', 'revision', 'plan', 'suppliers'] as const),
  ...(['third_party_unit_id', 'notice_days', 'decide_days', 'step_from', 'step_to'] as const),
  ...(['noticed_computation', 'final_computation', 'created_at'] as const),
] as const

/** Newest first. */
export async function listRounds(tx: CityHandle): Promise<readonly StoredRound[]> {
  return tx
    .selectFrom('round')
    .select(ROUND)
    .where('city_id', '=', tx.cityId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function getRound(tx: CityHandle, id: string): Promise<StoredRound> {
  const row = await tx
    .selectFrom('round')
    .select(ROUND)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('round', id)
  return row
}

/** Every act locks its round first, so that acts have an order. */
export async function lockRound(tx: CityHandle, id: string): Promise<StoredRound> {
  await tx.selectFrom('round').select('id').where('city_id', '=', tx.cityId).where('id', '=', id).forUpdate().execute()
  return getRound(tx, id)
}

export async function insertRound(tx: CityHandle, round: Omit<Insertable<RoundTable>, 'city_id'>): Promise<void> {
  await tx
    .insertInto('round')
    .values({ city_id: tx.cityId, ...round })
    .execute()
}

export async function updateRound(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<RoundTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('round').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

/** By row, which is the order in which they came; without those that were taken out again. */
export async function listRoundSubjects(tx: CityHandle, roundId: string): Promise<readonly StoredRoundSubject[]> {
  return tx
    .selectFrom('round_subject')
    .select(['row', 'code', 'name', 'unit_id'])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('removed_revision', 'is', null)
    .orderBy('row')
    .execute()
}

/** Rows are never given twice, whoever was taken out. */
export async function nextRoundRow(tx: CityHandle, roundId: string): Promise<number> {
  const found = await tx
    .selectFrom('round_subject')
    .select((of) => of.fn.max('row').as('last'))
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return (found?.last ?? -1) + 1
}

export async function insertRoundSubjects(
  tx: CityHandle,
  roundId: string,
  subjects: readonly StoredRoundSubject[],
): Promise<void> {
  const rows = subjects.map((subject) => ({
    ...{ city_id: tx.cityId, round_id: roundId, removed_revision: null },
    ...subject,
  }))
  await insertRows(tx, 'round_subject', rows)
}

export async function updateRoundSubject(
  tx: CityHandle,
  roundId: string,
  row: number,
  change: { readonly name?: string; readonly unit_id?: string | null; readonly removed_revision?: number },
): Promise<void> {
  await tx
    .updateTable('round_subject')
    .set(change)
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('row', '=', row)
    .execute()
}

/** Subjects that these units speak for, over all rounds. */
export async function listOwnSubjects(tx: CityHandle, unitIds: readonly string[]) {
  if (unitIds.length === 0) return []
  return tx
    .selectFrom('round_subject')
    .select(['round_id', 'row'])
    .where('city_id', '=', tx.cityId)
    .where('unit_id', 'in', unitIds)
    .where('removed_revision', 'is', null)
    .execute()
}

export async function countRoundSubjects(tx: CityHandle): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('round_subject')
    .select((of) => ['round_id', of.fn.countAll<number>().as('count')])
    .where('city_id', '=', tx.cityId)
    .where('removed_revision', 'is', null)
    .groupBy('round_id')
    .execute()
  return new Map(rows.map(({ round_id, count }) => [round_id, Number(count)]))
}

export async function insertRoundEvent(
  tx: CityHandle,
  event: Omit<Insertable<RoundEventTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('round_event')
    .values({ city_id: tx.cityId, ...event })
    .execute()
}

/** Newest first. */
export async function listRoundEvents(tx: CityHandle, roundId: string) {
  return tx
    .selectFrom('round_event')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'round_event.city_id').onRef('account.id', '=', 'round_event.by'),
    )
    .select(['revision', 'move', 'state', 'at', 'by', 'words', 'detail', 'account.name as by_name'])
    .where('round_event.city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .orderBy('revision', 'desc')
    .execute()
}

/** The last act that brought values; 0 where none has. */
export async function lastInputRevision(tx: CityHandle, roundId: string): Promise<number> {
  const row = await tx
    .selectFrom('round_event')
    .select((of) => of.fn.max('revision').as('last'))
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('move', 'in', ['inputs', 'self', 'review', 'correct', 'marks', 'answers', 'remove'])
    .executeTakeFirst()
  return row?.last ?? 0
}

/** Who took the round into the step that it is in. */
export async function findSender(tx: CityHandle, roundId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('round_event')
    .select('by')
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('move', 'in', ['advance', 'reopen'])
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.by ?? null
}

/** The number of the computation whose sensitivity analysis the office looked at last. */
export async function findSensitivitySeen(tx: CityHandle, roundId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('round_event')
    .select('detail')
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('move', '=', 'sensitivity')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : Number(row.detail.number)
}
