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
    const known = this.#entries.get(key)
    if (known !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known.value as T
    }
    const other = this.#underWay.get(key)
    // The other's transaction may fail where the asker's own does not: then he reads for himself.
    if (other !== undefined) return other.catch(async () => (await read()).value) as Promise<T>
    const reading = read()
    const value = reading.then((one) => one.value)
    // nobody may be waiting for it
    value.catch(() => undefined)
    this.#underWay.set(key, value)
    try {
      const remembered = await reading
      this.#keep(key, remembered)
      return remembered.value
    } finally {
      this.#underWay.delete(key)
    }
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
