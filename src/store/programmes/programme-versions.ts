import type { Difference } from '#core/programmes/compare.ts'
import type { Snapshot } from '#core/programmes/snapshot.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'

export type NewVersion = {
  readonly programmeId: string
  readonly version: number
  readonly at: Date
  readonly by: string
  readonly reason: string | null
  readonly documentId: string
  readonly differences: readonly Difference[]
  readonly snapshot: Snapshot
}
/** `by` is the account's name. */
export type StoredVersion = Pick<NewVersion, 'version' | 'at' | 'by' | 'reason' | 'differences'>

export async function insertVersion(tx: CityHandle, version: NewVersion): Promise<void> {
  await tx
    .insertInto('programme_version')
    .values({
      city_id: tx.cityId,
      programme_id: version.programmeId,
      version: version.version,
      at: version.at,
      by: version.by,
      reason: version.reason,
      document_id: version.documentId,
      differences: JSON.stringify(version.differences),
      snapshot: JSON.stringify(version.snapshot),
    })
    .execute()
}

/** Newest first, without their snapshots. */
export async function listVersions(tx: CityHandle, programmeId: string): Promise<readonly StoredVersion[]> {
  const rows = await tx
    .selectFrom('programme_version')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'programme_version.city_id').onRef('account.id', '=', 'programme_version.by'),
    )
    .select(['version', 'at', 'reason', 'differences', 'account.name'])
    .where('programme_version.city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ name, ...row }) => ({ ...row, by: name ?? '' }))
}

/** The whole programme as it stood at a version. */
export async function getSnapshot(tx: CityHandle, programmeId: string, version: number): Promise<Snapshot> {
  const row = await tx
    .selectFrom('programme_version')
    .select('snapshot')
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('programme-version', `${programmeId}/${version}`)
  return row.snapshot
}

/** The version that was the latest at a moment; undefined before the first. */
export async function findVersionAt(tx: CityHandle, programmeId: string, at: Date): Promise<number | undefined> {
  const row = await tx
    .selectFrom('programme_version')
    .select('version')
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .where('at', '<=', at)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version
}
