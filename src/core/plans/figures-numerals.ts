// What number does a Chinese numeral in an official text stand for?

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['〇', 0],
  ['零', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
])
const STEPS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** Characters that numerals below ten thousand are written with. */
export const NUMERAL = '〇零一二两三四五六七八九十百千'

/**
 * The number that a numeral below 10,000 names: 二十五 is 25, 百 is 100, 五千 is 5000.
 * null when the characters do not make a numeral (三五, 百千). 万 and 亿 are units in plans and are not read here.
 */
export function parseNumeral(text: string): number | null {
  let total = 0
  let digit: number | null = null
  let lastStep = 10_000
  for (const char of text) {
    const step = STEPS.get(char)
    if (step !== undefined) {
      if (step >= lastStep) return null
      total += (digit ?? 1) * step
      digit = null
      lastStep = step
      continue
    }
    const value = DIGITS.get(char)
    if (value === undefined || (digit !== null && digit !== 0)) return null
    digit = value
  }
  return text === '' ? null : total + (digit ?? 0)
}

/** A year in digits or in characters: 2025, 二〇二五. null when it is no year of our time. */
export function parseYear(text: string): number | null {
  const digits = [...text].map((char) => (/\d/.test(char) ? char : (DIGITS.get(char) ?? 'x'))).join('')
  const year = /^\d{4}$/.test(digits) ? Number(digits) : Number.NaN
  return year >= 1949 && year <= 2100 ? year : null
}
