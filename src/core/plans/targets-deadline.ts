// Which period has a target of a sentence, and which deadline does the sentence leave to those behind it?

import { lastYear, resolveTime, type TimeMention } from './periods.ts'
import type { TargetReading } from './reading.ts'
import type { Placed } from './targets-clauses.ts'
import type { Context } from './targets-sentence.ts'

export type When = { period: string | null; from: TargetReading['periodFrom'] }

export function periodOf(placed: Placed, times: readonly TimeMention[], context: Context): When {
  const { time, figure, clauseLeft } = placed
  if (placed.yearly) return { period: 'annual', from: 'clause' }
  const inherited = context.inherited
  if (time === null) {
    const summed =
      /累计(?!达|突破|超|有|拥有|总)/.test(placed.segmentLeft) &&
      inherited?.from !== 'plan' &&
      figure.dimension !== 'percent'
    const from = context.base.year
    const last = lastYear(inherited?.period ?? null)
    if (
      summed &&
      from !== null &&
      last !== null &&
      last > from &&
      inherited !== null &&
      !inherited.period.includes('-')
    )
      return { period: `${from}-${last}`, from: inherited.from }
    // 确保上半年开工率达到85%: a part of a year, in a document of that year that has no term
    if (inherited === null && from !== null && PART_OF_YEAR.test(clauseLeft))
      return { period: String(from), from: 'clause' }
    return { period: inherited?.period ?? null, from: inherited?.from ?? null }
  }
  const from = placed.timeInClause ? 'clause' : 'sentence'
  if (time.kind === 'within' && (time.summed || /累计|共/.test(clauseLeft))) {
    const deadline = earlierDeadline(times, time, context)
    if (deadline !== null) return { period: `${deadline - time.years + 1}-${deadline}`, from }
  }
  const period = resolveTime(time, context.base)
  // 三年培养2万人 under 完成时限：2025年12月: the three years that end then
  if (period === null && time.kind === 'within' && time.years > 1 && /^\d{4}$/.test(inherited?.period ?? '')) {
    const last = Number(inherited?.period)
    return { period: `${last - time.years + 1}-${last}`, from }
  }
  return period === null && inherited !== null ? { period: inherited.period, from: inherited.from } : { period, from }
}

const PART_OF_YEAR = /(?<![每上下去前今])(?:[上下]半年|(?:前|第)?[一二三四]季度|\d{1,2}月(?:份|底|末)?(?:以?前)?)/

// 到2021年，…5年累计达到: the five years end with the sentence's deadline, or with the inherited one
function earlierDeadline(times: readonly TimeMention[], time: TimeMention, context: Context): number | null {
  const years = times.filter((other) => other.kind === 'years' && other.start < time.start).at(-1)
  if (years?.to != null) return years.to
  const inherited = context.inherited
  if (inherited === null || inherited.from === 'plan') return null
  return lastYear(inherited.period)
}

export function deadlineOf(
  text: string,
  times: readonly TimeMention[],
  context: Context,
  counts: number,
): string | null {
  let deadline: string | null = null
  const part = text.indexOf('其中')
  for (const time of times) {
    if (time.kind !== 'years' && time.kind !== 'within' && time.kind !== 'this') continue
    // 新建厂房200万平方米，其中2024年建成80万平方米: the part's year is its own
    if (part >= 0 && time.start > part) continue
    // 2022年底前完成超低排放改造: by when that is done, and nothing behind it
    if (
      counts === 0 &&
      /(?:底|末|月|日)?以?前$|之前$/.test(text.slice(time.start, time.end)) &&
      !/[到至]$/.test(text.slice(0, time.start))
    )
      continue
    const before = text.slice(Math.max(0, time.start - 12), time.start)
    const opens = /(?:^|[，；。、：—]|到|至|在|力争|争取|近期|远期|确保|实现|[(])$/.test(before)
    if (!opens || /《[^》]*$/.test(text.slice(Math.max(0, time.start - 40), time.start))) continue
    const period = resolveTime(time, context.base)
    const last = lastYear(period)
    if (period === null || (context.year !== null && last !== null && last < context.year)) continue
    deadline = period
  }
  return deadline
}
