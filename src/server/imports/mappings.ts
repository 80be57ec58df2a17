import type { z } from 'zod'
import { ImportMapping, type RememberedMapping } from '#contract/imports.ts'
import { listMappings as listStored, removeMapping } from '#store/observations/import-mappings.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { note } from '../note.ts'

export async function listMappings({ tx }: CityContext): Promise<z.infer<typeof RememberedMapping>[]> {
  const { byCode } = await loadCardBook(tx)
  return (await listStored(tx)).flatMap(({ id, name, columns, usedAt }) => {
    const mapping = ImportMapping.safeParse(columns)
    if (!mapping.success) return []
    const codes = new Set(mapping.data.columns.flatMap(({ indicator }) => indicator ?? []))
    return [
      {
        ...{ id, name, usedAt: usedAt.toISOString() },
        columns: mapping.data.columns.filter(({ role }) => role !== 'ignore').length,
        indicators: [...codes].map((code) => byCode.get(code)?.card.name ?? code),
      },
    ]
  })
}

/** The next such file is understood anew. */
export async function forgetMapping(context: CityContext, id: string): Promise<void> {
  if (!(await removeMapping(context.tx, id))) throw new NotFound('import-mapping', id)
  await note(context, { action: 'import.mapping-forgotten', subjectKind: 'import-mapping', subjectId: id, detail: {} })
}
