/** The invented numbers of 望潮市: a pure function of code, place and month, the same at every start. */

/** Industrial output of an ordinary month of 2021, in 亿元, and how it grows a year. */
type Size = {
  readonly output: number
  readonly growth: number
  readonly land: number
  /** how much more it invests, retrofits and has of high-tech firms than output alone would tell */
  readonly inclined?: readonly [number, number, number]
}

const sizes: Readonly<Record<string, Size>> = {
  澜桥街道: { output: 9.2, growth: 0.06, land: 2_100 },
  石汀街道: { output: 7.4, growth: 0.07, land: 1_800 },
  稻浦镇: { output: 26.5, growth: 0.08, land: 7_900 },
  屿山街道: { output: 8.1, growth: 0.09, land: 1_500 },
  鲸岩镇: { output: 21.8, growth: 0.07, land: 6_400 },
  芦汀镇: { output: 17.3, growth: 0.1, land: 4_300 },
  岬城镇: { output: 14.6, growth: 0.05, land: 3_900 },
  风门镇: { output: 5.3, growth: 0.04, land: 1_700 },
  雁滩镇: { output: 6.9, growth: 0.06, land: 2_300 },
  砚池镇: { output: 18.9, growth: 0.07, land: 5_600 },
  松坞镇: { output: 11.2, growth: 0.08, land: 3_200 },
  枫墩镇: { output: 8.8, growth: 0.05, land: 2_800 },
  临港工业园: { output: 27.7, growth: 0.08, land: 8_600, inclined: [1.03, 0.97, 0.68] },
  东屿高新区: { output: 21.3, growth: 0.1, land: 4_900, inclined: [0.91, 0.67, 1.57] },
  云帆航空产业园: { output: 13.0, growth: 0.09, land: 3_100, inclined: [1.36, 0.91, 0.91] },
  青石先进制造园: { output: 15.5, growth: 0.07, land: 4_400, inclined: [1.25, 1.14, 1.0] },
  南浦智造园: { output: 10.9, growth: 0.11, land: 2_700, inclined: [0.91, 1.14, 1.48] },
  鹭洲电子信息园: { output: 14.2, growth: 0.12, land: 2_200, inclined: [0.86, 0.75, 1.25] },
  白塔科技园: { output: 5.9, growth: 0.09, land: 1_600, inclined: [1.19, 1.36, 2.48] },
  望潮综合保税区: { output: 4.6, growth: 0.06, land: 1_100, inclined: [1.17, 0.8, 1.25] },
}

/** The towns, whose sum is the city, and the parks beside them. */
export const reportingPlaces: readonly string[] = Object.keys(sizes)

type Shape = {
  /** of a month's industrial output in 亿元, or absolute where the size says it otherwise */
  readonly of: (size: Size, at: number) => number
  /** the part by which a month may stand higher or lower */
  readonly noise: number
  readonly flow: 'month' | 'cumulative' | 'stock'
  readonly decimals: number
  /** follows the seasons and the slump */
  readonly busy: boolean
}

const grown = ({ output, growth }: Size, at: number): number => output * (1 + growth) ** (at / 12)
const busy = { noise: 0.03, decimals: 2, busy: true } as const
const stock = (of: Shape['of']): Shape => ({ of, flow: 'stock', noise: 0.008, decimals: 0, busy: false })
const counted = (of: Shape['of']): Shape => ({ of, flow: 'cumulative', noise: 0.9, decimals: 0, busy: false })

