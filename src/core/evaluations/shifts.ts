// Who stands elsewhere under another method, and by how much?

import type { Evaluation } from './evaluate.ts'
import { type GradeName, NO_GRADE } from './grades.ts'
import { sortKeys } from './order.ts'
import { NO_COHORT } from './prepare.ts'

/** How everybody stands: columns over the subjects' rows that a later answer does not write over. */
export type Standings = {
  /** from 1; 0 without a rank */
  readonly rank: Uint32Array
  /** in whole units of the total's last decimal; NaN in no cohort */
  readonly total: Float64Array
  /** index into `names`, or NO_GRADE */
  readonly grade: Uint8Array
  readonly names: readonly GradeName[]
  readonly cohortOf: Uint8Array
}

export const standingsOf = ({ ranks, totals, grades, prepared }: Evaluation): Standings => ({
  rank: ranks.rank,
  total: totals.total,
  grade: grades.grade,
  names: grades.names,
  cohortOf: prepared.cohortOf,
})

export type Shift = {
  /** `counts[from × size + to]`: subjects by grade before and now; the last place stands for no grade */
  readonly size: number
  readonly counts: Uint32Array
  readonly gradeChanged: number
  readonly better: number
  readonly worse: number
  /** subjects with another rank */
  readonly rankChanged: number
}

/** Of one cohort, or of all where it is null. Both have the same subjects; grades are called by the names of `now`. */
export function shiftOf(before: Standings, now: Standings, cohort: number | null): Shift {
  const size = now.names.length + 1
  const counts = new Uint32Array(size * size)
  // a method's grades may be reordered: what matters is what they are called
  const last = size - 1
  const place = new Uint8Array(NO_GRADE + 1).fill(last)
  before.names.forEach(({ code }, at) => {
    const found = now.names.findIndex((one) => one.code === code)
    if (found >= 0) place[at] = found
  })
  const { rank, grade, cohortOf } = now
  const [rankBefore, gradeBefore] = [before.rank, before.grade]
  let rankChanged = 0
  for (let row = 0; row < rank.length; row += 1) {
    const own = cohortOf[row] as number
    if (own === NO_COHORT || (cohort !== null && own !== cohort)) continue
    const is = grade[row] as number
    const cell = (place[gradeBefore[row] as number] as number) * size + (is === NO_GRADE ? last : is)
    counts[cell] = (counts[cell] as number) + 1
    rankChanged += rankBefore[row] === rank[row] ? 0 : 1
  }
  let [better, worse] = [0, 0]
  counts.forEach((count, cell) => {
    const [from, to] = [Math.floor(cell / size), cell % size]
    if (to < from) better += count
    else if (to > from) worse += count
  })
  return { size, counts, gradeChanged: better + worse, better, worse, rankChanged }
}

/** Places gained; below zero for places lost, 0 without a rank. */
export const placesGained = (before: Standings, now: Standings, row: number): number => {
  const [was, is] = [before.rank[row] as number, now.rank[row] as number]
  return was === 0 || is === 0 ? 0 : was - is
}

/** Rows of a cohort as the league table has them: by rank, then who is not ranked by total. */
export function leagueRows({ prepared, ranks, totals }: Evaluation, cohort: number | null): Uint32Array {
  const { cohortOf } = prepared
  const [only, ...others] = ranks.sets
  // where everybody is ranked with everybody, that is the order
  if (only?.order.length === cohortOf.length && others.length === 0 && (cohort ?? only.cohort) === only.cohort)
    return only.order
  const rows = new Uint32Array(cohortOf.length)
  let count = 0
  for (const { order } of ranks.sets)
    for (let at = 0; at < order.length; at += 1) {
      const row = order[at] as number
      if (cohort === null || cohortOf[row] === cohort) rows[count++] = row
    }
  const ranked = count
  for (let row = 0; row < cohortOf.length; row += 1)
    if (ranks.rank[row] === 0 && (cohort === null ? cohortOf[row] !== NO_COHORT : cohortOf[row] === cohort))
      rows[count++] = row
  if (count > ranked)
    rows.subarray(ranked, count).sort((a, b) => (totals.total[b] as number) - (totals.total[a] as number) || a - b)
  return rows.subarray(0, count)
}

