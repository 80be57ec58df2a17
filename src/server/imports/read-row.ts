import type { ImportMapping } from '#contract/imports.ts'
import type { Day } from '#core/base/day.ts'
import type { Fault } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import { isRate, type Scale, scaled, type UnitOfMeasure } from '#core/base/units-of-measure.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import { periodEnding } from '#core/indicators/report-period.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { columnName, type SheetCell, type SheetRow } from '../documents/sheet-cells.ts'
import { textOf } from '../documents/sheet-lines.ts'
import { readNumber } from './cell-number.ts'
import { parsePeriodEnd } from './period-text.ts'
import { type ColumnPlan, scaleOf } from './plan-columns.ts'
import type { SubjectBook } from './subject-book.ts'

/** A value of the file. `subjectId` is null for a firm that is only now taken up. */
export type FileCell = {
  readonly indicatorId: number
  readonly subjectId: number
  readonly periodEnd: Day
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: MissingReason | null
  /** the file has a column for last year's value */
  readonly saysLastYear: boolean
  readonly row: number
  readonly column: number
}

export type NewSubject = { readonly code: string; readonly name: string; readonly parentId: number | null }

export type RowFault = {
  readonly code: string
  readonly column: number
  readonly facts: Readonly<Record<string, string | number>>
}

export type ReadRow =
  | {
      readonly kind: 'cells'
      readonly cells: readonly FileCell[]
      readonly blank: number
      readonly added: NewSubject | null
    }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unmatched'; readonly text: string }
  | { readonly kind: 'faulty'; readonly faults: readonly RowFault[] }

const TOTALS = /^(合计|总计|小计|累计|全市|全市合计|总和|合计数)[:：]?$/

/** The id that cells of a subject bear which is only now taken up. */
export const NOT_YET = 0

/** Reads the rows of one file by its plan; each row stands by itself. */
export class RowReader {
  readonly #plan: ColumnPlan
  readonly #mapping: ImportMapping
  readonly #book: SubjectBook
  readonly #places: SubjectBook
  readonly #periodEnd: Day | null
  readonly #names: ReadonlyMap<string, number>
  readonly #ids: ReadonlySet<number>

  constructor(parts: {
    readonly plan: ColumnPlan
    readonly mapping: ImportMapping
    readonly subjects: SubjectBook
    readonly places: SubjectBook
    readonly periodEnd: Day | null
  }) {
    this.#plan = parts.plan
    this.#mapping = parts.mapping
    this.#book = parts.subjects
    this.#places = parts.places
    this.#periodEnd = parts.periodEnd
    this.#names = new Map(Object.entries(parts.mapping.names).map(([text, id]) => [foldText(text), id]))
    this.#ids = new Set(parts.subjects.subjects.map(({ id }) => id))
  }

  read(row: SheetRow): ReadRow {
    const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
    const faults: RowFault[] = []
    const subject = this.#subject(cells, faults)
    if (subject.kind !== 'found' && subject.kind !== 'new') return subject
    const period = this.#period(cells, faults)
    const wide = this.#wide(cells, period, faults)
    const long = this.#long(cells, period, faults)
    if (faults.length > 0) return { kind: 'faulty', faults }
    const subjectId = subject.kind === 'found' ? subject.id : NOT_YET
    return {
      kind: 'cells',
      cells: [...wide.cells, ...long.cells].map((cell) => ({ ...cell, subjectId, row: row.row })),
      blank: wide.blank + long.blank,
      added: subject.kind === 'new' ? subject.added : null,
    }
  }

