export type Remembered<T> = { readonly value: T; readonly bytes: number }

type Entry = { readonly value: unknown; readonly bytes: number }

/**
 * What this process has read and may answer with again, by a key that names everything it depends on. Holds no more than
 * `most` bytes: what was asked for longest ago goes first. Of several who ask at once for the same, one reads.
 */
export class Memory {
  readonly #most: number
  /** in the order in which they were last asked for */
  readonly #entries = new Map<string, Entry>()
  readonly #underWay = new Map<string, Promise<unknown>>()
  #bytes = 0

  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The value is shared by all who ask: nobody may change it. */
  async recall<T>(key: string, read: () => Promise<Remembered<T>>): Promise<T> {
    const found = await this.recallEach<T>([key], async () => new Map([[key, await read()]]))
    return granted(found, key)
  }

  /** The same for many at once: those that neither are known nor are being read by somebody else are read in one go. */
  async recallEach<T>(
    keys: readonly string[],
    read: (unknown: readonly string[]) => Promise<ReadonlyMap<string, Remembered<T>>>,
  ): Promise<ReadonlyMap<string, T>> {
    const found = new Map<string, T>()
    const [own, others]: [string[], [string, Promise<T>][]] = [[], []]
    for (const key of keys) {
      const known = this.#entries.get(key)
      const other = this.#underWay.get(key)
      if (known !== undefined) found.set(key, this.#touch(key, known) as T)
      else if (other !== undefined) others.push([key, other as Promise<T>])
      else own.push(key)
    }
    // The own first, before waiting: of two who wait for each other's neither would ever read.
    if (own.length > 0) for (const [key, value] of await this.#read(own, read)) found.set(key, value)
    const lost: string[] = []
    for (const [key, other] of others)
      await other.then(
        (value) => found.set(key, value),
        () => lost.push(key),
      )
    // The other's transaction may fail where the asker's own does not: then he reads for himself.
    if (lost.length > 0) for (const [key, { value }] of await read(lost)) found.set(key, value)
    return found
  }

  async #read<T>(
    keys: readonly string[],
    read: (unknown: readonly string[]) => Promise<ReadonlyMap<string, Remembered<T>>>,
  ): Promise<ReadonlyMap<string, T>> {
    const reading = read(keys)
    for (const key of keys) {
      const value = reading.then((all) => granted(all, key).value)
      // nobody may be waiting for it
      value.catch(() => undefined)
      this.#underWay.set(key, value)
    }
    try {
      const all = await reading
      for (const key of keys) this.#keep(key, granted(all, key))
      return new Map(keys.map((key) => [key, granted(all, key).value]))
    } finally {
      for (const key of keys) this.#underWay.delete(key)
    }
  }

  #touch(key: string, entry: Entry): unknown {
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  #keep(key: string, { value, bytes }: Entry): void {
    if (bytes > this.#most / 4) return
    this.#entries.set(key, { value, bytes })
    this.#bytes += bytes
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#most) return
      this.#entries.delete(oldest)
      this.#bytes -= entry.bytes
    }
  }
}

function granted<T>(all: ReadonlyMap<string, T>, key: string): T {
  const one = all.get(key)
  if (one === undefined) throw new Error(`not read: ${key}`)
  return one
}
