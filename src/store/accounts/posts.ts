import type { Role } from '#core/accounts/roles.ts'
import type { CityHandle } from '../handle.ts'

export type StoredPost = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly unitId: string | null
  readonly unitName: string | null
  readonly placeId: string | null
  readonly placeName: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

export type NewPost = Omit<StoredPost, 'unitName' | 'placeName'>

export async function insertPost(tx: CityHandle, post: NewPost): Promise<void> {
  await tx
    .insertInto('post')
    .values({
      city_id: tx.cityId,
      id: post.id,
      account_id: post.accountId,
      role: post.role,
      unit_id: post.unitId,
      place_id: post.placeId,
      valid_from: post.validFrom,
      valid_to: post.validTo,
    })
    .execute()
}

export async function endPost(tx: CityHandle, id: string, validTo: string): Promise<void> {
  await tx
    .updateTable('post')
    .set({ valid_to: validTo })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}

/** Every post that the accounts ever held, past and future ones too, oldest first. */
export async function listPosts(tx: CityHandle, accountIds: readonly string[]): Promise<readonly StoredPost[]> {
  if (accountIds.length === 0) return []
  return (await readPosts(tx).where('post.account_id', 'in', accountIds).execute()).map(toPost)
}

/** The posts of an account on the day; both ends of a period belong to it. */
export async function listPostsOn(tx: CityHandle, accountId: string, day: string): Promise<readonly StoredPost[]> {
  const rows = await readPosts(tx).where('post.account_id', '=', accountId).execute()
  return rows.map(toPost).filter((post) => isValidOn(post, day))
}

/** Everybody's posts of one role that are valid on the day or will be. */
export async function listPostsOfRole(tx: CityHandle, role: Role, day: string): Promise<readonly StoredPost[]> {
  const rows = await readPosts(tx).where('post.role', '=', role).execute()
  return rows.map(toPost).filter((post) => post.validTo === null || post.validTo >= day)
}

export const isValidOn = (post: Pick<StoredPost, 'validFrom' | 'validTo'>, day: string): boolean =>
  post.validFrom <= day && (post.validTo === null || post.validTo >= day)

const readPosts = (tx: CityHandle) =>
  tx
    .selectFrom('post')
    .leftJoin('unit', (join) => join.onRef('unit.city_id', '=', 'post.city_id').onRef('unit.id', '=', 'post.unit_id'))
    .leftJoin('place', (join) =>
      join.onRef('place.city_id', '=', 'post.city_id').onRef('place.id', '=', 'post.place_id'),
    )
    .select([
      'post.id',
      'post.account_id',
      'post.role',
      'post.unit_id',
      'post.place_id',
      'post.valid_from',
      'post.valid_to',
      'unit.name as unit_name',
      'place.name as place_name',
    ])
    .where('post.city_id', '=', tx.cityId)
    .orderBy('post.valid_from')
    .orderBy('post.id')

function toPost(row: {
  id: string
  account_id: string
  role: string
  unit_id: string | null
  unit_name: string | null
  place_id: string | null
  place_name: string | null
  valid_from: string
  valid_to: string | null
}): StoredPost {
  return {
    id: row.id,
    accountId: row.account_id,
    // Written only from the closed list of roles.
    role: row.role as Role,
    unitId: row.unit_id,
    unitName: row.unit_name,
    placeId: row.place_id,
    placeName: row.place_name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}
