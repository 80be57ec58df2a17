import type { Benchmark } from '#core/evaluations/item.ts'
import type { Prepared } from '#core/evaluations/prepare.ts'
import type { CellOf } from './excel-expression.ts'
import { excelConstant as n } from './excel-expression.ts'
import { type CohortSheet, columnsOf, type ItemColumns, rangeOf, sheetsOver } from './live-columns.ts'
import { excelFormula } from './live-value.ts'

export type BenchmarkPlace = {
  readonly prepared: Prepared
  readonly sheets: readonly CohortSheet[]
  readonly sheet: CohortSheet
  readonly item: ItemColumns
  /** of the subject, where every one has its own */
  readonly cell: CellOf
  /** a column of the data over all the sheet's subjects */
  readonly inputRange: (sheet: CohortSheet, code: string) => string | undefined
}

/** What a value is held against, as Excel computes it; undefined where it stands as a number. */
export function excelBenchmark(benchmark: Benchmark, place: BenchmarkPlace): string | undefined {
  const times = benchmark.times === 1 ? '' : `*${n(benchmark.times)}`
  switch (benchmark.kind) {
    case 'preset':
      return `${n(benchmark.value)}${times}`
    case 'own': {
      const own = excelFormula(place.prepared, benchmark.value, place.cell)
      return own === undefined ? undefined : `IF(${own}="","",${own}${times})`
    }
    case 'best':
    case 'worst': {
      if (takesOut(place.prepared)) return undefined
      const ranges = rangesOver(place, benchmark, ({ scored }) => scored)
      if (ranges === undefined) return undefined
      const higher = (place.item.placed.leaf.direction === 'higher') === (benchmark.kind === 'best')
      return `${higher ? 'MAX' : 'MIN'}(${ranges.join(',')})${times}`
    }
    case 'mean': {
      const mean = takesOut(place.prepared) || benchmark.of !== null ? undefined : meanOf(benchmark, place)
      if (mean === undefined) return undefined
      const whole = `${mean}${times}`
      return benchmark.decimals === null ? whole : `ROUND(${whole},${benchmark.decimals})`
    }
  }
}

/** Somebody's values count in no mean: no range of Excel's leaves out single lines. */
const takesOut = ({ method, rulings }: Prepared): boolean =>
  method.rulings.some(
    ({ effect }, at) => effect.kind === 'ungraded' && !effect.inBenchmarks && rulings[at]?.includes(1) === true,
  )

type Mean = Extract<Benchmark, { kind: 'mean' }>

function rangesOver(
  { sheets, sheet, item }: BenchmarkPlace,
  { over }: Extract<Benchmark, { kind: 'mean' | 'best' | 'worst' }>,
  column: (item: ItemColumns) => string | undefined,
): readonly string[] | undefined {
  const among = sheetsOver(sheets, sheet, over)
  return among?.flatMap((one) => {
    const found = columnsOf(one, item.index)
    const at = found && column(found)
    return at === undefined ? [] : [rangeOf(one, at)]
  })
}

function meanOf(benchmark: Mean, place: BenchmarkPlace): string | undefined {
  const { item } = place
  const values = rangesOver(place, benchmark, ({ scored }) => scored)
  if (values === undefined || values.length === 0) return undefined
  const sums = benchmark.mean === 'sums' && item.value.kind === 'ratio'
  const above = rangesOver(place, benchmark, ({ sides }) => sides?.[0]) ?? []
  const below = rangesOver(place, benchmark, ({ sides }) => sides?.[1]) ?? []
  const factor = item.value.kind === 'ratio' && item.value.times !== 1 ? `*${n(item.value.times)}` : ''
  const whole = sums ? `SUM(${above.join(',')})/SUM(${below.join(',')})${factor}` : `AVERAGE(${values.join(',')})`
  if (benchmark.by === null) return whole
  return byGroup(benchmark, place, { whole, values, above, below, factor, sums })
}

type Parts = {
  readonly whole: string
  readonly values: readonly string[]
  readonly above: readonly string[]
  readonly below: readonly string[]
  readonly factor: string
  readonly sums: boolean
}

/** The mean of the subject's own group; that of the whole where too few are in it. */
function byGroup(benchmark: Mean, place: BenchmarkPlace, parts: Parts): string | undefined {
  const by = benchmark.by ?? ''
  const own = place.cell(by)
  const among = sheetsOver(place.sheets, place.sheet, benchmark.over)
  const groups = among
    ?.filter((one) => columnsOf(one, place.item.index) !== undefined)
    .map((one) => place.inputRange(one, by))
  if (own === undefined || groups === undefined || groups.some((range) => range === undefined)) return undefined
  const over = (ranges: readonly string[], term: (range: string, group: string) => string) =>
    ranges.map((range, at) => term(range, groups[at] ?? '')).join('+')
  const sum = (ranges: readonly string[]) => over(ranges, (range, group) => `SUMIFS(${range},${group},${own})`)
  const count = over(
    parts.sums ? parts.above : parts.values,
    (range, group) => `SUMPRODUCT(ISNUMBER(${range})*(${group}=${own}))`,
  )
  const mean = parts.sums
    ? `(${sum(parts.above)})/(${sum(parts.below)})${parts.factor}`
    : `(${sum(parts.values)})/(${count})`
  return `IF(OR(${own}="",(${count})<${benchmark.least}),${parts.whole},${mean})`
}
