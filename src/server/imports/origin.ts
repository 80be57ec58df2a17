import { ImportMapping, type ImportOrder } from '#contract/imports.ts'
import type { Origin } from '#contract/observations.ts'
import { findFile, readFileBytes } from '#store/files/files.ts'
import { getBatch } from '#store/observations/batches.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { columnName } from '../documents/sheet-cells.ts'
import { textOf } from '../documents/sheet-lines.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { type CellAsked, getReadable } from '../observations/history.ts'
import { planColumns } from './plan-columns.ts'
import { openSafely } from './read-file.ts'
import { RowReader } from './read-row.ts'
import { loadSubjectBook } from './subject-book.ts'

const NOWHERE: Origin = { row: null, column: null, text: null }

/**
 * Where in its file an imported value stands: the file is read again as it was read then, so that values need not carry
 * their place. Nowhere, where the file or its indicators can no longer be read as they were.
 */
export async function findOrigin(
  context: CityContext,
  asked: CellAsked & { readonly batchId: number },
): Promise<Origin> {
  const { tx, actor } = context
  const book = await loadCardBook(tx)
  const indicator = await getReadable(context, asked, book)
  const { source, vintage, knownOn } = await getBatch(tx, asked.batchId)
  const mapping = ImportMapping.safeParse(source.mapping)
  const file = source.fileId === undefined ? undefined : await findFile(tx, source.fileId)
  const bytes = file && (await readFileBytes(tx, file.id))
  if (file === undefined || bytes === undefined || !mapping.success) throw new NotFound('file', String(asked.batchId))
  const table = openSafely({ name: file.name, bytes })
  // Read by the right of him who brought it; whoever may see the value may see where it stands.
  const plan = planColumns(mapping.data, book, {
    ...actor,
    posts: [{ role: 'statistics', unitId: null, placeId: null }],
  })
  if (!table.ok || !plan.ok) return NOWHERE
  const order: ImportOrder = {
    fileId: file.id,
    mapping: mapping.data,
    periodEnd: source.periodEnd ?? null,
    vintage,
    knownOn,
  }
  const subjects = await loadSubjectBook(tx, mapping.data.subjectKind)
  const places = mapping.data.subjectKind === 'place' ? subjects : await loadSubjectBook(tx, 'place')
  const reader = new RowReader({
    plan: plan.value,
    mapping: mapping.data,
    subjects,
    places,
    periodEnd: order.periodEnd,
  })
  for await (const row of table.value.rows(mapping.data.sheet)) {
    if (row.row <= mapping.data.lastHeaderRow) continue
    const read = reader.read(row)
    if (read.kind !== 'cells') continue
    const cell = read.cells.find(
      (one) => one.indicatorId === indicator.id && one.subjectId === asked.subject && one.periodEnd === asked.periodEnd,
    )
    if (cell === undefined) continue
    const text = textOf(row.cells.find(({ column }) => column === cell.column))
    return { row: row.row, column: columnName(cell.column), text }
  }
  return NOWHERE
}
