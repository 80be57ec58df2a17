import type { Actor } from '#core/accounts/roles.ts'
import type { CityHandle } from '#store/handle.ts'
import type { Store } from '#store/open.ts'
import type { Settings } from './config.ts'
import type { JobQueue } from './jobs/queue.ts'
import type { GuessLimit } from './session/guess-limit.ts'
import type { SessionKeeper } from './session/session-keeper.ts'
import type { SetUpGate } from './session/set-up-gate.ts'

/** Who asks, when, and from where. */
export type Asking = {
  readonly actor: Actor
  readonly now: Date
  /** the calendar day in China at `now`: "due" and "late" count from it */
  readonly today: string
  /** network address of the asker; "local" for the command line */
  readonly address: string
}

/** What a service gets that opens its own transactions: long work in slices, jobs. */
export type Context = Asking & { readonly store: Store }

/** What a service gets that works inside the asker's transaction, which is nearly every one. */
export type CityContext = Asking & { readonly tx: CityHandle }

export type Log = {
  readonly info: (facts: object, words: string) => void
  readonly warn: (facts: object, words: string) => void
  readonly error: (facts: object, words: string) => void
}

/** The running program: made once at the start and handed down, so that a test can make its own. */
export type Program = {
  readonly store: Store
  readonly settings: Settings
  readonly clock: () => Date
  readonly version: string
  readonly log: Log
  readonly sessions: SessionKeeper
  readonly setUp: SetUpGate
  readonly strangers: GuessLimit
  readonly jobs: JobQueue
}

/** One HTTP request as the routes see it. */
export type Caller = {
  readonly address: string
  /** the person sits at this machine: nothing between the browser and us has passed the request on */
  readonly local: boolean
  readonly secure: boolean
  readonly agent: string
  readonly csrf: string | undefined
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly setCookie: (name: string, value: string, maxAgeSeconds: number) => void
  readonly clearCookie: (name: string) => void
}

export type RequestContext = { readonly program: Program; readonly caller: Caller }

const DAY_IN_CHINA = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in China, "2026-11-22". */
export const dayOf = (instant: Date): string => DAY_IN_CHINA.format(instant)
