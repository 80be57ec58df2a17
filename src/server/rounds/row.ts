import type { RoundRow } from '#contract/rounds/subject.ts'
import type { StoredRoundSubject } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { type HeldCells, type LoadedRound, suppliedInputs } from './load.ts'

/** A department sees the values that it supplies, a subject its own, all others all. */
export function rowOf(
  context: CityContext,
  loaded: LoadedRound,
  { row, code, name, unit_id }: StoredRoundSubject,
  cells: HeldCells,
): RoundRow {
  const { view, own, unitNames } = loaded
  const supplied = view === 'inputs' ? suppliedInputs(loaded, context) : undefined
  const held = Object.entries(cells.get(row) ?? {}).filter(([input]) => supplied === undefined || supplied.has(input))
  return {
    ...{ row, code, name, unitId: unit_id, unitName: unit_id === null ? null : (unitNames.get(unit_id) ?? null) },
    mine: own.has(row),
    cells: Object.fromEntries(held) as RoundRow['cells'],
  }
}
