// How much of a row's target has been handed down to one park already?

import { type DecompositionContent, demandOf } from '../decompositions/decomposition.ts'
import { amountOf, tidy } from '../metrics/amount.ts'
import type { CityValues } from './check-form.ts'
import type { MatrixRow, MatrixTerm } from './matrix.ts'

/** What was issued last of one target. */
export type IssuedSplit = { readonly targetId: string; readonly content: DecompositionContent }

const nothing: CityValues = { whole: null, annual: null }

/**
 * The share of whoever bears one of `ids` (a park's committee, its place) in the targets that a row is bound to, in the
 * row's unit, with its factor; null where none was issued for that time.
 */
export function issuedShareOf(
  row: MatrixRow,
  term: MatrixTerm,
  ids: ReadonlySet<string>,
  splits: readonly IssuedSplit[],
): CityValues {
  if (row.unit === null || row.adding === 'text') return nothing
  const find = (targetId: string | null) => splits.find((split) => split.targetId === targetId)?.content
  const [whole, annual] = [find(row.wholeTargetId), find(row.annualTargetId)]
  return {
    whole: whole === undefined ? null : wholeShare(row, term, ids, whole),
    annual: yearShare(row, ids, annual ?? whole, String(term.year)),
  }
}

function yearShare(
  row: MatrixRow,
  ids: ReadonlySet<string>,
  content: DecompositionContent | undefined,
  period: string,
) {
  const share = content?.shares.find(({ unitId, placeId }) => ids.has(unitId ?? placeId ?? ''))
  const at = content?.periods.indexOf(period) ?? -1
  if (content === undefined || share === undefined || at < 0) return null
  const demand = demandOf(share, share.values[at] ?? null)
  return demand === null ? null : inRow(demand, content.unit, row.unit ?? '')
}

/** As issued for the whole term; else the years together, or what is to stand at its end. */
function wholeShare(row: MatrixRow, term: MatrixTerm, ids: ReadonlySet<string>, content: DecompositionContent) {
  const together = yearShare(row, ids, content, term.from === term.to ? String(term.to) : `${term.from}-${term.to}`)
  if (together !== null) return together
  if (row.adding === 'stock') return yearShare(row, ids, content, String(term.to))
  let sum = 0
  for (let year = term.from; year <= term.to; year += 1) {
    const one = yearShare(row, ids, content, String(year))
    if (one === null) return null
    sum += one
  }
  return tidy(sum)
}

function inRow(value: number, unit: string, wanted: string): number | null {
  const [from, to] = [amountOf(value, null, unit, true), amountOf(1, null, wanted, true)]
  return from.dimension === to.dimension ? tidy(from.low / to.scale) : null
}
