import type { CityHandle } from '../handle.ts'
import type { AccountTable } from './tables.ts'

export type StoredAccount = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly passwordHash: string
  readonly passwordChangedAt: Date
  readonly mustChangePassword: boolean
  readonly disabled: boolean
  readonly failedAttempts: number
  readonly lockedUntil: Date | null
  readonly lastSignIn: { readonly at: Date; readonly address: string } | null
  readonly demoNote: string | null
}

export type NewAccount = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly createdAt: Date
  readonly demoNote: string | null
}

export async function insertAccount(tx: CityHandle, account: NewAccount): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      city_id: tx.cityId,
      id: account.id,
      username: account.username,
      name: account.name,
      phone: account.phone,
      password_hash: account.passwordHash,
      password_changed_at: account.createdAt,
      must_change_password: account.mustChangePassword,
      disabled: false,
      failed_attempts: 0,
      locked_until: null,
      last_sign_in_at: null,
      last_sign_in_address: null,
      created_at: account.createdAt,
      demo_note: account.demoNote,
    })
    .execute()
}

export async function findAccount(tx: CityHandle, id: string): Promise<StoredAccount | undefined> {
  const row = await accountsOf(tx).where('id', '=', id).executeTakeFirst()
  return row && toAccount(row)
}

/** Locked until the transaction ends, so that two guesses at once count as two. */
export async function findAccountByName(tx: CityHandle, username: string): Promise<StoredAccount | undefined> {
  const row = await accountsOf(tx).where('username', '=', username).forUpdate().executeTakeFirst()
  return row && toAccount(row)
}

/** Accounts whose user name or name holds the words, by user name, with their number over all pages. */
export async function listAccounts(
  tx: CityHandle,
  asked: { readonly search: string; readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly items: readonly StoredAccount[] }> {
  const pattern = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`
  const found = tx
    .selectFrom('account')
    .where('city_id', '=', tx.cityId)
    .where((where) => where.or([where('username', 'ilike', pattern), where('name', 'ilike', pattern)]))
  const { total } = await found.select((fn) => fn.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .selectAll()
    .orderBy('username')
    .limit(asked.size)
    .offset((asked.page - 1) * asked.size)
    .execute()
  return { total: Number(total), items: rows.map(toAccount) }
}

/** In the order in which they were created, which is the order in which a visitor should meet them. */
export async function listDemoAccounts(tx: CityHandle): Promise<readonly StoredAccount[]> {
  const rows = await accountsOf(tx)
    .where('demo_note', 'is not', null)
    .where('disabled', '=', false)
    .clearOrderBy()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toAccount)
}

export type AccountChange = Partial<
  Pick<
    StoredAccount,
    | 'name'
    | 'phone'
    | 'disabled'
    | 'failedAttempts'
    | 'lockedUntil'
    | 'passwordHash'
    | 'passwordChangedAt'
    | 'mustChangePassword'
    | 'lastSignIn'
  >
>

export async function updateAccount(tx: CityHandle, id: string, change: AccountChange): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.phone !== undefined && { phone: change.phone }),
      ...(change.disabled !== undefined && { disabled: change.disabled }),
      ...(change.failedAttempts !== undefined && { failed_attempts: change.failedAttempts }),
      ...(change.lockedUntil !== undefined && { locked_until: change.lockedUntil }),
      ...(change.passwordHash !== undefined && { password_hash: change.passwordHash }),
      ...(change.passwordChangedAt !== undefined && { password_changed_at: change.passwordChangedAt }),
      ...(change.mustChangePassword !== undefined && { must_change_password: change.mustChangePassword }),
      ...(change.lastSignIn && {
        last_sign_in_at: change.lastSignIn.at,
        last_sign_in_address: change.lastSignIn.address,
      }),
    })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
}

export async function insertFormerPassword(tx: CityHandle, accountId: string, at: Date, hash: string): Promise<void> {
  await tx
    .insertInto('password_history')
    .values({ city_id: tx.cityId, account_id: accountId, changed_at: at, password_hash: hash })
    .onConflict((conflict) => conflict.columns(['city_id', 'account_id', 'changed_at']).doNothing())
    .execute()
}

/** Hashes of the last passwords before the present one, newest first. */
export async function listFormerPasswords(tx: CityHandle, accountId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('password_history')
    .select('password_hash')
    .where('city_id', '=', tx.cityId)
    .where('account_id', '=', accountId)
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.password_hash)
}

const accountsOf = (tx: CityHandle) => tx.selectFrom('account').selectAll().where('city_id', '=', tx.cityId)

function toAccount(row: AccountTable): StoredAccount {
  const { last_sign_in_at: at, last_sign_in_address: address } = row
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    phone: row.phone,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at,
    mustChangePassword: row.must_change_password,
    disabled: row.disabled,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
    lastSignIn: at === null ? null : { at, address: address ?? '' },
    demoNote: row.demo_note,
  }
}
