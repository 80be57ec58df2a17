// Which places does a group of places (全部园区、市级园区) have in it?

export type GroupingPlace = {
  readonly id: string
  readonly kind: string
  readonly parentId: string | null
  /** of a group, the kinds of places that it gathers from below its parent; empty where it lists its members */
  readonly gathers: readonly string[]
  readonly memberIds: readonly string[]
}

/** Members in the order of the places given: all of the gathered kinds below the group's parent, or those listed. */
export function membersOf<P extends GroupingPlace>(group: GroupingPlace, places: readonly P[]): readonly P[] {
  const others = places.filter(({ kind }) => kind !== 'group')
  if (group.gathers.length === 0) return others.filter(({ id }) => group.memberIds.includes(id))
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]))
  return others.filter(({ id, kind }) => group.gathers.includes(kind) && liesIn(id, group.parentId, parents))
}

function liesIn(id: string, above: string | null, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

/** 全部园区, 各园区 and 所有园区 are what a plan calls 园区: its word without the word for all. */
export const groupWord = (name: string): string => name.replace(/^(?:全部|所有|全市|各类|各)/, '')