  #subject(
    cells: ReadonlyMap<number, SheetCell>,
    faults: RowFault[],
  ):
    | { readonly kind: 'found'; readonly id: number }
    | { readonly kind: 'new'; readonly added: NewSubject }
    | Extract<ReadRow, { kind: 'left-out' | 'unmatched' | 'faulty' }> {
    const { code: codeAt, name: nameAt } = this.#plan
    const code = codeAt === null ? '' : textOf(cells.get(codeAt)).trim()
    const name = nameAt === null ? '' : textOf(cells.get(nameAt)).trim()
    const text = name === '' ? code : name
    if (text === '')
      return { kind: 'faulty', faults: [{ code: 'import.subject-missing', column: nameAt ?? codeAt ?? 1, facts: {} }] }
    const byCode = code === '' ? undefined : this.#book.byCode.get(code)
    if (byCode !== undefined) return { kind: 'found', id: byCode.id }
    const said = this.#names.get(foldText(text))
    if (said !== undefined && this.#ids.has(said)) return { kind: 'found', id: said }
    const byName = this.#book.byName.get(foldText(text))
    // A firm of the same name under another code is another firm.
    if (byName !== undefined && byName !== null && (code === '' || byName.code === null || !this.#mapping.addUnknown))
      return { kind: 'found', id: byName.id }
    if (said === 0 || TOTALS.test(text)) return { kind: 'left-out' }
    if (!this.#mapping.addUnknown || code === '') return { kind: 'unmatched', text }
    return { kind: 'new', added: { code, name: text, parentId: this.#parent(cells, faults) } }
  }

  #parent(cells: ReadonlyMap<number, SheetCell>, faults: RowFault[]): number | null {
    const at = this.#plan.parent
    const text = at === null ? '' : textOf(cells.get(at))
    if (at === null || text === '') return null
    const place = this.#places.byName.get(foldText(text))
    if (place !== undefined && place !== null) return place.id
    faults.push({ code: 'import.parent-unknown', column: at, facts: { text } })
    return null
  }

  #period(cells: ReadonlyMap<number, SheetCell>, faults: RowFault[]): Day | null {
    const at = this.#plan.period
    if (at === null) return this.#periodEnd
    const text = textOf(cells.get(at))
    const end = parsePeriodEnd(text)
    if (end === undefined) faults.push({ code: 'import.period-unreadable', column: at, facts: { text } })
    return end ?? null
  }

  #wide(cells: ReadonlyMap<number, SheetCell>, period: Day | null, faults: RowFault[]): Collected {
    const collected: Collected = { cells: [], blank: 0 }
    for (const column of this.#plan.values) this.#collect(cells, column, period, faults, collected)
    return collected
  }

  #long(cells: ReadonlyMap<number, SheetCell>, period: Day | null, faults: RowFault[]): Collected {
    const collected: Collected = { cells: [], blank: 0 }
    const { long } = this.#plan
    if (long === null) return collected
    const text = textOf(cells.get(long.indicator))
    const indicator = long.find(text)
    if (indicator === undefined) {
      faults.push({ code: 'import.indicator-unknown', column: long.indicator, facts: { text } })
      return collected
    }
    const printed = long.unit === null ? '' : textOf(cells.get(long.unit))
    const units: Fault[] = []
    const scale = scaleOf(printed, indicator, columnName(long.unit ?? 1), units)
    for (const { code, facts } of units)
      faults.push({ code, column: long.unit ?? 1, facts: (facts ?? {}) as RowFault['facts'] })
    if (scale !== undefined) this.#collect(cells, { ...long, indicator, scale, unit: null }, period, faults, collected)
    return collected
  }

  #collect(
    cells: ReadonlyMap<number, SheetCell>,
    column: {
      readonly indicator: StoredIndicator
      readonly now: number
      readonly lastYear: number | null
      readonly scale: Scale
      readonly unit: UnitOfMeasure | null
    },
    period: Day | null,
    faults: RowFault[],
    into: Collected,
  ): void {
    const { indicator, scale } = column
    const side = (at: number) => this.#number(cells.get(at), at, column, faults)
    const now = side(column.now)
    const last = column.lastYear === null ? BLANK : side(column.lastYear)
    if (now.missing === 'blank' && last.value === null) {
      into.blank += 1
      return
    }
    if (period === null) return
    if (periodEnding(indicator.card.periodType, period) === undefined) {
      const facts = { name: indicator.card.name, period, type: indicator.card.periodType }
      faults.push({ code: 'import.period-of-another-type', column: this.#plan.period ?? column.now, facts })
      return
    }
    into.cells.push({
      ...{ indicatorId: indicator.id, periodEnd: period, missing: now.missing },
      value: now.value === null ? null : scaled(now.value, scale),
      lastYear: last.value === null ? null : scaled(last.value, scale),
      ...{ saysLastYear: column.lastYear !== null, column: column.now },
    })
  }

  #number(
    cell: SheetCell | undefined,
    at: number,
    { indicator, unit }: { readonly indicator: StoredIndicator; readonly unit: UnitOfMeasure | null },
    faults: RowFault[],
  ): { readonly value: number | null; readonly missing: MissingReason | null } {
    const read = readNumber(cell?.value)
    switch (read.kind) {
      case 'blank':
      case 'dash':
        return { value: null, missing: read.kind }
      case 'unreadable':
        faults.push({
          code: 'import.not-a-number',
          column: at,
          facts: { text: read.text.slice(0, 60), name: indicator.card.name },
        })
        return BLANK
      case 'number':
        if (read.percent && unit !== null && !isRate(unit))
          faults.push({
            code: 'import.percent',
            column: at,
            facts: { name: indicator.card.name, unit: indicator.card.unit },
          })
        return { value: read.value, missing: null }
    }
  }
}

type Collected = { readonly cells: Omit<FileCell, 'subjectId' | 'row'>[]; blank: number }
const BLANK = { value: null, missing: 'blank' } as const
