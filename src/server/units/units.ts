import { randomUUID } from 'node:crypto'
import type { Unit, UnitInput } from '#contract/units.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import { isBelow, reversedValidity } from '#core/places/tree.ts'
import { listMeasuresOfUnit, refreshStandings } from '#store/measures/measure-standing.ts'
import { listPlaces } from '#store/places/places.ts'
import { NotFound } from '#store/refusals.ts'
import { listGroups } from '#store/units/unit-groups.ts'
import { insertUnit, listUnits as listStored, type StoredUnit, updateUnit } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { unitPinyin } from '../pinyin.ts'

export async function listUnits({ tx }: CityContext): Promise<Unit[]> {
  return (await listStored(tx)).map(showUnit)
}

export async function createUnit(context: CityContext, input: UnitInput): Promise<Outcome<Unit>> {
  const unit = withIds(randomUUID(), input)
  const faults = await faultsOf(context, unit)
  if (faults.length > 0) return bad(...faults)
  await insertUnit(context.tx, { ...unit, pinyin: unitPinyin(unit) })
  await noteUnit(context, 'unit.created', unit.id, { name: unit.name })
  return good(showUnit(unit))
}

export async function changeUnit(context: CityContext, id: string, input: UnitInput): Promise<Outcome<Unit>> {
  const { tx } = context
  const before = (await listStored(tx)).find((unit) => unit.id === id)
  if (before === undefined) throw new NotFound('unit', id)
  const unit = withIds(id, input)
  const faults = await faultsOf(context, unit)
  if (faults.length > 0) return bad(...faults)
  await updateUnit(tx, { ...unit, pinyin: unitPinyin(unit) })
  if (unit.name !== before.name) await refreshStandings(tx, await listMeasuresOfUnit(tx, id))
  await noteUnit(context, 'unit.changed', id, { before: withoutIds(before), after: withoutIds(unit) })
  return good(showUnit(unit))
}

const withIds = (id: string, input: UnitInput): StoredUnit => ({
  ...input,
  id,
  aliases: input.aliases.map((alias) => ({ id: randomUUID(), ...alias })),
  officers: input.officers.map((officer) => ({ id: randomUUID(), ...officer })),
})

const withoutIds = (unit: StoredUnit) => ({
  ...unit,
  aliases: unit.aliases.map(({ alias, kind }) => ({ alias, kind })),
  officers: unit.officers.map(({ id: _, ...officer }) => officer),
})

async function faultsOf({ tx }: CityContext, unit: StoredUnit): Promise<readonly Fault[]> {
  const [all, groups, places] = [await listStored(tx), await listGroups(tx), await listPlaces(tx)]
  const others = all.filter(({ id }) => id !== unit.id)
  const faults: Fault[] = []
  const field = (code: string, name: string, facts: Fault['facts'] = {}) =>
    void faults.push({ code, place: { field: name }, facts })
  if (others.some(({ name }) => foldText(name) === foldText(unit.name)))
    field('unit.name-taken', 'name', { name: unit.name })
  if (reversedValidity(unit)) field('unit.validity-reversed', 'validTo')
  if (unit.placeId !== null && !places.some(({ id, kind }) => id === unit.placeId && kind !== 'group'))
    field('unit.place-unknown', 'placeId')
  if (unit.parentId !== null && !others.some(({ id }) => id === unit.parentId)) field('unit.parent-unknown', 'parentId')
  else if (unit.parentId !== null && isBelow(unit.id, unit.parentId, all)) field('unit.parent-below', 'parentId')
  const taken = aliasOwners([...others, ...groups])
  unit.aliases.forEach(({ alias }, index) => {
    const owner = taken.get(alias)
    if (owner !== undefined) field('unit.alias-taken', `aliases.${index}`, { alias, owner })
    taken.set(alias, unit.name)
  })
  return faults
}

/** Who bears which other name: one spelling means one unit or one group. */
export const aliasOwners = (
  all: readonly { readonly name: string; readonly aliases: readonly { readonly alias: string }[] }[],
): Map<string, string> => new Map(all.flatMap(({ name, aliases }) => aliases.map(({ alias }) => [alias, name])))

// The store keeps kinds as text; they are written only through the contract's closed list.
const showUnit = (unit: StoredUnit): Unit => ({
  ...unit,
  kind: unit.kind as Unit['kind'],
  aliases: [...unit.aliases],
  officers: [...unit.officers],
})

const noteUnit = (context: CityContext, action: string, subjectId: string, detail: Record<string, unknown>) =>
  note(context, { action, subjectKind: 'unit', subjectId, detail })
