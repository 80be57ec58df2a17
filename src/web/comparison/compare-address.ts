import { useCallback, useMemo } from 'react'
import { readPairs, withPair, writePairs } from '#core/comparison/chosen-pairs.ts'
import type { ChosenPair } from '#core/comparison/pair-targets.ts'
import { type PlanRelation, planRelations } from '#core/comparison/relation.ts'
import { useAddress } from '../table/use-view.ts'

export type SideAsked = { readonly id: string | null; readonly version: number | null }
export type SideName = 'left' | 'right'

/** Everything that the page shows is in its address, so that a link shows another the same. */
export type CompareAddress = {
  readonly left: SideAsked
  readonly right: SideAsked
  readonly relation: PlanRelation | null
  readonly pairs: readonly ChosenPair[]
  readonly kind: 'targets' | 'measures'
  /** null for whatever differs */
  readonly verdict: string | null
  /** the thing whose source is open */
  readonly source: string | null
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const version = (value: unknown): number | null => (typeof value === 'number' && value >= 1 ? Math.floor(value) : null)

export const useCompareAddress = () => {
  const [search, change] = useAddress()
  const { left, lv, right, rv, rel, pairs, as, verdict, at } = search
  const address = useMemo(
    (): CompareAddress => ({
      left: { id: text(left), version: version(lv) },
      right: { id: text(right), version: version(rv) },
      relation: planRelations.find((one) => one === rel) ?? null,
      pairs: readPairs(text(pairs) ?? ''),
      kind: as === 'measures' ? 'measures' : 'targets',
      verdict: text(verdict),
      source: text(at),
    }),
    [left, lv, right, rv, rel, pairs, as, verdict, at],
  )
  const setSide = (side: SideName, asked: SideAsked) =>
    change({
      [side]: asked.id ?? undefined,
      [side === 'left' ? 'lv' : 'rv']: asked.version ?? undefined,
      // Partners chosen by hand are of these two plans only.
      pairs: undefined,
      at: undefined,
    })
  const swap = () => {
    const turned = address.pairs.map((pair) => ({ left: pair.right, right: pair.left }))
    change({ left: right, right: left, lv: rv, rv: lv, pairs: turned.length === 0 ? undefined : writePairs(turned) })
  }
  const setPairs = (next: readonly ChosenPair[]) => change({ pairs: next.length === 0 ? undefined : writePairs(next) })
  return {
    address,
    change,
    setSide,
    swap,
    setPairs,
    addPair: (pair: ChosenPair) => setPairs(withPair(address.pairs, pair)),
    openSource: useCallback((id: string | null) => change({ at: id ?? undefined }), [change]),
  }
}
