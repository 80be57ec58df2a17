// How are totals that lie close together ranked without being sorted?

import { eachBlock } from './blocks.ts'
import type { Rows } from './sums.ts'

/** As many counters as stay in the processor's cache. */
const COUNTERS = 2 ** 16
/** With more counters than so many for each subject, walking over them costs more than sorting. */
const CROWDED = 16

/** Whether totals from `worst` to `best`, whole numbers, are worth a counter each. */
export const isCountable = (best: number, worst: number, length: number): boolean =>
  length > 0 && best - worst < COUNTERS && best - worst < CROWDED * length

export type Counted = {
  /** best first, equal ones in the order of their rows */
  readonly order: Uint32Array
  /** `best` less the total, in that order; null unless asked for */
  readonly keys: Uint32Array | null
  /** subjects that share their total with another */
  readonly shared: number
}

/**
 * One walk counts how often each total occurs, which tells every total its rank; a second hands the ranks out, written
 * into `rank`. `dense` as in the method.
 */
export function rankCounted(
  totals: Float64Array,
  rows: Rows,
  ends: { readonly best: number; readonly worst: number },
  options: { readonly dense: boolean; readonly withKeys: boolean; readonly into?: Uint32Array | undefined },
  rank: Uint32Array,
): Counted {
  const size = ends.best - ends.worst + 1
  const task: Task = {
    totals,
    list: rows.list,
    best: ends.best,
    next: new Uint32Array(size),
    places: new Uint32Array(size),
    order: options.into?.length === rows.length ? options.into : new Uint32Array(rows.length),
    rank,
  }
  eachBlock(rows.length, (from, to) => count(task, from, to))
  const keys = options.withKeys ? keysFrom(task.next, rows.length) : null
  const shared = placesFrom(task, options.dense)
  eachBlock(rows.length, (from, to) => handOut(task, from, to))
  return { order: task.order, keys, shared }
}

type Task = {
  readonly totals: Float64Array
  readonly list: Int32Array | null
  readonly best: number
  /** how often a total occurs; then where the next subject with it goes */
  readonly next: Uint32Array
  /** the rank of a total */
  readonly places: Uint32Array
  readonly order: Uint32Array
  readonly rank: Uint32Array
}

function count({ totals, list, best, next }: Task, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const key = best - (totals[list === null ? at : (list[at] as number)] as number)
    next[key] = (next[key] as number) + 1
  }
}

function keysFrom(counts: Uint32Array, length: number): Uint32Array {
  const keys = new Uint32Array(length)
  let at = 0
  for (let key = 0; key < counts.length; key += 1) {
    const end = at + (counts[key] as number)
    keys.fill(key, at, end)
    at = end
  }
  return keys
}

function placesFrom({ next, places }: Task, dense: boolean): number {
  let [start, place, shared] = [0, 0, 0]
  for (let key = 0; key < next.length; key += 1) {
    const times = next[key] as number
    if (times > 0) place = dense ? place + 1 : start + 1
    if (times > 1) shared += times
    next[key] = start
    places[key] = place
    start += times
  }
  return shared
}

function handOut({ totals, list, best, next, places, order, rank }: Task, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const row = list === null ? at : (list[at] as number)
    const key = best - (totals[row] as number)
    const position = next[key] as number
    next[key] = position + 1
    order[position] = row
    rank[row] = places[key] as number
  }
}
