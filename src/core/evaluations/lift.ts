// By how much could each item raise one subject, everybody else staying as they are?

import type { Evaluation } from './evaluate.ts'
import { distanceToNext } from './explain.ts'
import { grade, NO_GRADE } from './grades.ts'
import type { Leaf } from './item.ts'
import { weightOf } from './leaves.ts'
import { measureLeaf } from './measure-leaf.ts'
import { NO_COHORT } from './prepare.ts'
import { divideQuanta, toQuanta } from './quanta.ts'
import { rank } from './ranks.ts'
import { pointsAt } from './score-leaf.ts'
import type { Code } from './terms.ts'
import type { Totals } from './totals.ts'

export type Lift = {
  readonly item: Code
  readonly name: string
  readonly unit: string | null
  readonly direction: Leaf['direction']
  readonly weight: number
  readonly raw: number | null
  readonly points: number
  /** the most that anybody of the cohort has, and the value that gave it; null where the subject itself has it */
  readonly best: { readonly raw: number | null; readonly points: number } | null
  /** what reaching `best` adds to the total, after bounds; then this would be its place and grade */
  readonly gain: number
  readonly rank: number | null
  readonly grade: string | null
  /** the value at which this item alone would bring the next grade; null where it cannot, or where there is no next */
  readonly toNext: number | null
}

/**
 * One line an item, the largest gain first. Arithmetic with benchmarks, quotas and all others held as they are; whether a
 * value can be reached, and whether it should, is not said. Undefined for a row in no cohort.
 */
export function liftOf(evaluation: Evaluation, row: number): readonly Lift[] | undefined {
  const { prepared } = evaluation
  const cohort = prepared.cohortOf[row] as number
  if (cohort === NO_COHORT) return undefined
  const code = prepared.method.cohorts[cohort]?.code ?? ''
  return prepared.leaves
    .flatMap((placed, index) => {
      const weight = placed.section === 'items' ? weightOf(placed, code) : undefined
      return weight === undefined || weight <= 0 ? [] : [liftBy(evaluation, { row, cohort, index, weight })]
    })
    .sort((a, b) => b.gain - a.gain)
}

type Asked = { readonly row: number; readonly cohort: number; readonly index: number; readonly weight: number }

function liftBy(evaluation: Evaluation, asked: Asked): Lift {
  const { prepared, scores } = evaluation
  const { row, cohort, index, weight } = asked
  const leaf = prepared.leaves[index]?.leaf as Leaf
  const power = 10 ** prepared.method.rounding.item
  const points = scores[index]?.points ?? new Float64Array(0)
  const measured = measureLeaf(prepared, index).find((one) => one.cohort === cohort)
  const own = points[row] as number
  let top = row
  for (let other = 0; other < points.length; other += 1)
    if (prepared.cohortOf[other] === cohort && (points[other] as number) > (points[top] as number)) top = other
  const measuredAt = (at: number) => {
    const value = measured?.column[at] ?? Number.NaN
    return Number.isNaN(value) ? null : value
  }
  const room = roomAbove(evaluation, asked)
  const quanta = Math.min((points[top] as number) - own, room)
  return {
    ...{ item: leaf.code, name: leaf.name, unit: leaf.unit, direction: leaf.direction, weight },
    ...{ raw: measuredAt(row), points: own / power },
    best: top === row ? null : { raw: measuredAt(top), points: (points[top] as number) / power },
    ...placeWith(evaluation, row, quanta),
    toNext: valueForNext(evaluation, asked, measuredAt(row), room),
  }
}

/** How many quanta more of an item reach the total: a full branch or a full total takes no more. */
function roomAbove({ prepared, totals, scores }: Evaluation, { row, index }: Asked): number {
  const power = 10 ** prepared.method.rounding.item
  const branches = prepared.leaves[index]?.branches ?? []
  const rooms = branches.flatMap((branch) => {
    if (branch.most === null) return []
    const inside = prepared.leaves.reduce(
      (sum, placed, at) =>
        sum + (placed.branches.includes(branch) ? ((scores[at]?.points[row] as number | undefined) ?? 0) : 0),
      0,
    )
    const changed = totals.branches
      .filter(
        (one) =>
          one.branch === branch || prepared.leaves.some((placed) => isInside(placed.branches, one.branch, branch)),
      )
      .reduce((sum, { change }) => sum + (change[row] as number), 0)
    return [Math.max(0, toQuanta(branch.most, power, 'half-up') - inside - changed)]
  })
  const { most } = prepared.method.total
  const total = most === null ? [] : [Math.max(0, toQuanta(most, power, 'half-up') - (totals.exact[row] as number))]
  return Math.min(Number.MAX_SAFE_INTEGER, ...rooms, ...total)
}

