import type { ImportOrder, ImportReport, ImportSample } from '#contract/imports.ts'
import type { Day } from '#core/base/day.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import type { StoredObservation } from '#store/observations/observations.ts'
import { columnName } from '../documents/sheet-cells.ts'
import type { CardBook } from '../indicators/card-book.ts'
import type { ColumnPlan } from './plan-columns.ts'
import type { FileCell, ReadRow, RowFault } from './read-row.ts'
import { type SubjectBook, suggestSubjects } from './subject-book.ts'

const MOST = { changes: 200, additions: 20, faults: 200, unmatched: 200, suggested: 40 } as const

/** Counts what a file says as it is read, and keeps the first of each kind to show. */
export class Survey {
  readonly #book: CardBook
  readonly #subjects: SubjectBook
  readonly #plan: ColumnPlan
  readonly #names: ReadonlyMap<number, string>
  readonly #counts = {
    rows: 0,
    goodRows: 0,
    cells: 0,
    added: 0,
    changed: 0,
    same: 0,
    blank: 0,
    outweighed: 0,
    leftOut: 0,
  }
  readonly #more = { faulty: 0, faults: 0 }
  readonly #changes: ImportSample[] = []
  readonly #additions: ImportSample[] = []
  readonly #faults: ImportReport['faults'] = []
  readonly #unmatched = new Map<string, { rows: number; firstRow: number }>()
  readonly #indicators = new Set<number>()
  readonly #periods = new Set<Day>()
  readonly #mentioned = new Set<number>()
  readonly #newCodes = new Set<string>()

  constructor(book: CardBook, subjects: SubjectBook, plan: ColumnPlan) {
    this.#book = book
    this.#subjects = subjects
    this.#plan = plan
    this.#names = new Map(subjects.subjects.map(({ id, name }) => [id, name]))
  }

  get faulty(): number {
    return this.#more.faulty
  }
  get rows(): number {
    return this.#counts.rows
  }
  /** subjects of good rows */
  get mentioned(): ReadonlySet<number> {
    return this.#mentioned
  }
  get indicatorIds(): readonly number[] {
    return [...this.#indicators]
  }
  get periods(): readonly Day[] {
    return [...this.#periods].sort()
  }

  row(read: ReadRow, row: number): void {
    const counts = this.#counts
    counts.rows += 1
    switch (read.kind) {
      case 'left-out':
        counts.leftOut += 1
        return
      case 'unmatched': {
        this.#more.faulty += 1
        const known = this.#unmatched.get(read.text)
        if (known === undefined) this.#unmatched.set(read.text, { rows: 1, firstRow: row })
        else known.rows += 1
        return
      }
      case 'faulty':
        this.#more.faulty += 1
        for (const fault of read.faults) this.fault(fault, row)
        return
      case 'cells':
        counts.goodRows += 1
        counts.blank += read.blank
        counts.cells += read.cells.length
        if (read.added !== null) this.#newCodes.add(read.added.code)
        for (const { indicatorId, periodEnd, subjectId } of read.cells) {
          this.#mentioned.add(subjectId)
          this.#indicators.add(indicatorId)
          this.#periods.add(periodEnd)
        }
    }
  }

  fault({ code, column, facts }: RowFault, row: number): void {
    if (this.#faults.length < MOST.faults) this.#faults.push({ code, row, column: columnName(column), facts })
  }

  /** What one value does to what stands; answers whether it says anything new. */
  compare(
    cell: FileCell,
    held: StoredObservation | undefined,
    order: Pick<ImportOrder, 'vintage' | 'knownOn'>,
  ): boolean {
    const counts = this.#counts
    if (held === undefined) {
      counts.added += 1
      if (this.#additions.length < MOST.additions) this.#additions.push(this.#sample(cell, undefined))
      return true
    }
    if (saysSame(cell, held, order.vintage)) {
      counts.same += 1
      return false
    }
    counts.changed += 1
    if (isOutweighed(held, order)) counts.outweighed += 1
    if (this.#changes.length < MOST.changes) this.#changes.push(this.#sample(cell, held))
    return true
  }

  #sample(cell: FileCell, held: StoredObservation | undefined): ImportSample {
    const { indicatorId, subjectId, periodEnd, row, value, lastYear, missing } = cell
    return {
      ...{ row, periodEnd, after: { value, lastYear, missing } },
      before: held === undefined ? null : { value: held.value, lastYear: held.lastYear, missing: held.missing },
      indicator: this.#book.byId.get(indicatorId)?.card.name ?? '',
      subject: this.#names.get(subjectId) ?? '',
    }
  }

  report(gone: readonly number[], batchId: number | null): ImportReport {
    const unmatched = [...this.#unmatched].sort((a, b) => b[1].rows - a[1].rows || a[1].firstRow - b[1].firstRow)
    return {
      ...this.#counts,
      faulty: this.#more.faulty,
      newSubjects: this.#newCodes.size,
      gone: gone.length,
      indicators: [...this.#indicators].flatMap((id) => {
        const card = this.#book.byId.get(id)?.card
        return card === undefined ? [] : [{ code: card.code, name: card.name, unit: card.unit }]
      }),
      periods: [...this.periods],
      conversions: [...this.#plan.conversions],
      changes: this.#changes,
      additions: this.#additions,
      missing: gone.slice(0, MOST.changes).map((id) => this.#names.get(id) ?? ''),
      unmatched: unmatched.slice(0, MOST.unmatched).map(([text, { rows, firstRow }], at) => ({
        ...{ text, rows, firstRow },
        suggestions: at < MOST.suggested ? [...suggestSubjects(this.#subjects, text)] : [],
      })),
      unmatchedNames: this.#unmatched.size,
      faults: this.#faults,
      batchId,
    }
  }
}

const RANK: Readonly<Record<Vintage, number>> = { flash: 0, revised: 1, final: 2 }

/** The same number said again is nothing new, unless it is said more finally than before. */
const saysSame = (cell: FileCell, held: StoredObservation, vintage: Vintage): boolean =>
  held.value === cell.value &&
  held.lastYear === cell.lastYear &&
  held.missing === cell.missing &&
  RANK[held.vintage] >= RANK[vintage]

const isOutweighed = (held: StoredObservation, order: Pick<ImportOrder, 'vintage' | 'knownOn'>): boolean =>
  held.knownOn > order.knownOn || (held.knownOn === order.knownOn && RANK[held.vintage] > RANK[order.vintage])
