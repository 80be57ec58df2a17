import type { z } from 'zod'
import type { AuditEntry } from '#contract/accounts.ts'
import { verifyAudit } from '#store/audit/audit.ts'
import { type AuditSearch, findAuditHead, searchAudit } from '#store/audit/audit-search.ts'
import type { CityContext } from '../context.ts'
import { showDetail } from './show-detail.ts'

export type AuditAsked = {
  readonly page: number
  readonly size: number
  readonly action?: string | undefined
  readonly actor?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Calendar days are China's. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)
const DAY_MS = 86_400_000

export async function listAudit(
  { tx }: Pick<CityContext, 'tx'>,
  asked: AuditAsked,
): Promise<{ total: number; items: z.infer<typeof AuditEntry>[] }> {
  const { from, to, ...rest } = asked
  const search: AuditSearch = {
    ...rest,
    ...(from !== undefined && { from: startOf(from) }),
    ...(to !== undefined && { before: new Date(startOf(to).getTime() + DAY_MS) }),
  }
  const { total, items } = await searchAudit(tx, search)
  return {
    total,
    items: items.map((entry) => ({
      ...entry,
      detail: showDetail(entry.action, entry.detail),
      at: entry.at.toISOString(),
    })),
  }
}

export type AuditCheck = { readonly entries: number; readonly brokenAt: number | null; readonly head: string }

/** Walks the whole chain; `brokenAt` is the first entry that is not what was written. */
export async function checkAudit({ tx }: Pick<CityContext, 'tx'>): Promise<AuditCheck> {
  const verdict = await verifyAudit(tx)
  const head = await findAuditHead(tx)
  if (verdict.whole) return { entries: verdict.entries, brokenAt: null, head }
  return { entries: verdict.seq - 1, brokenAt: verdict.seq, head }
}
