// Who may ask, answer, and decide on what units report?

import { type Actor, holds, unitsOf } from '../accounts/roles.ts'

export const mayReadCollections = (actor: Actor): boolean =>
  holds(actor, 'leader', 'office', 'statistics', 'unit', 'park', 'supplier', 'association')

/** The office and statistics make forms and open calls. */
export const mayDefineCollections = (actor: Actor): boolean => holds(actor, 'office', 'statistics')

/** Calls of all units are seen by those who answer for the whole city, and by the unit that owns the collection. */
export const mayReadCall = (actor: Actor, ownerUnitId: string | null): boolean =>
  holds(actor, 'leader', 'office', 'statistics') ||
  (ownerUnitId !== null && holds(actor, 'unit', 'park') && unitsOf(actor).has(ownerUnitId))

/** A unit fills in for itself alone; the office too, where it is asked itself. */
export const mayFill = (actor: Actor, unitId: string): boolean =>
  holds(actor, 'unit', 'park', 'office', 'statistics', 'supplier', 'association') && unitsOf(actor).has(unitId)

/** Accepts and returns: the office, statistics, the owning unit; what one's own unit reports, only the office. */
export const mayDecide = (actor: Actor, ownerUnitId: string | null, reportingUnitId: string): boolean => {
  if (holds(actor, 'office')) return true
  const own = unitsOf(actor)
  if (own.has(reportingUnitId)) return false
  return holds(actor, 'statistics') || (ownerUnitId !== null && holds(actor, 'unit', 'park') && own.has(ownerUnitId))
}

/** What has been accepted is opened again by the office alone, and locked by it. */
export const mayReopen = (actor: Actor): boolean => holds(actor, 'office')
export const mayLock = (actor: Actor): boolean => holds(actor, 'office')

/** What is on the way to being handed in is the unit's own affair; from then on whoever sees the call sees it. */
export const mayReadSubmission = (
  actor: Actor,
  submission: { readonly unitId: string; readonly ownerUnitId: string | null; readonly everSubmitted: boolean },
): boolean =>
  mayFill(actor, submission.unitId) || (submission.everSubmitted && mayReadCall(actor, submission.ownerUnitId))
