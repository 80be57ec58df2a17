// Who may see and change units and places?

import { type Actor, holds, reachOf } from '../accounts/roles.ts'

export const mayReadUnits = (actor: Actor): boolean =>
  holds(actor, 'system_admin', 'security_admin') || actor.posts.some((post) => reachOf[post.role] !== 'none')
export const mayChangeUnits = (actor: Actor): boolean => holds(actor, 'office')
