import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Place } from '#contract/units.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import { isBelow, reversedValidity } from '#core/places/tree.ts'
import {
  findDivisions as findStored,
  insertPlace,
  listPlaces as listStored,
  updatePlace,
} from '#store/places/places.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'

export type PlaceInput = Omit<z.infer<typeof Place>, 'id'>

export async function listPlaces({ tx }: CityContext): Promise<Place[]> {
  return (await listStored(tx)).map(showPlace)
}

export async function createPlace(context: CityContext, input: PlaceInput): Promise<Outcome<Place>> {
  const place = { id: randomUUID(), ...input }
  const faults = faultsOf(place, await listStored(context.tx))
  if (faults.length > 0) return bad(...faults)
  await insertPlace(context.tx, { ...place, pinyin: pinyinKey(place.name) })
  await notePlace(context, 'place.created', place.id, { name: place.name })
  return good(place)
}

export async function changePlace(context: CityContext, place: Place): Promise<Outcome<Place>> {
  const places = await listStored(context.tx)
  const before = places.find(({ id }) => id === place.id)
  if (before === undefined) throw new NotFound('place', place.id)
  const faults = faultsOf(place, places)
  if (faults.length > 0) return bad(...faults)
  await updatePlace(context.tx, { ...place, pinyin: pinyinKey(place.name) })
  await notePlace(context, 'place.changed', place.id, { before, after: place })
  return good(place)
}

/** GB/T 2260 rows by part of the name, by pinyin initials or by code. */
export const findDivisions = ({ tx }: CityContext, search: string) => findStored(tx, search.trim())

type Others = Awaited<ReturnType<typeof listStored>>

function faultsOf(place: Place, places: Others): Fault[] {
  const faults: Fault[] = [...groupFaults(place, places), ...aliasFaults(place, places)]
  if (reversedValidity(place)) faults.push({ code: 'place.validity-reversed', place: { field: 'validTo' } })
  if (place.parentId !== null) {
    if (!places.some(({ id }) => id === place.parentId)) {
      faults.push({ code: 'place.parent-unknown', place: { field: 'parentId' } })
    } else if (isBelow(place.id, place.parentId, places)) {
      faults.push({ code: 'place.parent-below', place: { field: 'parentId' } })
    }
  }
  return faults
}

/** One spelling never means two places. */
function aliasFaults({ id, aliases }: Place, places: Others): Fault[] {
  const others = new Map(
    places
      .filter((one) => one.id !== id)
      .flatMap((one) => [one.name, ...one.aliases].map((text) => [foldText(text), one.name] as const)),
  )
  return aliases.flatMap((alias) => {
    const name = others.get(foldText(alias))
    return name === undefined
      ? []
      : [{ code: 'place.alias-taken', place: { field: 'aliases' }, facts: { alias, name } }]
  })
}

function groupFaults({ kind, parentId, gathers, memberIds }: Place, places: Others): Fault[] {
  if (kind !== 'group')
    return gathers.length + memberIds.length === 0 ? [] : [{ code: 'place.no-group', place: { field: 'kind' } }]
  const faults: Fault[] = []
  if (parentId === null) faults.push({ code: 'place.group-needs-parent', place: { field: 'parentId' } })
  if (gathers.length === 0 && memberIds.length === 0)
    faults.push({ code: 'place.group-empty', place: { field: 'memberIds' } })
  const known = new Map(places.map((place) => [place.id, place]))
  for (const id of memberIds) {
    const member = known.get(id)
    if (member === undefined || member.kind === 'group')
      faults.push({
        code: 'place.member-unknown',
        place: { field: 'memberIds' },
        facts: { name: member?.name ?? null },
      })
  }
  return faults
}

// The store keeps kinds as text; they are written only through the contract's closed list.
const showPlace = (place: Awaited<ReturnType<typeof listStored>>[number]): Place => ({
  ...place,
  kind: place.kind as Place['kind'],
  gathers: place.gathers as Place['gathers'],
  memberIds: [...place.memberIds],
  aliases: [...place.aliases],
})

const notePlace = (context: CityContext, action: string, subjectId: string, detail: Record<string, unknown>) =>
  note(context, { action, subjectKind: 'place', subjectId, detail })
