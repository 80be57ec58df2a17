import type { GroupInput, UnitInput } from '#contract/units.ts'
import type { Fault } from '#core/base/fault.ts'
import { groupBy } from '#core/base/group.ts'
import { foldText } from '#core/base/text.ts'
import { isBelow, reversedValidity } from '#core/places/tree.ts'
import type { StoredGroup } from '#store/units/unit-groups.ts'
import type { StoredUnit } from '#store/units/units.ts'
import type { ReadLine } from './read-unit-sheet.ts'

export type Stored = { readonly units: readonly StoredUnit[]; readonly groups: readonly StoredGroup[] }
export type UnitLines = readonly ReadLine<UnitInput>[]
export type GroupLines = readonly ReadLine<GroupInput>[]

/** What is wrong with the rows together, once each is right by itself: as the registry would stand after the import. */
export const checkUnitBook = (units: UnitLines, groups: GroupLines, stored: Stored): readonly Fault[] => [
  ...rowFaults(units, stored.units),
  ...rowFaults(groups, stored.groups),
  ...treeFaults(units, stored.units),
  ...aliasFaults(units, groups, stored),
]

type Named = { readonly id: string; readonly name: string }

/** Rows that name nobody, name somebody twice, or take a name that another bears after the import. */
function rowFaults(lines: readonly ReadLine<{ readonly name: string }>[], stored: readonly Named[]): readonly Fault[] {
  const known = new Set(stored.map(({ id }) => id))
  const names = new Map(stored.map(({ id, name }) => [id, foldText(name)]))
  for (const { id, input } of lines) names.set(id, foldText(input.name))
  const bearers = groupBy(names.keys(), (id) => names.get(id) ?? '')
  const seen = new Set<string>()
  return lines.flatMap(({ id, isNew, input, line }) => {
    const faults: Fault[] = []
    if (!isNew && !known.has(id)) faults.push({ code: 'units.row-unknown', place: line.place('name') })
    if (seen.has(id)) faults.push({ code: 'units.row-twice', place: line.place('name') })
    seen.add(id)
    if (input.name !== '' && (bearers.get(foldText(input.name))?.length ?? 0) > 1) {
      faults.push({ code: 'units.name-twice', place: line.place('name'), facts: { name: input.name } })
    }
    return faults
  })
}

function treeFaults(lines: UnitLines, stored: readonly StoredUnit[]): readonly Fault[] {
  const parents = new Map(stored.map(({ id, parentId }) => [id, parentId]))
  for (const { id, input } of lines) parents.set(id, input.parentId)
  const tree = [...parents].map(([id, parentId]) => ({ id, parentId }))
  return lines.flatMap(({ id, input, line }) => {
    const faults: Fault[] = []
    if (reversedValidity(input)) faults.push({ code: 'unit.validity-reversed', place: line.place('validTo') })
    if (input.parentId !== null && isBelow(id, input.parentId, tree)) {
      faults.push({ code: 'unit.parent-below', place: line.place('parent') })
    }
    return faults
  })
}

type Aliased = Named & { readonly aliases: readonly { readonly alias: string; readonly kind: string }[] }

/** One spelling means one unit or one group: an other name that two have after the import is a fault of the row. */
function aliasFaults(units: UnitLines, groups: GroupLines, stored: Stored): readonly Fault[] {
  const after = new Map<string, Aliased>([...stored.units, ...stored.groups].map((one) => [one.id, one]))
  const lines: readonly ReadLine<Omit<Aliased, 'id'>>[] = [...units, ...groups]
  for (const { id, input } of lines) after.set(id, { id, name: input.name, aliases: input.aliases })
  const borne = [...after.values()].flatMap(({ name, aliases }) => aliases.map(({ alias }) => ({ alias, name })))
  const owners = groupBy(borne, ({ alias }) => alias)
  return lines.flatMap(({ input, line }) =>
    input.aliases.flatMap(({ alias, kind }): readonly Fault[] => {
      const all = owners.get(alias) ?? []
      if (all.length < 2) return []
      const owner = all.find(({ name }) => name !== input.name)?.name ?? input.name
      return [{ code: 'unit.alias-taken', place: line.place(kind), facts: { alias, owner } }]
    }),
  )
}
