import { appendAudit } from '#store/audit/audit.ts'
import type { CityContext } from './context.ts'

/** What a deed is called and what it was done to. */
export type Deed = {
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** Writes the deed into the city's audit log, in the deed's own transaction: call it last. */
export async function note(context: CityContext, deed: Deed): Promise<void> {
  const { tx, actor, now, address } = context
  await appendAudit(tx, {
    at: now,
    accountId: actor.accountId,
    actor: actor.name,
    action: deed.action,
    subjectKind: deed.subjectKind,
    subjectId: deed.subjectId,
    detail: { ...deed.detail, address },
  })
}
