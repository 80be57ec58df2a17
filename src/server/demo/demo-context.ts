import type { Actor } from '#core/accounts/roles.ts'
import type { Outcome } from '#core/base/fault.ts'
import type { CityHandle } from '#store/handle.ts'
import { type CityContext, dayOf } from '../context.ts'

export type DemoIds = {
  readonly unitIds: ReadonlyMap<string, string>
  /** who signs for each unit, and who for the office */
  readonly reporters: ReadonlyMap<string, Actor>
  readonly office: Actor
  readonly leader: Actor
  readonly statistics: Actor
  /** who brings the files of the units that hand data over */
  readonly suppliers: ReadonlyMap<string, Actor>
}

export const contextOf = (tx: CityHandle, actor: Actor, now: Date): CityContext => ({
  tx,
  actor,
  now,
  today: dayOf(now),
  address: 'local',
})

export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration city cannot be made: ${JSON.stringify(outcome.faults)}`)
}
