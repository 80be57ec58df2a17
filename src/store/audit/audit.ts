import { createHash } from 'node:crypto'
import type { CityHandle } from '../handle.ts'

/** Who did what to which thing. `detail` is anything that JSON can say; before and after, for a change. */
export type AuditEvent = {
  readonly at: Date
  readonly accountId: string | null
  /** the name as it was, because accounts are renamed and removed */
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

export type AuditEntry = AuditEvent & { readonly seq: number; readonly previousHash: string; readonly hash: string }

export type AuditVerdict =
  | { readonly whole: true; readonly entries: number }
  | {
      readonly whole: false
      /** the first entry at which the chain does not hold */
      readonly seq: number
      /** changed: its content · unlinked: it does not follow the one before · missing: it is not there · head: entries at the end are gone */
      readonly reason: 'changed' | 'unlinked' | 'missing' | 'head'
    }

const GENESIS = '0'.repeat(64)
const BATCH = 2_000

/** Adds to the city's chain, in the transaction of the deed itself. Writers of one city queue here: call it last. */
export async function appendAudit(tx: CityHandle, event: AuditEvent): Promise<AuditEntry> {
  const detail = storable(event.detail) as AuditEvent['detail']
  const head = await lockHead(tx)
  const seq = head.seq + 1
  const subjectId = event.subjectId === null ? null : storableText(event.subjectId)
  const clean = { ...event, actor: storableText(event.actor), subjectId, detail }
  const hash = hashOf(tx.cityId, seq, clean, head.hash)
  await tx
    .insertInto('audit_entry')
    .values({
      city_id: tx.cityId,
      seq,
      at: clean.at,
      account_id: clean.accountId,
      actor: clean.actor,
      action: clean.action,
      subject_kind: clean.subjectKind,
      subject_id: clean.subjectId,
      detail: JSON.stringify(detail),
      previous_hash: head.hash,
      hash,
    })
    .execute()
  await tx.updateTable('audit_head').set({ seq, hash }).where('city_id', '=', tx.cityId).execute()
  return { ...clean, seq, previousHash: head.hash, hash }
}

async function lockHead(tx: CityHandle): Promise<{ seq: number; hash: string }> {
  const find = () =>
    tx.selectFrom('audit_head').select(['seq', 'hash']).where('city_id', '=', tx.cityId).forUpdate().executeTakeFirst()
  let head = await find()
  if (head === undefined) {
    const first = { city_id: tx.cityId, seq: 0, hash: GENESIS }
    await tx
      .insertInto('audit_head')
      .values(first)
      .onConflict((conflict) => conflict.column('city_id').doNothing())
      .execute()
    head = await find()
  }
  if (head === undefined) throw new Error(`the audit chain of city ${tx.cityId} has no head`)
  return { seq: Number(head.seq), hash: head.hash }
}

export type AuditPage = { readonly before?: number; readonly limit: number }

/** Newest first. */
export async function listAudit(tx: CityHandle, page: AuditPage): Promise<readonly AuditEntry[]> {
  let query = tx.selectFrom('audit_entry').selectAll().where('city_id', '=', tx.cityId)
  if (page.before !== undefined) query = query.where('seq', '<', String(page.before))
  const rows = await query.orderBy('seq', 'desc').limit(page.limit).execute()
  return rows.map(toEntry)
}

/** Walks the city's whole chain from its first entry. */
export async function verifyAudit(tx: CityHandle): Promise<AuditVerdict> {
  let seq = 0
  let hash = GENESIS
  for (;;) {
    const rows = await tx
      .selectFrom('audit_entry')
      .selectAll()
      .where('city_id', '=', tx.cityId)
      .where('seq', '>', String(seq))
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    for (const entry of rows.map(toEntry)) {
      const reason = faultOf(tx.cityId, entry, seq, hash)
      if (reason !== undefined) return { whole: false, seq: seq + 1, reason }
      seq = entry.seq
      hash = entry.hash
    }
    if (rows.length < BATCH) break
  }
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('city_id', '=', tx.cityId)
    .executeTakeFirst()
  const reaches = head === undefined ? seq === 0 : Number(head.seq) === seq && head.hash === hash
  return reaches ? { whole: true, entries: seq } : { whole: false, seq: seq + 1, reason: 'head' }
}

function faultOf(cityId: number, entry: AuditEntry, seq: number, hash: string) {
  if (entry.seq !== seq + 1) return 'missing' as const
  if (hashOf(cityId, entry.seq, entry, entry.previousHash) !== entry.hash) return 'changed' as const
  return entry.previousHash === hash ? undefined : ('unlinked' as const)
}

/** SHA-256 over a JSON array of the fields in this order, object keys sorted at every depth: the form is a promise to auditors. */
function hashOf(cityId: number, seq: number, event: AuditEvent, previousHash: string): string {
  const fields = [
    cityId,
    seq,
    event.at.toISOString(),
    event.accountId,
    event.actor,
    event.action,
    event.subjectKind,
    event.subjectId,
    sorted(event.detail),
    previousHash,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

/** What jsonb gives back is not always what went in (undefined, dates, U+0000, lone surrogates): hash what it will give back. */
function storable(detail: unknown): unknown {
  const text = JSON.stringify(detail, (_key, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  )
  return JSON.parse(text)
}

const storableText = (text: string): string =>
  text
    .replaceAll('\0', '\u{FFFD}')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\u{FFFD}')

type AuditRow = {
  seq: string
  at: Date
  account_id: string | null
  actor: string
  action: string
  subject_kind: string
  subject_id: string | null
  detail: unknown
  previous_hash: string
  hash: string
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    seq: Number(row.seq),
    at: row.at,
    accountId: row.account_id,
    actor: row.actor,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    detail: row.detail as AuditEvent['detail'],
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}
