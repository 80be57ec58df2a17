// What do the values of enterprises, parks and towns come to for the places above them?

import { Sum, tidyNumber } from '../base/sum.ts'
import { FIRST_OWN_REASON, type NumberValues } from '../expressions/column.ts'
import { type Aggregated, type AggregatePart, aggregate } from './aggregate.ts'
import type { Aggregation } from './card.ts'
import { MISSING_REASONS, type Observed } from './observed.ts'

/** Who lies under whom: each subject with the one that it rolls up to. */
export type SubjectNode = { readonly id: number; readonly parentId: number | null }

export type RolledUp = Aggregated & { readonly subjectId: number }

/**
 * For every subject that has others under it, the aggregation of the leaves below, so that a sum over the tree is the sum
 * over the leaves however deep it is. A leaf without a row is `not-reported`. A subject that lies on no path to the top
 * (its parents go round) is left out.
 */
export function rollUp(
  tree: readonly SubjectNode[],
  aggregation: Aggregation,
  observed: ReadonlyMap<number, Observed>,
  weights: ReadonlyMap<number, Observed> = new Map(),
): readonly RolledUp[] {
  const children = childrenById(tree)
  const below = new Map<number, readonly AggregatePart[]>()
  const gather = (id: number, path: ReadonlySet<number>): readonly AggregatePart[] => {
    const known = below.get(id)
    if (known !== undefined) return known
    const under = (children.get(id) ?? []).filter((child) => !path.has(child))
    const parts =
      under.length === 0
        ? [{ observed: observed.get(id) ?? NOT_REPORTED, weight: weights.get(id) ?? NOT_REPORTED }]
        : under.flatMap((child) => gather(child, new Set([...path, child])))
    below.set(id, parts)
    return parts
  }
  for (const { id, parentId } of tree) if (parentId === null) gather(id, new Set([id]))
  return tree.flatMap(({ id }) => {
    const parts = below.get(id)
    if (parts === undefined || (children.get(id)?.length ?? 0) === 0) return []
    return [{ subjectId: id, ...aggregate(aggregation, parts) }]
  })
}

const NOT_REPORTED: Observed = { missing: 'not-reported' }

function childrenById(tree: readonly SubjectNode[]): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>()
  for (const { id, parentId } of tree) {
    if (parentId === null) continue
    const group = children.get(parentId)
    if (group === undefined) children.set(parentId, [id])
    else group.push(id)
  }
  return children
}

/** Per group: the value (NaN where none), how many rows should have one, and how many of them lack. */
export type GroupTotals = {
  readonly values: Float64Array
  readonly parts: Int32Array
  readonly absentParts: Int32Array
}

const NOT_APPLICABLE = FIRST_OWN_REASON + MISSING_REASONS.indexOf('not-applicable')

/**
 * The same for many rows at once: `groups` names each row's group (0 to count-1; a negative one is left out). With weights
 * it is the weighted mean. A group in which nothing is present has NaN.
 */
export function totalByGroup(
  groups: Int32Array,
  count: number,
  column: NumberValues,
  weights?: NumberValues,
): GroupTotals {
  const [over, under] = [sums(count), sums(count)]
  const parts = new Int32Array(count)
  const absentParts = new Int32Array(count)
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] ?? -1
    if (group < 0 || column.absent[row] === NOT_APPLICABLE) continue
    parts[group] = (parts[group] ?? 0) + 1
    if (column.absent[row] !== 0 || (weights !== undefined && weights.absent[row] !== 0)) {
      absentParts[group] = (absentParts[group] ?? 0) + 1
      continue
    }
    const value = column.values[row] ?? 0
    const weight = weights === undefined ? 1 : (weights.values[row] ?? 0)
    over[group]?.add(value * weight)
    under[group]?.add(weight)
  }
  const values = new Float64Array(count).fill(Number.NaN)
  for (let group = 0; group < count; group += 1) {
    if (parts[group] === absentParts[group]) continue
    const total = over[group]?.value ?? Number.NaN
    const weight = under[group]?.value ?? 0
    if (weights === undefined) values[group] = total
    else if (weight !== 0) values[group] = tidyNumber(total / weight)
  }
  return { values, parts, absentParts }
}

const sums = (count: number): readonly Sum[] => Array.from({ length: count }, () => new Sum())
