import chineseDays from 'chinese-days'
import type { Day } from '#core/base/day.ts'

/**
 * The last day of a period of so many working days that begins the day after. Holidays and make-up days as the State Council
 * has published them so far; a year that is not published yet has its weekends alone.
 */
export const lastWorkday = (from: Day, days: number): Day => chineseDays.findWorkday(days, from)
