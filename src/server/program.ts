import { listCities } from '#store/city/cities.ts'
import type { Store } from '#store/open.ts'
import type { Settings } from './config.ts'
import type { Log, Program } from './context.ts'
import type { JobHandlers } from './jobs/job-kinds.ts'
import { BossQueue } from './jobs/queue.ts'
import { openGuessLimit } from './session/guess-limit.ts'
import { SessionKeeper } from './session/session-keeper.ts'
import { openSetUpGate } from './session/set-up-gate.ts'

/** What a start brings along; everything else is made from it. */
export type ProgramParts = {
  readonly store: Store
  readonly settings: Settings
  readonly clock: () => Date
  readonly version: string
  readonly handlers: JobHandlers
}

export async function createProgram(parts: ProgramParts, log: Log): Promise<Program> {
  const { store, settings, clock, version, handlers } = parts
  const cities = await listCities(store.db)
  const part = { store, settings, clock, version, log }
  return {
    ...part,
    sessions: new SessionKeeper(store, settings.config),
    setUp: openSetUpGate(cities.length === 0),
    strangers: openGuessLimit(settings.config),
    jobs: new BossQueue(part, handlers),
  }
}
