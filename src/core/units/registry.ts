// Which units and groups does a city keep, and under which spellings can a document name them?

import { type Day, isValidOn } from '../base/day.ts'
import { foldText } from '../base/text.ts'

export type RegisteredUnit = {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly validFrom: Day | null
  readonly validTo: Day | null
  readonly aliases: readonly string[]
}
export type RegisteredGroup = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly memberIds: readonly string[]
}

/** Exactly one of the two ids is set. */
export type Named = { readonly unitId: string | null; readonly groupId: string | null; readonly name: string }
export type Spelling = { readonly named: Named; readonly key: string }

/** The registry made ready for many look-ups; keys are folded spellings. */
export type Registry = {
  readonly names: ReadonlyMap<string, readonly Named[]>
  readonly aliases: ReadonlyMap<string, readonly Named[]>
  readonly groups: ReadonlyMap<string, readonly Named[]>
  /** names without the level that they belong to, and the level that was left out: "发展改革局" with "市" */
  readonly elided: ReadonlyMap<string, readonly (Named & { readonly level: string })[]>
  readonly spellings: readonly Spelling[]
  readonly units: ReadonlyMap<string, RegisteredUnit>
  readonly members: ReadonlyMap<string, readonly string[]>
}

const levels = '省市州盟区县旗镇乡'

/**
 * Cuts the level off a name: "市财政局" gives 市 and 财政局, "望潮市财政局" the same where 望潮市 is one of `places`.
 * Undefined where nothing, or too little to be a name, would stay.
 */
export function splitLevel(key: string, places: readonly string[]): { level: string; rest: string } | undefined {
  const place = places.find((name) => key.startsWith(name) && key.length - name.length >= 2)
  if (place !== undefined) return { level: place.slice(-1), rest: key.slice(place.length) }
  const first = key[0]
  if (first === undefined || !levels.includes(first) || key.length < 4) return undefined
  return { level: first, rest: key.slice(1) }
}

/**
 * @param places names that a unit's name may begin with ("望潮市"), so that printed names may leave them out
 * @param day the document's day: units that were not there then are not taken by name; null takes all
 */
export function makeRegistry(
  units: readonly RegisteredUnit[],
  groups: readonly RegisteredGroup[],
  places: readonly string[],
  day: Day | null,
): Registry {
  const folded = places.map(foldText).sort((a, b) => b.length - a.length)
  const registry = {
    names: new Map<string, Named[]>(),
    aliases: new Map<string, Named[]>(),
    groups: new Map<string, Named[]>(),
    elided: new Map<string, (Named & { level: string })[]>(),
    spellings: [] as Spelling[],
    units: new Map(units.map((unit) => [unit.id, unit])),
    members: new Map(groups.map((group) => [group.id, group.memberIds])),
  }
  for (const unit of units) {
    const named = { unitId: unit.id, groupId: null, name: unit.name }
    const [key, ...others] = [unit.name, ...(unit.shortName === null ? [] : [unit.shortName]), ...unit.aliases].map(
      foldText,
    )
    if (key === undefined) continue
    for (const spelling of new Set([key, ...others])) registry.spellings.push({ named, key: spelling })
    if (day !== null && !isValidOn(unit, day)) continue
    append(registry.names, key, named)
    for (const other of new Set(others)) append(registry.aliases, other, named)
    const split = splitLevel(key, folded)
    if (split !== undefined) append(registry.elided, split.rest, { ...named, level: split.level })
  }
  for (const group of groups) {
    const named = { unitId: null, groupId: group.id, name: group.name }
    for (const key of new Set([group.name, ...group.aliases].map(foldText))) {
      append(registry.groups, key, named)
      registry.spellings.push({ named, key })
    }
  }
  return registry
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
