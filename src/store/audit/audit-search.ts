import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'

export type AuditSearch = {
  readonly page: number
  readonly size: number
  /** the beginning of an action: "session." finds them all */
  readonly action?: string | undefined
  /** part of the actor's name */
  readonly actor?: string | undefined
  readonly from?: Date | undefined
  /** up to but without this instant */
  readonly before?: Date | undefined
}

export type AuditRow = {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, unknown>>
  readonly hash: string
}

/** The entries that fit, newest first, with their number over all pages. */
export async function searchAudit(
  tx: CityHandle,
  search: AuditSearch,
): Promise<{ readonly total: number; readonly items: readonly AuditRow[] }> {
  let found = tx.selectFrom('audit_entry').where('city_id', '=', tx.cityId)
  if (search.action !== undefined) found = found.where(sql<boolean>`starts_with(action, ${search.action})`)
  if (search.actor !== undefined) found = found.where(sql<boolean>`position(${search.actor} in actor) > 0`)
  if (search.from !== undefined) found = found.where('at', '>=', search.from)
  if (search.before !== undefined) found = found.where('at', '<', search.before)
  const { total } = await found.select((fn) => fn.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(search.size)
    .offset((search.page - 1) * search.size)
    .execute()
  const items = rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    actor: row.actor,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: row.detail as AuditRow['detail'],
    hash: row.hash,
  }))
  return { total: Number(total), items }
}

/** The newest link: whoever notes it elsewhere can prove later that nothing before it was changed. */
export async function findAuditHead(tx: CityHandle): Promise<string> {
  const head = await tx.selectFrom('audit_head').select('hash').where('city_id', '=', tx.cityId).executeTakeFirst()
  return head?.hash ?? ''
}