/**
 * So many who gain and who lose most of a cohort, or of all where it is null: the longest way first, equal ones by their
 * new rank and then as their rows stand.
 */
export function furthestMoved(
  before: Standings,
  now: Standings,
  cohort: number | null,
  named: number,
): { readonly up: readonly number[]; readonly down: readonly number[] } {
  const [up, down]: [number[], number[]] = [[], []]
  // how far the last of each list has moved: only a few rows ever come so far
  let [least, most] = [0, 0]
  const { rank, cohortOf } = now
  const old = before.rank
  for (let row = 0; row < rank.length; row += 1) {
    const [was, is] = [old[row] as number, rank[row] as number]
    const gained = was - is
    // an equal way may still go before the last of a full list, by rank
    if (gained === 0 || (gained < least && gained > most) || was === 0 || is === 0) continue
    const own = cohortOf[row] as number
    if (own === NO_COHORT || (cohort !== null && own !== cohort)) continue
    if (gained > 0) least = put(up, row, before, now, named)
    else most = -put(down, row, before, now, named)
  }
  return { up, down }
}

/** Answers with how far the last of a full list has moved; 0 while there is room. */
function put(list: number[], row: number, before: Standings, now: Standings, named: number): number {
  const way = (one: number) => Math.abs(placesGained(before, now, one))
  const rank = now.rank[row] as number
  let at = list.length
  while (at > 0) {
    const other = list[at - 1] as number
    if (way(other) > way(row) || (way(other) === way(row) && (now.rank[other] as number) <= rank)) break
    at -= 1
  }
  list.splice(at, 0, row)
  if (list.length > named) list.pop()
  return list.length < named ? 0 : way(list.at(-1) as number)
}

/** Those of `rows` whose rank is another, the longest way first, equal ones as they stand in `rows`. */
export function moversIn(rows: Uint32Array, before: Standings, now: Standings): Uint32Array {
  const moved = rows.filter((row) => placesGained(before, now, row) !== 0)
  let most = 0
  for (let at = 0; at < moved.length; at += 1)
    most = Math.max(most, Math.abs(placesGained(before, now, moved[at] as number)))
  const keys = Uint32Array.from(moved, (row) => most - Math.abs(placesGained(before, now, row)))
  return sortKeys(keys).order.map((at) => moved[at] as number)
}

/** Those of `rows` whose grade has another name now. */
export const gradeChangedIn = (rows: Uint32Array, before: Standings, now: Standings): Uint32Array =>
  rows.filter((row) => gradeCode(before, row) !== gradeCode(now, row))

export const gradeCode = ({ grade, names }: Standings, row: number): string | null =>
  grade[row] === NO_GRADE ? null : (names[grade[row] as number]?.code ?? null)

/** How many totals of a cohort lie in each of equal stretches from `least` to `most`, in quanta; the ends take the rest. */
export function distributionOf(
  { total, cohortOf }: Standings,
  cohort: number | null,
  { least, most, bins }: { readonly least: number; readonly most: number; readonly bins: number },
): Uint32Array {
  const counts = new Uint32Array(bins)
  const width = (most - least) / bins || 1
  for (let row = 0; row < total.length; row += 1) {
    const own = cohortOf[row] as number
    if (own === NO_COHORT || (cohort !== null && own !== cohort)) continue
    const bin = Math.floor(((total[row] as number) - least) / width)
    const held = bin < 0 ? 0 : bin >= bins ? bins - 1 : bin
    counts[held] = (counts[held] as number) + 1
  }
  return counts
}
