// The parse tree as plain nodes: libpg-query gives each node as an object with one key, its type.

export type Node = { readonly [key: string]: unknown }

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The node below `key`, if there is one. */
export const child = (node: Node | undefined, key: string): Node | undefined => {
  const value = node?.[key]
  return isNode(value) ? value : undefined
}

export const children = (node: Node | undefined, key: string): readonly Node[] => {
  const value = node?.[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

export const text = (node: Node | undefined, key: string): string => {
  const value = node?.[key]
  return typeof value === 'string' ? value : ''
}

/** Strings of a list such as a column's or a function's qualified name. */
export const names = (node: Node | undefined, key: string): readonly string[] =>
  children(node, key).map((each) => text(child(each, 'String'), 'sval'))

/** Every node of these types below `root`, not looking into what was found. */
export function find(root: unknown, types: readonly string[]): readonly (readonly [type: string, node: Node])[] {
  if (Array.isArray(root)) return root.flatMap((each) => find(each, types))
  if (!isNode(root)) return []
  return Object.entries(root).flatMap(([key, value]) =>
    types.includes(key) && isNode(value) ? [[key, value] as const] : find(value, types),
  )
}
