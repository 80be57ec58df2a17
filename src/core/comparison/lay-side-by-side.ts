// What is new, dropped, raised, lowered or contradicted when two plans are laid side by side?

import { compareSnapshots, type FieldDifference } from '../programmes/compare.ts'
import type { Snapshot, SnapshotMeasure, SnapshotTarget } from '../programmes/snapshot.ts'
import { judgeMeasure } from './judge-measure.ts'
import { judgeTarget } from './judge-target.ts'
import { pairMeasuresOf } from './pair-measures.ts'
import { type ChosenPair, type PairedBy, pairTargetsOf } from './pair-targets.ts'
import { prepareSide, type Sides } from './prepared.ts'
import { type PlanRelation, relationOf } from './relation.ts'
import type { ComparedFact, Verdict } from './verdicts.ts'

type Row = {
  readonly verdict: Verdict
  readonly facts: readonly ComparedFact[]
  readonly by: PairedBy | 'title'
}
export type TargetRow = Row & { readonly left: SnapshotTarget | null; readonly right: SnapshotTarget | null }
export type MeasureRow = Row & { readonly left: SnapshotMeasure | null; readonly right: SnapshotMeasure | null }

export type SideBySide = {
  readonly relation: PlanRelation
  readonly head: readonly FieldDifference[]
  readonly targets: readonly TargetRow[]
  readonly measures: readonly MeasureRow[]
}

export type Asked = {
  readonly left: Snapshot
  readonly right: Snapshot
  /** null lets the titles and issuers say how the plans stand to each other */
  readonly relation: PlanRelation | null
  readonly chosen: readonly ChosenPair[]
}

/**
 * Every target and measure of both plans in at least one row, in the order of the left document, what only the right
 * has after it. Changing sides changes raised with lowered, tightened with loosened and new with dropped, nothing else.
 */
export function laySideBySide({ left, right, relation, chosen }: Asked): SideBySide {
  const sides: Sides = { left, right, relation: relation ?? relationOf(left.head, right.head) }
  const prepared = { left: prepareSide(sides, 'left'), right: prepareSide(sides, 'right') }
  const targets = pairTargetsOf(sides, prepared, chosen).map((pair): TargetRow => {
    const { verdict, facts } = judgeTarget(pair, sides)
    return { verdict, facts, by: pair.by, left: pair.left?.target ?? null, right: pair.right?.target ?? null }
  })
  const measures = pairMeasuresOf(left.measures, right.measures, chosen).map(
    (pair): MeasureRow => ({ ...judgeMeasure(pair.left, pair.right), by: pair.by, left: pair.left, right: pair.right }),
  )
  return {
    relation: sides.relation,
    head: compareSnapshots(
      { head: left.head, targets: [], measures: [] },
      { head: right.head, targets: [], measures: [] },
    ).flatMap(({ fields }) => fields),
    targets: inOrder(targets, left.targets, right.targets),
    measures: inOrder(measures, left.measures, right.measures),
  }
}

type Identified = { readonly id: string }

function inOrder<R extends { readonly left: Identified | null; readonly right: Identified | null }>(
  rows: readonly R[],
  left: readonly Identified[],
  right: readonly Identified[],
): readonly R[] {
  const places = (side: readonly Identified[]) => new Map(side.map(({ id }, at) => [id, at]))
  const [ours, theirs] = [places(left), places(right)]
  const placeOf = (row: R): readonly [number, number] => [
    row.left === null ? left.length : (ours.get(row.left.id) ?? 0),
    row.right === null ? -1 : (theirs.get(row.right.id) ?? 0),
  ]
  return rows
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
    .map(({ row }) => row)
}
