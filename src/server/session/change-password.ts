import { bad, good, type Outcome } from '#core/base/fault.ts'
import { findAccount, updateAccount } from '#store/accounts/accounts.ts'
import { removeSessionsOf } from '#store/accounts/sessions.ts'
import { appendAudit } from '#store/audit/audit.ts'
import { findPasswordFaults, isPassword, keepPassword } from '../accounts/passwords.ts'
import type { Config } from '../config.ts'
import type { CityContext } from '../context.ts'

type Change = { readonly current: string; readonly next: string; readonly tokenHash: string }

/** Changes one's own password and ends one's sessions elsewhere. Guessing at the present one counts towards the lock. */
export async function changePassword(context: CityContext, config: Config, change: Change): Promise<Outcome<null>> {
  const { tx, actor, now } = context
  const account = await findAccount(tx, actor.accountId)
  if (account === undefined) return bad({ code: 'account.not-found' })
  if (account.demoNote !== null) return bad({ code: 'password.demo-stays' })
  if (!(await isPassword(change.current, account.passwordHash))) return countWrong(context, config, account)
  const faults = await findPasswordFaults(tx, account, change.next, config)
  if (faults.length > 0) return bad(...faults)
  await keepPassword(tx, account, change.next, { now, mustChangePassword: false })
  await removeSessionsOf(tx, tx.cityId, account.id, change.tokenHash)
  await note(context, 'account.password-changed')
  return good(null)
}

async function countWrong(
  context: CityContext,
  config: Config,
  account: { readonly id: string; readonly failedAttempts: number },
): Promise<Outcome<never>> {
  const { tx, now } = context
  const failed = account.failedAttempts + 1
  const locked = failed >= config.lockoutAttempts
  const lockedUntil = new Date(now.getTime() + config.lockoutMinutes * 60_000)
  await updateAccount(tx, account.id, { failedAttempts: locked ? 0 : failed, ...(locked && { lockedUntil }) })
  if (locked) await removeSessionsOf(tx, tx.cityId, account.id)
  await note(context, 'account.password-guessed')
  return bad({ code: locked ? 'session.locked' : 'password.wrong', facts: { until: lockedUntil.toISOString() } })
}

const note = ({ tx, actor, now, address }: CityContext, action: string) =>
  appendAudit(tx, {
    at: now,
    accountId: actor.accountId,
    actor: actor.name,
    action,
    subjectKind: 'account',
    subjectId: actor.accountId,
    detail: { address },
  })
