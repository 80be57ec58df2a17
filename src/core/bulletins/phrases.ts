// How does an official sentence say that a number rose, fell, leads or lags?

import { roundTo } from '../base/quantise.ts'
import type { ReportPeriod } from '../indicators/report-period.ts'
import { periodParts } from '../indicators/report-period.ts'

/**
 * Phrases are made from numbers as they are printed: a reader who subtracts two printed rates gets the printed difference.
 * Rates are in %, their differences in 百分点. None of them is made of an absent number: the caller asks for null and says so.
 */

/** A number with its decimals kept, without separators: 1203.40. */
export const printed = (value: number, decimals: number): string => roundTo(value, decimals).toFixed(decimals)

const size = (value: number, decimals: number): string => printed(Math.abs(value), decimals)

/** 同比增长8.2% · 同比下降1.3% · 与上年同期持平 */
export function growthPhrase(rate: number, decimals = 1): string {
  const shown = roundTo(rate, decimals)
  if (shown === 0) return '与上年同期持平'
  return `同比${shown > 0 ? '增长' : '下降'}${size(shown, decimals)}%`
}

/** Where no rate can be said (a base of zero or below): 同比增加3.2亿元 */
export function amountPhrase(change: number, unit: string, decimals: number): string {
  const shown = roundTo(change, decimals)
  if (shown === 0) return '与上年同期持平'
  return `同比${shown > 0 ? '增加' : '减少'}${size(shown, decimals)}${unit}`
}

/** 比1—6月加快0.3个百分点 · 回落 · 降幅收窄 · 降幅扩大 · 由降转增 · 由增转降, by the signs of both printed rates. */
export function growthChangePhrase(rate: number, before: number, beforeName: string, decimals = 1): string {
  const [now, then] = [roundTo(rate, decimals), roundTo(before, decimals)]
  const points = `${size(now - then, decimals)}个百分点`
  if (now === then) return now < 0 ? `降幅与${beforeName}持平` : `增速与${beforeName}持平`
  if (now < 0 && then < 0) return `降幅比${beforeName}${now > then ? '收窄' : '扩大'}${points}`
  if (now > 0 && then < 0) return `由降转增，增速比${beforeName}提高${points}`
  if (now < 0 && then > 0) return `由增转降，增速比${beforeName}回落${points}`
  return `增速比${beforeName}${now > then ? '加快' : '回落'}${points}`
}

/** 高于全市平均1.2个百分点 · 低于 · 与全市平均持平 */
export function pointsAgainstPhrase(rate: number, other: number, otherName: string, decimals = 1): string {
  const difference = roundTo(rate, decimals) - roundTo(other, decimals)
  const shown = roundTo(difference, decimals)
  if (shown === 0) return `与${otherName}持平`
  return `${shown > 0 ? '高于' : '低于'}${otherName}${size(shown, decimals)}个百分点`
}

/** A share's change over the year: 比上年同期提高1.1个百分点 */
export function shareChangePhrase(share: number, lastYear: number, decimals = 1): string {
  const shown = roundTo(roundTo(share, decimals) - roundTo(lastYear, decimals), decimals)
  if (shown === 0) return '与上年同期持平'
  return `比上年同期${shown > 0 ? '提高' : '下降'}${size(shown, decimals)}个百分点`
}

/** 居第3位 · 并列第3位 */
export const rankPhrase = (rank: number, isTied: boolean): string => `${isTied ? '并列' : '居'}第${rank}位`

/** 比1—6月前移2位 · 后移1位 · 位次与1—6月持平 */
export function rankChangePhrase(rank: number, before: number, beforeName: string): string {
  if (rank === before) return `位次与${beforeName}持平`
  return `比${beforeName}${rank < before ? '前移' : '后移'}${Math.abs(rank - before)}位`
}

/** 完成年度目标的63.1%，快于序时进度4.8个百分点. Both in %. */
export function progressPhrase(done: number, time: number, decimals = 1): string {
  const ahead = roundTo(roundTo(done, decimals) - roundTo(time, decimals), decimals)
  const against =
    ahead === 0 ? '与序时进度持平' : `${ahead > 0 ? '快于' : '慢于'}序时进度${size(ahead, decimals)}个百分点`
  return `完成年度目标的${printed(done, decimals)}%，${against}`
}

/**
 * Of what stands at a year's end, or is capped: 距年度目标640家还差28家 · 已达到年度目标640家 · 在年度目标2.45%以内 · 超出年度目标…
 * Rates lack 百分点.
 */
export function distancePhrase(
  goal: { readonly value: number; readonly comparator: '>=' | '<=' | '=' | '~'; readonly reached: number },
  unit: string,
  decimals: number,
): string {
  const target = `年度目标${printed(goal.value, decimals)}${unit}`
  const missing = roundTo(roundTo(goal.value, decimals) - roundTo(goal.reached, decimals), decimals)
  const apart = `${size(missing, decimals)}${unit === '%' ? '个百分点' : unit}`
  if (goal.comparator === '<=') return missing >= 0 ? `控制在${target}以内` : `超出${target}共${apart}`
  return missing <= 0 ? `已达到${target}` : `距${target}还差${apart}`
}

/** 对全市增长的贡献率为34.1%，拉动全市增长1.2个百分点. A pull below zero drags. */
export function contributionPhrase(contribution: number, pull: number, wholeName: string, decimals = 1): string {
  const shown = roundTo(pull, decimals)
  const pulled = shown < 0 ? `下拉${wholeName}增速` : `拉动${wholeName}增长`
  return `对${wholeName}增长的贡献率为${printed(contribution, decimals)}%，${pulled}${size(shown, decimals)}个百分点`
}

/** 2026年7月 · 2026年1—7月 · 2026年三季度 · 2026年上半年 · 2026年 · 截至2026年7月31日 */
export function periodPhrase(period: ReportPeriod): string {
  const { year, months, number } = periodParts(period)
  switch (period.type) {
    case 'month':
      return `${year}年${months[1]}月`
    case 'cumulative-month':
      return months[1] === 1 ? `${year}年1月` : `${year}年1—${months[1]}月`
    case 'quarter':
      return `${year}年${['一', '二', '三', '四'][(number ?? 1) - 1]}季度`
    case 'half':
      return `${year}年${number === 1 ? '上' : '下'}半年`
    case 'year':
      return `${year}年`
    case 'as-of':
      return `截至${year}年${months[1]}月${number}日`
  }
}

/** Without the year where that is the bulletin's own: 10月 · 1—10月 · 三季度 · 截至9月30日 */
export function shortPeriodPhrase(period: ReportPeriod, of: ReportPeriod): string {
  const year = `${periodParts(of).year}年`
  const long = periodPhrase(period)
  return period.type === 'year' ? long : long.replace(year, '')
}

/** How the period before is called beside one of the same year: 上月 · 1—6月 · 上季度; with its year where that is another. */
export function beforePhrase(now: ReportPeriod, before: ReportPeriod): string {
  const parts = periodParts(before)
  if (now.type === 'month') return '上月'
  if (now.type === 'quarter') return '上季度'
  if (now.type === 'year') return '上年'
  if (now.type === 'cumulative-month' && parts.year === periodParts(now).year) {
    return parts.months[1] === 1 ? '1月' : `1—${parts.months[1]}月`
  }
  return periodPhrase(before)
}
