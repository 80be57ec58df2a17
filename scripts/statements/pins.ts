// Which tables of a statement are held to one city (or one enterprise)?

export type Source = {
  readonly key: string
  readonly alias: string
  /** the column that spreads the rows; none where the source is not spread */
  readonly by: string | undefined
}

/** What a query sees in its FROM, and beyond it what the query around it sees. */
export type Level = { readonly sources: Source[]; readonly outer: Level | undefined }

const PIN = 'pinned'

/** Sets of sources whose distribution columns are known to be equal; the set with PIN in it has a known value. */
export class Pins {
  readonly #parent = new Map<string, string>()

  join(a: string, b: string): void {
    const [one, other] = [this.#root(a), this.#root(b)]
    // what is joined already must not become its own parent
    if (one !== other) this.#parent.set(one, other)
  }
  pin(key: string): void {
    this.join(key, PIN)
  }
  areJoined(a: string, b: string): boolean {
    return this.#root(a) === this.#root(b)
  }
  isPinned(source: Source): boolean {
    return source.by === undefined || this.areJoined(source.key, PIN)
  }
  #root(key: string): string {
    const parent = this.#parent.get(key)
    return parent === undefined ? key : this.#root(parent)
  }
}

/** The source whose distribution column this name means, looking outwards as SQL does. */
export function sourceOf(level: Level | undefined, column: readonly string[]): Source | undefined {
  const name = column.at(-1)
  const alias = column.at(-2)
  if (name === undefined) return undefined
  for (let at = level; at !== undefined; at = at.outer) {
    const found = at.sources.find((source) => source.by === name && (alias === undefined || alias === source.alias))
    if (found !== undefined) return found
  }
  return undefined
}
