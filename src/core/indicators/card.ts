// What does the card of an indicator say?

import type { PeriodType } from './report-period.ts'

/** What a change of the value means: higher is better, lower is better, or neither. */
export type Direction = 'higher' | 'lower' | 'neutral'

/** A target's kinds (level 水平, growth 增速, share 占比, increment 增量) and rank 位次. */
export type IndicatorKind = 'level' | 'growth' | 'share' | 'increment' | 'rank'

/** Who brings the value: a unit's form, a bureau's file, a ledger's lines, or a formula over other indicators. */
export type SourceMethod = 'reported' | 'imported' | 'counted' | 'formula'

/** How values become one, over places or over time. The weight is the code of an indicator (亩均税收 by 用地面积). */
export type Aggregation =
  | { readonly kind: 'sum' }
  | { readonly kind: 'weighted-mean'; readonly weight: string }
  | { readonly kind: 'last' }
  | { readonly kind: 'none' }

export type ThresholdOp = '<' | '<=' | '>' | '>='

/** Where an alarm goes off or praise is due: at a value (增速 < 0), or among the best so many (前三). */
export type Threshold =
  | { readonly kind: 'value'; readonly op: ThresholdOp; readonly value: number }
  | { readonly kind: 'rank'; readonly best: number }

export type Disclosure = 'open' | 'internal' | 'restricted'

export type IndicatorCard = {
  /** ASCII, as formulas name it: [a-z][a-z0-9_]* */
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly definition: string
  /** as printed; base/units-of-measure.ts reads it */
  readonly unit: string
  readonly kind: IndicatorKind
  readonly direction: Direction
  readonly periodType: PeriodType
  readonly overPlaces: Aggregation
  readonly overTime: Aggregation
  readonly alarm: Threshold | null
  readonly good: Threshold | null
  readonly sourceUnitId: string | null
  readonly officer: string | null
  readonly leader: string | null
  readonly method: SourceMethod
  readonly formula: string | null
  /** digits after the point in print */
  readonly decimals: number
  readonly disclosure: Disclosure
  /** the rule or yearbook that defines it */
  readonly source: string | null
}

/** Whether a value, or a rank where the threshold asks for one, lies beyond a threshold; absent is null. */
export function meetsThreshold(threshold: Threshold, value: number | null, rank: number | null): boolean | null {
  if (threshold.kind === 'rank') return rank === null ? null : rank <= threshold.best
  if (value === null) return null
  switch (threshold.op) {
    case '<':
      return value < threshold.value
    case '<=':
      return value <= threshold.value
    case '>':
      return value > threshold.value
    case '>=':
      return value >= threshold.value
  }
}
