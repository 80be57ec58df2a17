import type { Day } from '#core/base/day.ts'
import { type AbsenceReason, type Computed, toObserved } from '#core/indicators/observed.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import type { StoredObservation } from '#store/observations/observations.ts'

/** What is known of one indicator for one subject and period, reported or computed. */
export type Held = {
  readonly now: Computed | { readonly missing: Unsummed }
  readonly lastYear: number | null
  readonly vintage: Vintage
  readonly knownOn: Day
  /** null where it was computed on reading */
  readonly batchId: number | null
  /** added up over places of which so many lack; null where it was not added up */
  readonly lacking: number | null
}
export type Unsummed = 'not-aggregated' | 'weight-zero'
export type Absence = AbsenceReason | Unsummed

const SLOT_BYTES = 8
/** What was computed for the grid is its own; what was read is remembered by itself and shared. */
const COMPUTED_BYTES = 200

/** Values of some indicators for the same subjects and periods: each row is one subject in one period. */
export class ValueGrid {
  readonly subjectIds: readonly number[]
  readonly periods: readonly Day[]
  readonly #columns = new Map<string, (Held | undefined)[]>()
  readonly #subjectAt: ReadonlyMap<number, number>
  readonly #periodAt: ReadonlyMap<Day, number>

  constructor(subjectIds: readonly number[], periods: readonly Day[]) {
    this.subjectIds = subjectIds
    this.periods = periods
    this.#subjectAt = new Map(subjectIds.map((id, at) => [id, at]))
    this.#periodAt = new Map(periods.map((end, at) => [end, at]))
  }

  get rows(): number {
    return this.subjectIds.length * this.periods.length
  }

  /** how much memory it takes, about */
  get bytes(): number {
    let bytes = 0
    for (const column of this.#columns.values()) {
      bytes += column.length * SLOT_BYTES
      for (const held of column) if (held?.batchId === null) bytes += COMPUTED_BYTES
    }
    return bytes
  }

  column(code: string): (Held | undefined)[] {
    const known = this.#columns.get(code)
    if (known !== undefined) return known
    const column = new Array<Held | undefined>(this.rows)
    this.#columns.set(code, column)
    return column
  }

  row(subjectId: number, period: Day): number {
    return (this.#subjectAt.get(subjectId) ?? -1) * this.periods.length + (this.#periodAt.get(period) ?? -1)
  }

  get(code: string, subjectId: number, period: Day): Held | undefined {
    return this.#columns.get(code)?.[this.row(subjectId, period)]
  }

  /** What lies outside of the grid is left out. */
  put(code: string, subjectId: number, period: Day, held: Held): void {
    const [subject, at] = [this.#subjectAt.get(subjectId), this.#periodAt.get(period)]
    if (subject !== undefined && at !== undefined) this.column(code)[subject * this.periods.length + at] = held
  }
}

export const heldOf = (observation: StoredObservation): Held => ({
  now: toObserved(observation.value, observation.missing),
  lastYear: observation.lastYear,
  vintage: observation.vintage,
  knownOn: observation.knownOn,
  batchId: observation.batchId,
  lacking: null,
})

const RANK: Readonly<Record<Vintage, number>> = { flash: 0, revised: 1, final: 2 }

/** What rests on several values is only as final as the least final of them, and known when the last of them was. */
export function restingOn(parts: readonly Held[]): {
  readonly vintage: Vintage
  readonly knownOn: Day
  readonly batchId: null
} {
  let [vintage, knownOn]: [Vintage, Day] = ['final', '']
  for (const part of parts) {
    if (RANK[part.vintage] < RANK[vintage]) vintage = part.vintage
    if (part.knownOn > knownOn) knownOn = part.knownOn
  }
  return { vintage, knownOn, batchId: null }
}
