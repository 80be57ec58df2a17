// Who shares quotas with whom, and in which order do they stand?

import { gradingFor } from './check-grades.ts'
import type { Grading } from './method.ts'
import { orderOf } from './order.ts'
import { NO_COHORT, type Prepared } from './prepare.ts'
import type { Ranks } from './ranks.ts'
import type { Totals } from './totals.ts'

/** Subjects over whom quotas are counted, best first: by total, then by rank. */
export type SetRows = {
  /** of the method's gradings */
  readonly index: number
  readonly grading: Grading
  readonly cohort: number | null
  /** the value of the input that quotas are counted by; blank where it is missing */
  readonly group: string | null
  readonly rows: Uint32Array
}

/** Every subject of a graded cohort is in one set; `setOf` is −1 for the others. */
export function gradeSets(
  prepared: Prepared,
  { total }: Totals,
  ranks: Ranks,
): { readonly sets: readonly SetRows[]; readonly setOf: Int32Array } {
  const places = placesOf(prepared)
  const direct = asRanked(prepared, ranks, places)
  if (direct !== null) return direct
  const rows = total.length
  const setOf = new Int32Array(rows).fill(-1)
  const counts = new Uint32Array(places.sets.length)
  for (let row = 0; row < rows; row += 1) {
    const set = Number.isNaN(total[row] as number) ? -1 : places.setAt(row)
    setOf[row] = set
    if (set >= 0) counts[set] = (counts[set] as number) + 1
  }
  const lists = places.sets.map((_, at) => new Uint32Array(counts[at] as number))
  const filled = new Uint32Array(lists.length)
  const put = (row: number): void => {
    const set = setOf[row] as number
    const list = lists[set]
    if (list === undefined) return
    list[filled[set] as number] = row
    filled[set] = (filled[set] as number) + 1
  }
  for (const { order } of ranks.sets) for (let at = 0; at < order.length; at += 1) put(order[at] as number)
  for (let row = 0; row < rows; row += 1) if (ranks.rank[row] === 0) put(row)
  const sets = places.sets.flatMap((set, at) => {
    const list = lists[at]
    return list === undefined || list.length === 0 ? [] : [{ ...set, rows: byTotal(list, total) }]
  })
  const kept = places.sets.map((set) => sets.findIndex((one) => one.key === set.key))
  for (let row = 0; row < rows; row += 1) if ((setOf[row] as number) >= 0) setOf[row] = kept[setOf[row] as number] ?? -1
  return { sets, setOf }
}

/** Where quotas are counted by cohort and everybody in it is ranked, the ranking is the order. */
function asRanked(
  { method, cohorts, cohortOf }: Prepared,
  ranks: Ranks,
  { sets, bases }: Places,
): ReturnType<typeof gradeSets> | null {
  if (method.ranking.over !== 'cohort') return null
  const orders = sets.map(({ cohort }) => ranks.sets.find((set) => set.cohort === cohort)?.order)
  const whole = sets.every(({ cohort }, at) => cohort !== null && orders[at]?.length === cohorts[cohort]?.rows.length)
  if (!whole) return null
  const setOf = new Int32Array(cohortOf.length)
  const isOneSet = cohorts.length === 1 && cohorts[0]?.rows.list === null && bases[0] === 0
  if (!isOneSet) for (let row = 0; row < setOf.length; row += 1) setOf[row] = bases[cohortOf[row] as number] as number
  return { sets: sets.map((set, at) => ({ ...set, rows: orders[at] ?? new Uint32Array(0) })), setOf }
}

type Places = {
  readonly sets: readonly Place[]
  /** of each cohort, its first set; −1 without one */
  readonly bases: Int32Array
  readonly setAt: (row: number) => number
}

type Place = Omit<SetRows, 'rows'> & { readonly key: string }

/** All sets that there may be, and which of them a row is in. */
function placesOf({ method, cohortOf, table }: Prepared): Places {
  const sets: Place[] = []
  const bases = new Int32Array(256).fill(-1)
  const columns: ({ readonly indexes: Int32Array; readonly absent: Uint8Array; readonly words: number } | null)[] = []
  const shared = new Map<number, number>()
  for (const [cohort, { code }] of method.cohorts.entries()) {
    const grading = gradingFor(method, code)
    columns[cohort] = null
    if (grading === undefined) continue
    const index = method.gradings.indexOf(grading)
    const own = grading.over.kind === 'cohort' ? cohort : null
    const column = grading.over.kind === 'by' ? table.columns.get(grading.over.input) : undefined
    if (column?.kind === 'text') columns[cohort] = { ...column, words: column.words.length }
    const known = own === null ? shared.get(index) : undefined
    bases[cohort] = known ?? sets.length
    if (known !== undefined) continue
    if (own === null) shared.set(index, sets.length)
    const groups = column?.kind === 'text' ? [...column.words, ''] : [null]
    for (const group of groups) sets.push({ index, grading, cohort: own, group, key: `${index} ${own} ${group}` })
  }
  const setAt = (row: number): number => {
    const cohort = cohortOf[row] as number
    const base = bases[cohort] as number
    if (cohort === NO_COHORT || base < 0) return -1
    const column = columns[cohort]
    if (column === null || column === undefined) return base
    return base + (column.absent[row] === 0 ? (column.indexes[row] as number) : column.words)
  }
  return { sets, bases, setAt }
}

/** By total from the highest, equal ones as they stand; what is in order already stays. */
function byTotal(rows: Uint32Array, total: Float64Array): Uint32Array {
  let best = Number.NEGATIVE_INFINITY
  let inOrder = true
  for (let at = 0; at < rows.length; at += 1) {
    const now = total[rows[at] as number] as number
    if (at > 0 && now > (total[rows[at - 1] as number] as number)) inOrder = false
    if (now > best) best = now
  }
  if (inOrder) return rows
  const keys = Float64Array.from(rows, (row) => best - (total[row] as number))
  return orderOf(keys).map((at) => rows[at] as number)
}
