import type { Selectable } from 'kysely'
import type { MatrixRow } from '#core/matrices/matrix.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { MatrixTable } from './tables.ts'

export type StoredMatrix = {
  readonly id: string
  readonly programmeId: string
  readonly title: string
  readonly termFrom: number
  readonly termTo: number
  readonly year: number
  readonly dueOn: string | null
  readonly note: string
  readonly rows: readonly MatrixRow[]
  readonly state: MatrixTable['state']
  /** of the rows as they were sent out; 0 before the first time */
  readonly version: number
  readonly revision: number
}

/** Newest first. */
export async function listMatrices(tx: CityHandle, programmeId: string): Promise<readonly StoredMatrix[]> {
  const rows = await matricesOf(tx)
    .where('programme_id', '=', programmeId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toMatrix)
}

export async function getMatrix(tx: CityHandle, id: string): Promise<StoredMatrix> {
  const row = await matricesOf(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('matrix', id)
  return toMatrix(row)
}

/** Locked until the transaction ends. */
export async function lockMatrix(tx: CityHandle, id: string): Promise<StoredMatrix> {
  const row = await matricesOf(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('matrix', id)
  return toMatrix(row)
}

export async function insertMatrix(
  tx: CityHandle,
  matrix: StoredMatrix,
  made: { readonly at: Date; readonly by: string },
): Promise<void> {
  await tx
    .insertInto('matrix')
    .values({
      ...{ city_id: tx.cityId, id: matrix.id, programme_id: matrix.programmeId, ...columnsOf(matrix) },
      ...{ created_at: made.at, created_by: made.by },
    })
    .execute()
}

export async function updateMatrix(tx: CityHandle, matrix: StoredMatrix): Promise<void> {
  await tx
    .updateTable('matrix')
    .set(columnsOf(matrix))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', matrix.id)
    .execute()
}

const matricesOf = (tx: CityHandle) => tx.selectFrom('matrix').selectAll().where('city_id', '=', tx.cityId)

const columnsOf = (matrix: StoredMatrix) => ({
  title: matrix.title,
  term_from: matrix.termFrom,
  term_to: matrix.termTo,
  year: matrix.year,
  due_on: matrix.dueOn,
  note: matrix.note,
  rows: JSON.stringify(matrix.rows),
  state: matrix.state,
  version: matrix.version,
  revision: matrix.revision,
})

const toMatrix = (row: Selectable<MatrixTable>): StoredMatrix => ({
  id: row.id,
  programmeId: row.programme_id,
  title: row.title,
  termFrom: row.term_from,
  termTo: row.term_to,
  year: row.year,
  dueOn: row.due_on,
  note: row.note,
  rows: row.rows,
  state: row.state,
  version: row.version,
  revision: row.revision,
})
