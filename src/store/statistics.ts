import { sql } from 'kysely'
import type { Store } from './open.ts'

/** What a plan's adoption fills by the thousand. */
const filled = ['target', 'measure', 'duty', 'step', 'measure_update', 'draft_item'] as const

/**
 * Has the embedded store count its rows anew: it has no autovacuum, and a planner that takes ten thousand rows for one
 * joins them one by one, and the pages of an index are only read alone once a vacuum has been there. A server does this by itself. Outside any transaction.
 */
export async function countAnew(store: Store): Promise<void> {
  if (store.kind !== 'pglite') return
  for (const table of filled) await sql`vacuum (analyze) ${sql.table(table)}`.execute(store.db)
}

/**
 * The same after values came in by the thousand, on a server too: what adds them up comes a moment later, and its own
 * counting only within the minute.
 */
export async function countValuesAnew(store: Store): Promise<void> {
  for (const table of ['observation', 'standing_value', 'batch', 'subject'] as const)
    await sql`analyze ${sql.table(table)}`.execute(store.db)
}