const shapes: Readonly<Record<string, Shape>> = {
  industrial_output: { ...busy, of: grown, flow: 'month' },
  value_added: { ...busy, of: (size, at) => grown(size, at) * 0.191, flow: 'month' },
  industrial_investment: {
    ...busy,
    of: (size, at) => grown(size, at) * 0.115 * (size.inclined?.[0] ?? 0.92),
    flow: 'cumulative',
    noise: 0.16,
  },
  retrofit_investment: {
    ...busy,
    of: (size, at) => grown(size, at) * 0.044 * (size.inclined?.[1] ?? 0.8),
    flow: 'cumulative',
    noise: 0.2,
  },
  electricity: { ...busy, of: (size, at) => grown(size, at) * 410, flow: 'month', decimals: 0 },
  tax: { ...busy, of: (size, at) => grown(size, at) * 335, flow: 'cumulative', noise: 0.09, decimals: 0 },
  revenue: { ...busy, of: (size, at) => grown(size, at) * 0.97, flow: 'cumulative' },
  profit: { ...busy, of: (size, at) => grown(size, at) * 0.058, flow: 'cumulative', noise: 0.18 },
  export_delivery: { ...busy, of: (size, at) => grown(size, at) * 0.21, flow: 'cumulative', noise: 0.11 },
  employees: stock((size, at) => size.output * 62 * (1 + size.growth / 4) ** (at / 12)),
  firms_above_scale: stock((size, at) => size.output * 6.84 * (1 + size.growth / 2) ** (at / 12)),
  firms_promoted: counted((size) => size.output * 0.046),
  energy: { ...busy, of: (size, at) => grown(size, at) * 1_180 * 0.985 ** (at / 12), flow: 'month', decimals: 0 },
  projects_signed: counted((size) => size.output * 0.019),
  projects_started: counted((size) => size.output * 0.015),
  industrial_land: stock((size, at) => size.land * 1.018 ** (at / 12)),
  high_tech_firms: stock(
    (size, at) => size.output * 2.6 * (size.inclined?.[2] ?? 0.98) * (1 + size.growth) ** (at / 12),
  ),
  specialised_firms: stock((size, at) => size.output * 0.56 * (1 + size.growth * 1.25) ** (at / 12)),
  research_spending: { ...busy, of: (size, at) => grown(size, at) * 0.31, flow: 'stock' },
}

export const reportedCodes: readonly string[] = Object.keys(shapes)

/** Spring Festival empties the shops; a year's end fills them. */
const SEASON = [0.86, 0.78, 1.04, 1.0, 1.0, 1.06, 0.97, 0.96, 1.03, 1.02, 1.06, 1.18]

/** 云帆航空产业园 lost the orders of its largest customer in April 2026. */
const SLUMP = { place: '云帆航空产业园', from: at(2026, 4), to: 0.7 } as const

/** Months since January 2021. */
function at(year: number, month: number): number {
  return (year - 2021) * 12 + month - 1
}

/** The value of a month of a year; cumulative ones from January on. */
export function seriesValue(code: string, place: string, year: number, month: number): number {
  const shape = shapes[code]
  const size = sizes[place]
  if (shape === undefined || size === undefined) throw new Error(`no series of ${code} for ${place}`)
  const months = shape.flow === 'cumulative' ? month : 1
  let sum = 0
  for (let back = 0; back < months; back += 1) sum += single(code, place, shape, size, at(year, month - back))
  return rounded(sum, shape.decimals)
}

function single(code: string, place: string, shape: Shape, size: Size, month: number): number {
  const noise = 1 + shape.noise * (2 * chance(`${code} ${place} ${month}`) - 1)
  const season = shape.busy && shape.flow !== 'stock' ? (SEASON[((month % 12) + 12) % 12] ?? 1) : 1
  const value = shape.of(size, month) * noise * season * (shape.busy ? swing(code, place, Math.floor(month / 12)) : 1)
  if (place !== SLUMP.place || month < SLUMP.from || !shape.busy) return value
  // What is spent goes on while what is earned is gone.
  return code === 'profit' ? -value * 0.9 : value * SLUMP.to
}

/** Good years and bad ones, for all and for each: without them a forecast would know the future too well. */
const swing = (code: string, place: string, year: number): number =>
  1 + 0.03 * (2 * chance(`cycle ${code} ${year}`) - 1) + 0.03 * (2 * chance(`year ${code} ${place} ${year}`) - 1)

/** The official growth at comparable prices, near that of the numbers and not the same. */
export function officialGrowth(place: string, year: number, month: number): number {
  const now = seriesValue('value_added', place, year, month)
  const then = seriesValue('value_added', place, year - 1, month)
  const prices = 0.6 * (2 * chance(`prices ${year} ${month}`) - 1)
  return rounded((now / then - 1) * 100 + prices, 1)
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/** From 0 to 1, by a hash of the words (FNV-1a, its bits mixed once more). */
function chance(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}
