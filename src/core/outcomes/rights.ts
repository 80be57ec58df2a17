// Who may see what follows from a grade, who sets it, and who says that it has been done?

import { type Actor, holds, unitsOf } from '../accounts/roles.ts'

export const mayKeepMeasures = (actor: Actor): boolean => holds(actor, 'office')
export const mayEnterOutcomes = (actor: Actor): boolean => holds(actor, 'office')
export const mayAskOutcomes = (actor: Actor): boolean =>
  holds(actor, 'office', 'leader', 'statistics', 'unit', 'supplier', 'park', 'enterprise')

export type OutcomeParties = { readonly executorUnitId: string | null; readonly subjectUnitId: string | null }

/** The whole register for the office, leaders and statistics; what one carries out, and what concerns oneself, for all others. */
export function maySeeOutcome(actor: Actor, { executorUnitId, subjectUnitId }: OutcomeParties): boolean {
  if (holds(actor, 'office', 'leader', 'statistics')) return true
  const units = unitsOf(actor)
  return [executorUnitId, subjectUnitId].some((unit) => unit !== null && units.has(unit))
}

/** Whoever carries it out; the office where nobody is named, and in anybody's stead. */
export const mayChangeOutcome = (actor: Actor, { executorUnitId }: OutcomeParties): boolean =>
  holds(actor, 'office') ||
  (holds(actor, 'unit', 'supplier') && executorUnitId !== null && unitsOf(actor).has(executorUnitId))
