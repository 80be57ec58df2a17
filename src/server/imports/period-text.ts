import { type Day, daysInMonth, parseDay, toDay } from '#core/base/day.ts'

/**
 * The last day of the period that a cell speaks of: 2026-07, 202607, 2026年7月, 2026年1-7月, 2026年三季度, 2026Q3, 2026年上半年,
 * 2026年, 2026-07-31 or a date. Undefined where it is none of these.
 */
export function parsePeriodEnd(printed: string): Day | undefined {
  const text = printed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[—–~至到]/g, '-')
    .replace(/[./]/g, '-')
  const [date = ''] = text.split('T')
  if (parseDay(date) !== undefined) return date
  const whole = /^(\d{4})年?(?:(\d{1,2})月(\d{1,2})日)$/.exec(text)
  if (whole !== null) return dayOf(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const months = /^(\d{4})(?:年|-)?(?:(?:0?1)月?-)?(\d{1,2})月?(?:份|累计)?$/.exec(text)
  if (months !== null && text.length > 4) return monthEnd(Number(months[1]), Number(months[2]))
  const quarter = /^(\d{4})年?(?:Q([1-4])|第?([一二三四1-4])季度?)$/i.exec(text)
  if (quarter !== null) return monthEnd(Number(quarter[1]), numeral(quarter[2] ?? quarter[3] ?? '') * 3)
  const half = /^(\d{4})年?(?:H([12])|(上|下)半年)$/i.exec(text)
  if (half !== null) return monthEnd(Number(half[1]), half[2] === '1' || half[3] === '上' ? 6 : 12)
  const year = /^(\d{4})年?(?:全年|度)?$/.exec(text)
  return year === null ? undefined : monthEnd(Number(year[1]), 12)
}

const numeral = (text: string): number => '一二三四'.indexOf(text) + 1 || Number(text)

const monthEnd = (year: number, month: number): Day | undefined =>
  year < 1949 || month < 1 || month > 12 ? undefined : toDay(year, month, daysInMonth(year, month))

function dayOf(year: number, month: number, date: number): Day | undefined {
  const day = toDay(year, month, date)
  return parseDay(day) === undefined ? undefined : day
}
