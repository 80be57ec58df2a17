// How is a whole divided evenly, or by weights, so that nothing is lost in rounding?

import { dimensionOf } from '../plans/figures-units.ts'

/** Firms and people come whole; money and areas with two decimals. */
export const decimalsFor = (unit: string): number =>
  ['count', 'frequency'].includes(dimensionOf(unit)) && !/^[十百千]?[万亿]/.test(unit) ? 0 : 2

/** `parts` values that differ by at most one last digit and add up to the whole exactly. */
export const splitEqually = (whole: number, parts: number, decimals: number): readonly number[] =>
  splitByWeights(whole, Array<number>(parts).fill(1), decimals).map((value) => value ?? 0)

/**
 * The whole in proportion to the weights, rounded so that the sum is exact: what rounding leaves goes to those who lost
 * most by it, the earlier before the later. A part without a weight gets none; without any weight nobody does.
 */
export function splitByWeights(
  whole: number,
  weights: readonly (number | null)[],
  decimals: number,
): readonly (number | null)[] {
  const total = weights.reduce<number>((sum, weight) => sum + Math.max(0, weight ?? 0), 0)
  if (total <= 0) return weights.map(() => null)
  const step = 10 ** decimals
  const units = Math.round(whole * step)
  const exact = weights.map((weight) => (weight === null ? null : (units * Math.max(0, weight)) / total))
  const floors = exact.map((value) => (value === null ? null : Math.floor(value)))
  const left = units - floors.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const byLoss = exact
    .flatMap((value, at) => (value === null ? [] : [{ at, loss: value - Math.floor(value) }]))
    .sort((a, b) => b.loss - a.loss || a.at - b.at)
  const raised = new Set(byLoss.slice(0, Math.max(0, left)).map(({ at }) => at))
  return floors.map((value, at) => (value === null ? null : (value + (raised.has(at) ? 1 : 0)) / step))
}
