// Does a tree of places or units stay a tree, and can its dates be?

type Node = { readonly id: string; readonly parentId: string | null }

/** Whether `below` is `id` itself or lies under it, so that `id` cannot hang on it. Ends even where the tree is broken. */
export function isBelow(id: string, below: string, nodes: readonly Node[]): boolean {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  const seen = new Set<string>()
  for (let at: string | null = below; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** Whether a validity ends before it begins; open ends are null and never do. */
export const reversedValidity = (validity: {
  readonly validFrom: string | null
  readonly validTo: string | null
}): boolean => validity.validFrom !== null && validity.validTo !== null && validity.validTo < validity.validFrom
