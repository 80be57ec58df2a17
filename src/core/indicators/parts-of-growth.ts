// What does a part do for the whole: its share, its contribution to the growth, the points by which it pulls?

import { roundTo } from '../base/quantise.ts'
import { differenceOf, tidyNumber } from '../base/sum.ts'
import { isPresent, type Observed, type Pair } from './observed.ts'

/** 占比 in %; null where either lacks or the whole is not above 0. */
export function shareOf(part: Observed, whole: Observed): number | null {
  if (!isPresent(part) || !isPresent(whole) || whole.value <= 0) return null
  return tidyNumber((part.value / whole.value) * 100)
}

const changeOf = ({ now, lastYear }: Pair): number | null =>
  isPresent(now) && isPresent(lastYear) ? differenceOf(now.value, lastYear.value) : null

/**
 * 贡献率: the part's change over the whole's, in %. Where the whole fell, `wholeFell` is true and a positive contribution
 * means that the part fell with it. Null where a side lacks or the whole has not changed.
 */
export function contributionOf(part: Pair, whole: Pair): { readonly rate: number; readonly wholeFell: boolean } | null {
  const [partChange, wholeChange] = [changeOf(part), changeOf(whole)]
  if (partChange === null || wholeChange === null || wholeChange === 0) return null
  return { rate: tidyNumber((partChange / wholeChange) * 100), wholeFell: wholeChange < 0 }
}

/**
 * 拉动: the 百分点 of the whole's growth that come from the part, its change over the whole's last year. Equals contribution
 * × growth of the whole. Null where a side lacks or the whole's base is not above 0.
 */
export function pullOf(part: Pair, whole: Pair): number | null {
  const change = changeOf(part)
  if (change === null || !isPresent(whole.lastYear) || whole.lastYear.value <= 0) return null
  return tidyNumber((change / whole.lastYear.value) * 100)
}

/**
 * The difference of two rates in 百分点, of the rates as printed: 6.3% after 6.0% is 0.3, whatever the digits behind. Null
 * where either lacks.
 */
export function pointsBetween(now: number | null, before: number | null, decimals = 1): number | null {
  if (now === null || before === null) return null
  return roundTo(roundTo(now, decimals) - roundTo(before, decimals), decimals)
}
