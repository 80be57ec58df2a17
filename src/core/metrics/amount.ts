// How much is a printed value, so that 3000万元 and 0.3亿元 can be compared?

import { foldText } from '../base/text.ts'

/** The value in its dimension's own unit: 元, 美元, 平方米, 亩, 家 … */
export type Amount = { readonly low: number; readonly high: number; readonly dimension: string; readonly scale: number }

const scales: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
]
const areas: Readonly<Record<string, number>> = {
  平方公里: 1e6,
  平方千米: 1e6,
  km2: 1e6,
  公顷: 1e4,
  平方米: 1,
  平米: 1,
  平方: 1,
  m2: 1,
}
const lengths: Readonly<Record<string, number>> = { 公里: 1000, 千米: 1000, km: 1000, 米: 1, m: 1 }
const counts = new Set(['家', '户'])
const people = new Set(['人', '名', '位'])

/** A bare 亿 or 万 counts as money where `money` says that the metric is; else its dimension is blank. */
export function amountOf(value: number, valueMax: number | null, unit: string, money: boolean): Amount {
  const folded = foldText(unit)
  const scale = scales.find(([word]) => folded.startsWith(word))
  const bare = scale === undefined ? folded : folded.slice(scale[0].length)
  const [dimension, own] = dimensionOf(bare, money)
  const factor = (scale?.[1] ?? 1) * own
  return { low: value * factor, high: (valueMax ?? value) * factor, dimension, scale: factor }
}

function dimensionOf(bare: string, money: boolean): readonly [string, number] {
  if (bare === '' && money) return ['元', 1]
  if (bare === '人民币' || bare === '元人民币') return ['元', 1]
  const area = areas[bare]
  if (area !== undefined) return ['平方米', area]
  const length = lengths[bare]
  if (length !== undefined) return ['米', length]
  if (counts.has(bare)) return ['家', 1]
  if (people.has(bare)) return ['人', 1]
  return [bare, 1]
}

/** Two amounts of one dimension that no rounding of print makes one. */
export const differ = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) > tolerance * Math.max(Math.abs(a), Math.abs(b))

/** Away with what binary fractions leave behind: 0.1 + 0.2 is 0.3. */
export const tidy = (value: number): number => Number(value.toPrecision(10))
