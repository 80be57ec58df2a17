// How does a score become whole units of its last decimal, so that sums are exact and equal everywhere?

import type { RoundingMode } from './method.ts'

/** Points in whole units of the last decimal; the short column holds only what is known to stay below 2^31. */
export type Quanta = Float64Array | Int32Array

/** What three roundings of doubles may have moved a decimal tie by. */
export const BLUR = 2 ** -46

/**
 * Points as a whole number of 10^-decimals. Ties are those of decimal arithmetic: what lies within the error of a few
 * operations on doubles beside a half counts as the half. Half-up goes away from zero. NaN stays NaN.
 */
export function toQuanta(points: number, power: number, mode: RoundingMode): number {
  const size = Math.abs(points) * power
  const blur = size * BLUR
  let whole: number
  if (mode === 'half-up') whole = Math.floor(size + 0.5 + blur)
  else if (mode === 'down') whole = Math.floor(size + blur)
  else {
    const below = Math.floor(size)
    const rest = size - below
    whole = Math.abs(rest - 0.5) <= blur ? below + (below % 2) : Math.floor(size + 0.5)
  }
  return points < 0 ? 0 - whole : whole
}

/** A quotient of whole numbers, rounded likewise: means of scores, totals with fewer decimals. */
export const divideQuanta = (whole: number, by: number, mode: RoundingMode): number => toQuanta(whole / by, 1, mode)

/** The number that quanta stand for, as the nearest double: 123456 of 4 decimals is 12.3456. */
export const fromQuanta = (quanta: number, power: number): number => quanta / power

/** Rounded to so many decimals as a number, by the same rule. */
export const roundedTo = (value: number, decimals: number, mode: RoundingMode = 'half-up'): number => {
  const power = 10 ** decimals
  return toQuanta(value, power, mode) / power
}
