// What does a programme look like after a set of changes, or after a new edition of its document?

import { bad, type Fault, good, type Outcome } from '../base/fault.ts'
import { type Pair, pairMeasures, pairTargets } from './compare.ts'
import type { MeasureValue, PlanHeadValue, Snapshot, SnapshotMeasure, SnapshotTarget, TargetValue } from './snapshot.ts'

export type Change =
  | { readonly kind: 'target.add'; readonly value: TargetValue }
  | { readonly kind: 'target.change'; readonly id: string; readonly value: TargetValue }
  | { readonly kind: 'target.drop'; readonly id: string }
  | { readonly kind: 'measure.add'; readonly value: MeasureValue }
  | { readonly kind: 'measure.change'; readonly id: string; readonly value: MeasureValue }
  | { readonly kind: 'measure.drop'; readonly id: string }
  | { readonly kind: 'head.change'; readonly head: PlanHeadValue }

/**
 * The snapshot with all changes made, or every fault: a change of something that is not there ("change.unknown-target",
 * "change.unknown-measure", with its index). Added things come last and take the next of `ids`, which must hold one for each.
 */
export function applyChanges(
  snapshot: Snapshot,
  changes: readonly Change[],
  ids: readonly string[],
): Outcome<Snapshot> {
  const targets = new Map(snapshot.targets.map((target) => [target.id, target]))
  const measures = new Map(snapshot.measures.map((measure) => [measure.id, measure]))
  const faults: Fault[] = []
  const fresh = [...ids]
  let head = snapshot.head
  const nextId = (): string => {
    const id = fresh.shift()
    if (id === undefined) throw new Error('applyChanges was given fewer ids than there are things to add')
    return id
  }
  changes.forEach((change, index) => {
    switch (change.kind) {
      case 'head.change':
        head = change.head
        return
      case 'target.add':
        addTo(targets, { ...change.value, id: nextId(), source: null })
        return
      case 'measure.add':
        addTo(measures, { ...change.value, id: nextId(), source: null })
        return
      case 'target.change':
      case 'target.drop':
        if (!alter(targets, change)) faults.push(unknown('change.unknown-target', index, change.id))
        return
      case 'measure.change':
      case 'measure.drop':
        if (!alter(measures, change)) faults.push(unknown('change.unknown-measure', index, change.id))
        return
    }
  })
  if (faults.length > 0) return bad(...faults)
  return good({ head, targets: [...targets.values()], measures: [...measures.values()] })
}

const unknown = (code: string, index: number, id: string): Fault => ({
  code,
  place: { field: `changes.${index}` },
  facts: { id },
})

const addTo = <T extends { readonly id: string }>(things: Map<string, T>, thing: T): void => {
  things.set(thing.id, thing)
}

function alter<T extends { readonly id: string; readonly source: unknown }, V extends object>(
  things: Map<string, T>,
  change: { readonly id: string; readonly value?: V },
): boolean {
  const thing = things.get(change.id)
  if (thing === undefined) return false
  if (change.value === undefined) things.delete(change.id)
  else things.set(change.id, { ...thing, ...change.value })
  return true
}

/**
 * The snapshot that a new edition of the document makes: what it shares with the last one keeps its id, so reports and
 * history stay with it; what it leaves out is gone from it.
 */
export function replaceEdition(last: Snapshot, edition: Snapshot): Snapshot {
  return {
    head: edition.head,
    targets: keepIds<SnapshotTarget>(pairTargets(last.targets, edition.targets)),
    measures: keepIds<SnapshotMeasure>(pairMeasures(last.measures, edition.measures)),
  }
}

const keepIds = <T extends { readonly id: string }>(pairs: readonly Pair<T>[]): readonly T[] =>
  pairs.flatMap(({ before, after }) => (after === null ? [] : [before === null ? after : { ...after, id: before.id }]))
