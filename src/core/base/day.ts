// How do calendar days count, without a clock or a time zone?

/** A calendar day, "2026-11-22"; as text it sorts by time. */
export type Day = string

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month of 1 to 12. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const toDay = (year: number, month: number, date: number): Day =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`

/** Year, month (1 to 12) and date, or undefined where the text is no day of the calendar. */
export function parseDay(
  text: string,
): { readonly year: number; readonly month: number; readonly date: number } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined
  return { year, month, date }
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar (Hinnant's days_from_civil); NaN where the text is no day. */
export function dayNumber(day: Day): number {
  const parts = parseDay(day)
  if (parts === undefined) return Number.NaN
  const year = parts.month <= 2 ? parts.year - 1 : parts.year
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((parts.month + 9) % 12) + 2) / 5) + parts.date - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
}

/** Whole days from one day to another; negative where `to` lies before `from`. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The day so many days after another; before it where `days` is negative. */
export function dayAfter(day: Day, days: number): Day {
  // Hinnant's civil_from_days
  const number = dayNumber(day) + days
  const era = Math.floor(number / 146097)
  const dayOfEra = number - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const month = (Math.floor((5 * dayOfYear + 2) / 153) + 2) % 12
  const date = dayOfYear - Math.floor((153 * ((month + 10) % 12) + 2) / 5) + 1
  return toDay(yearOfEra + era * 400 + (month < 2 ? 1 : 0), month + 1, date)
}

/** Whether a day lies in a validity whose open ends are null. */
export const isValidOn = (
  validity: { readonly validFrom: Day | null; readonly validTo: Day | null },
  day: Day,
): boolean =>
  (validity.validFrom === null || validity.validFrom <= day) && (validity.validTo === null || day <= validity.validTo)
