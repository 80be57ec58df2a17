import { benchmarksOf } from '#core/evaluations/formulas.ts'
import type { Benchmark, Over, Score, Value } from '#core/evaluations/item.ts'
import { type PlacedLeaf, weightOf } from '#core/evaluations/leaves.ts'
import type { Prepared } from '#core/evaluations/prepare.ts'
import { forCohort } from '#core/evaluations/terms.ts'
import { columnName } from '../../documents/sheet-cells.ts'

/** Rows of a sheet of points: full marks, then what values are held against, then the subjects. */
export const WEIGHT_ROW = 5
export const BENCHMARK_ROWS = [6, 7] as const
export const FIRST_ROW = 8

/** Where one item stands on the sheet of a cohort; letters of columns. */
export type ItemColumns = {
  readonly index: number
  readonly placed: PlacedLeaf
  readonly value: Value
  readonly score: Score
  /** both sides of a ratio, where a mean is taken of their sums */
  readonly sides: readonly [string, string] | null
  readonly raw: string
  /** the value as it is scored; that of `raw` where nothing is cut off */
  readonly scored: string
  /** null stands in the rows above the subjects; a column where every subject has its own */
  readonly benchmarks: readonly { readonly benchmark: Benchmark; readonly column: string | null }[]
  readonly points: string
}

export type CohortSheet = {
  readonly cohort: number
  readonly name: string
  /** places in the evaluation, in the order of the lines */
  readonly rows: readonly number[]
  readonly items: readonly ItemColumns[]
  /** of the first column after the items */
  readonly next: number
}

/**
 * Excel compares everybody with everybody for a rank, a share or a mean by group: among more subjects than these it would
 * reckon for minutes after every change, so that these stand as numbers.
 */
export const MOST_COMPARED = 5000
export const TOO_MANY = `对象超过${MOST_COMPARED}个，逐个比较的（名次、按组平均）由程序算得`

export const isCompared = ({ sheets }: { readonly sheets: readonly CohortSheet[] }): boolean =>
  sheets.reduce((sum, { rows }) => sum + rows.length, 0) <= MOST_COMPARED

const ownEach = (benchmark: Benchmark): boolean =>
  benchmark.kind === 'own' || (benchmark.kind === 'mean' && benchmark.by !== null)

/** One sheet a cohort, with the places of everything that other sheets may point at. */
export function sheetsOf(prepared: Prepared): readonly CohortSheet[] {
  const { method, cohortOf, leaves } = prepared
  const taken = new Set(['数据', '说明'])
  return prepared.cohorts.map(({ cohort }, at) => {
    let next = 3
    const take = () => columnName(next++)
    const items = leaves.flatMap((placed, index): readonly ItemColumns[] => {
      const value = forCohort(placed.leaf.value, cohort.code)
      const score = forCohort(placed.leaf.score, cohort.code)
      const weight = weightOf(placed, cohort.code) ?? (placed.section === 'items' ? undefined : 0)
      if (value === undefined || score === undefined || weight === undefined) return []
      const given = benchmarksOf(score)
      const summed = value.kind === 'ratio' && given.some((one) => one.kind === 'mean' && one.mean === 'sums')
      const sides = summed ? ([take(), take()] as const) : null
      const raw = take()
      const scored = placed.leaf.winsorise === null ? raw : take()
      const benchmarks = given.map((benchmark) => ({ benchmark, column: ownEach(benchmark) ? take() : null }))
      return [{ index, placed, value, score, sides, raw, scored, benchmarks, points: take() }]
    })
    const rows = [...cohortOf.keys()].filter((row) => cohortOf[row] === at)
    return { cohort: at, name: sheetName(cohort.name, method.cohorts.length, taken), rows, items, next }
  })
}

/** Excel allows 31 characters and not these; two cohorts may begin alike. */
function sheetName(name: string, count: number, taken: Set<string>): string {
  const plain = `得分${count > 1 ? `-${name}` : ''}`.replace(/[\\/?*[\]:'!]/g, ' ').slice(0, 28)
  let own = plain
  for (let again = 2; taken.has(own); again += 1) own = `${plain}${again}`
  taken.add(own)
  return own
}

export const lastRow = ({ rows }: CohortSheet): number => FIRST_ROW + rows.length - 1

/** A column of a sheet over its subjects, to be pointed at from any sheet. */
export const rangeOf = (sheet: CohortSheet, column: string): string =>
  `'${sheet.name}'!$${column}$${FIRST_ROW}:$${column}$${lastRow(sheet)}`

/** Sheets over which means, extremes and ranks of an item are taken, as seen from one; undefined where Excel cannot follow. */
export function sheetsOver(
  sheets: readonly CohortSheet[],
  own: CohortSheet,
  over: Over,
): readonly CohortSheet[] | undefined {
  switch (over.kind) {
    case 'cohort':
      return [own]
    case 'all':
      return sheets
    case 'population':
      return undefined
  }
}

export const columnsOf = (sheet: CohortSheet, index: number): ItemColumns | undefined =>
  sheet.items.find((item) => item.index === index)
