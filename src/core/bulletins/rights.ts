// Who may read, draft, review and issue bulletins?

import { type Actor, holds } from '../accounts/roles.ts'

export const mayDraftBulletins = (actor: Actor): boolean => holds(actor, 'office', 'statistics')
/** What is not issued yet is seen by those who make it and those who sign it. */
export const mayReadDrafts = (actor: Actor): boolean => holds(actor, 'office', 'statistics', 'leader')
export const mayReadIssued = (actor: Actor): boolean =>
  holds(actor, 'leader', 'office', 'statistics', 'unit', 'park', 'supplier', 'association')

/** Four eyes: whoever sent it for review does not issue it. */
export const mayIssueBulletin = (actor: Actor, submittedBy: string | null): boolean =>
  holds(actor, 'office', 'leader') && submittedBy !== actor.accountId
