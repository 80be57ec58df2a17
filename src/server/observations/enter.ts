import type { Batch, Entry } from '#contract/observations.ts'
import type { Day } from '#core/base/day.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { periodEnding } from '#core/indicators/report-period.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import { openBatch } from '#store/observations/batches.ts'
import { insertObservations } from '#store/observations/copy-observations.ts'
import { listObservations, lockValues, type StoredObservation } from '#store/observations/observations.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { completeBatch, getBatch } from '../batches/batches.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'

export type Entered = {
  readonly cells: readonly Entry[]
  readonly vintage: Vintage
  readonly knownOn?: Day | undefined
  readonly reason: string
}

/** Values by hand as one batch: a correction where one of them stood otherwise, else an entry. All of them or none. */
export async function enterObservations(context: CityContext, entered: Entered): Promise<Outcome<Batch>> {
  const { tx, actor, now, today } = context
  const { cells, vintage, reason, knownOn = today } = entered
  // Two who correct one value at once: the second finds that it is no longer what he saw.
  await lockValues(tx)
  const book = await loadCardBook(tx)
  const held = await heldBefore(context, cells)
  const faults = [...(await faultsOf(context, cells, book)), ...conflicts(cells, held, book)]
  if (knownOn > today) faults.push({ code: 'observations.known-in-future', place: { field: 'knownOn' } })
  if (faults.length > 0) return bad(...faults)
  const changed = cells.filter((cell) => !saysSame(cell, held.get(keyOf(cell)), vintage))
  if (changed.length === 0) return bad({ code: 'observations.nothing-changed' })
  const late = changed.flatMap((cell) => outweighed(cell, held.get(keyOf(cell)), { vintage, knownOn }, book))
  if (late.length > 0) return bad(...late)
  const kind = changed.some((cell) => held.has(keyOf(cell))) ? 'correction' : 'entry'
  const id = await openBatch(tx, {
    ...{ kind, vintage, knownOn, reason, source: {}, openedAt: now, openedBy: actor.accountId },
  })
  await insertObservations(tx, id, changed)
  await completeBatch(context, id)
  return good(await getBatch(context, id))
}

type Key = Pick<Entry, 'indicatorId' | 'subjectId' | 'periodEnd'>
const keyOf = ({ indicatorId, subjectId, periodEnd }: Key): string => `${indicatorId} ${subjectId} ${periodEnd}`

async function heldBefore(
  { tx }: CityContext,
  cells: readonly Entry[],
): Promise<ReadonlyMap<string, StoredObservation>> {
  const distinct = <T>(pick: (cell: Entry) => T): readonly T[] => [...new Set(cells.map(pick))]
  const held = await listObservations(tx, {
    indicatorIds: distinct(({ indicatorId }) => indicatorId),
    subjectIds: distinct(({ subjectId }) => subjectId),
    periods: distinct(({ periodEnd }) => periodEnd),
  })
  return new Map(held.map((one) => [keyOf(one), one]))
}

async function faultsOf({ tx }: CityContext, cells: readonly Entry[], book: CardBook): Promise<Fault[]> {
  const subjects = new Set(
    (await listSubjects(tx, { ids: cells.map(({ subjectId }) => subjectId) })).map(({ id }) => id),
  )
  const seen = new Set<string>()
  return cells.flatMap((cell, at): Fault[] => {
    const field = `cells.${at}`
    const fault = (code: string, facts: Fault['facts'] = {}): Fault => ({ code, place: { field }, facts })
    const card = book.byId.get(cell.indicatorId)?.card
    if (card === undefined) return [fault('indicator.not-found', { id: String(cell.indicatorId) })]
    if (!subjects.has(cell.subjectId)) return [fault('subject.not-found', { id: String(cell.subjectId) })]
    const faults: Fault[] = []
    if (card.method === 'formula') faults.push(fault('observations.computed', { name: card.name }))
    if (periodEnding(card.periodType, cell.periodEnd) === undefined)
      faults.push(fault('observations.no-such-period', { name: card.name, day: cell.periodEnd }))
    if ((cell.value === null) === (cell.missing === null)) faults.push(fault('observations.value-or-reason'))
    if (seen.has(keyOf(cell))) faults.push(fault('observations.twice', { name: card.name, day: cell.periodEnd }))
    seen.add(keyOf(cell))
    return faults
  })
}

const conflicts = (
  cells: readonly Entry[],
  held: ReadonlyMap<string, StoredObservation>,
  book: CardBook,
): readonly Fault[] =>
  cells.flatMap((cell, at) => {
    const now = held.get(keyOf(cell))?.batchId ?? null
    if (now === cell.seenBatchId) return []
    const facts = { name: book.byId.get(cell.indicatorId)?.card.name ?? '', day: cell.periodEnd }
    return [{ code: 'observations.changed-meanwhile', place: { field: `cells.${at}` }, facts }]
  })

const saysSame = (cell: Entry, held: StoredObservation | undefined, vintage: Vintage): boolean =>
  held !== undefined &&
  held.value === cell.value &&
  held.lastYear === cell.lastYear &&
  held.missing === cell.missing &&
  held.vintage === vintage

const RANK: Readonly<Record<Vintage, number>> = { flash: 0, revised: 1, final: 2 }

/** What stands was known later, or is more final: the entry would be kept and never seen. */
function outweighed(
  cell: Entry,
  held: StoredObservation | undefined,
  { vintage, knownOn }: { readonly vintage: Vintage; readonly knownOn: Day },
  book: CardBook,
): readonly Fault[] {
  if (held === undefined || held.knownOn < knownOn) return []
  if (held.knownOn === knownOn && RANK[held.vintage] <= RANK[vintage]) return []
  const name = book.byId.get(cell.indicatorId)?.card.name ?? ''
  const facts = { name, day: cell.periodEnd, knownOn: held.knownOn, vintage: held.vintage }
  return [{ code: 'observations.outweighed', facts }]
}
