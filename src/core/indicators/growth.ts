// By how much has a value grown, and when is a growth rate no honest answer?

import { roundTo } from '../base/quantise.ts'
import { differenceOf, tidyNumber } from '../base/sum.ts'
import { isPresent, type MissingReason, type Observed, type Pair } from './observed.ts'

/**
 * Dated data of the city: a base below `leastBase` (in the indicator's unit) or a rate above `largestRate` (in %) gives no
 * rate, only the amount of change. Null leaves the rule out.
 */
export type GrowthRules = { readonly leastBase: number | null; readonly largestRate: number | null }

export const NO_GROWTH_RULES: GrowthRules = { leastBase: null, largestRate: null }

/**
 * reported-pair: from this year's and last year's value as one reporter gave both. published-levels: from two values that
 * were published at different times, 按发布总量粗算，与统计口径增速不可比.
 */
export type GrowthBasis = 'reported-pair' | 'published-levels'

/** What a sign change is called where there is no rate: 由盈转亏, 扭亏为盈, 亏损收窄, 亏损扩大. */
export type Turn = 'into-loss' | 'out-of-loss' | 'loss-narrowed' | 'loss-widened'

export type NoRate =
  | { readonly why: 'base-zero' | 'base-tiny' | 'rate-too-large'; readonly turn: null }
  | { readonly why: 'base-negative' | 'now-negative'; readonly turn: Turn }

/** `change` is now − then in the indicator's unit. A rate is in %, not rounded. */
export type Growth =
  | { readonly kind: 'rate'; readonly basis: GrowthBasis; readonly rate: number; readonly change: number }
  | ({ readonly kind: 'no-rate'; readonly basis: GrowthBasis; readonly change: number } & NoRate)
  | { readonly kind: 'absent'; readonly side: 'now' | 'last-year'; readonly missing: MissingReason }

/** Growth on the same period of last year, from the reported pair only: (now / last year − 1) × 100. */
export const growthOf = (pair: Pair, rules: GrowthRules = NO_GROWTH_RULES): Growth =>
  grow(pair.now, pair.lastYear, 'reported-pair', rules)

/**
 * Growth out of two published levels. Never a substitute that nobody notices: its basis says 粗算, and whoever prints it
 * prints that too.
 */
export const roughGrowthOf = (now: Observed, then: Observed, rules: GrowthRules = NO_GROWTH_RULES): Growth =>
  grow(now, then, 'published-levels', rules)

function grow(now: Observed, then: Observed, basis: GrowthBasis, rules: GrowthRules): Growth {
  if (!isPresent(now)) return { kind: 'absent', side: 'now', missing: now.missing }
  if (!isPresent(then)) return { kind: 'absent', side: 'last-year', missing: then.missing }
  const change = differenceOf(now.value, then.value)
  const none = (reason: NoRate): Growth => ({ kind: 'no-rate', basis, change, ...reason })
  if (then.value < 0) return none({ why: 'base-negative', turn: turnFromLoss(now.value, then.value) })
  if (then.value === 0) return none({ why: 'base-zero', turn: null })
  if (now.value < 0) return none({ why: 'now-negative', turn: 'into-loss' })
  if (rules.leastBase !== null && then.value < rules.leastBase) return none({ why: 'base-tiny', turn: null })
  const rate = tidyNumber((change / then.value) * 100)
  if (rules.largestRate !== null && rate > rules.largestRate) return none({ why: 'rate-too-large', turn: null })
  return { kind: 'rate', basis, rate, change }
}

function turnFromLoss(now: number, then: number): Turn {
  if (now >= 0) return 'out-of-loss'
  return now > then ? 'loss-narrowed' : 'loss-widened'
}

/** The rate as it is printed; null where there is none. */
export const printedRate = (growth: Growth, decimals = 1): number | null =>
  growth.kind === 'rate' ? roundTo(growth.rate, decimals) : null

/**
 * 两年平均增速: the rate of each of two years that gives the same as both, √((1+g₁)(1+g₂)) − 1, in %. Null where a rate
 * is −100 % or less, or lacks.
 */
export function twoYearAverage(first: number | null, second: number | null): number | null {
  if (first === null || second === null || first <= -100 || second <= -100) return null
  return tidyNumber((Math.sqrt((1 + first / 100) * (1 + second / 100)) - 1) * 100)
}

/** The yearly rate that leads from one level to another in so many years, in %; null where a level is not above 0. */
export function yearlyRate(from: number, to: number, years: number): number | null {
  if (from <= 0 || to <= 0 || years <= 0) return null
  return tidyNumber(((to / from) ** (1 / years) - 1) * 100)
}
