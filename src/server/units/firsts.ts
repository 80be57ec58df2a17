import type { CityHandle } from '#store/handle.ts'
import { listFirstOfficers } from '#store/units/units.ts'

/** Who answers first for each of these units, by name; a unit for which nobody is recorded is not in it. */
export async function firstsOf(tx: CityHandle, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const officers = await listFirstOfficers(tx, [...new Set(unitIds)])
  return new Map(officers.map(({ unitId, name }) => [unitId, name]))
}
