import { randomUUID } from 'node:crypto'
import type { Account } from '#contract/accounts.ts'
import { checkNewPost, type HeldPost, isAdministrator } from '#core/accounts/separation.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { endPost as endStored, insertPost, listPosts } from '#store/accounts/posts.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { noteAccount } from './accounts.ts'
import { findLastAdministrator } from './last-administrator.ts'
import { getAccount, getStoredAccount } from './show-account.ts'

export type GrantInput = HeldPost & { readonly id: string }

export async function grantPost(context: CityContext, input: GrantInput): Promise<Outcome<Account>> {
  const { tx, now } = context
  const { id: accountId, ...post } = input
  await getStoredAccount(tx, accountId)
  const faults = checkNewPost(await listPosts(tx, [accountId]), post)
  if (faults.length > 0) return bad(...faults)
  await insertPost(tx, { id: randomUUID(), accountId, ...post })
  await noteAccount(context, 'post.granted', accountId, { ...post })
  return good(await getAccount(tx, accountId, now))
}

export type EndInput = { readonly id: string; readonly postId: string; readonly validTo: string }

/** The post's last day. Ended yesterday or before, it is gone at once. */
export async function endPost(context: CityContext, input: EndInput): Promise<Outcome<Account>> {
  const { tx, now } = context
  const { id: accountId, postId, validTo } = input
  const post = (await listPosts(tx, [accountId])).find(({ id }) => id === postId)
  if (post === undefined) throw new NotFound('post', postId)
  if (validTo < post.validFrom) return bad({ code: 'posts.ends-before-it-begins', place: { field: 'validTo' } })
  if (isAdministrator(post.role)) {
    const last = await findLastAdministrator(tx, { accountId, postId }, laterOf(validTo, context.today))
    if (last !== undefined) return bad({ code: 'account.last-administrator', facts: { role: last } })
  }
  await endStored(tx, postId, validTo)
  await noteAccount(context, 'post.ended', accountId, { role: post.role, unit: post.unitName, validTo })
  return good(await getAccount(tx, accountId, now))
}

const laterOf = (a: string, b: string): string => (a > b ? a : b)
