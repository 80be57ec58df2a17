// Which measure lies under which, by their numbers?

/** "三/(一)/1" of "三/(一)/1/(2)"; null at the top. */
const above = (number: string): string | null => {
  const cut = number.lastIndexOf('/')
  return cut <= 0 ? null : number.slice(0, cut)
}

/**
 * Each measure's parent: the one with the longest number that its own continues. Null where no such number is there, and
 * for measures without number. Of two measures with one number the first is the parent.
 */
export function parentsOf(
  measures: readonly { readonly id: string; readonly number: string }[],
): ReadonlyMap<string, string | null> {
  const byNumber = new Map<string, string>()
  for (const { id, number } of measures) if (number !== '' && !byNumber.has(number)) byNumber.set(number, id)
  return new Map(measures.map(({ id, number }) => [id, parentOf(number, byNumber)]))
}

function parentOf(number: string, byNumber: ReadonlyMap<string, string>): string | null {
  for (let path = above(number); path !== null; path = above(path)) {
    const id = byNumber.get(path)
    if (id !== undefined) return id
  }
  return null
}
