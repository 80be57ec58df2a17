import type { Unit } from '#contract/units.ts'
import type { api } from '../api/client.ts'

export type UnitInput = Parameters<typeof api.units.create>[0]
export type AliasInput = UnitInput['aliases'][number]
export type OfficerInput = UnitInput['officers'][number]

/** A unit as the form changes it; a new one comes last. */
export const inputOf = (unit: Unit | null, count: number): UnitInput => {
  if (unit === null)
    return {
      name: '',
      shortName: null,
      kind: 'department',
      parentId: null,
      placeId: null,
      validFrom: null,
      validTo: null,
      sort: count,
      aliases: [],
      officers: [],
    }
  const { id: _, aliases, officers, ...rest } = unit
  return {
    ...rest,
    aliases: aliases.map(({ alias, kind }) => ({ alias, kind })),
    officers: officers.map(({ name, title, phone, duty }) => ({ name, title, phone, duty })),
  }
}
