import { randomBytes } from 'node:crypto'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { findAccountByName, type StoredAccount, updateAccount } from '#store/accounts/accounts.ts'
import { insertSession, trimSessions } from '#store/accounts/sessions.ts'
import { appendAudit } from '#store/audit/audit.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { isPassword, spendAsMuch } from '../accounts/passwords.ts'
import type { Caller, Program } from '../context.ts'
import { normalisedName } from './found-city.ts'
import { hashToken } from './session-keeper.ts'

export type SignInInput = { readonly username: string; readonly password: string; readonly cityId?: number | undefined }

/** Answers with the token for the cookie. Who is refused learns nothing that tells a real account from none. */
export async function signIn(program: Program, caller: Caller, input: SignInInput): Promise<Outcome<string>> {
  const city = await findCity(program, input.cityId)
  if (!city.ok) return city
  const attempt: Attempt = {
    program,
    caller,
    now: program.clock(),
    username: normalisedName(input.username),
    password: input.password,
  }
  const outcome = await inCity(program.store, city.value, (tx) => tryIn(tx, attempt))
  program.sessions.forget()
  return outcome
}

/** An installation usually holds one city. Where it holds several, the asker names his: no name is looked for elsewhere. */
async function findCity(program: Program, asked: number | undefined): Promise<Outcome<number>> {
  const cities = await listCities(program.store.db)
  if (cities.length === 0) return bad({ code: 'session.set-up-first' })
  const [only] = cities
  if (asked === undefined && cities.length === 1 && only !== undefined) return good(only.id)
  const found = cities.find((city) => city.id === asked)
  return found === undefined ? bad({ code: 'session.city-needed' }) : good(found.id)
}

type Attempt = {
  readonly program: Program
  readonly caller: Caller
  readonly now: Date
  readonly username: string
  readonly password: string
}

async function tryIn(tx: CityHandle, attempt: Attempt): Promise<Outcome<string>> {
  const account = await findAccountByName(tx, attempt.username)
  if (account === undefined) return refuseStranger(tx, attempt)
  const { now } = attempt
  if (account.lockedUntil !== null && account.lockedUntil > now) {
    await spendAsMuch(attempt.password)
    return refused(tx, attempt, account, lockedFault(account.lockedUntil))
  }
  if (!(await isPassword(attempt.password, account.passwordHash))) return countFailure(tx, attempt, account)
  if (account.disabled) return refused(tx, attempt, account, { code: 'session.account-disabled' })
  if (account.demoNote !== null && !attempt.caller.local) {
    return refused(tx, attempt, account, { code: 'session.demo-only-here' })
  }
  return good(await begin(tx, attempt, account))
}

async function refuseStranger(tx: CityHandle, attempt: Attempt): Promise<Outcome<never>> {
  const { program, username, now } = attempt
  const key = `${tx.cityId} ${username}`
  await spendAsMuch(attempt.password)
  const already = program.strangers.lockedUntil(key, now)
  const until = already ?? program.strangers.count(key, now)
  return refused(tx, attempt, undefined, until === null ? WRONG : lockedFault(until))
}

const WRONG: Fault = { code: 'session.wrong' }
const lockedFault = (until: Date): Fault => ({ code: 'session.locked', facts: { until: until.toISOString() } })

async function countFailure(tx: CityHandle, attempt: Attempt, account: StoredAccount): Promise<Outcome<never>> {
  const { lockoutAttempts, lockoutMinutes } = attempt.program.settings.config
  const failed = account.failedAttempts + 1
  const locked = failed >= lockoutAttempts
  const lockedUntil = locked ? new Date(attempt.now.getTime() + lockoutMinutes * 60_000) : null
  await updateAccount(tx, account.id, { failedAttempts: locked ? 0 : failed, lockedUntil })
  return refused(tx, attempt, account, lockedUntil === null ? WRONG : lockedFault(lockedUntil))
}

/** The failure is kept, so it is returned: thrown, it would undo its own counting. */
async function refused(
  tx: CityHandle,
  attempt: Attempt,
  account: StoredAccount | undefined,
  fault: Fault,
): Promise<Outcome<never>> {
  await appendAudit(tx, {
    at: attempt.now,
    accountId: account?.id ?? null,
    actor: account?.name ?? attempt.username,
    action: 'session.refused',
    subjectKind: 'account',
    subjectId: account?.id ?? null,
    detail: { username: attempt.username, why: fault.code, address: attempt.caller.address },
  })
  return bad(fault)
}

async function begin(tx: CityHandle, attempt: Attempt, account: StoredAccount): Promise<string> {
  const { now, caller, program } = attempt
  const token = randomBytes(32).toString('base64url')
  const at = { lastSignIn: { at: now, address: caller.address } }
  await updateAccount(tx, account.id, { failedAttempts: 0, lockedUntil: null, ...at })
  await insertSession(tx, {
    tokenHash: hashToken(token),
    cityId: tx.cityId,
    accountId: account.id,
    csrf: randomBytes(32).toString('base64url'),
    createdAt: now,
    lastSeenAt: now,
    address: caller.address,
    agent: caller.agent,
    previousSignIn: account.lastSignIn,
  })
  const ended = await trimSessions(tx, tx.cityId, account.id, program.settings.config.sessionsPerAccount)
  await appendAudit(tx, {
    at: now,
    accountId: account.id,
    actor: account.name,
    action: 'session.begun',
    subjectKind: 'account',
    subjectId: account.id,
    detail: { address: caller.address, agent: caller.agent, ended },
  })
  return token
}
