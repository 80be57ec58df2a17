// Which files wait for each other while modules load? (Tarjan's strongly connected components, without recursion.)

/** Every group of files that import each other in a ring, as one ring through it, sorted. A file may import itself. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  return strongComponents(graph)
    .filter((group) => group.length > 1 || (graph.get(group[0] ?? '') ?? []).includes(group[0] ?? ''))
    .map((group) => ringThrough(graph, group.sort()))
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
}

type Frame = { readonly node: string; next: number }

function strongComponents(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const groups: string[][] = []
  const enter = (node: string, frames: Frame[]) => {
    index.set(node, index.size)
    low.set(node, index.get(node) ?? 0)
    open.push(node)
    isOpen.add(node)
    frames.push({ node, next: 0 })
  }
  const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to))
  for (const root of graph.keys()) {
    const frames: Frame[] = []
    if (!index.has(root)) enter(root, frames)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const child = graph.get(frame.node)?.[frame.next++]
      if (child === undefined) {
        frames.pop()
        const above = frames.at(-1)
        if (above) lower(above.node, low.get(frame.node) ?? 0)
        if (low.get(frame.node) === index.get(frame.node)) groups.push(close(frame.node, open, isOpen))
      } else if (graph.has(child) && !index.has(child)) enter(child, frames)
      else if (isOpen.has(child)) lower(frame.node, index.get(child) ?? 0)
    }
  }
  return groups
}

function close(root: string, open: string[], isOpen: Set<string>): string[] {
  const group = open.splice(open.lastIndexOf(root))
  for (const node of group) isOpen.delete(node)
  return group
}

function ringThrough(graph: ReadonlyMap<string, readonly string[]>, group: readonly string[]): string[] {
  const start = group[0] ?? ''
  const inside = new Set(group)
  const cameFrom = new Map<string, string>()
  const queue = [start]
  // grows while it is walked: nearest first, so the ring is a shortest one
  for (const node of queue) {
    for (const child of graph.get(node) ?? []) {
      if (child === start) return backTo(start, node, cameFrom)
      if (inside.has(child) && !cameFrom.has(child)) {
        cameFrom.set(child, node)
        queue.push(child)
      }
    }
  }
  return [...group]
}

function backTo(start: string, last: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const ring = [last]
  for (let node = last; node !== start; node = cameFrom.get(node) ?? start) ring.push(cameFrom.get(node) ?? start)
  return ring.reverse()
}
