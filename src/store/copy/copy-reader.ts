import type { Column, ColumnKind } from '../columns.ts'

/** "PGCOPY\n\377\r\n\0", flags, length of the extension. */
const HEADER_BYTES = 19

interface Builder {
  grow(rows: number): void
  /** `length` is that of a value; absence never comes here */
  read(bytes: Buffer, at: number, length: number, row: number): void
  finish(rows: number): Column
}

/** Takes the bytes of COPY … (FORMAT binary) as they come, cut anywhere, and makes columns of them. */
export class CopyReader {
  readonly #builders: readonly Builder[]
  #rest: Buffer = Buffer.alloc(0)
  #begun = false
  #room = 0
  #rows = 0

  constructor(kinds: readonly ColumnKind[]) {
    this.#builders = kinds.map(builderOf)
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    if (!this.#begun) {
      if (bytes.length < HEADER_BYTES) {
        this.#rest = bytes
        return
      }
      this.#begun = true
      at = HEADER_BYTES + bytes.readInt32BE(HEADER_BYTES - 4)
    }
    for (let next = this.#readRow(bytes, at); next > at; next = this.#readRow(bytes, at)) at = next
    this.#rest = bytes.subarray(at)
  }

  finish(): { readonly rows: number; readonly columns: readonly Column[] } {
    return { rows: this.#rows, columns: this.#builders.map((builder) => builder.finish(this.#rows)) }
  }

  /** Where the row that begins at `start` ends, or `start` when not all of it has come, or when it is the end mark. */
  #readRow(bytes: Buffer, start: number): number {
    const limit = bytes.length
    if (start + 2 > limit || bytes.readInt16BE(start) === -1) return start
    if (this.#rows === this.#room) this.#makeRoom()
    const row = this.#rows
    let at = start + 2
    for (const builder of this.#builders) {
      if (at + 4 > limit) return start
      const length = bytes.readInt32BE(at)
      at += 4
      if (length < 0) continue
      if (at + length > limit) return start
      builder.read(bytes, at, length, row)
      at += length
    }
    this.#rows++
    return at
  }

  #makeRoom(): void {
    this.#room = Math.max(1024, this.#room * 2)
    for (const builder of this.#builders) builder.grow(this.#room)
  }
}

/** A row read twice because its end had not come may leave a mark that the second reading would not: it writes the same. */
function builderOf(kind: ColumnKind): Builder {
  switch (kind) {
    case 'number':
      return fixed(
        kind,
        new Float64Array(0),
        (n) => new Float64Array(n),
        (bytes, at) => bytes.readDoubleBE(at),
      )
    case 'integer':
      return fixed(
        kind,
        new Int32Array(0),
        (n) => new Int32Array(n),
        (bytes, at) => bytes.readInt32BE(at),
      )
    case 'bigint':
      return fixed(
        kind,
        new BigInt64Array(0),
        (n) => new BigInt64Array(n),
        (bytes, at) => bytes.readBigInt64BE(at),
      )
    case 'boolean':
      return fixed(
        kind,
        new Uint8Array(0),
        (n) => new Uint8Array(n),
        (bytes, at) => bytes[at] ?? 0,
      )
    case 'text':
      return textBuilder()
  }
}

type Numbers<T> = { [row: number]: T; set(from: never, at?: number): void; slice(start: number, end: number): unknown }

function fixed<T, A extends Numbers<T>>(
  kind: Exclude<ColumnKind, 'text'>,
  empty: A,
  make: (rows: number) => A,
  read: (bytes: Buffer, at: number) => T,
): Builder {
  let values = empty
  let present = new Uint8Array(0)
  return {
    grow(rows) {
      const wider = make(rows)
      wider.set(values as never)
      values = wider
      const mask = new Uint8Array(rows)
      mask.set(present)
      present = mask
    },
    read(bytes, at, _length, row) {
      values[row] = read(bytes, at)
      present[row] = 1
    },
    finish: (rows) => ({ kind, values: values.slice(0, rows), present: present.slice(0, rows) }) as Column,
  }
}

function textBuilder(): Builder {
  const values: (string | null)[] = []
  return {
    grow() {},
    read(bytes, at, length, row) {
      while (values.length < row) values.push(null)
      values[row] = bytes.toString('utf8', at, at + length)
    },
    finish(rows) {
      while (values.length < rows) values.push(null)
      return { kind: 'text', values }
    },
  }
}
