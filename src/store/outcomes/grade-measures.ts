import type { Insertable, Selectable } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { GradeMeasureTable } from './tables.ts'

export type StoredGradeMeasure = Omit<Selectable<GradeMeasureTable>, 'city_id'>

const MEASURE = [
  ...(['id', 'method_id', 'grade', 'name', 'kind', 'amount', 'unit', 'executor_unit_id'] as const),
  ...(['valid_from', 'valid_to', 'source', 'unverified', 'created_at', 'created_by'] as const),
] as const

/** In the order of their grades and days; of one method or of all. */
export async function listGradeMeasures(tx: CityHandle, methodId?: string): Promise<readonly StoredGradeMeasure[]> {
  let query = tx.selectFrom('grade_measure').select(MEASURE).where('city_id', '=', tx.cityId)
  if (methodId !== undefined) query = query.where('method_id', '=', methodId)
  return query.orderBy('grade').orderBy('valid_from').orderBy('created_at').orderBy('id').execute()
}

export async function getGradeMeasure(tx: CityHandle, id: string): Promise<StoredGradeMeasure> {
  const row = await tx
    .selectFrom('grade_measure')
    .select(MEASURE)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('grade-measure', id)
  return row
}

export async function insertGradeMeasures(
  tx: CityHandle,
  measures: readonly Omit<Insertable<GradeMeasureTable>, 'city_id'>[],
): Promise<void> {
  if (measures.length === 0) return
  await tx
    .insertInto('grade_measure')
    .values(measures.map((one) => ({ city_id: tx.cityId, ...one })))
    .execute()
}

export async function endGradeMeasure(tx: CityHandle, id: string, validTo: string): Promise<void> {
  await tx
    .updateTable('grade_measure')
    .set({ valid_to: validTo })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}
