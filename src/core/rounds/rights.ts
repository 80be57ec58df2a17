// Who may see a round, report to it, review it, object and decide?

import { type Actor, holds, unitsOf } from '../accounts/roles.ts'
import type { RoundStep } from './course.ts'
import type { DutyKind } from './duties.ts'

export const mayReadMethods = (actor: Actor): boolean =>
  holds(actor, 'office', 'leader', 'statistics', 'unit', 'park', 'supplier', 'third_party')
export const mayKeepMethods = (actor: Actor): boolean => holds(actor, 'office')

/** Whoever may have something to do with a round at all; which one, and how much of it, is asked of `viewOf`. */
export const mayAskRounds = (actor: Actor): boolean =>
  holds(actor, 'office', 'leader', 'statistics', 'unit', 'park', 'supplier', 'third_party', 'enterprise')
export const mayRunRounds = (actor: Actor): boolean => holds(actor, 'office')

/** The office sees who owes what and sends reminders. */
export const mayRemindInRound = mayRunRounds

export type RoundParties = {
  readonly state: RoundStep
  readonly thirdPartyUnitId: string | null
  /** units that supply values */
  readonly suppliers: readonly string[]
}

/** all: every subject and the whole course · inputs: every subject, but only what one's unit supplies · own: one's own subjects */
export type RoundView = 'all' | 'inputs' | 'own' | 'none'

/** How much of a round somebody sees. `own` is how many of its subjects the actor speaks for. */
export function viewOf(actor: Actor, round: RoundParties, own: number): RoundView {
  if (holds(actor, 'office', 'leader', 'statistics')) return 'all'
  if (mayReview(actor, round)) return 'all'
  const units = unitsOf(actor)
  if (own > 0) return 'own'
  if (holds(actor, 'unit', 'supplier') && round.suppliers.some((unit) => units.has(unit))) return 'inputs'
  return 'none'
}

/** The third party works in its own round, until that has ended. */
export const mayReview = (actor: Actor, { thirdPartyUnitId, state }: RoundParties): boolean =>
  holds(actor, 'third_party') && thirdPartyUnitId !== null && unitsOf(actor).has(thirdPartyUnitId) && state !== 'final'

const published: ReadonlySet<RoundStep> = new Set(['notice', 'objections', 'correction', 'final'])

/** Results are for all who see the whole; a subject sees its own once they are published. */
export const maySeeResults = (view: RoundView, state: RoundStep): boolean =>
  view === 'all' || (view === 'own' && published.has(state))

/** What was reported for oneself; `unitId` is who speaks for the subject. */
export const maySpeakFor = (actor: Actor, unitId: string | null): boolean =>
  holds(actor, 'park', 'enterprise', 'unit') && unitId !== null && unitsOf(actor).has(unitId)

/** The department or agency that supplied the value; the office where none did. */
export const mayDecideObjection = (actor: Actor, unitId: string | null): boolean =>
  unitId === null
    ? holds(actor, 'office')
    : holds(actor, 'unit', 'supplier', 'statistics', 'third_party') && unitsOf(actor).has(unitId)

/** Four eyes: who sent the result for approval does not approve it. */
export const mayApproveRound = (actor: Actor, sentBy: string | null): boolean =>
  holds(actor, 'office', 'leader') && sentBy !== actor.accountId

/** Whose day a unit's duty belongs to: somebody of that unit who may also do it. */
export const mayDoDuty = (actor: Actor, kind: DutyKind, unitId: string): boolean => {
  if (kind === 'check' || kind === 'self' || kind === 'result') return maySpeakFor(actor, unitId)
  if (kind === 'review') return holds(actor, 'third_party') && unitsOf(actor).has(unitId)
  return mayDecideObjection(actor, unitId)
}
