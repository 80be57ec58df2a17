// Who stands where, equal totals told apart as the method declares?

import { BLOCK, eachBlock } from './blocks.ts'
import { isCountable, rankCounted } from './count-ranks.ts'
import { type Ordered, orderOf, sortKeys } from './order.ts'
import type { Prepared } from './prepare.ts'
import { type Rows, rowAt, rowsWhere } from './sums.ts'
import { forCohort } from './terms.ts'
import type { Totals } from './totals.ts'
import { valueColumn } from './values.ts'

/** The ranked subjects of one set, best first. Subjects whom nothing tells apart share a rank and stand as their rows do. */
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

/** `into`: ranks of an earlier answer that nobody needs any more; they are written over. */
export function rank(prepared: Prepared, totals: Totals, into?: Ranks): Ranks {
  const { method, cohortOf } = prepared
  const key = method.ranking.on === 'exact' ? totals.exact : totals.total
  const compare = comparisonOf(prepared)
  const ranks = { rank: emptied(cohortOf.length, into?.rank), tiesBroken: 0, tiesLeft: 0 }
  const ordered = rankedRows(prepared).map(({ cohort, rows }, at) => ({
    cohort,
    order: rankSet(method.ranking.style === 'dense', key, rows, compare, ranks, into?.sets[at]?.order),
  }))
  return { ...ranks, sets: ordered }
}

const emptied = (rows: number, into: Uint32Array | undefined): Uint32Array =>
  into?.length === rows ? into.fill(0) : new Uint32Array(rows)

/** Who is ranked with whom: subjects of ranked cohorts whom no ruling takes out. */
function rankedRows({ method, cohorts, cohortOf, rulings }: Prepared) {
  const unranked = method.rulings.flatMap(({ effect }, at) =>
    effect.kind === 'ungraded' && !effect.ranked ? [rulings[at] ?? new Uint8Array(0)] : [],
  )
  const places = cohorts.flatMap(({ cohort }, at) => (cohort.ranked ? [at] : []))
  if (method.ranking.over === 'cohort')
    return places.map((cohort) => ({ cohort, rows: without(cohorts[cohort]?.rows ?? NOBODY, unranked) }))
  const [only, ...others] = cohorts
  const rows = only !== undefined && others.length === 0 && only.cohort.ranked ? only.rows : rowsIn(cohortOf, places)
  return [{ cohort: null, rows: without(rows, unranked) }]
}

const NOBODY: Rows = { list: new Int32Array(0), length: 0 }

function rowsIn(cohortOf: Uint8Array, places: readonly number[]): Rows {
  const isRanked = new Uint8Array(256)
  for (const place of places) isRanked[place] = 1
  return rowsWhere(
    cohortOf.map((cohort) => isRanked[cohort] as number),
    1,
  )
}

function without(rows: Rows, unranked: readonly Uint8Array[]): Rows {
  if (unranked.length === 0) return rows
  const kept = new Int32Array(rows.length)
  let length = 0
  for (let at = 0; at < rows.length; at += 1) {
    const row = rowAt(rows, at)
    if (!unranked.some((out) => out[row] === 1)) kept[length++] = row
  }
  return length === rows.length ? rows : { list: kept.subarray(0, length), length }
}

function rankSet(
  dense: boolean,
  totals: Float64Array,
  rows: Rows,
  compare: Compare | null,
  out: { rank: Uint32Array; tiesBroken: number; tiesLeft: number },
  into?: Uint32Array,
): Uint32Array {
  const ends = endsOf(totals, rows)
  if (!isCountable(ends.best, ends.worst, rows.length)) {
    const { order, keys } = fromTheBest(totals, rows, ends)
    walkPlaces(order, keys, dense, compare, out)
    return order
  }
  const options = { dense, withKeys: compare !== null, into }
  const { order, keys, shared } = rankCounted(totals, rows, ends, options, out.rank)
  if (keys === null) out.tiesLeft += shared
  else if (shared > 0) walkPlaces(order, keys, dense, compare, out)
  return order
}

