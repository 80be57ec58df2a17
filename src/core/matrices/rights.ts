// Who may make, fill in, take back and compare the parks' tables?

import { type Actor, holds, unitsOf } from '../accounts/roles.ts'

export const mayReadMatrices = (actor: Actor): boolean =>
  holds(actor, 'leader', 'office', 'statistics', 'unit', 'park', 'association')
/** Makes and sends out a table, takes forms back, returns or accepts them. */
export const mayManageMatrices = (actor: Actor): boolean => holds(actor, 'office')
/** All parks beside each other: for those who answer for the whole city. */
export const mayCompareParks = (actor: Actor): boolean => holds(actor, 'leader', 'office', 'statistics')
/** A park fills in its own form and no other. */
export const mayFillForm = (actor: Actor, unitId: string): boolean =>
  holds(actor, 'park', 'unit') && unitsOf(actor).has(unitId)
/** The park its own; whoever sees the whole city, every one. */
export const mayReadForm = (actor: Actor, unitId: string): boolean =>
  mayCompareParks(actor) || mayFillForm(actor, unitId)
