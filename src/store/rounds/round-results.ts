import type { Insertable, Selectable, Updateable } from 'kysely'
import { copyIn } from '../copy/copy.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { RoundComputationTable, RoundObjectionTable, RoundScoreTable } from './tables.ts'

export type StoredComputation = Omit<Selectable<RoundComputationTable>, 'city_id' | 'round_id'>
export type StoredScore = Omit<Selectable<RoundScoreTable>, 'city_id' | 'round_id' | 'number'>
export type StoredObjection = Omit<Selectable<RoundObjectionTable>, 'city_id'>

const COMPUTATION = [
  ...(['number', 'revision', 'engine', 'method_sha256', 'input_sha256', 'result_sha256'] as const),
  ...(['findings', 'summary', 'at', 'by'] as const),
] as const

/** Newest first. */
export async function listComputations(tx: CityHandle, roundId: string): Promise<readonly StoredComputation[]> {
  return tx
    .selectFrom('round_computation')
    .select(COMPUTATION)
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .orderBy('number', 'desc')
    .execute()
}

export async function insertComputation(
  tx: CityHandle,
  computation: Omit<Insertable<RoundComputationTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('round_computation')
    .values({ city_id: tx.cityId, ...computation })
    .execute()
}

export async function insertScores(
  tx: CityHandle,
  roundId: string,
  number: number,
  scores: readonly StoredScore[],
): Promise<void> {
  const integer = (of: (one: StoredScore) => number | null) => ({
    kind: 'integer' as const,
    values: Int32Array.from(scores, (one) => of(one) ?? 0),
    present: Uint8Array.from(scores, (one) => (of(one) === null ? 0 : 1)),
  })
  const float = (of: (one: StoredScore) => number | null) => ({
    kind: 'number' as const,
    values: Float64Array.from(scores, (one) => of(one) ?? 0),
    present: Uint8Array.from(scores, (one) => (of(one) === null ? 0 : 1)),
  })
  const text = (of: (one: StoredScore) => string | null) => ({ kind: 'text' as const, values: scores.map(of) })
  await copyIn(
    tx,
    'round_score',
    {
      round_id: { kind: 'constant', value: roundId },
      number: { kind: 'constant', value: number },
      row: integer(({ row }) => row),
      cohort: text(({ cohort }) => cohort),
      rank: integer(({ rank }) => rank),
      total: float(({ total }) => total),
      grade: text(({ grade }) => grade),
      next_grade: text((one) => one.next_grade),
      next_points: float((one) => one.next_points),
      imputed: integer(({ imputed }) => imputed),
      capped: integer(({ capped }) => capped),
      points: text(({ points }) => JSON.stringify(points)),
    },
    scores.length,
  )
}

/** In order of rank; who has none comes last, by total. */
export async function listScores(tx: CityHandle, roundId: string, number: number): Promise<readonly StoredScore[]> {
  return tx
    .selectFrom('round_score')
    .select([
      ...(['row', 'cohort', 'rank', 'total', 'grade', 'next_grade', 'next_points', 'imputed', 'capped'] as const),
      'points',
    ])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('number', '=', number)
    .orderBy('rank', (by) => by.asc().nullsLast())
    .orderBy('total', 'desc')
    .orderBy('row')
    .execute()
}

const OBJECTION = [
  ...(['id', 'round_id', 'row', 'input', 'held', 'claimed', 'words', 'file_id', 'raised_at', 'raised_by'] as const),
  ...(['unit_id', 'state', 'decided', 'decision', 'decided_at', 'decided_by', 'applied_revision', 'due_on'] as const),
] as const

/** In the order in which they were raised. */
export async function listObjections(tx: CityHandle, roundId: string): Promise<readonly StoredObjection[]> {
  return tx
    .selectFrom('round_objection')
    .select(OBJECTION)
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .orderBy('raised_at')
    .orderBy('id')
    .execute()
}

export async function getObjection(tx: CityHandle, id: string): Promise<StoredObjection> {
  const row = await tx
    .selectFrom('round_objection')
    .select(OBJECTION)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('objection', id)
  return row
}

export async function insertObjection(
  tx: CityHandle,
  objection: Omit<Insertable<RoundObjectionTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('round_objection')
    .values({ city_id: tx.cityId, ...objection })
    .execute()
}

export async function updateObjection(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<RoundObjectionTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('round_objection').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}
