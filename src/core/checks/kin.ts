// Which measures stand above which, and which is printed twice, in the body and in a table of tasks?

import { bigramsOf, foldText } from '../base/text.ts'
import type { CheckedMeasure } from './material.ts'

export type Kin = {
  /** measures whose text the measure stands in, by its id */
  readonly above: ReadonlyMap<string, readonly CheckedMeasure[]>
  /** the same measure in another form: 13. 发展生产性服务业 in the body and row 13 of the table */
  readonly twins: ReadonlyMap<string, readonly CheckedMeasure[]>
  /** measures in whose text no other stands */
  readonly leaves: readonly CheckedMeasure[]
}

/** Titles that share more than this of their character pairs are one measure in two forms. */
const sameTitle = 0.7

export function kinOf(measures: readonly CheckedMeasure[]): Kin {
  const above = aboveOf(measures)
  const parents = new Set([...above.values()].flat())
  return { above, twins: twinsOf(measures), leaves: measures.filter((measure) => !parents.has(measure)) }
}

function aboveOf(measures: readonly CheckedMeasure[]): ReadonlyMap<string, readonly CheckedMeasure[]> {
  const placed = measures.flatMap((measure) => (measure.body === null ? [] : [{ measure, body: measure.body }]))
  placed.sort((a, b) => a.body.start - b.body.start || b.body.end - a.body.end)
  const above = new Map<string, readonly CheckedMeasure[]>()
  let open: typeof placed = []
  for (const one of placed) {
    open = open.filter(({ body }) => body.end >= one.body.end)
    above.set(
      one.measure.id,
      open.map(({ measure }) => measure),
    )
    open = [...open, one]
  }
  return above
}

function twinsOf(measures: readonly CheckedMeasure[]): ReadonlyMap<string, readonly CheckedMeasure[]> {
  const pairs = measures.map(({ title }) => new Set(bigramsOf(foldText(title)).keys()))
  const holders = new Map<string, number[]>()
  for (const [at, set] of pairs.entries()) for (const pair of set) holders.set(pair, [...(holders.get(pair) ?? []), at])
  const twins = new Map<string, readonly CheckedMeasure[]>()
  for (const [at, measure] of measures.entries()) {
    const own = pairs[at] ?? new Set()
    const common = new Map<number, number>()
    for (const pair of own) for (const other of holders.get(pair) ?? []) common.set(other, (common.get(other) ?? 0) + 1)
    const alike = [...common].flatMap(([other, count]) => {
      const candidate = measures[other]
      const size = own.size + (pairs[other]?.size ?? 0)
      const same = candidate !== undefined && candidate.form !== measure.form && (2 * count) / size >= sameTitle
      return same ? [candidate] : []
    })
    twins.set(measure.id, alike)
  }
  return twins
}

/** The measure itself, those above it and those that are the same: whatever one of them has, it has. */
export const selvesOf = (kin: Kin, measure: CheckedMeasure): readonly CheckedMeasure[] => [
  measure,
  ...(kin.above.get(measure.id) ?? []),
  ...(kin.twins.get(measure.id) ?? []),
]

/** Somebody answers for it. */
export const isOwned = (kin: Kin, measure: CheckedMeasure): boolean =>
  selvesOf(kin, measure).some(({ duties }) => duties.length > 0)
