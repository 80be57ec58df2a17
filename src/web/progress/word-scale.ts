import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

type Scaled = {
  readonly scale: { readonly times: number; readonly over: number }
  readonly indicatorUnit: string
  readonly reading: 'value' | 'growth' | 'increase'
}

/** 1 亿元 = 10,000 万元: the factor, said in the direction in which it is a whole number. */
export const wordScale = (w: Words, f: Format, { scale, indicatorUnit, reading }: Scaled, unit: string): string => {
  const words = w.progress.page
  if (reading === 'growth' || scale.times === scale.over) return words.sameUnit
  return scale.over > scale.times
    ? words.factor(indicatorUnit, unit, f.number(scale.over / scale.times))
    : words.factorUp(indicatorUnit, unit, f.number(scale.times / scale.over))
}
