// Who moves when a round is computed again, and how?

export type Placed = {
  readonly row: number
  readonly rank: number | null
  readonly total: number
  readonly grade: string | null
}

export type Moved = { readonly row: number; readonly before: Placed | null; readonly after: Placed | null }

/** Everybody whose rank, total or grade is another, or who is in one of the two alone; by their place after, then before. */
export function movedBetween(before: readonly Placed[], after: readonly Placed[]): readonly Moved[] {
  const was = new Map(before.map((one) => [one.row, one]))
  const is = new Map(after.map((one) => [one.row, one]))
  const moved: Moved[] = []
  for (const row of new Set([...is.keys(), ...was.keys()])) {
    const [old, now] = [was.get(row) ?? null, is.get(row) ?? null]
    if (old === null || now === null || old.rank !== now.rank || old.total !== now.total || old.grade !== now.grade)
      moved.push({ row, before: old, after: now })
  }
  const place = ({ before: old, after: now }: Moved) => now?.rank ?? old?.rank ?? Number.MAX_SAFE_INTEGER
  return moved.sort((a, b) => place(a) - place(b) || a.row - b.row)
}
