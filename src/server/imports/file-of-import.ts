import { bad, good, type Outcome } from '#core/base/fault.ts'
import { findFile, readFileBytes, type StoredFile } from '#store/files/files.ts'
import type { CityContext } from '../context.ts'
import type { SheetRow } from '../documents/sheet-cells.ts'
import type { TableStream } from '../documents/stream-table.ts'
import { mayReadFile } from '../files/rights.ts'
import { HEAD_ROWS } from './header.ts'

export type BroughtFile = StoredFile & { readonly bytes: Buffer }

/** The bytes that somebody brought to import, if the asker may see them. */
export async function readBrought({ tx, actor }: CityContext, fileId: string): Promise<Outcome<BroughtFile>> {
  const file = await findFile(tx, fileId)
  if (file === undefined || !(await mayReadFile(tx, actor, file))) return bad({ code: 'file.not-found' })
  const bytes = await readFileBytes(tx, fileId)
  return bytes === undefined ? bad({ code: 'file.not-found' }) : good({ ...file, bytes })
}

/** The first rows of a table; the rest is not read. */
export async function readHead(table: TableStream, sheet: string | null): Promise<readonly SheetRow[]> {
  const head: SheetRow[] = []
  for await (const row of table.rows(sheet)) {
    head.push(row)
    if (head.length >= HEAD_ROWS) break
  }
  return head
}
