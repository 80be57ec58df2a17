// Who may read, draft and issue the split of a target?

import { type Actor, holds } from '../accounts/roles.ts'

/** What has been issued is open to whoever reads the programme: every unit sees that the whole is shared out fairly. */
export const mayReadShares = (actor: Actor): boolean =>
  holds(actor, 'leader', 'office', 'statistics', 'unit', 'park', 'association')
/** Drafts are seen, changed and issued by the office alone. */
export const mayDecompose = (actor: Actor): boolean => holds(actor, 'office')
