import { administratorRoles } from '#core/accounts/separation.ts'
import { findAccount } from '#store/accounts/accounts.ts'
import { isValidOn, listPostsOfRole, type StoredPost } from '#store/accounts/posts.ts'
import type { CityHandle } from '#store/handle.ts'

type Lost = { readonly accountId: string; readonly postId?: string }

/**
 * The administrator's role that nobody would hold from `day` on without this account, or without its one post; undefined
 * when all three stay held. Without them nobody could ever grant a post again.
 */
export async function findLastAdministrator(
  tx: CityHandle,
  lost: string | Lost,
  day: string,
): Promise<(typeof administratorRoles)[number] | undefined> {
  const { accountId, postId } = typeof lost === 'string' ? { accountId: lost, postId: undefined } : lost
  const goes = (post: StoredPost) => post.accountId === accountId && (postId === undefined || post.id === postId)
  for (const role of administratorRoles) {
    const posts = (await listPostsOfRole(tx, role, day)).filter((post) => isValidOn(post, day))
    if (!posts.some(goes)) continue
    const staying = posts.filter((post) => !goes(post) && post.validTo === null)
    const enabled = await Promise.all(staying.map((post) => findAccount(tx, post.accountId)))
    if (!enabled.some((account) => account !== undefined && !account.disabled)) return role
  }
  return undefined
}
