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

/**
 * A twin shares so many pairs that it must hold one of the rarer half of them: only those are looked up, or every title
 * with 推进 and 建设 in it would be compared with every other.
 */
function twinsOf(measures: readonly CheckedMeasure[]): ReadonlyMap<string, readonly CheckedMeasure[]> {
  const titles = measures.map((measure) => ({ measure, pairs: new Set(bigramsOf(foldText(measure.title)).keys()) }))
  const holders = new Map<string, Title[]>()
  for (const title of titles) {
    for (const pair of title.pairs) {
      const known = holders.get(pair)
      if (known === undefined) holders.set(pair, [title])
      else known.push(title)
    }
  }
  const timesOf = (pair: string): number => holders.get(pair)?.length ?? 0
  return new Map(
    titles.map((title) => {
      const rare = [...title.pairs].sort((a, b) => timesOf(a) - timesOf(b))
      const candidates = new Set(
        rare.slice(0, Math.floor(rare.length / 2) + 1).flatMap((pair) => holders.get(pair) ?? []),
      )
      return [title.measure.id, [...candidates].filter((other) => isSame(title, other)).map(({ measure }) => measure)]
    }),
  )
}

type Title = { readonly measure: CheckedMeasure; readonly pairs: ReadonlySet<string> }

function isSame(a: Title, b: Title): boolean {
  if (a.measure.form === b.measure.form) return false
  let common = 0
  for (const pair of a.pairs) if (b.pairs.has(pair)) common += 1
  return (2 * common) / (a.pairs.size + b.pairs.size) >= sameTitle
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
