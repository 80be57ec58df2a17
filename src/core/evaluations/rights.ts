// Who may try a method out on data of their own?

import { type Actor, holds } from '../accounts/roles.ts'

/** Nothing is kept of it, and no round is touched: for those who draw up methods and those who work by them. */
export const mayTryMethods = (actor: Actor): boolean => holds(actor, 'office', 'third_party', 'statistics')
