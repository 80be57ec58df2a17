// Who sees how targets stand, who says what a target is measured by, and who chooses what leaders see first?

import { type Actor, holds } from '../accounts/roles.ts'

export const mayReadProgress = (actor: Actor): boolean => holds(actor, 'leader', 'office', 'statistics', 'unit', 'park')

/** What a target is measured by decides its light, so it is said by those who answer for the whole, never by who is measured. */
export const mayBindTarget = (actor: Actor): boolean => holds(actor, 'office', 'statistics')

/** Where green ends is said by the office, which answers for the programme, and by nobody whose targets are judged. */
export const maySetLightRules = (actor: Actor): boolean => holds(actor, 'office')

export const mayChooseHeadlines = (actor: Actor): boolean => holds(actor, 'office')
