// Which leaves has a method's tree, under which branches, and how many points does each weigh in each cohort?

import type { Branch, Item, Leaf, Weight } from './item.ts'
import type { Method } from './method.ts'
import { type Code, forCohort, type PerCohort } from './terms.ts'

export type Section = 'items' | 'bonus' | 'deductions'

/** A leaf with the branches above it, the outermost first. */
export type PlacedLeaf = { readonly leaf: Leaf; readonly section: Section; readonly branches: readonly Branch[] }

/** All leaves in the order of the file: items, then bonus, then deductions. */
export function leavesOf(method: Method): readonly PlacedLeaf[] {
  return [
    ...method.items.flatMap((item) => walk(item, [])),
    ...(method.bonus?.items ?? []).map((leaf) => ({ leaf, section: 'bonus' as const, branches: [] })),
    ...(method.deductions?.items ?? []).map((leaf) => ({ leaf, section: 'deductions' as const, branches: [] })),
  ]
}

function walk(item: Item, above: readonly Branch[]): readonly PlacedLeaf[] {
  if (item.kind === 'leaf') return [{ leaf: item, section: 'items', branches: above }]
  return item.items.flatMap((inner) => walk(inner, [...above, item]))
}

/** Branches of the tree from the outermost inwards, each before those in it. */
export function branchesOf(items: readonly Item[]): readonly Branch[] {
  return items.flatMap((item) => (item.kind === 'leaf' ? [] : [item, ...branchesOf(item.items)]))
}

/**
 * Points of a leaf's full marks in a cohort; undefined where the cohort does without it. Under a branch that shares its
 * points out, the leaf's weight is a multiplier.
 */
export function weightOf({ leaf, branches }: PlacedLeaf, cohort: Code): number | undefined {
  const own = forCohort(leaf.weights, cohort)?.points
  if (own === undefined) return undefined
  const sharing = branches.findIndex(({ combine }) => combine === 'shares')
  return sharing < 0 ? own : shareOf(leaf, branches.slice(sharing), cohort, undefined)
}

/** Between which points a leaf is held in a cohort. */
export const boundsIn = ({ least, most }: Leaf, cohort: Code): { readonly least: number; readonly most: number } => ({
  least: (least && forCohort(least, cohort)) ?? Number.NEGATIVE_INFINITY,
  most: (most && forCohort(most, cohort)) ?? Number.POSITIVE_INFINITY,
})

/** Points of an item under branches of which the first has points and shares them out. */
function shareOf(item: Item, branches: readonly Branch[], cohort: Code, given: number | undefined): number | undefined {
  const [branch, ...inner] = branches
  if (branch === undefined) return given
  const points = given ?? pointsIn(branch.weights, cohort)
  const next: Item = inner[0] ?? item
  const own = multiplierOf(next, cohort)
  if (points === undefined || own === undefined) return undefined
  const all = branch.items.reduce((sum, one) => sum + (multiplierOf(one, cohort) ?? 0), 0)
  return shareOf(item, inner, cohort, (points * own) / all)
}

const pointsIn = (weights: PerCohort<Weight> | null, cohort: Code): number | undefined =>
  weights === null ? undefined : forCohort(weights, cohort)?.points

/** A branch without a weight of its own weighs what its items weigh together. */
function multiplierOf(item: Item, cohort: Code): number | undefined {
  const own = pointsIn(item.weights, cohort)
  if (own !== undefined || item.kind === 'leaf') return own
  const inner = item.items.flatMap((one) => multiplierOf(one, cohort) ?? [])
  return inner.length === 0 ? undefined : inner.reduce((sum, one) => sum + one, 0)
}

/** "items.benefit.tax_per_mu": where a leaf stands, by codes. */
export const pathOf = ({ leaf, section, branches }: PlacedLeaf): string =>
  [section, ...branches.map(({ code }) => code), leaf.code].join('.')
