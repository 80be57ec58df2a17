import type { Insertable, Selectable, Updateable } from 'kysely'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { OutcomeEventTable, OutcomeTable } from './tables.ts'

export type StoredOutcome = Omit<Selectable<OutcomeTable>, 'city_id'>

/** Lines with what they are called by: the newest rounds first, in each by subject. */
export async function listOutcomes(tx: CityHandle, { roundId, id }: { roundId?: string; id?: string } = {}) {
  let query = tx
    .selectFrom('outcome')
    .innerJoin('round', (join) =>
      join.onRef('round.city_id', '=', 'outcome.city_id').onRef('round.id', '=', 'outcome.round_id'),
    )
    .innerJoin('round_subject', (join) =>
      join
        .onRef('round_subject.city_id', '=', 'outcome.city_id')
        .onRef('round_subject.round_id', '=', 'outcome.round_id')
        .onRef('round_subject.row', '=', 'outcome.row'),
    )
    .innerJoin('grade_measure', (join) =>
      join.onRef('grade_measure.city_id', '=', 'outcome.city_id').onRef('grade_measure.id', '=', 'outcome.measure_id'),
    )
    .leftJoin('unit', (join) =>
      join.onRef('unit.city_id', '=', 'outcome.city_id').onRef('unit.id', '=', 'outcome.executor_unit_id'),
    )
    .select([
      ...(['outcome.id', 'outcome.round_id', 'outcome.row', 'outcome.measure_id', 'outcome.grade'] as const),
      ...(['outcome.amount', 'outcome.unit', 'outcome.executor_unit_id', 'outcome.valid_from'] as const),
      ...(['outcome.valid_to', 'outcome.state', 'outcome.settled', 'outcome.revision'] as const),
      ...(['round.name as round_name', 'round_subject.code as subject_code'] as const),
      ...(['round_subject.name as subject_name', 'round_subject.unit_id as subject_unit_id'] as const),
      ...(['grade_measure.name as measure_name', 'grade_measure.kind', 'grade_measure.source'] as const),
      'unit.name as executor_name',
    ])
    .where('outcome.city_id', '=', tx.cityId)
  if (roundId !== undefined) query = query.where('outcome.round_id', '=', roundId)
  if (id !== undefined) query = query.where('outcome.id', '=', id)
  return query.orderBy('round.created_at', 'desc').orderBy('outcome.row').orderBy('grade_measure.name').execute()
}
export type OutcomeLineRow = Awaited<ReturnType<typeof listOutcomes>>[number]

/** Locked, so that two units do not write over one another. */
export async function lockOutcome(tx: CityHandle, id: string): Promise<OutcomeLineRow> {
  await tx
    .selectFrom('outcome')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const [row] = await listOutcomes(tx, { id })
  if (row === undefined) throw new NotFound('outcome', id)
  return row
}

export async function insertOutcomes(tx: CityHandle, outcomes: readonly StoredOutcome[]): Promise<void> {
  await insertRows(
    tx,
    'outcome',
    outcomes.map((one) => ({ city_id: tx.cityId, ...one })),
  )
}

export async function updateOutcome(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<OutcomeTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('outcome').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

export async function insertOutcomeEvent(
  tx: CityHandle,
  event: Omit<Insertable<OutcomeEventTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('outcome_event')
    .values({ city_id: tx.cityId, ...event })
    .execute()
}

/** Newest first. */
export async function listOutcomeEvents(tx: CityHandle, outcomeId: string) {
  return tx
    .selectFrom('outcome_event')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'outcome_event.city_id').onRef('account.id', '=', 'outcome_event.by'),
    )
    .select(['revision', 'state', 'settled', 'valid_to', 'words', 'at', 'account.name as by_name'])
    .where('outcome_event.city_id', '=', tx.cityId)
    .where('outcome_id', '=', outcomeId)
    .orderBy('revision', 'desc')
    .execute()
}
