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
    const rests = leafCodes(graph, [code]).map((one) => grid.column(one))
    const column = grid.column(code)
    const [nowColumn, lastColumn] = [now.columns.get(code), lastYear.columns.get(code)]
    for (const [at, row] of rows.entries()) {
      const parts: Held[] = []
      for (const of of rests) if (of[row] !== undefined) parts.push(of[row])
      if (parts.length === 0) continue
      const last = read(lastColumn, at)
      const { vintage, knownOn } = restingOn(parts)
      column[row] = {
        vintage,
        knownOn,
        batchId: null,
        lacking: lackingOf(parts),
        now: read(nowColumn, at),
        lastYear: isPresent(last) ? last.value : null,
      }
    }
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

function lackingOf(parts: readonly Held[]): number | null {
  let most: number | null = null
  for (const { lacking } of parts) if (lacking !== null && (most === null || lacking > most)) most = lacking
  return most
}

const read = (column: ColumnValues | undefined, row: number): Computed =>
  column?.kind === 'number' ? computedAt(column, row) : NOT_REPORTED
