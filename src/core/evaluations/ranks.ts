// Who stands where, equal totals told apart as the method declares?

import { orderOf } from './order.ts'
import { NO_COHORT, type Prepared } from './prepare.ts'
import { forCohort } from './terms.ts'
import type { Totals } from './totals.ts'
import { valueColumn } from './values.ts'

/** The ranked subjects of one set, best first. Subjects whom nothing tells apart share a rank and stand in the order of their codes. */
export type RankedSet = { readonly cohort: number | null; readonly order: Uint32Array }

export type Ranks = {
  /** from 1; 0 where the subject is not ranked */
  readonly rank: Uint32Array
  readonly sets: readonly RankedSet[]
  /** total = another's and told apart by a tie break: how many subjects */
  readonly tiesBroken: number
  /** subjects that share their rank with another */
  readonly tiesLeft: number
}

type Compare = (a: number, b: number) => number

export function rank(prepared: Prepared, totals: Totals): Ranks {
  const { method, cohorts, cohortOf } = prepared
  const key = method.ranking.on === 'exact' ? totals.exact : totals.total
  const unranked = method.rulings.flatMap(({ effect }, at) =>
    effect.kind === 'ungraded' && !effect.ranked ? [prepared.rulings[at] ?? new Uint8Array(0)] : [],
  )
  const takesPart = (row: number) =>
    cohortOf[row] !== NO_COHORT &&
    cohorts[cohortOf[row] as number]?.cohort.ranked === true &&
    !unranked.some((out) => out[row] === 1)
  const sets =
    method.ranking.over === 'all'
      ? [{ cohort: null, rows: membersOf(cohortOf, null, takesPart) }]
      : cohorts.flatMap(({ cohort }, at) =>
          cohort.ranked ? [{ cohort: at, rows: membersOf(cohortOf, at, takesPart) }] : [],
        )
  const compare = comparisonOf(prepared)
  const ranks = { rank: new Uint32Array(cohortOf.length), tiesBroken: 0, tiesLeft: 0 }
  const ordered = sets.map(({ cohort, rows }) => ({ cohort, order: rankSet(prepared, key, rows, compare, ranks) }))
  return { ...ranks, sets: ordered }
}

function membersOf(cohortOf: Uint8Array, cohort: number | null, takesPart: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(cohortOf.length)
  let count = 0
  for (let row = 0; row < cohortOf.length; row += 1)
    if ((cohort === null || cohortOf[row] === cohort) && takesPart(row)) rows[count++] = row
  return rows.subarray(0, count)
}

function rankSet(
  { method, subjects }: Prepared,
  totals: Float64Array,
  rows: Uint32Array,
  compare: Compare | null,
  out: { rank: Uint32Array; tiesBroken: number; tiesLeft: number },
): Uint32Array {
  let best = Number.NEGATIVE_INFINITY
  for (let at = 0; at < rows.length; at += 1) best = Math.max(best, totals[rows[at] as number] as number)
  const keys = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at += 1) keys[at] = best - (totals[rows[at] as number] as number)
  const order = orderOf(keys).map((at) => rows[at] as number)
  const { codes } = subjects
  const byCode: Compare = (a, b) => compareText(codes[a] ?? '', codes[b] ?? '')
  const dense = method.ranking.style === 'dense'
  let place = 0
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    const total = totals[order[start] as number]
    while (end < order.length && totals[order[end] as number] === total) end += 1
    if (end === start + 1) {
      place = dense ? place + 1 : end
      out.rank[order[start] as number] = place
    } else {
      order.subarray(start, end).sort((a, b) => compare?.(a, b) || byCode(a, b))
      for (let at = start; at < end; ) {
        let next = at + 1
        while (next < end && !compare?.(order[at] as number, order[next] as number)) next += 1
        place = dense ? place + 1 : at + 1
        for (let shared = at; shared < next; shared += 1) out.rank[order[shared] as number] = place
        if (next > at + 1) out.tiesLeft += next - at
        else out.tiesBroken += 1
        at = next
      }
    }
    start = end
  }
  return order
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The declared tie breaks in order: 0 where none tells the two apart. Who has no value comes last. */
function comparisonOf(prepared: Prepared): Compare | null {
  const { method, leaves, cohortOf, numbers } = prepared
  const breaks = method.ranking.ties.map((tie) => {
    const sign = tie.direction === 'higher' ? -1 : 1
    if (tie.kind === 'input') {
      const values = numbers.get(tie.input) ?? new Float64Array(0)
      return { sign, valueAt: (row: number) => values[row] ?? Number.NaN }
    }
    const leaf = leaves.find((placed) => placed.leaf.code === tie.item)?.leaf
    const columns = method.cohorts.map(({ code }) => {
      const value = leaf && forCohort(leaf.value, code)
      return value && valueColumn(prepared, value)
    })
    return { sign, valueAt: (row: number) => columns[cohortOf[row] as number]?.[row] ?? Number.NaN }
  })
  if (breaks.length === 0) return null
  return (a, b) => {
    for (const { sign, valueAt } of breaks) {
      const [left, right] = [valueAt(a), valueAt(b)]
      if (left === right) continue
      if (Number.isNaN(left) || Number.isNaN(right)) {
        if (Number.isNaN(left) && Number.isNaN(right)) continue
        return Number.isNaN(left) ? 1 : -1
      }
      return left < right ? -sign : sign
    }
    return 0
  }
}
