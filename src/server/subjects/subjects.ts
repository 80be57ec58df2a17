import type { Subject } from '#contract/observations.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { groupBy } from '#core/base/group.ts'
import { mayReadWithin } from '#core/indicators/rights.ts'
import { membersOf } from '#core/places/group.ts'
import type { CityHandle } from '#store/handle.ts'
import { recall } from '#store/memory/recall.ts'
import type { SubjectKind } from '#store/observations/tables.ts'
import { listPlaces } from '#store/places/places.ts'
import { listSubjects as listStored, type StoredSubject } from '#store/rounds/subjects.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'

export type PlacedSubject = StoredSubject & {
  readonly placeKind: string | null
  readonly sort: number
  /** of a group of places, its members; null of whatever else */
  readonly memberIds: readonly number[] | null
}

const PLACE_BYTES = 1_000

/** Places in the city's own order, then the others as they came. */
export const loadPlaces = (tx: CityHandle): Promise<readonly PlacedSubject[]> =>
  recall(tx, {
    key: 'places',
    restsOn: ['subject'],
    read: () => readPlaces(tx),
    weigh: (places) => places.length * PLACE_BYTES,
  })

async function readPlaces(tx: CityHandle): Promise<readonly PlacedSubject[]> {
  const listed = await listPlaces(tx)
  const places = new Map(listed.map((place) => [place.id, place]))
  const subjects = await listStored(tx, { kinds: ['place'] })
  const numbers = new Map(subjects.map(({ id, placeId }) => [placeId, id]))
  return subjects
    .map((subject) => {
      const place = places.get(subject.placeId ?? '')
      const members = place?.kind === 'group' ? membersOf(place, listed) : null
      const memberIds = members?.flatMap(({ id }) => numbers.get(id) ?? []) ?? null
      return { ...subject, placeKind: place?.kind ?? null, sort: place?.sort ?? 0, memberIds }
    })
    .sort((a, b) => a.sort - b.sort || a.id - b.id)
}

export async function listSubjects(context: CityContext, kind: SubjectKind | undefined): Promise<Subject[]> {
  const { tx } = context
  const places = await loadPlaces(tx)
  const kinds = (['unit', 'enterprise', 'project'] as const).filter((one) => kind === undefined || kind === one)
  const others = kinds.length === 0 ? [] : await listStored(tx, { kinds })
  const shown = await readableFilter(context)
  const all = [...(kind === undefined || kind === 'place' ? places : []), ...others.filter(shown)]
  return all.map(showSubject)
}

/** Which subjects the asker may see the values of: places and units are open, single firms and projects are not. */
export async function readableFilter({
  tx,
  actor,
}: CityContext): Promise<(subject: Pick<StoredSubject, 'kind' | 'parentId'>) => boolean> {
  const unitsAt = await unitsByPlaceSubject(tx)
  return (subject) => isReadable(actor, subject, unitsAt)
}

const isReadable = (
  actor: Actor,
  { kind, parentId }: Pick<StoredSubject, 'kind' | 'parentId'>,
  unitsAt: ReadonlyMap<number, readonly string[]>,
): boolean =>
  kind === 'place' || kind === 'unit' || mayReadWithin(actor, parentId === null ? [] : (unitsAt.get(parentId) ?? []))

async function unitsByPlaceSubject(tx: CityHandle): Promise<ReadonlyMap<number, readonly string[]>> {
  const [places, units] = [await listStored(tx, { kinds: ['place'] }), await listUnits(tx)]
  const unitsOf = groupBy(units, ({ placeId }) => placeId)
  return new Map(places.map(({ id, placeId }) => [id, (unitsOf.get(placeId) ?? []).map((unit) => unit.id)]))
}

export const showSubject = (subject: StoredSubject & { readonly placeKind?: string | null }): Subject => ({
  id: subject.id,
  kind: subject.kind,
  placeKind: subject.placeKind ?? null,
  placeId: subject.placeId,
  unitId: subject.unitId,
  parentId: subject.parentId,
  code: subject.code,
  name: subject.name,
  aliases: [...subject.aliases],
  industry: subject.industry,
  validFrom: subject.validFrom,
  validTo: subject.validTo,
})
