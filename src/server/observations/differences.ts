import type { z } from 'zod'
import type { Difference } from '#contract/observations.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { listDifferences as listStored } from '#store/observations/differences.ts'
import type { StoredObservation } from '#store/observations/observations.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { readableFilter } from '../subjects/subjects.ts'

type Asked = { readonly from: string; readonly to: string; readonly indicators?: readonly string[] | undefined }

/** Which values the pages show otherwise at one moment than at another. */
export async function listDifferences(context: CityContext, asked: Asked): Promise<z.infer<typeof Difference>[]> {
  const { tx, actor } = context
  const book = await loadCardBook(tx)
  const indicatorIds = book.indicators.flatMap(({ id, card }) =>
    mayReadDisclosed(actor, card.disclosure) && (asked.indicators?.includes(card.code) ?? true) ? [id] : [],
  )
  const moments = { from: new Date(asked.from), to: new Date(asked.to) }
  const differences = await listStored(tx, moments, { indicatorIds })
  const shown = await readableFilter(context)
  const subjects = new Map(
    (await listSubjects(tx, { ids: [...new Set(differences.map(({ subjectId }) => subjectId))] }))
      .filter(shown)
      .map((subject) => [subject.id, subject]),
  )
  return differences.flatMap(({ before, after, ...cell }) => {
    const subject = subjects.get(cell.subjectId)
    if (subject === undefined) return []
    return [
      {
        ...cell,
        indicatorName: book.byId.get(cell.indicatorId)?.card.name ?? '',
        subjectName: subject.name,
        before: showSide(before),
        after: showSide(after),
      },
    ]
  })
}

const showSide = (side: StoredObservation | null) =>
  side === null
    ? null
    : {
        ...{ value: side.value, lastYear: side.lastYear, missing: side.missing },
        ...{ vintage: side.vintage, batchId: side.batchId },
      }