const isInside = <T>(branches: readonly T[], inner: T, outer: T): boolean =>
  branches.includes(outer) && branches.indexOf(inner) > branches.indexOf(outer)

/** Place and grade with so many quanta more in the sum of items, everybody else as they are. */
function placeWith(evaluation: Evaluation, row: number, quanta: number): Pick<Lift, 'gain' | 'rank' | 'grade'> {
  const { prepared, totals, ranks, grades } = evaluation
  const { rounding } = prepared.method
  const power = 10 ** rounding.item
  const own = { rank: ranks.rank[row] || null, grade: grades.names[grades.grade[row] as number]?.name ?? null }
  if (!(quanta > 0)) return { gain: 0, ...own }
  const coarser = 10 ** (rounding.item - rounding.total)
  const added = Math.round(quanta * multiplierOf(evaluation, row))
  const exact = totals.exact.slice()
  exact[row] = (exact[row] as number) + added
  const total = coarser === 1 ? exact : totals.total.slice()
  if (coarser !== 1) total[row] = divideQuanta(exact[row] as number, coarser, rounding.mode)
  const changed: Totals = { ...totals, exact, total }
  const then = rank(prepared, changed)
  const graded = grade(prepared, changed, then)
  const index = graded.grade[row] as number
  return {
    gain: added / power,
    rank: then.rank[row] || null,
    grade: index === NO_GRADE ? null : (graded.names[index]?.name ?? null),
  }
}

/** What the coefficient makes of one point of an item. */
function multiplierOf({ totals }: Evaluation, row: number): number {
  const items = totals.items[row] as number
  return totals.multiplied === null || items === 0 ? 1 : (totals.multiplied[row] as number) / items
}

/** Halvings of the stretch in which the value lies: more than a double can tell apart. */
const HALVINGS = 60

function valueForNext(evaluation: Evaluation, asked: Asked, raw: number | null, room: number): number | null {
  const { prepared, scores } = evaluation
  const { row, index } = asked
  const next = distanceToNext(evaluation, row)
  const scorer = pointsAt(evaluation.prepared, index, asked.cohort)
  if (raw === null || scorer === undefined || next === null || next.points <= 0) return null
  const power = 10 ** prepared.method.rounding.item
  const needed = (next.points * power) / multiplierOf(evaluation, row)
  if (needed > room) return null
  const wanted = (scores[index]?.points[row] as number) + needed
  const reaches = (x: number) => scorer(x, row) >= wanted
  const higher = prepared.leaves[index]?.leaf.direction !== 'lower'
  const far = farEnough(raw, higher, reaches)
  if (far === null) return null
  let [out, inside] = [raw, far]
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (out + inside) / 2
    if (reaches(middle)) inside = middle
    else out = middle
  }
  const isCount = measureLeaf(prepared, index).some(
    ({ cohort, value }) => cohort === asked.cohort && value.kind === 'count',
  )
  // nobody starts three quarters of a project
  return isCount ? (higher ? Math.ceil(inside - 1e-9) : Math.floor(inside + 1e-9)) : inside
}

/** A value beyond one's own that is good enough: within a thousand times of it, or, where less is better, down to a thousandth. */
function farEnough(raw: number, higher: boolean, reaches: (x: number) => boolean): number | null {
  const size = Math.max(Math.abs(raw), 1)
  for (let step = 1; step <= 10; step += 1) {
    const x = higher ? raw + size * (2 ** step - 1) : raw > 0 ? raw / 2 ** step : raw - size * (2 ** step - 1)
    if (reaches(x)) return x
  }
  return null
}
