// From which day to which is the document itself in force?

import { daysInMonth, toDay } from '../base/day.ts'
import { parsePeriod } from '../base/period.ts'
import type { CleanText } from './clean.ts'
import { hanNumber } from './numbering.ts'
import type { Outline } from './outline.ts'
import type { HeadField } from './reading.ts'

const counted =
  /自(?:印发|发布|公布|颁布|发文)之日起[^。；\n]{0,20}?有效期(?:暂定|暂|定)?(?:为)?([一二两三四五六七八九十]|\d{1,2})年/g
const until = /(?:有效期(?:限)?(?:至|到)|(?:执行|施行|实施|有效)(?:至|到))(\d{4})年(\d{1,2})月(\d{1,2})日/g

/**
 * Both days as "2026-03-18/2029-03-17", from what the document says outside of its annexes, whose validity is their own.
 * Null where it says nothing, or where it counts from an issue that is not dated.
 */
export function readValidity(clean: CleanText, outline: Outline, issuedOn: HeadField | null): HeadField | null {
  const from = issuedOn === null ? undefined : parsePeriod(issuedOn.value)?.from
  if (from === undefined) return null
  const annexes = outline.headings.filter(({ style }) => style === 'annex')
  const outside = (at: number) => !annexes.some(({ start, body }) => at >= start && at < body.end)
  for (const [pattern, endOf] of [
    [counted, (found: RegExpMatchArray) => yearsAfter(from, hanNumber(found[1] ?? '') ?? Number(found[1]))],
    [until, (found: RegExpMatchArray) => dayOf(found)],
  ] as const) {
    for (const found of clean.text.matchAll(pattern)) {
      const to = endOf(found)
      if (!outside(found.index) || to === null || to < from) continue
      const span = clean.original(found.index, found.index + found[0].length)
      return { ...span, value: `${from}/${to}`, rule: 'head-validity', confidence: 0.9 }
    }
  }
  return null
}

const dayOf = ([, year, month, date]: RegExpMatchArray): string | null => {
  const day = toDay(Number(year), Number(month), Number(date))
  return parsePeriod(day) === undefined ? null : day
}

/** The day before the same day `years` later; the last of February where that day is not there. */
function yearsAfter(from: string, years: number): string | null {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number)
  if (!Number.isInteger(years) || years < 1) return null
  if (date > 1) return toDay(year + years, month, Math.min(date - 1, daysInMonth(year + years, month)))
  return month > 1
    ? toDay(year + years, month - 1, daysInMonth(year + years, month - 1))
    : toDay(year + years - 1, 12, 31)
}
