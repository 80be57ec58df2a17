import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { checkPassword } from '#core/accounts/passwords.ts'
import type { Fault } from '#core/base/fault.ts'
import {
  insertFormerPassword,
  listFormerPasswords,
  type StoredAccount,
  updateAccount,
} from '#store/accounts/accounts.ts'
import type { CityHandle } from '#store/handle.ts'
import type { Config } from '../config.ts'

/** OWASP's second choice for argon2id (the library's default kind): 19 MiB, two passes; 16 ms, off the main thread. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The same character typed on two systems may come as different code points. */
const normalised = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), COST)

export const isPassword = (password: string, kept: string): Promise<boolean> => verify(kept, normalised(password))

let nobodys: Promise<string> | undefined

/** Takes as long as a wrong password does, for a name that nobody bears. */
export async function spendAsMuch(password: string): Promise<void> {
  nobodys ??= hashPassword('a password of nobody')
  await isPassword(password, await nobodys)
}

/** Without letters that are taken for one another when read out over the telephone. */
const LETTERS = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghjkmnpqrstuvwxyz', '23456789', '-+=%'] as const

/** A password to be used once: the first four characters are of the four kinds, all are random. */
export function makeFirstPassword(length: number): string {
  const pick = (letters: string) => letters.charAt(randomInt(letters.length))
  const all = LETTERS.slice(0, 3).join('')
  const rest = Array.from({ length: Math.max(12, length) - LETTERS.length }, () => pick(all))
  return [...LETTERS.map(pick), ...rest].join('')
}

/** Everything that speaks against `next` as this account's password, its own past included. */
export async function findPasswordFaults(
  tx: CityHandle,
  account: StoredAccount,
  next: string,
  config: Config,
): Promise<readonly Fault[]> {
  const rules = { length: config.passwordLength, classes: config.passwordClasses }
  const faults = checkPassword(next, account.username, rules)
  if (faults.length > 0) return faults
  const before = Math.max(0, config.passwordHistory - 1)
  const former = config.passwordHistory === 0 ? [] : await listFormerPasswords(tx, account.id, before)
  for (const kept of [account.passwordHash, ...former]) {
    if (await isPassword(next, kept)) return [{ code: 'password.used-before', facts: { last: config.passwordHistory } }]
  }
  return []
}

export async function keepPassword(
  tx: CityHandle,
  account: StoredAccount,
  next: string,
  change: { readonly now: Date; readonly mustChangePassword: boolean },
): Promise<void> {
  await insertFormerPassword(tx, account.id, account.passwordChangedAt, account.passwordHash)
  await updateAccount(tx, account.id, {
    passwordHash: await hashPassword(next),
    passwordChangedAt: change.now,
    mustChangePassword: change.mustChangePassword,
    failedAttempts: 0,
  })
}
