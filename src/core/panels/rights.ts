// Who may set a panel up, see how its marks lie, and mark a sheet?

import { type Actor, holds } from '../accounts/roles.ts'

export const mayRunPanel = (actor: Actor): boolean => holds(actor, 'office')

/** Who has handed in and how marks lie; the third party judges by itself and is not told, no more than whom it concerns. */
export const maySeePanel = (actor: Actor): boolean => holds(actor, 'office', 'leader', 'statistics')

/** A sheet is shown to the account that it was given to and to nobody else, whatever post that account holds. */
export const isOwnSheet = (actor: Actor, accountId: string | null): boolean =>
  accountId !== null && accountId === actor.accountId
