import { createHash } from 'node:crypto'
import type { Actor } from '#core/accounts/roles.ts'
import { findAccount } from '#store/accounts/accounts.ts'
import { listPostsOn, type StoredPost } from '#store/accounts/posts.ts'
import {
  findSession,
  removeExpiredSessions,
  removeSession,
  type StoredSession,
  touchSession,
} from '#store/accounts/sessions.ts'
import { inCity } from '#store/city/city.ts'
import type { Store } from '#store/open.ts'
import type { Config } from '../config.ts'
import { dayOf } from '../context.ts'

export type LiveSession = {
  readonly tokenHash: string
  readonly csrf: string
  readonly actor: Actor
  readonly username: string
  readonly posts: readonly StoredPost[]
  readonly mustChangePassword: boolean
  readonly expiresAt: Date
  readonly previousSignIn: StoredSession['previousSignIn']
}

type Kept = { readonly stored: StoredSession; readonly live: LiveSession; readonly readAt: number; lastSeen: number }

/** Another server on the same database may take a right away: this one notices within so long. Its own changes at once. */
const KEPT_MS = 5_000
const TOUCH_MS = 60_000
const MINUTE = 60_000

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Finds out who asks, mostly from memory, so that reading a page does not begin with three statements. */
export class SessionKeeper {
  readonly #store: Store
  readonly #config: Config
  readonly #kept = new Map<string, Kept>()

  constructor(store: Store, config: Config) {
    this.#store = store
    this.#config = config
  }

  /** Undefined when there is no such session, it has been idle or alive for too long, or its account may not work. */
  async find(token: string | undefined, now: Date): Promise<LiveSession | undefined> {
    if (token === undefined) return undefined
    const tokenHash = hashToken(token)
    const kept = this.#recent(tokenHash, now) ?? (await this.#read(tokenHash, now))
    if (kept === undefined) return undefined
    if (this.#end(kept.stored.createdAt.getTime(), kept.lastSeen) <= now.getTime()) {
      this.#kept.delete(tokenHash)
      await removeSession(this.#store.db, tokenHash)
      return undefined
    }
    const expiresAt = new Date(this.#end(kept.stored.createdAt.getTime(), now.getTime()))
    await this.#touch(kept, now)
    return { ...kept.live, expiresAt }
  }

  /** After anything that changes what a session may do: sessions ended, posts granted, passwords changed. */
  forget(): void {
    this.#kept.clear()
  }

  async removeExpired(now: Date): Promise<void> {
    const { sessionIdleMinutes, sessionMaxHours } = this.#config
    const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
    await removeExpiredSessions(this.#store.db, before(sessionIdleMinutes), before(sessionMaxHours * 60))
  }

  #recent(tokenHash: string, now: Date): Kept | undefined {
    const kept = this.#kept.get(tokenHash)
    return kept !== undefined && Math.abs(now.getTime() - kept.readAt) < KEPT_MS ? kept : undefined
  }

  async #read(tokenHash: string, now: Date): Promise<Kept | undefined> {
    this.#kept.delete(tokenHash)
    const stored = await findSession(this.#store.db, tokenHash)
    if (stored === undefined) return undefined
    const live = await this.#readLive(stored, now)
    if (live === undefined) return undefined
    const kept = { stored, live, readAt: now.getTime(), lastSeen: stored.lastSeenAt.getTime() }
    this.#kept.set(tokenHash, kept)
    return kept
  }

  #readLive(stored: StoredSession, now: Date): Promise<LiveSession | undefined> {
    const { cityId, accountId, tokenHash, csrf, previousSignIn } = stored
    return inCity(this.#store, cityId, async (tx) => {
      const account = await findAccount(tx, accountId)
      if (account === undefined || account.disabled) return undefined
      const posts = await listPostsOn(tx, accountId, dayOf(now))
      const actor = { accountId, cityId, name: account.name, posts }
      const mustChangePassword = account.mustChangePassword || this.#isPasswordOld(account.passwordChangedAt, now)
      const due = mustChangePassword && account.demoNote === null
      const { username } = account
      return { tokenHash, csrf, actor, username, posts, mustChangePassword: due, expiresAt: now, previousSignIn }
    })
  }

  #isPasswordOld(changedAt: Date, now: Date): boolean {
    const days = this.#config.passwordMaxAgeDays
    return days > 0 && now.getTime() - changedAt.getTime() > days * 24 * 60 * MINUTE
  }

  #end(begun: number, lastSeen: number): number {
    const { sessionIdleMinutes, sessionMaxHours } = this.#config
    return Math.min(lastSeen + sessionIdleMinutes * MINUTE, begun + sessionMaxHours * 60 * MINUTE)
  }

  async #touch(kept: Kept, now: Date): Promise<void> {
    const written = kept.stored.lastSeenAt.getTime()
    const due = now.getTime() - Math.max(written, kept.lastSeen) > TOUCH_MS
    if (!due) return
    kept.lastSeen = now.getTime()
    await touchSession(this.#store.db, kept.stored.tokenHash, now)
  }
}
