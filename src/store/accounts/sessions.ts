import type { Handle } from '../handle.ts'

export type StoredSession = {
  readonly tokenHash: string
  readonly cityId: number
  readonly accountId: string
  readonly csrf: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly address: string
  readonly agent: string
  readonly previousSignIn: { readonly at: Date; readonly address: string } | null
}

export async function insertSession(db: Handle, session: StoredSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      city_id: session.cityId,
      account_id: session.accountId,
      csrf: session.csrf,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      address: session.address,
      agent: session.agent,
      previous_sign_in_at: session.previousSignIn?.at ?? null,
      previous_sign_in_address: session.previousSignIn?.address ?? null,
    })
    .execute()
}

export async function findSession(db: Handle, tokenHash: string): Promise<StoredSession | undefined> {
  const row = await db.selectFrom('session').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  if (row === undefined) return undefined
  const { previous_sign_in_at: at, previous_sign_in_address: address } = row
  return {
    tokenHash: row.token_hash,
    cityId: row.city_id,
    accountId: row.account_id,
    csrf: row.csrf,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    address: row.address,
    agent: row.agent,
    previousSignIn: at === null ? null : { at, address: address ?? '' },
  }
}

export async function touchSession(db: Handle, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function removeSession(db: Handle, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

/** All of an account's sessions, or all but the one at hand. */
export async function removeSessionsOf(db: Handle, cityId: number, accountId: string, but?: string): Promise<void> {
  let query = db.deleteFrom('session').where('city_id', '=', cityId).where('account_id', '=', accountId)
  if (but !== undefined) query = query.where('token_hash', '!=', but)
  await query.execute()
}

/** Ends the account's oldest sessions until at most `keep` are left; answers how many ended. */
export async function trimSessions(db: Handle, cityId: number, accountId: string, keep: number): Promise<number> {
  const rows = await db
    .selectFrom('session')
    .select('token_hash')
    .where('city_id', '=', cityId)
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute()
  const surplus = rows.slice(keep).map((row) => row.token_hash)
  if (surplus.length > 0) await db.deleteFrom('session').where('token_hash', 'in', surplus).execute()
  return surplus.length
}

/** Sessions that nobody can use any more: idle since before, or begun before, the given instants. */
export async function removeExpiredSessions(db: Handle, idleBefore: Date, begunBefore: Date): Promise<void> {
  await db
    .deleteFrom('session')
    .where((where) => where.or([where('last_seen_at', '<', idleBefore), where('created_at', '<', begunBefore)]))
    .execute()
}
