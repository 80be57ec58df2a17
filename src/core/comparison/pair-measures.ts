// Which measure of one plan is the same as which of the other, whatever number it bears?

import { groupBy } from '../base/group.ts'
import { bigramsOf, foldText } from '../base/text.ts'
import type { SnapshotMeasure } from '../programmes/snapshot.ts'
import type { ChosenPair, PairedBy } from './pair-targets.ts'

export type MeasurePair = {
  readonly left: SnapshotMeasure | null
  readonly right: SnapshotMeasure | null
  readonly by: PairedBy | 'title'
  /** how alike the titles are, 0 to 1 */
  readonly likeness: number
}

/** Titles less alike than this are two measures; the same number counts for a little, for numbers move. */
const sameTitle = 0.55
const sameNumber = 0.1

export function pairMeasuresOf(
  left: readonly SnapshotMeasure[],
  right: readonly SnapshotMeasure[],
  chosen: readonly ChosenPair[],
): readonly MeasurePair[] {
  const [ours, theirs] = [new Set(left), new Set(right)]
  const pairs: MeasurePair[] = []
  const take = (a: SnapshotMeasure | null, b: SnapshotMeasure | null, by: MeasurePair['by'], likeness: number) => {
    if (a !== null) ours.delete(a)
    if (b !== null) theirs.delete(b)
    pairs.push({ left: a, right: b, by, likeness })
  }
  for (const pair of chosen) {
    const a = [...ours].find(({ id }) => id === pair.left) ?? null
    const b = [...theirs].find(({ id }) => id === pair.right) ?? null
    const stale = (pair.left !== null && a === null) || (pair.right !== null && b === null)
    if (!stale && (a !== null || b !== null)) take(a, b, 'person', 1)
  }
  const keys: readonly (readonly [MeasurePair['by'], (measure: SnapshotMeasure) => string])[] = [
    ['id', ({ id }) => id],
    ['title', ({ title, form, number }) => `${foldText(title)}|${form}|${foldText(number)}`],
    ['title', ({ title, form }) => `${foldText(title)}|${form}`],
    ['title', ({ title }) => foldText(title)],
  ]
  for (const [by, key] of keys) {
    const waiting = groupBy([...theirs], key)
    for (const [name, group] of groupBy([...ours], key))
      for (const [at, measure] of group.entries()) {
        const other = waiting.get(name)?.[at]
        if (other !== undefined) take(measure, other, by, 1)
      }
  }
  for (const { a, b, likeness } of alikeOf([...ours], [...theirs]))
    if (ours.has(a) && theirs.has(b)) take(a, b, 'title', likeness)
  for (const measure of ours) take(measure, null, 'title', 0)
  for (const measure of theirs) take(null, measure, 'title', 0)
  return pairs
}

type Alike = {
  readonly a: SnapshotMeasure
  readonly b: SnapshotMeasure
  readonly likeness: number
  readonly apart: number
}

/** All that are alike enough, the most alike first; the same list whichever side is the left. */
function alikeOf(left: readonly SnapshotMeasure[], right: readonly SnapshotMeasure[]): readonly Alike[] {
  const sets = right.map(({ title }) => new Set(bigramsOf(foldText(title)).keys()))
  const holders = new Map<string, number[]>()
  for (const [at, set] of sets.entries()) for (const pair of set) holders.set(pair, [...(holders.get(pair) ?? []), at])
  const found = left.flatMap((a, row) => {
    const own = new Set(bigramsOf(foldText(a.title)).keys())
    const common = new Map<number, number>()
    for (const pair of own) for (const at of holders.get(pair) ?? []) common.set(at, (common.get(at) ?? 0) + 1)
    return [...common].flatMap(([at, shared]): readonly (Alike & { readonly rank: number; readonly sum: number })[] => {
      const b = right[at]
      if (b === undefined) return []
      const likeness = (2 * shared) / (own.size + (sets[at]?.size ?? 0))
      const rank = likeness + (foldText(a.number) === foldText(b.number) ? sameNumber : 0)
      return rank < sameTitle ? [] : [{ a, b, likeness, rank, apart: Math.abs(row - at), sum: row + at }]
    })
  })
  return found.sort((x, y) => y.rank - x.rank || x.apart - y.apart || x.sum - y.sum)
}
