type Node = { readonly id: string; readonly parentId: string | null }
export type Placed<T> = { readonly item: T; readonly depth: number; readonly count: number }

/** Things under those above them; what is folded hides what is under it. A parent that is not there counts as none. */
export const placed = <T extends Node>(items: readonly T[], folded: ReadonlySet<string>): readonly Placed<T>[] => {
  const known = new Set(items.map((item) => item.id))
  const below = new Map<string | null, T[]>()
  for (const item of items) {
    const parent = item.parentId !== null && known.has(item.parentId) ? item.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), item])
  }
  const walk = (parent: string | null, depth: number): readonly Placed<T>[] =>
    (below.get(parent) ?? []).flatMap((item) => {
      const count = below.get(item.id)?.length ?? 0
      const here = { item, depth, count }
      return folded.has(item.id) ? [here] : [here, ...walk(item.id, depth + 1)]
    })
  return walk(null, 0)
}
