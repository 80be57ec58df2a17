// How does every row of a cohort get its points by any function?

import { eachBlock } from './blocks.ts'
import { type Quanta, toQuanta } from './quanta.ts'
import { CAPPED, FLOORED, type Marks, MISSING, type Scorer, WINSORISED } from './score-functions.ts'
import type { Task } from './score-leaf.ts'
import type { Limits } from './winsorise.ts'

export type Out = { readonly points: Quanta; readonly marks: Uint8Array }

export type Tally = {
  scored: number
  missing: number[]
  winsorised: number
  capped: number
  floored: number
  sum: number
}

/** The one pass over the rows of a cohort. */
export function runScore(
  task: Task,
  scorer: Scorer,
  marks: Marks,
  column: Float64Array,
  limits: Limits | null,
  out: Out,
): Tally {
  const tally: Tally = { scored: 0, missing: [], winsorised: 0, capped: 0, floored: 0, sum: 0 }
  eachBlock(task.rows.length, (from, to) => runBlock({ task, scorer, marks, column, limits, out, tally }, from, to))
  return tally
}

type Run = {
  readonly task: Task
  readonly scorer: Scorer
  readonly marks: Marks
  readonly column: Float64Array
  readonly limits: Limits | null
  readonly out: Out
  readonly tally: Tally
}

function runBlock({ task, scorer, marks, column, limits, out, tally }: Run, from: number, to: number): void {
  const { rows, prepared } = task
  const { item, mode } = prepared.method.rounding
  const power = 10 ** item
  const { least, most } = task.bounds
  let sum = 0
  for (let at = from; at < to; at += 1) {
    const row = rows.list === null ? at : (rows.list[at] as number)
    const raw = column[row] as number
    marks.now = 0
    let x = raw
    if (limits !== null) {
      if (raw < limits.lower) x = limits.lower
      else if (raw > limits.upper) x = limits.upper
      if (x !== raw && !Number.isNaN(raw)) marks.now = WINSORISED
    }
    let points = Number.isNaN(x) ? x : scorer(x, row)
    if (Number.isNaN(points)) {
      out.marks[row] = MISSING
      tally.missing.push(row)
      continue
    }
    if (points > most) {
      points = most
      marks.now |= CAPPED
    } else if (points < least) {
      points = least
      marks.now |= FLOORED
    }
    const quanta = toQuanta(points, power, mode)
    out.points[row] = quanta
    sum += quanta
    tally.scored += 1
    const now = marks.now
    if (now === 0) continue
    out.marks[row] = now
    if (now & WINSORISED) tally.winsorised += 1
    if (now & CAPPED) tally.capped += 1
    if (now & FLOORED) tally.floored += 1
  }
  tally.sum += sum
}
