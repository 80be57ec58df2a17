// Whom does a printed name mean: a unit, a group, or nobody yet?

import { foldText } from '../base/text.ts'
import { type Named, type Registry, splitLevel } from './registry.ts'
import { suggestNames } from './suggest.ts'

export type Suggestion = Named & { readonly score: number }

/** How a name was found; null where nobody fits beyond doubt, with whom it might mean, likeliest first. */
export type Resolution = {
  readonly name: string
  readonly unitId: string | null
  readonly groupId: string | null
  readonly by: 'name' | 'alias' | 'elided' | 'group' | null
  readonly suggestions: readonly Suggestion[]
}

/**
 * Takes each printed name for the one unit or group that it fits; never guesses: two that fit equally, or one that is
 * only similar, stay suggestions. Names of one document are resolved together, because the level that its full names
 * share (市) settles which 发展改革局 a name without level means.
 *
 * @param places as in makeRegistry
 */
export function resolveNames(
  registry: Registry,
  printed: readonly string[],
  places: readonly string[],
): readonly Resolution[] {
  const folded = places.map(foldText).sort((a, b) => b.length - a.length)
  const level = sharedLevel(registry, printed, folded)
  return printed.map((name) => resolveOne(registry, name, folded, level))
}

function resolveOne(
  registry: Registry,
  name: string,
  places: readonly string[],
  level: string | undefined,
): Resolution {
  const key = foldText(name)
  const exact = findExact(registry, key)
  if (exact !== undefined)
    return exact.only === undefined ? unsure(name, registry, key, exact.all) : sure(name, exact.only, exact.by)
  const fitting = elidedFits(registry, key, places)
  const atLevel = level === undefined ? fitting : fitting.filter((fit) => fit.level === level)
  const [only, ...more] = fitting.length > 1 ? atLevel : fitting
  if (only !== undefined && more.length === 0) return sure(name, only, 'elided')
  return unsure(name, registry, key, fitting)
}

function findExact(registry: Registry, key: string) {
  for (const [by, map] of [
    ['name', registry.names],
    ['alias', registry.aliases],
    ['group', registry.groups],
  ] as const) {
    const all = distinct(map.get(key) ?? [])
    if (all.length > 0) return { by, all, only: all.length === 1 ? all[0] : undefined }
  }
  return undefined
}

// A name printed with another level than the unit's own (县财政局 for 市财政局) is somebody else's.
function elidedFits(registry: Registry, key: string, places: readonly string[]) {
  const bare = registry.elided.get(key) ?? []
  const split = splitLevel(key, places)
  const levelled =
    split === undefined ? [] : (registry.elided.get(split.rest) ?? []).filter((fit) => fit.level === split.level)
  // 市财政局 is 财政局 of a registry only where that registry is a 市's own.
  const home = split !== undefined && places.some((place) => place.endsWith(split.level))
  const unlevelled = home
    ? (registry.names.get(split.rest) ?? []).map((named) => ({ ...named, level: split.level }))
    : []
  return distinct([...bare, ...levelled, ...unlevelled])
}

/** The one level that all names printed with a level have; undefined where they differ or none has. */
function sharedLevel(registry: Registry, printed: readonly string[], places: readonly string[]): string | undefined {
  const found = new Set<string>()
  for (const name of printed) {
    const key = foldText(name)
    const split = splitLevel(key, places)
    if (split === undefined) continue
    if (registry.names.has(key) || elidedFits(registry, key, places).length === 1) found.add(split.level)
  }
  return found.size === 1 ? [...found][0] : undefined
}

const distinct = <T extends Named>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((named) => [named.unitId ?? named.groupId, named])).values(),
]

const sure = (name: string, named: Named, by: Resolution['by']): Resolution => ({
  name,
  unitId: named.unitId,
  groupId: named.groupId,
  by,
  suggestions: [],
})

function unsure(name: string, registry: Registry, key: string, fitting: readonly Named[]): Resolution {
  const first = fitting.map(({ unitId, groupId, name }) => ({ unitId, groupId, name, score: 0.99 }))
  const known = new Set(first.map((named) => named.unitId ?? named.groupId))
  const rest = suggestNames(registry, key).filter((named) => !known.has(named.unitId ?? named.groupId))
  return { name, unitId: null, groupId: null, by: null, suggestions: [...first, ...rest].slice(0, 5) }
}

/** The units that a resolution stands for: itself, or a group's members; empty where it is nobody. */
export function unitsMeant(registry: Registry, resolution: Pick<Resolution, 'unitId' | 'groupId'>): readonly string[] {
  if (resolution.unitId !== null) return [resolution.unitId]
  return resolution.groupId === null ? [] : (registry.members.get(resolution.groupId) ?? [])
}
