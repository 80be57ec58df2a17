import { randomUUID } from 'node:crypto'
import type { Account } from '#contract/accounts.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import {
  findAccountByName,
  insertAccount,
  listAccounts as listStored,
  type NewAccount,
  updateAccount,
} from '#store/accounts/accounts.ts'
import { listPosts } from '#store/accounts/posts.ts'
import { removeSessionsOf } from '#store/accounts/sessions.ts'
import { appendAudit } from '#store/audit/audit.ts'
import type { CityContext } from '../context.ts'
import { normalisedName } from '../session/found-city.ts'
import { findLastAdministrator } from './last-administrator.ts'
import { hashPassword, keepPassword, makeFirstPassword } from './passwords.ts'
import { getAccount, getStoredAccount, toAccount } from './show-account.ts'

type Asked = { readonly search?: string | undefined; readonly page: number; readonly size: number }

export async function listAccounts(context: CityContext, asked: Asked): Promise<{ total: number; items: Account[] }> {
  const { total, items } = await listStored(context.tx, { ...asked, search: asked.search?.trim() ?? '' })
  const posts = await listPosts(
    context.tx,
    items.map(({ id }) => id),
  )
  return { total, items: items.map((account) => toAccount(account, posts, context.now)) }
}

export type CreateInput = { readonly username: string; readonly name: string; readonly phone: string | null }

/** A new account without any post: it can do nothing until the security administrator grants one. */
export async function createAccount(
  context: CityContext,
  input: CreateInput,
  passwordLength: number,
): Promise<Outcome<{ id: string; firstPassword: string }>> {
  const firstPassword = makeFirstPassword(passwordLength)
  const made = await addAccount(context, {
    ...input,
    passwordHash: await hashPassword(firstPassword),
    mustChangePassword: true,
    demoNote: null,
  })
  return made.ok ? good({ id: made.value, firstPassword }) : made
}

/** Also for the demonstration city, whose accounts bear a known password and a note. Answers with the id. */
export async function addAccount(
  context: CityContext,
  given: Omit<NewAccount, 'id' | 'createdAt'>,
): Promise<Outcome<string>> {
  const { tx, now } = context
  const username = normalisedName(given.username)
  if ((await findAccountByName(tx, username)) !== undefined) {
    return bad({ code: 'account.username-taken', place: { field: 'username' }, facts: { username } })
  }
  const id = randomUUID()
  await insertAccount(tx, { ...given, id, username, createdAt: now })
  await noteAccount(context, 'account.created', id, { username, name: given.name })
  return good(id)
}

export type ChangeInput = {
  readonly id: string
  readonly name?: string | undefined
  readonly phone?: string | null | undefined
  readonly disabled?: boolean | undefined
}

export async function changeAccount(context: CityContext, input: ChangeInput): Promise<Outcome<Account>> {
  const { tx, now, actor, today } = context
  const { id, name, phone, disabled } = input
  const before = await getStoredAccount(tx, id)
  if (disabled === true) {
    if (id === actor.accountId) return bad({ code: 'account.not-oneself' })
    const last = await findLastAdministrator(tx, id, today)
    if (last !== undefined) return bad({ code: 'account.last-administrator', facts: { role: last } })
    await removeSessionsOf(tx, tx.cityId, id)
  }
  const change = {
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
    ...(disabled !== undefined && { disabled }),
  }
  if (Object.keys(change).length === 0) return good(await getAccount(tx, id, now))
  await updateAccount(tx, id, change)
  const was = { name: before.name, phone: before.phone, disabled: before.disabled }
  await noteAccount(context, 'account.changed', id, { before: was, after: { ...was, ...change } })
  return good(await getAccount(tx, id, now))
}

export async function unlockAccount(context: CityContext, id: string): Promise<Account> {
  const { tx, now } = context
  await getStoredAccount(tx, id)
  await updateAccount(tx, id, { failedAttempts: 0, lockedUntil: null })
  await noteAccount(context, 'account.unlocked', id, {})
  return getAccount(tx, id, now)
}

/** A new first password, shown once; whoever is signed in with the old one is signed out. */
export async function resetPassword(
  context: CityContext,
  id: string,
  passwordLength: number,
): Promise<Outcome<{ firstPassword: string }>> {
  const { tx, now } = context
  const account = await getStoredAccount(tx, id)
  if (account.demoNote !== null) return bad({ code: 'password.demo-stays' })
  const firstPassword = makeFirstPassword(passwordLength)
  await keepPassword(tx, account, firstPassword, { now, mustChangePassword: true })
  await updateAccount(tx, id, { lockedUntil: null })
  await removeSessionsOf(tx, tx.cityId, id)
  await noteAccount(context, 'account.password-reset', id, {})
  return good({ firstPassword })
}

export async function noteAccount(
  context: CityContext,
  action: string,
  id: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { tx, actor, now, address } = context
  await appendAudit(tx, {
    at: now,
    accountId: actor.accountId,
    actor: actor.name,
    action,
    subjectKind: 'account',
    subjectId: id,
    detail: { ...detail, address },
  })
}
