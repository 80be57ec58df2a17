import type { Config } from '../config.ts'

/**
 * Locks names that no account bears just as an account would be locked, so that the answers do not tell the two apart.
 * In memory: what a restart forgets here is nobody's account.
 */
export type GuessLimit = {
  /** counts one wrong guess; answers when the name is locked until, if it is */
  readonly count: (username: string, now: Date) => Date | null
  readonly lockedUntil: (username: string, now: Date) => Date | null
}

const MOST_NAMES = 10_000

export function openGuessLimit(config: Pick<Config, 'lockoutAttempts' | 'lockoutMinutes'>): GuessLimit {
  const guesses = new Map<string, { failed: number; lockedUntil: Date | null }>()
  const lockedUntil = (username: string, now: Date) => {
    const until = guesses.get(username)?.lockedUntil ?? null
    return until !== null && until > now ? until : null
  }
  return {
    lockedUntil,
    count: (username, now) => {
      const failed = (guesses.get(username)?.failed ?? 0) + 1
      const until = failed >= config.lockoutAttempts ? new Date(now.getTime() + config.lockoutMinutes * 60_000) : null
      guesses.delete(username)
      guesses.set(username, { failed: until === null ? failed : 0, lockedUntil: until })
      const oldest = guesses.keys().next().value
      if (guesses.size > MOST_NAMES && oldest !== undefined) guesses.delete(oldest)
      return until
    },
  }
}
