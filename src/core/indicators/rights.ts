// Who may read and change indicators and their values?

import { type Actor, holds, reachOf, unitsOf } from '../accounts/roles.ts'
import type { Disclosure } from './card.ts'

export const mayReadIndicators = (actor: Actor): boolean =>
  holds(actor, 'leader', 'office', 'statistics', 'unit', 'park', 'supplier', 'association')
export const mayChangeIndicators = (actor: Actor): boolean => holds(actor, 'office', 'statistics')

/** Restricted values are for those who answer for the whole city. */
export const mayReadDisclosed = (actor: Actor, disclosure: Disclosure): boolean =>
  disclosure !== 'restricted' || actor.posts.some(({ role }) => reachOf[role] === 'city')

/** Values of single firms and projects are for those who answer for the whole city, and for the place that they lie in. */
export const mayReadWithin = (actor: Actor, placeUnitIds: readonly string[]): boolean => {
  const own = unitsOf(actor)
  return actor.posts.some(({ role }) => reachOf[role] === 'city') || placeUnitIds.some((id) => own.has(id))
}

export const mayEnterObservations = (actor: Actor): boolean => holds(actor, 'office', 'statistics')

/** A supplier (税务、供电) brings its own file; what is in it is shown to it before it counts. */
export const mayImportObservations = (actor: Actor): boolean => holds(actor, 'office', 'statistics', 'supplier')

/** A supplier hands over the indicators that its own unit is the source of, and no others. */
export const mayImportIndicator = (actor: Actor, sourceUnitId: string | null): boolean =>
  holds(actor, 'office', 'statistics') || (sourceUnitId !== null && unitsOf(actor).has(sourceUnitId))

/**
 * Office and statistics take back any batch, a supplier what it brought itself. What a unit reported is opened again with
 * it, which is the office's alone.
 */
export const mayUndoBatch = (actor: Actor, { kind, openedBy }: UndoableBatch): boolean =>
  kind === 'submission'
    ? holds(actor, 'office')
    : holds(actor, 'office', 'statistics') || (holds(actor, 'supplier') && openedBy === actor.accountId)

type UndoableBatch = { readonly kind: string; readonly openedBy: string }
