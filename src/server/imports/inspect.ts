import { type ImportInspection, ImportMapping } from '#contract/imports.ts'
import { good, type Outcome } from '#core/base/fault.ts'
import { listFilesOfHash } from '#store/files/files.ts'
import { listBatchesOfFiles } from '#store/observations/batches.ts'
import { findMapping } from '#store/observations/import-mappings.ts'
import type { CityContext } from '../context.ts'
import { textOf } from '../documents/sheet-lines.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { readBrought, readHead } from './file-of-import.ts'
import { findHeader, fingerprintOf } from './header.ts'
import { proposeMapping } from './propose.ts'
import { openSafely } from './read-file.ts'

/** Looks into a brought file: its sheets, its first rows, and how its columns were or might be understood. */
export async function inspectFile(
  context: CityContext,
  asked: { readonly fileId: string; readonly sheet: string | null },
): Promise<Outcome<ImportInspection>> {
  const { tx } = context
  const file = await readBrought(context, asked.fileId)
  if (!file.ok) return file
  const table = openSafely(file.value)
  if (!table.ok) return table
  const sheet = asked.sheet ?? table.value.sheets[0] ?? null
  const head = await readHead(table.value, sheet)
  const header = findHeader(head)
  const { indicators } = await loadCardBook(tx)
  const cards = indicators.flatMap(({ card, retiredOn }) => (retiredOn === null ? [card] : []))
  const guessed = proposeMapping(header, sheet, cards)
  const fingerprint = fingerprintOf(header)
  const kept = await findMapping(tx, fingerprint)
  // What an older version kept and nobody can read any more is as good as not kept.
  const known = ImportMapping.safeParse(kept?.columns)
  const width = Math.max(0, ...head.flatMap(({ cells }) => cells.map(({ column }) => column)))
  return good({
    ...{ fileId: file.value.id, fileName: file.value.name, format: table.value.format, encoding: table.value.encoding },
    ...{ sheets: [...table.value.sheets], fingerprint },
    head: head.map(({ row, cells }) => ({
      row,
      cells: Array.from({ length: width }, (_, at) => textOf(cells.find(({ column }) => column === at + 1))),
    })),
    mapping: known.success ? { ...known.data, sheet, lastHeaderRow: guessed.lastHeaderRow } : guessed,
    remembered:
      kept !== undefined && known.success ? { id: kept.id, name: kept.name, usedAt: kept.usedAt.toISOString() } : null,
    importedBefore: await importedBefore(context, file.value.sha256),
  })
}

async function importedBefore({ tx }: CityContext, sha256: string): Promise<ImportInspection['importedBefore']> {
  const files = await listFilesOfHash(tx, sha256)
  const batches = await listBatchesOfFiles(
    tx,
    files.map(({ id }) => id),
  )
  return batches.flatMap(({ id, doneAt, openedByName }) =>
    doneAt === null ? [] : [{ batchId: id, doneAt: doneAt.toISOString(), by: openedByName }],
  )
}
