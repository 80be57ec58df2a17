import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { PrintedName } from '#contract/drafts.ts'
import { unitKinds } from '#contract/units.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import { listItems, type StoredItem } from '#store/drafts/draft-items.ts'
import { lockDraft, type StoredDraft, updateDraft } from '#store/drafts/drafts.ts'
import type { CityHandle } from '#store/handle.ts'
import { listGroups } from '#store/units/unit-groups.ts'
import { forgetName, listUnits, rememberName } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { loadRegistry } from '../units/load-registry.ts'
import { createUnit as createRegistered } from '../units/units.ts'
import { closedFault } from './closed-draft.ts'

export type Printed = z.infer<typeof PrintedName>

/** Every unit's name in the draft's measures that nobody has rejected, with whom it means; unknown ones first. */
export async function listNames(tx: CityHandle, draft: StoredDraft, items: readonly StoredItem[]): Promise<Printed[]> {
  const times = new Map<string, number>()
  for (const item of items) {
    if (item.kind !== 'measure' || item.state === 'rejected') continue
    for (const { name } of item.value.duties) times.set(name, (times.get(name) ?? 0) + 1)
  }
  const registry = await loadRegistry(tx, draft.head.issuedOn)
  const names = registry.resolve([...times.keys()]).map((found) => ({
    name: found.name,
    times: times.get(found.name) ?? 0,
    unitId: found.unitId,
    groupId: found.groupId,
    by: found.by,
    suggestions: [...found.suggestions],
  }))
  const isKnown = (one: Printed) => Number(one.by !== null)
  return names.sort((a, b) => isKnown(a) - isKnown(b) || b.times - a.times || (a.name < b.name ? -1 : 1))
}

export type Mapping = {
  readonly id: string
  readonly name: string
  readonly unitId: string | null
  readonly groupId: string | null
}

/** Whom a printed name means, in this document and every later one; null for both takes it back. */
export async function mapName(context: CityContext, mapping: Mapping): Promise<Outcome<Printed>> {
  const { tx } = context
  const draft = await lockDraft(tx, mapping.id)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const { name, unitId, groupId } = mapping
  if (unitId !== null && groupId !== null) return bad({ code: 'draft.two-meanings', facts: { name } })
  const [units, groups] = [await listUnits(tx), await listGroups(tx)]
  if (unitId !== null && !units.some(({ id }) => id === unitId))
    return bad({ code: 'unit.not-found', facts: { id: unitId } })
  if (groupId !== null && !groups.some(({ id }) => id === groupId))
    return bad({ code: 'unit-group.not-found', facts: { id: groupId } })
  // A unit's own name means that unit; to have it mean another is to rename units, not to read a document.
  const namesake = units.find((unit) => foldText(unit.name) === foldText(name))
  if (namesake !== undefined && namesake.id !== unitId) return bad({ code: 'draft.name-is-unit', facts: { name } })
  const owner = [...units, ...groups].find(({ aliases }) =>
    aliases.some(({ alias, kind }) => alias === name && kind !== 'mapped'),
  )
  if (owner !== undefined && owner.id !== (unitId ?? groupId)) {
    return bad({ code: 'unit.alias-taken', facts: { alias: name, owner: owner.name } })
  }
  if (unitId === null && groupId === null) await forgetName(tx, name)
  else if (owner === undefined) await rememberName(tx, { id: randomUUID(), name, unitId, groupId })
  const printed = await showName(tx, draft, name)
  await note(context, {
    action: 'draft.name-mapped',
    subjectKind: 'draft',
    subjectId: draft.id,
    detail: { name, unitId, groupId },
  })
  return good(printed)
}

/** Makes a unit of a name that the registry has not got, so that the name means it. */
export async function createUnit(
  context: CityContext,
  input: { readonly id: string; readonly name: string; readonly kind: string },
): Promise<Outcome<Printed>> {
  const { tx } = context
  const draft = await lockDraft(tx, input.id)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const kind = unitKinds.find((known) => known === input.kind)
  if (kind === undefined)
    return bad({ code: 'unit.kind-unknown', place: { field: 'kind' }, facts: { kind: input.kind } })
  const sort = (await listUnits(tx)).length
  const made = await createRegistered(context, { ...blankUnit, sort, name: input.name, kind })
  return made.ok ? good(await showName(tx, draft, input.name)) : made
}

/** Makes units of many names at once; refused whole where one of them cannot be made. */
export async function createUnits(
  context: CityContext,
  input: {
    readonly id: string
    readonly units: readonly { readonly name: string; readonly kind: (typeof unitKinds)[number] }[]
  },
): Promise<Outcome<{ created: number }>> {
  const { tx } = context
  const draft = await lockDraft(tx, input.id)
  if (draft.state !== 'open') return bad(closedFault(draft))
  const faults: Fault[] = []
  const behind = (await listUnits(tx)).length
  for (const [index, { name, kind }] of input.units.entries()) {
    const made = await createRegistered(context, { ...blankUnit, sort: behind + index, name, kind })
    if (!made.ok) faults.push(...made.faults.map((fault) => ({ ...fault, facts: { ...fault.facts, name } })))
  }
  if (faults.length > 0) return bad(...faults)
  const sequence = draft.sequence + 1
  await updateDraft(tx, draft.id, { sequence, namesSequence: sequence })
  return good({ created: input.units.length })
}

const blankUnit = {
  ...{ shortName: null, parentId: null, placeId: null, validFrom: null, validTo: null },
  ...{ aliases: [], officers: [] },
}

async function showName(tx: CityHandle, draft: StoredDraft, name: string): Promise<Printed> {
  const sequence = draft.sequence + 1
  await updateDraft(tx, draft.id, { sequence, namesSequence: sequence })
  const names = await listNames(tx, draft, await listItems(tx, draft.id))
  const [lone] = (await loadRegistry(tx, draft.head.issuedOn)).resolve([name])
  const found = names.find((one) => one.name === name)
  if (found !== undefined) return found
  return {
    name,
    times: 0,
    unitId: lone?.unitId ?? null,
    groupId: lone?.groupId ?? null,
    by: lone?.by ?? null,
    suggestions: [...(lone?.suggestions ?? [])],
  }
}
