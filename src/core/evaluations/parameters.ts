// Which numbers of a method can be turned to see what would be, and what is the method after that?

import type { Branch, Leaf } from './item.ts'
import type { Method } from './method.ts'
import { methodParts } from './parameter-parts.ts'
import type { Code } from './terms.ts'

export type ParameterKind =
  /** points of full marks; those of a cohort sum to the method's */
  | 'weight'
  /** share of a branch's points beside its other items */
  | 'multiplier'
  /** full marks of a bonus or deduction item */
  | 'marks'
  /** of a bonus, of deductions: all of them together */
  | 'section-cap'
  | 'cap'
  | 'floor'
  /** what a mean or extreme is multiplied by before a value is held against it */
  | 'times'
  /** a number that the method gives to hold values against */
  | 'benchmark'
  /** points for each one */
  | 'points'
  /** bounds of the points of an item, a branch, the total */
  | 'most'
  | 'least'
  /** of a grade: percent of those who count, a total, a rank */
  | 'share'
  | 'upto'
  | 'last'
  | 'score'
  | 'rank'

/** One number of a method. Numbers that the method leaves out (no cap) are none. */
export type Parameter = {
  /** `path` with points: names the parameter */
  readonly key: string
  /** where the method file has it: items and branches by their codes, gradings and grades by their places */
  readonly path: readonly string[]
  /** where the method has it */
  readonly at: readonly (string | number)[]
  readonly kind: ParameterKind
  readonly part: 'items' | 'bonus' | 'deductions' | 'total' | 'grades'
  /** of the item, branch or grade; blank for the total */
  readonly name: string
  /** of two benchmarks, which */
  readonly pole: 'best' | 'worst' | null
  /** null where it holds for all */
  readonly cohort: Code | null
  readonly value: number
  /** between which a hand may drag it; typed, it may lie beyond `most` */
  readonly least: number
  readonly most: number
  readonly step: number
}

/** All of them in the order of the file; weights once for each cohort that has the item. */
export const parametersOf = (method: Method): readonly Parameter[] => methodParts(method)

/** New values by the parameters' keys. */
export type Changes = ReadonlyMap<string, number>

/**
 * The method with other values. Keys that name no parameter change nothing. A weight that is turned counts as confirmed:
 * it is somebody's proposal and no longer what a source prints.
 */
export function withParameters(method: Method, changes: Changes): Method {
  let changed = method
  for (const { key, at, kind, cohort, value } of parametersOf(method)) {
    const now = changes.get(key)
    if (now === undefined || now === value) continue
    if (kind === 'weight' || kind === 'multiplier' || kind === 'marks') {
      const cohorts = method.cohorts.map(({ code }) => code)
      changed = replaced(changed, at, (weights) => weighed(weights as Weights, cohort, cohorts, now)) as Method
    } else changed = replaced(changed, at, () => now) as Method
  }
  return changed
}

type Weights = NonNullable<Branch['weights']> | Leaf['weights']

function weighed(weights: Weights, cohort: Code | null, cohorts: readonly Code[], points: number): Weights {
  const value = { points, printed: [], confirmed: true, note: null }
  if (weights.kind === 'all') {
    if (cohort === null || cohorts.length < 2) return { kind: 'all', value }
    const each = Object.fromEntries(cohorts.map((code) => [code, weights.value]))
    return { kind: 'each', values: { ...each, [cohort]: value } }
  }
  return cohort === null ? weights : { kind: 'each', values: { ...weights.values, [cohort]: value } }
}

function replaced(part: unknown, at: readonly (string | number)[], change: (old: unknown) => unknown): unknown {
  const [key, ...inner] = at
  if (key === undefined) return change(part)
  if (Array.isArray(part)) return part.map((one, place) => (place === key ? replaced(one, inner, change) : one))
  const fields = part as Readonly<Record<string, unknown>>
  return { ...fields, [key]: replaced(fields[key], inner, change) }
}

/** Weights of one cohort, which sum to full marks. */
export const weightsIn = (parameters: readonly Parameter[], cohort: Code): readonly Parameter[] =>
  parameters.filter((one) => one.kind === 'weight' && (one.cohort === cohort || one.cohort === null))

/** So fine that printed weights stay what they are. */
const unitsOf = (weights: readonly Weighed[]): number =>
  weights.every(({ value }) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9) ? 10 : 100

export type Weighed = { readonly key: string; readonly value: number; readonly locked: boolean }

/**
 * Weights that sum to the same again after one was turned: what it gains, the others that are not locked lose in proportion to
 * what they have, in tenths (hundredths where one has more decimals), and none goes below one unit. The one turned stops
 * where the others can give no more. Blank where nothing can move.
 */
export function balancedWeights(weights: readonly Weighed[], key: string, value: number): Changes {
  const units = unitsOf(weights)
  const whole = Math.round(weights.reduce((sum, one) => sum + one.value, 0) * units)
  const others = weights.filter((one) => one.key !== key && !one.locked)
  const fixed = weights.filter((one) => one.key !== key && one.locked).reduce((sum, one) => sum + one.value * units, 0)
  const room = Math.round(whole - fixed)
  if (others.length === 0) return new Map()
  const own = Math.max(1, Math.min(room - others.length, Math.round(value * units)))
  if (own > room - others.length) return new Map()
  const shares = apportion(
    others.map((one) => one.value),
    room - own,
  )
  return new Map([
    [key, own / units],
    ...others.map((one, at): readonly [string, number] => [one.key, (shares[at] ?? 1) / units]),
  ])
}

/** Whole units in proportion, at least one each, the largest remainders first; equal ones in their order. */
function apportion(parts: readonly number[], units: number): readonly number[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  const free = units - parts.length
  const exact = parts.map((part) => (sum > 0 ? (part / sum) * units : units / parts.length))
  const above = exact.map((one) => Math.max(0, one - 1))
  const all = above.reduce((total, one) => total + one, 0)
  const wanted = above.map((one) => (all > 0 ? (one / all) * free : free / parts.length))
  const given = wanted.map(Math.floor)
  let rest = free - given.reduce((total, one) => total + one, 0)
  const order = wanted
    .map((one, at) => ({ at, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  for (const { at } of order) {
    if (rest <= 0) break
    given[at] = (given[at] ?? 0) + 1
    rest -= 1
  }
  return given.map((one) => one + 1)
}
