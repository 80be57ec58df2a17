// From which day on is a reported value held against which limits?

import type { Day } from '../base/day.ts'
import type { IndicatorCard } from './card.ts'

/**
 * error: cannot be submitted. needs-reason: only with a written reason. warning: shown, and passes.
 */
export type CheckSeverity = 'error' | 'needs-reason' | 'warning'

/** How far from the past a value may lie: `limit` in deviations; of min–max in widths beyond the stored span. */
export type OutlierRule = {
  readonly method: 'z' | 'modified-z' | 'min-max'
  readonly limit: number
  /** fewer earlier values than this say nothing */
  readonly leastHistory: number
  readonly severity: CheckSeverity
}

export type ValueRules = {
  /** both in the indicator's unit; null is no limit */
  readonly least: number | null
  readonly most: number | null
  readonly rangeSeverity: CheckSeverity
  /** change on the period before, in % (of rates in 百分点); null is no check */
  readonly jumpOnLast: number | null
  readonly jumpOnLastYear: number | null
  /** a change smaller than this amount is no jump, whatever its % */
  readonly leastChange: number | null
  readonly jumpSeverity: CheckSeverity
  readonly outliers: readonly OutlierRule[]
  /** powers of ten that a unit taken wrongly makes: 1, 3, 4, 8 */
  readonly slipPowers: readonly number[]
  /** how near to such a power, in powers of ten */
  readonly slipTolerance: number
  readonly cumulativeSeverity: CheckSeverity
  /** last year's side against what the city holds, in % */
  readonly lastYearTolerance: number | null
}

export type DatedValueRules = { readonly from: Day; readonly source: string; readonly rules: ValueRules }

/**
 * What a city starts with; it may put its own, dated, beside them. Limits of z follow DHIS2 and Iglewicz & Hoaglin (1993).
 */
export const STARTING_RULES: readonly DatedValueRules[] = [
  {
    from: '2000-01-01',
    source: 'docs/methods/value-checks.md',
    rules: {
      least: null,
      most: null,
      rangeSeverity: 'error',
      jumpOnLast: 50,
      jumpOnLastYear: 50,
      leastChange: null,
      jumpSeverity: 'needs-reason',
      outliers: [{ method: 'modified-z', limit: 3.5, leastHistory: 8, severity: 'warning' }],
      slipPowers: [1, 3, 4, 8],
      slipTolerance: 0.12,
      cumulativeSeverity: 'needs-reason',
      lastYearTolerance: 1,
    },
  },
]

/** The rules in force on a day: the latest that begin by it; undefined before the first. */
export function rulesOn(dated: readonly DatedValueRules[], day: Day): DatedValueRules | undefined {
  return dated.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
}

/** What a card by itself says of its values: shares lie between 0 and 100, counts are not negative. */
export function rulesForCard(card: Pick<IndicatorCard, 'kind' | 'unit'>, rules: ValueRules): ValueRules {
  if (card.kind !== 'share') return rules
  const most = card.unit === '%' ? 100 : rules.most
  return { ...rules, least: rules.least ?? 0, most: rules.most ?? most }
}
