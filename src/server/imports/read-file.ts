import type { ImportOrder } from '#contract/imports.ts'
import type { Actor } from '#core/accounts/roles.ts'
import type { Day } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { CityHandle } from '#store/handle.ts'
import { listObservations, type StoredObservation } from '#store/observations/observations.ts'
import { UnreadableFile } from '../documents/document-fault.ts'
import { openTable, type TableStream } from '../documents/stream-table.ts'
import { faultOf } from '../drafts/read-plan.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { readHead } from './file-of-import.ts'
import { findHeader, fingerprintOf } from './header.ts'
import { type ColumnPlan, planColumns } from './plan-columns.ts'
import { type FileCell, type NewSubject, NOT_YET, RowReader } from './read-row.ts'
import { loadSubjectBook, type SubjectBook } from './subject-book.ts'
import { Survey } from './survey.ts'

/** A file ready to be read, with all that its rows are read by. */
export type FileReading = {
  readonly fingerprint: string
  readonly order: ImportOrder
  readonly table: TableStream
  readonly plan: ColumnPlan
  readonly book: CardBook
  readonly subjects: SubjectBook
  readonly reader: RowReader
  readonly survey: Survey
}

export type ImportFile = { readonly name: string; readonly bytes: Uint8Array }

export async function openReading(
  tx: CityHandle,
  actor: Actor,
  file: ImportFile,
  order: ImportOrder,
): Promise<Outcome<FileReading>> {
  const table = openSafely(file)
  if (!table.ok) return table
  // Of what is printed, not of what a person made of it: next month's file prints the same.
  const fingerprint = fingerprintOf(findHeader(await readHead(table.value, order.mapping.sheet)))
  const book = await loadCardBook(tx)
  const { mapping, periodEnd } = order
  const plan = planColumns(mapping, book, actor)
  if (!plan.ok) return plan
  if (plan.value.period === null && periodEnd === null)
    return bad({ code: 'import.no-period', place: { field: 'periodEnd' } })
  const subjects = await loadSubjectBook(tx, mapping.subjectKind)
  const places = mapping.subjectKind === 'place' ? subjects : await loadSubjectBook(tx, 'place')
  const reader = new RowReader({ plan: plan.value, mapping, subjects, places, periodEnd })
  return good({
    fingerprint,
    order,
    table: table.value,
    plan: plan.value,
    book,
    subjects,
    reader,
    survey: new Survey(book, subjects, plan.value),
  })
}

export function openSafely({ bytes, name }: ImportFile): Outcome<TableStream> {
  try {
    return good(openTable(bytes, name))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return bad(faultOf({ code: error.code, path: name, facts: error.facts }))
  }
}

/** Values of some rows, in the file's order, each cell once. */
export type FileSlice = {
  readonly cells: readonly FileCell[]
  /** what cells of these say is of the firm that is only now taken up */
  readonly added: ReadonlyMap<FileCell, NewSubject>
  /** the file has been read down to this row */
  readonly lastRow: number
}

/** Enough for COPY and for one question about what stands to be worth their while, and little to hold. */
const SLICE_CELLS = 20_000

/** Goes through the file once, slice by slice; what it finds is counted in the survey. */
export async function* slicesOf(reading: FileReading): AsyncGenerator<FileSlice> {
  const { table, order, reader, survey } = reading
  const once = new CellsOnce(reading.subjects.largestId)
  let cells: FileCell[] = []
  let added = new Map<FileCell, NewSubject>()
  let lastRow = 0
  for await (const row of table.rows(order.mapping.sheet)) {
    if (row.row <= order.mapping.lastHeaderRow) continue
    lastRow = row.row
    const read = once.check(reader.read(row))
    survey.row(read, row.row)
    if (read.kind === 'cells') {
      cells.push(...read.cells)
      if (read.added !== null) for (const cell of read.cells) added.set(cell, read.added)
    }
    if (cells.length < SLICE_CELLS) continue
    yield { cells, added, lastRow }
    cells = []
    added = new Map()
  }
  yield { cells, added, lastRow }
}

/** Finds cells that a file says twice, in a byte a subject. */
class CellsOnce {
  readonly #largestId: number
  readonly #seen = new Map<Day, Map<number, Uint8Array>>()
  /** those that are only now taken up are numbered after all others */
  readonly #added = new Map<string, number>()

  constructor(largestId: number) {
    this.#largestId = largestId
  }

  check(read: ReturnType<RowReader['read']>): ReturnType<RowReader['read']> {
    if (read.kind !== 'cells') return read
    const twice = read.cells.filter((cell) => this.#of(cell)[this.#numberOf(cell, read.added)] === 1)
    if (twice.length === 0) {
      for (const cell of read.cells) this.#mark(cell, this.#numberOf(cell, read.added))
      return read
    }
    const faults = twice.map(({ column, periodEnd }) => ({
      code: 'import.twice',
      column,
      facts: { period: periodEnd },
    }))
    return { kind: 'faulty', faults }
  }

  #numberOf({ subjectId }: FileCell, added: NewSubject | null): number {
    if (added === null) return subjectId
    const known = this.#added.get(added.code)
    if (known !== undefined) return known
    const next = this.#largestId + 1 + this.#added.size
    this.#added.set(added.code, next)
    return next
  }

  #of({ indicatorId, periodEnd }: FileCell): Uint8Array {
    return this.#seen.get(periodEnd)?.get(indicatorId) ?? NONE_SEEN
  }

  #mark(cell: FileCell, number: number): void {
    let seen = this.#of(cell)
    if (number >= seen.length) {
      const longer = new Uint8Array(Math.max(this.#largestId + 1, 2 * number, 1_000))
      longer.set(seen)
      seen = longer
      const ofPeriod = this.#seen.get(cell.periodEnd) ?? new Map<number, Uint8Array>()
      this.#seen.set(cell.periodEnd, ofPeriod.set(cell.indicatorId, seen))
    }
    seen[number] = 1
  }
}

const NONE_SEEN = new Uint8Array(0)

/**
 * The slice's cells that say something new beside what stands, each with last year's value carried on where the file does
 * not speak of it.
 */
export async function newCells(tx: CityHandle, reading: FileReading, slice: FileSlice): Promise<readonly FileCell[]> {
  const known = slice.cells.filter(({ subjectId }) => subjectId !== NOT_YET)
  const distinct = <T>(pick: (cell: FileCell) => T): readonly T[] => [...new Set(known.map(pick))]
  const held = await listObservations(tx, {
    indicatorIds: distinct(({ indicatorId }) => indicatorId),
    subjectIds: distinct(({ subjectId }) => subjectId),
    periods: distinct(({ periodEnd }) => periodEnd),
  })
  const byKey = new Map(held.map((one) => [keyOf(one), one]))
  return slice.cells.flatMap((cell) => {
    const stands = byKey.size === 0 ? undefined : byKey.get(keyOf(cell))
    const whole = cell.saysLastYear || stands === undefined ? cell : { ...cell, lastYear: stands.lastYear }
    return reading.survey.compare(whole, stands, reading.order) ? [whole] : []
  })
}

const keyOf = ({
  indicatorId,
  subjectId,
  periodEnd,
}: Pick<StoredObservation, 'indicatorId' | 'subjectId' | 'periodEnd'>) => `${indicatorId} ${subjectId} ${periodEnd}`
