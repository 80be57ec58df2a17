import type { ColumnValues, Table } from '#core/expressions/column.ts'
import { computePairs, type IndicatorGraph } from '#core/indicators/graph.ts'
import {
  type Computed,
  computedAt,
  isPresent,
  MISSING_REASONS,
  type Observed,
  toNumberValues,
} from '#core/indicators/observed.ts'
import { type Held, restingOn, type ValueGrid } from './value-grid.ts'

/**
 * Fills in the formulas among the wanted codes, in the rows given: each side of the reported pair from its own, growth from both. A
 * row in which nothing is known of what a formula rests on stays empty.
 */
export function computeRows(
  grid: ValueGrid,
  graph: IndicatorGraph,
  wanted: readonly string[],
  rows: readonly number[],
): void {
  const codes = wanted.filter((code) => graph.formulas.has(code))
  if (codes.length === 0 || rows.length === 0) return
  const leaves = leafCodes(graph, codes)
  const table = (read: (held: Held) => Observed): Table => {
    const columns = new Map<string, ColumnValues>()
    for (const code of leaves) {
      const column = grid.column(code)
      const side = rows.map((row) => (column[row] === undefined ? NOT_REPORTED : read(column[row])))
      columns.set(code, toNumberValues(side))
    }
    return { rows: rows.length, columns }
  }
  const { now, lastYear } = computePairs(graph, table(nowOf), table(lastOf), codes)
  for (const code of codes) {
    const rests = leafCodes(graph, [code])
    const column = grid.column(code)
    rows.forEach((row, at) => {
      const parts = rests.flatMap((one) => grid.column(one)[row] ?? [])
      if (parts.length === 0) return
      const last = read(lastYear.columns.get(code), at)
      column[row] = {
        ...restingOn(parts),
        now: read(now.columns.get(code), at),
        lastYear: isPresent(last) ? last.value : null,
        lacking: lackingOf(parts),
      }
    })
  }
}

/** The codes of reported indicators that formulas rest on, however deep. */
export function leafCodes(graph: IndicatorGraph, codes: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const walk = (code: string): void => {
    const formula = graph.formulas.get(code)
    if (formula === undefined) found.add(code)
    else for (const other of formula.dependencies) walk(other)
  }
  for (const code of codes) walk(code)
  return [...found]
}

const NOT_REPORTED: Observed = { missing: 'not-reported' }

const nowOf = ({ now }: Held): Observed =>
  isPresent(now) ? now : { missing: MISSING_REASONS.find((reason) => reason === now.missing) ?? 'not-reported' }

const lastOf = ({ lastYear }: Held): Observed => (lastYear === null ? NOT_REPORTED : { value: lastYear })

const lackingOf = (parts: readonly Held[]): number | null => {
  const summed = parts.flatMap(({ lacking }) => (lacking === null ? [] : [lacking]))
  return summed.length === 0 ? null : Math.max(...summed)
}

const read = (column: ColumnValues | undefined, row: number): Computed =>
  column?.kind === 'number' ? computedAt(column, row) : NOT_REPORTED