function walkPlaces(
  order: Uint32Array,
  keys: Uint32Array | Float64Array,
  dense: boolean,
  compare: Compare | null,
  out: { rank: Uint32Array; tiesBroken: number; tiesLeft: number },
): void {
  // stretches of equal totals may cross the border of two blocks: each block begins where the last stretch ended
  const places: Places = { keys, order, rank: out.rank, compare, dense, place: 0, broken: 0, left: 0 }
  for (let start = 0; start < order.length; ) start = givePlaces(places, start, start + BLOCK)
  out.tiesBroken += places.broken
  out.tiesLeft += places.left
}

type Places = {
  /** equal where totals are */
  readonly keys: Uint32Array | Float64Array
  readonly order: Uint32Array
  readonly rank: Uint32Array
  readonly compare: Compare | null
  readonly dense: boolean
  place: number
  broken: number
  left: number
}

/** Ranks whole stretches of equal totals from `from` until one begins at or after `enough`; answers with where. */
function givePlaces(places: Places, from: number, enough: number): number {
  const { keys, order, rank, compare, dense } = places
  let { place, broken, left } = places
  let start = from
  while (start < order.length && start < enough) {
    const key = keys[start] as number
    let end = start + 1
    while (end < order.length && keys[end] === key) end += 1
    if (compare !== null && end > start + 1) sortStretch(order, start, end, compare)
    for (let at = start; at < end; ) {
      let next = compare === null ? end : at + 1
      while (compare !== null && next < end && compare(order[at] as number, order[next] as number) === 0) next += 1
      place = dense ? place + 1 : at + 1
      for (let shared = at; shared < next; shared += 1) rank[order[shared] as number] = place
      if (next > at + 1) left += next - at
      else if (end > start + 1) broken += 1
      at = next
    }
    start = end
  }
  places.place = place
  places.broken = broken
  places.left = left
  return start
}

type Ends = { readonly best: number; readonly worst: number }

/** Rows from the highest total to the lowest; equal totals stay in the order of their rows. */
function fromTheBest(totals: Float64Array, rows: Rows, { best, worst }: Ends): Ordered<Uint32Array | Float64Array> {
  const small = best - worst < 2 ** 32
  const keys = small ? new Uint32Array(rows.length) : new Float64Array(rows.length)
  eachBlock(rows.length, (from, to) => keysBelow(best, totals, rows, keys, from, to))
  const sorted = keys instanceof Uint32Array ? sortKeys(keys) : inOrder(keys)
  const { list } = rows
  if (list !== null) eachBlock(rows.length, (from, to) => placesToRows(sorted.order, list, from, to))
  return sorted
}

function inOrder(keys: Float64Array): Ordered<Float64Array> {
  const order = orderOf(keys)
  return { order, keys: Float64Array.from(order, (at) => keys[at] as number) }
}

function endsOf(totals: Float64Array, rows: Rows): Ends {
  const ends = Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
  eachBlock(rows.length, (from, to) => widen(ends, totals, rows, from, to))
  const [best = 0, worst = 0] = ends
  return { best, worst }
}

function widen(ends: Float64Array, totals: Float64Array, { list }: Rows, from: number, to: number): void {
  let [best, worst] = [ends[0] as number, ends[1] as number]
  for (let at = from; at < to; at += 1) {
    const total = totals[list === null ? at : (list[at] as number)] as number
    if (total > best) best = total
    if (total < worst) worst = total
  }
  ends[0] = best
  ends[1] = worst
}

function keysBelow(
  best: number,
  totals: Float64Array,
  { list }: Rows,
  keys: Float64Array | Uint32Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at += 1) keys[at] = best - (totals[list === null ? at : (list[at] as number)] as number)
}

function placesToRows(order: Uint32Array, list: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) order[at] = list[order[at] as number] as number
}

/** Most stretches of equal totals are two or three long; for them a sort of its own costs more than it sorts. */
function sortStretch(order: Uint32Array, start: number, end: number, compare: Compare): void {
  if (end - start > 24) {
    order.subarray(start, end).sort(compare)
    return
  }
  for (let at = start + 1; at < end; at += 1) {
    const row = order[at] as number
    let to = at
    while (to > start && compare(order[to - 1] as number, row) > 0) {
      order[to] = order[to - 1] as number
      to -= 1
    }
    order[to] = row
  }
}

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
