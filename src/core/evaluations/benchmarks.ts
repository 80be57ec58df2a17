// What is a value held against, for this subject: a number, a mean of others, the best of them, its own target?

import { eachBlock } from './blocks.ts'
import type { Benchmark, Leaf, Value } from './item.ts'
import type { Prepared } from './prepare.ts'
import { isWhole } from './presence.ts'
import { roundedTo } from './quanta.ts'
import { countedPilesOf, pileSum, pilesOf, type Rows, rowAt } from './sums.ts'
import { type Measured, measuredColumn, numberColumn } from './values.ts'

/** A benchmark worked out for one cohort. `group` tells a row's place in `values`; without it all rows have the first. */
export type FoundBenchmark = {
  readonly benchmark: Benchmark
  readonly values: Float64Array
  /** how many values went into each; 0 for what is no mean or extreme */
  readonly counts: Int32Array
  /** the text by which groups are told apart */
  readonly words: readonly string[] | null
  readonly groups: Int32Array | null
  /** groups with too few values, which have the mean of the whole */
  readonly fallback: readonly boolean[] | null
  /** the whole's own, for `by`; with `own` the subject's column */
  readonly whole: number
  readonly own: Float64Array | null
}

/** The benchmark of one row; NaN where it has none (its own target is missing, or nobody has a value). */
export function benchmarkAt(found: FoundBenchmark, row: number): number {
  if (found.own !== null) return (found.own[row] as number) * found.benchmark.times
  const group = found.groups === null ? 0 : (found.groups[row] as number)
  return group < 0 ? found.whole : (found.values[group] as number)
}

/** `measured`: the item's column, after winsorising. */
export function findBenchmark(
  prepared: Prepared,
  leaf: Leaf,
  value: Value,
  measured: Measured,
  benchmark: Benchmark,
  cohort: number,
): FoundBenchmark {
  const { times } = benchmark
  switch (benchmark.kind) {
    case 'preset':
      return single(benchmark, benchmark.value * times, 0)
    case 'own':
      return { ...single(benchmark, Number.NaN, 0), own: numberColumn(prepared, benchmark.value) }
    case 'best':
    case 'worst': {
      const highest = (benchmark.kind === 'best') === (leaf.direction === 'higher')
      const { extreme, count } = extremeOf(measured.values, prepared.pool(benchmark.over, cohort), highest)
      return single(benchmark, extreme * times, count)
    }
    case 'mean':
      return meanOf(prepared, value, measured, benchmark, cohort)
  }
}

function single(benchmark: Benchmark, value: number, count: number): FoundBenchmark {
  const [values, counts] = [Float64Array.of(value), Int32Array.of(count)]
  return { benchmark, values, counts, words: null, groups: null, fallback: null, whole: value, own: null }
}

function extremeOf(values: Float64Array, rows: Rows, highest: boolean) {
  let extreme = Number.NaN
  let count = 0
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[rowAt(rows, at)] as number
    if (Number.isNaN(value)) continue
    count += 1
    if (count === 1 || (highest ? value > extreme : value < extreme)) extreme = value
  }
  return { extreme, count }
}

type Mean = Extract<Benchmark, { kind: 'mean' }>

function meanOf(prepared: Prepared, value: Value, own: Measured, benchmark: Mean, cohort: number): FoundBenchmark {
  const rows = prepared.pool(benchmark.over, cohort)
  const other = benchmark.of
  const column = benchmark.by === null ? undefined : prepared.table.columns.get(benchmark.by)
  const text = column?.kind === 'text' ? column : undefined
  const groups = text === undefined ? null : isWhole(text.absent) ? text.indexes : withoutGroup(text)
  const count = text === undefined ? 1 : text.words.length
  const measured = other === null ? own : measuredColumn(prepared, other)
  const kind = other ?? value
  const [over, under] =
    benchmark.mean === 'sums' && kind.kind === 'ratio'
      ? pairOf(numberColumn(prepared, kind.of), numberColumn(prepared, kind.per), rows)
      : [measured.values, null]
  const factor = benchmark.times * (under !== null && kind.kind === 'ratio' ? kind.times : 1)
  const published = (mean: number) =>
    benchmark.decimals === null || Number.isNaN(mean) ? mean : roundedTo(mean, benchmark.decimals)
  const top = sumUp(over, rows, groups, count, under === null ? measured.largest : null)
  const bottom = under === null ? null : sumUp(under, rows, groups, count, null)
  const meanAt = (group: number | null) => {
    const divisor = bottom === null ? countAt(top.counts, group) : pileSum(bottom.piles, group)
    return published((pileSum(top.piles, group) / divisor) * factor)
  }
  const { counts } = top
  const whole = groups === null ? meanAt(0) : meanAt(null)
  if (groups === null || text === undefined) return single(benchmark, whole, counts[0] ?? 0)
  const fallback = Array.from(counts, (times) => times < benchmark.least)
  const means = Float64Array.from(counts, (_, group) => (fallback[group] ? whole : meanAt(group)))
  return { benchmark, values: means, counts, words: text.words, groups, fallback, whole, own: null }
}

const countAt = (counts: Int32Array, group: number | null): number =>
  group === null ? counts.reduce((sum, times) => sum + times, 0) : (counts[group] ?? 0)

const withoutGroup = (text: { readonly indexes: Int32Array; readonly absent: Uint8Array }): Int32Array =>
  text.indexes.map((index, row) => (text.absent[row] === 0 ? index : -1))

/** A ratio of sums takes only rows that have both sides. */
function pairOf(of: Float64Array, per: Float64Array, rows: Rows): readonly [Float64Array, Float64Array] {
  let torn = false
  for (let at = 0; at < rows.length && !torn; at += 1) {
    const row = rowAt(rows, at)
    torn = Number.isNaN((of[row] as number) + (per[row] as number))
  }
  if (!torn) return [of, per]
  const both = (side: Float64Array) =>
    side.map((value, row) => (Number.isNaN((of[row] as number) + (per[row] as number)) ? Number.NaN : value))
  return [both(of), both(per)]
}

function sumUp(values: Float64Array, rows: Rows, groups: Int32Array | null, count: number, largest: number | null) {
  if (rows.list === null && groups !== null && largest !== null) {
    const known = countedPilesOf(values, groups, count, largest)
    // where rows without a group stand aside, the largest may be one of theirs
    if (known !== null) return known
  }
  const counts = new Int32Array(count)
  let most = 0
  eachBlock(rows.length, (from, to) => {
    most = Math.max(most, countBlock(values, rows.list, groups, counts, from, to))
  })
  return { counts, piles: pilesOf(values, rows, groups, count, most) }
}

/** Counts values by group; answers with the largest in absolute value. */
function countBlock(
  values: Float64Array,
  list: Int32Array | null,
  groups: Int32Array | null,
  counts: Int32Array,
  from: number,
  to: number,
): number {
  let most = 0
  for (let at = from; at < to; at += 1) {
    const row = list === null ? at : (list[at] as number)
    const value = values[row] as number
    const group = groups === null ? 0 : (groups[row] as number)
    if (Number.isNaN(value) || group < 0) continue
    const size = value < 0 ? -value : value
    if (size > most) most = size
    counts[group] = (counts[group] as number) + 1
  }
  return most
}
