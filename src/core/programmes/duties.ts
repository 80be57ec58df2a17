// Which units does a measure bind, once groups are opened and repeated names are one?

import type { DutyGrade } from '../plans/reading.ts'
import type { DutyValue } from './snapshot.ts'

/** Whom a printed name means: one unit, or a group with its members. */
export type Meaning = { readonly groupId: string | null; readonly unitIds: readonly string[] }
export type UnitDuty = {
  readonly unitId: string
  readonly groupId: string | null
  readonly printed: string
  readonly grade: DutyGrade
  readonly inherited: boolean
}

const weight = { lead: 3, responsible: 2, assist: 1, territorial: 0 } as const satisfies Record<DutyGrade, number>

/**
 * One duty a unit, in the document's order. A unit named twice keeps its heaviest grade, and its own name before a
 * group's. Names without a meaning give no duty: whoever adopts has refused or agreed to leave them out.
 */
export function dutiesOf(
  printed: readonly DutyValue[],
  meaningOf: (name: string) => Meaning | undefined,
): readonly UnitDuty[] {
  const byUnit = new Map<string, UnitDuty>()
  for (const duty of printed) {
    const meaning = meaningOf(duty.name)
    for (const unitId of meaning?.unitIds ?? []) {
      const own: UnitDuty = {
        unitId,
        groupId: meaning?.groupId ?? null,
        printed: duty.name,
        grade: duty.grade,
        inherited: duty.inherited,
      }
      const known = byUnit.get(unitId)
      if (known === undefined || outweighs(own, known)) byUnit.set(unitId, own)
    }
  }
  return [...byUnit.values()]
}

const outweighs = (one: UnitDuty, other: UnitDuty): boolean =>
  weight[one.grade] > weight[other.grade] ||
  (one.grade === other.grade && one.groupId === null && other.groupId !== null)
