import type { Selectable } from 'kysely'
import type { DecompositionContent, Whole } from '#core/decompositions/decomposition.ts'
import type { CityHandle } from '../handle.ts'
import type { DecompositionTable } from './tables.ts'

export type StoredDecomposition = {
  readonly id: string
  readonly programmeId: string
  readonly targetId: string
  readonly draft: DecompositionContent | null
  readonly version: number
  readonly revision: number
}
export type NewDecompositionVersion = {
  readonly decompositionId: string
  readonly version: number
  readonly at: Date
  readonly by: string
  readonly reason: string
  readonly whole: Whole
  readonly content: DecompositionContent
}
/** `by` is the account's name. */
export type StoredDecompositionVersion = NewDecompositionVersion

export async function listDecompositions(tx: CityHandle, programmeId: string): Promise<readonly StoredDecomposition[]> {
  const rows = await decompositionsOf(tx).where('programme_id', '=', programmeId).orderBy('id').execute()
  return rows.map(toDecomposition)
}

export async function findDecomposition(tx: CityHandle, targetId: string): Promise<StoredDecomposition | undefined> {
  const row = await decompositionsOf(tx).where('target_id', '=', targetId).executeTakeFirst()
  return row && toDecomposition(row)
}

/** Locked until the transaction ends. */
export async function lockDecomposition(tx: CityHandle, targetId: string): Promise<StoredDecomposition | undefined> {
  const row = await decompositionsOf(tx).where('target_id', '=', targetId).forUpdate().executeTakeFirst()
  return row && toDecomposition(row)
}

export async function insertDecomposition(tx: CityHandle, one: StoredDecomposition): Promise<void> {
  await tx
    .insertInto('decomposition')
    .values({
      ...{ city_id: tx.cityId, id: one.id, programme_id: one.programmeId, target_id: one.targetId },
      ...columnsOf(one),
    })
    .execute()
}

export async function updateDecomposition(tx: CityHandle, one: StoredDecomposition): Promise<void> {
  await tx
    .updateTable('decomposition')
    .set(columnsOf(one))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', one.id)
    .execute()
}

export async function insertDecompositionVersion(tx: CityHandle, version: NewDecompositionVersion): Promise<void> {
  await tx
    .insertInto('decomposition_version')
    .values({
      city_id: tx.cityId,
      decomposition_id: version.decompositionId,
      version: version.version,
      at: version.at,
      by: version.by,
      reason: version.reason,
      whole: JSON.stringify(version.whole),
      content: JSON.stringify(version.content),
    })
    .execute()
}

/** Newest first. */
export async function listDecompositionVersions(
  tx: CityHandle,
  decompositionIds: readonly string[],
): Promise<readonly StoredDecompositionVersion[]> {
  if (decompositionIds.length === 0) return []
  const rows = await tx
    .selectFrom('decomposition_version')
    .leftJoin('account', (join) =>
      join
        .onRef('account.city_id', '=', 'decomposition_version.city_id')
        .onRef('account.id', '=', 'decomposition_version.by'),
    )
    .select(['decomposition_id', 'version', 'at', 'reason', 'whole', 'content', 'account.name'])
    .where('decomposition_version.city_id', '=', tx.cityId)
    .where('decomposition_id', 'in', [...decompositionIds])
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ decomposition_id, name, ...row }) => ({
    ...row,
    decompositionId: decomposition_id,
    by: name ?? '',
  }))
}

const decompositionsOf = (tx: CityHandle) => tx.selectFrom('decomposition').selectAll().where('city_id', '=', tx.cityId)

const columnsOf = ({ draft, version, revision }: StoredDecomposition) => ({
  draft: draft === null ? null : JSON.stringify(draft),
  version,
  revision,
})

const toDecomposition = (row: Selectable<DecompositionTable>): StoredDecomposition => ({
  id: row.id,
  programmeId: row.programme_id,
  targetId: row.target_id,
  draft: row.draft,
  version: row.version,
  revision: row.revision,
})
