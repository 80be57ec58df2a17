import type { Format } from '../words/format.ts'
import { wordPeriod } from '../words/period-words.ts'
import type { Words } from '../words/zh.ts'
import type { ProgressRow } from './queries.ts'

type Judged = Pick<ProgressRow, 'reason' | 'target' | 'forecast' | 'binding' | 'gap'>

/** As many decimals as the target is printed with, or the indicator, whichever is more; growth has one. */
export const decimalsOf = ({ target, binding }: Pick<ProgressRow, 'target' | 'binding'>): number => {
  const printed = String(target.value).split('.')[1]?.length ?? 0
  if (binding === null) return printed
  return Math.min(4, Math.max(printed, binding.reading === 'growth' ? 1 : binding.decimals))
}

export const wordAmount = (f: Format, row: Pick<ProgressRow, 'target' | 'binding'>, value: number): string =>
  f.number(value, decimalsOf(row))

const MOST_DECIMALS = 4

/** How far off, with a sign; a distance that its decimals would round away is not said to be none. */
export const wordGap = (f: Format, { binding }: Pick<ProgressRow, 'binding'>, gap: number): string =>
  f.signed(gap, gapDecimals(gap, Math.min(2, binding?.decimals ?? 1)))

function gapDecimals(gap: number, fewest: number): number {
  let decimals = fewest
  while (decimals < MOST_DECIMALS && gap !== 0 && Number(Math.abs(gap).toFixed(decimals)) === 0) decimals += 1
  return decimals
}

/** What should be reached by now, told apart from what is as far as the gap is. */
export const wordExpected = (f: Format, row: Pick<ProgressRow, 'target' | 'binding' | 'gap'>, value: number): string =>
  f.number(value, row.gap === null ? decimalsOf(row) : gapDecimals(row.gap, decimalsOf(row)))

/** What an actual value is of: a running total says from January on, a state its month, so that the two are not mistaken. */
export const wordActualPeriod = (f: Format, { binding }: Pick<ProgressRow, 'binding'>, end: string): string =>
  binding === null || binding.accumulation === 'state'
    ? f.period(end.slice(0, 7))
    : wordPeriod(f, 'cumulative-month', end)

const AMOUNTS = new Set(['value', 'target'])

/** The rule that set the light, with its numbers, as a sentence. */
export const wordReason = (w: Words, f: Format, row: Judged): string => {
  const { rule, facts } = row.reason
  const { unit } = row.target
  const word = (key: string, value: number): string => {
    if (key === 'gap') return `${wordGap(f, row, value).replace(/^[−+]/, '')}${gapUnitOf(unit)}`
    if (key === 'expected') return `${wordExpected(f, row, value)}${unit}`
    return AMOUNTS.has(key) ? `${wordAmount(f, row, value)}${unit}` : String(value)
  }
  const shown = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === 'number' ? word(key, value) : String(value ?? ''),
    ]),
  )
  return w.progress.light.rule[rule](shown)
}

export const wordForecast = (w: Words, f: Format, row: Judged): readonly string[] => {
  const { forecast } = row
  if (forecast === null) return []
  const words = w.progress.light
  if ('why' in forecast) {
    const reasons: Readonly<Record<string, string>> = words.noForecast
    return [reasons[forecast.why] ?? forecast.why]
  }
  const amount = (value: number) => `${wordAmount(f, row, value)}${row.target.unit}`
  if (forecast.method === 'known') return [words.forecast.known]
  return [
    words.interval(forecast.certainty, amount(forecast.low), amount(forecast.high), amount(forecast.expected)),
    words.forecast[forecast.method](f.number(forecast.basis)),
  ]
}

/** In which a gap is said: of rates in 百分点. */
export const gapUnitOf = (unit: string): string => (unit === '%' ? '百分点' : unit)

/** 推算区间 601.23–603.01; blank where nothing is forecast. */
export const wordInterval = (w: Words, f: Format, row: Judged): string => {
  const { forecast } = row
  if (forecast === null || !('low' in forecast) || forecast.method === 'known') return ''
  const [low, high] = [forecast.low, forecast.high].map((value) => wordAmount(f, row, value))
  return `${w.progress.page.legend.interval} ${low}–${high}${row.target.unit}`
}
