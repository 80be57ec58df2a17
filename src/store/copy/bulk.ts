import { type Selectable, sql } from 'kysely'
import type { Handle } from '../handle.ts'
import type { Tables } from '../tables.ts'

/**
 * Writes whole rows in one statement, however many: as one JSON parameter, because a statement takes no more than 65,535
 * parameters. Rows are given as they are read.
 */
export async function insertRows<Name extends keyof Tables & string>(
  tx: Handle,
  table: Name,
  rows: readonly Selectable<Tables[Name]>[],
): Promise<void> {
  if (rows.length === 0) return
  const row = sql.table(table)
  await sql`insert into ${row} select * from jsonb_populate_recordset(null::${row}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

/** For `like`: the words anywhere, their own % and _ taken literally. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
