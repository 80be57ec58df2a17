import type { Fault } from '#core/base/fault.ts'
import type { StoredDraft } from '#store/drafts/drafts.ts'

/** Said to whoever would still change a draft that has been adopted or abandoned. */
export const closedFault = (draft: StoredDraft): Fault => ({ code: 'draft.closed', facts: { state: draft.state } })
