import { randomUUID } from 'node:crypto'
import type { GroupInput, UnitGroup } from '#contract/units.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import { NotFound } from '#store/refusals.ts'
import {
  insertGroup,
  listGroups as listStored,
  removeGroup as removeStored,
  type StoredGroup,
  updateGroup,
} from '#store/units/unit-groups.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { aliasOwners } from './units.ts'

export async function listGroups({ tx }: CityContext): Promise<UnitGroup[]> {
  return (await listStored(tx)).map(showGroup)
}

export async function createGroup(context: CityContext, input: GroupInput): Promise<Outcome<UnitGroup>> {
  const group = withIds(randomUUID(), input)
  const faults = await faultsOf(context, group)
  if (faults.length > 0) return bad(...faults)
  await insertGroup(context.tx, { ...group, pinyin: pinyinKey(group.name) })
  await noteGroup(context, 'unit-group.created', group.id, { name: group.name, members: group.memberIds.length })
  return good(showGroup(group))
}

/** Members change for what is adopted from now on: duties that a plan has given already stay with whom it named. */
export async function changeGroup(context: CityContext, id: string, input: GroupInput): Promise<Outcome<UnitGroup>> {
  const before = (await listStored(context.tx)).find((group) => group.id === id)
  if (before === undefined) throw new NotFound('unit-group', id)
  const group = withIds(id, input)
  const faults = await faultsOf(context, group)
  if (faults.length > 0) return bad(...faults)
  await updateGroup(context.tx, { ...group, pinyin: pinyinKey(group.name) })
  await noteGroup(context, 'unit-group.changed', id, { before: withoutIds(before), after: withoutIds(group) })
  return good(showGroup(group))
}

export async function removeGroup(context: CityContext, id: string): Promise<void> {
  const before = (await listStored(context.tx)).find((group) => group.id === id)
  if (before === undefined) throw new NotFound('unit-group', id)
  await removeStored(context.tx, id)
  await noteGroup(context, 'unit-group.removed', id, { before: withoutIds(before) })
}

const withIds = (id: string, input: GroupInput): StoredGroup => ({
  ...input,
  id,
  aliases: input.aliases.map((alias) => ({ id: randomUUID(), ...alias })),
  memberIds: [...new Set(input.memberIds)],
})

const withoutIds = (group: StoredGroup) => ({
  ...group,
  aliases: group.aliases.map(({ alias, kind }) => ({ alias, kind })),
})

async function faultsOf({ tx }: CityContext, group: StoredGroup): Promise<readonly Fault[]> {
  const [units, groups] = [await listUnits(tx), await listStored(tx)]
  const others = groups.filter(({ id }) => id !== group.id)
  const known = new Set(units.map(({ id }) => id))
  const faults: Fault[] = []
  if (others.some(({ name }) => foldText(name) === foldText(group.name))) {
    faults.push({ code: 'unit-group.name-taken', place: { field: 'name' }, facts: { name: group.name } })
  }
  if (group.officeUnitId !== null && !known.has(group.officeUnitId)) {
    faults.push({ code: 'unit-group.office-unknown', place: { field: 'officeUnitId' } })
  }
  group.memberIds.forEach((id, index) => {
    if (!known.has(id)) faults.push({ code: 'unit-group.member-unknown', place: { field: `memberIds.${index}` } })
  })
  const taken = aliasOwners([...units, ...others])
  group.aliases.forEach(({ alias }, index) => {
    const owner = taken.get(alias)
    if (owner !== undefined) {
      faults.push({ code: 'unit.alias-taken', place: { field: `aliases.${index}` }, facts: { alias, owner } })
    }
    taken.set(alias, group.name)
  })
  return faults
}

const showGroup = (group: StoredGroup): UnitGroup => ({
  ...group,
  aliases: [...group.aliases],
  memberIds: [...group.memberIds],
})

const noteGroup = (context: CityContext, action: string, subjectId: string, detail: Record<string, unknown>) =>
  note(context, { action, subjectKind: 'unit-group', subjectId, detail })
