import type { Account } from '#contract/accounts.ts'
import { findAccount, type StoredAccount } from '#store/accounts/accounts.ts'
import { listPosts, type StoredPost } from '#store/accounts/posts.ts'
import type { CityHandle } from '#store/handle.ts'
import { NotFound } from '#store/refusals.ts'

/** The account as the administrators see it; throws NotFound where there is none. */
export async function getAccount(tx: CityHandle, id: string, now: Date): Promise<Account> {
  const account = await getStoredAccount(tx, id)
  return toAccount(account, await listPosts(tx, [id]), now)
}

export async function getStoredAccount(tx: CityHandle, id: string): Promise<StoredAccount> {
  const account = await findAccount(tx, id)
  if (account === undefined) throw new NotFound('account', id)
  return account
}

export function toAccount(account: StoredAccount, posts: readonly StoredPost[], now: Date): Account {
  const locked = account.lockedUntil !== null && account.lockedUntil > now
  return {
    id: account.id,
    username: account.username,
    name: account.name,
    phone: account.phone,
    state: account.disabled ? 'disabled' : locked ? 'locked' : 'active',
    lockedUntil: locked ? (account.lockedUntil?.toISOString() ?? null) : null,
    mustChangePassword: account.mustChangePassword,
    lastSignInAt: account.lastSignIn?.at.toISOString() ?? null,
    posts: posts.filter((post) => post.accountId === account.id).map(({ accountId: _, ...post }) => ({ ...post })),
  }
}
