// Into which shares for units and years is a target split, and what does a split of it begin with?

import type { Comparator, TargetKind } from '../plans/reading.ts'

/**
 * sum 合计等于: the shares make up the whole · each 各自不低于 (for a cap 不高于): every share meets the whole by itself ·
 * weighted 加权平均: the mean by the lines' weights meets it · none 不校验
 */
export const shareRules = ['sum', 'each', 'weighted', 'none'] as const
export type ShareRule = (typeof shareRules)[number]

/** What is split: a target as it stood. */
export type Whole = {
  readonly metric: string
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly comparator: Comparator
  readonly kind: TargetKind
  readonly period: string | null
}

/** One line: what one unit or one place takes on, a value for each period; null is not filled in, which is not 0. */
export type Share = {
  readonly unitId: string | null
  readonly placeId: string | null
  readonly values: readonly (number | null)[]
  /** what an even-handed split was weighted by, last year's value say */
  readonly weight: number | null
  /** what is handed down is value × factor (a pool that must be larger than the quota); null is 1 */
  readonly factor: number | null
  readonly factorReason: string
  readonly note: string
}

export type DecompositionContent = {
  readonly rule: ShareRule
  /** of every value; may be another one of the target's dimension */
  readonly unit: string
  /** "2026", "2026-2028" */
  readonly periods: readonly string[]
  readonly shares: readonly Share[]
}

const averages = /率|强度|比重|占比|比例|均|增速|增长|单位(?:工业)?(?:增加值|产值|GDP)/
const averageUnits = /[%‰]|百分点|\/|每/

/** Shares of a whole and rates do not add up; amounts, counts and areas do. */
export function proposeRule({ metric, kind, unit }: Pick<Whole, 'metric' | 'kind' | 'unit'>): ShareRule {
  if (kind === 'growth' || kind === 'share') return 'each'
  return averages.test(metric) || averageUnits.test(unit) ? 'each' : 'sum'
}

/** First and last year of "2026" or "2026-2028"; undefined for what is counted every year or has no year. */
export function yearsOf(period: string | null): { readonly from: number; readonly to: number } | undefined {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(period ?? '')
  if (match === null) return undefined
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) }
}

type Term = { readonly from: number | null; readonly to: number | null }

/** The years of the target itself; of one that is owed every year, or bears no year, those of the programme. */
export function proposePeriods({ period }: Pick<Whole, 'period'>, term: Term): readonly string[] {
  const years = yearsOf(period)
  const [from, to] = [years?.from ?? term.from, years?.to ?? term.to]
  if (from === null || to === null || to - from > 9) return period === null ? [] : [period]
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at))
}

/** What is handed down to the share for one period: absent where the value is. */
export const demandOf = (share: Pick<Share, 'factor'>, value: number | null): number | null =>
  value === null ? null : Number((value * (share.factor ?? 1)).toPrecision(10))
