// What is a value held against, for this subject: a number, a mean of others, the best of them, its own target?

import type { Benchmark, Leaf, Value } from './item.ts'
import type { Prepared } from './prepare.ts'
import { roundedTo } from './quanta.ts'
import { type Rows, rowAt, sumsByGroup } from './sums.ts'
import { numberColumn, valueColumn } from './values.ts'

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

/** `values`: the item's column, after winsorising. */
export function findBenchmark(
  prepared: Prepared,
  leaf: Leaf,
  value: Value,
  values: Float64Array,
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
      const { extreme, count } = extremeOf(values, prepared.pool(benchmark.over, cohort), highest)
      return single(benchmark, extreme * times, count)
    }
    case 'mean':
      return meanOf(prepared, value, values, benchmark, cohort)
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

function meanOf(
  prepared: Prepared,
  value: Value,
  values: Float64Array,
  benchmark: Mean,
  cohort: number,
): FoundBenchmark {
  const rows = prepared.pool(benchmark.over, cohort)
  const other = benchmark.of
  const column = benchmark.by === null ? undefined : prepared.table.columns.get(benchmark.by)
  const text = column?.kind === 'text' ? column : undefined
  const groups =
    text === undefined ? null : text.absent.every((reason) => reason === 0) ? text.indexes : withoutGroup(text)
  const count = text === undefined ? 1 : text.words.length
  const measured = other === null ? values : valueColumn(prepared, other)
  const kind = other ?? value
  const [over, under] =
    benchmark.mean === 'sums' && kind.kind === 'ratio'
      ? pairOf(numberColumn(prepared, kind.of), numberColumn(prepared, kind.per), rows)
      : [measured, null]
  const factor = benchmark.times * (under !== null && kind.kind === 'ratio' ? kind.times : 1)
  const published = (mean: number) =>
    benchmark.decimals === null || Number.isNaN(mean) ? mean : roundedTo(mean, benchmark.decimals)
  const { sums, counts } = sumAndCount(over, rows, groups, count)
  const divisors = under === null ? counts : sumAndCount(under, rows, groups, count).sums
  const wholeSum = groups === null ? sums : sumAndCount(over, rows, null, 1).sums
  const wholeDivisor =
    groups === null
      ? divisors
      : under === null
        ? [counts.reduce((a, b) => a + b, 0)]
        : sumAndCount(under, rows, null, 1).sums
  const whole = published(((wholeSum[0] as number) / (wholeDivisor[0] as number)) * factor)
  if (groups === null || text === undefined) return { ...single(benchmark, whole, counts[0] ?? 0) }
  const means = new Float64Array(count)
  const fallback: boolean[] = []
  for (let group = 0; group < count; group += 1) {
    fallback.push((counts[group] as number) < benchmark.least)
    means[group] = fallback[group] ? whole : published(((sums[group] as number) / (divisors[group] as number)) * factor)
  }
  return { benchmark, values: means, counts, words: text.words, groups, fallback, whole, own: null }
}

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

function sumAndCount(values: Float64Array, rows: Rows, groups: Int32Array | null, count: number) {
  const counts = new Int32Array(count)
  let most = 0
  const { list, length } = rows
  for (let at = 0; at < length; at += 1) {
    const row = list === null ? at : (list[at] as number)
    const size = Math.abs(values[row] as number)
    if (Number.isNaN(size)) continue
    if (size > most) most = size
    const group = groups === null ? 0 : (groups[row] as number)
    counts[group] = (counts[group] as number) + 1
  }
  return { counts, sums: sumsByGroup(values, rows, groups, count, most) }
}
