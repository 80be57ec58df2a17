import { createHash } from 'node:crypto'
import type { Applied } from '../migrate.ts'

/**
 * A backup is this line, then a gzip of frames: one byte of kind, four of length, the payload.
 * head (JSON) · for each part of a table: part (JSON), rows (COPY binary, cut anywhere) … · tail: SHA-256 of all frames before it.
 */
export const MAGIC = Buffer.from('jingwei backup 1\n')

export const KIND = { head: 0x48, part: 0x50, rows: 0x52, tail: 0x5a } as const

export type BackupTable = { readonly name: string; readonly columns: readonly string[] }

export type BackupHead = {
  readonly madeAt: string
  readonly history: readonly Applied[]
  /** in the order in which they are put back: parents first */
  readonly tables: readonly BackupTable[]
}

export type Frame = { readonly kind: number; readonly payload: Buffer }

/** The file is not what was written: cut short, changed, or no backup at all. */
export class DamagedBackup extends Error {}

export class FrameWriter {
  readonly #hash = createHash('sha256')

  frame(kind: number, payload: Buffer): Buffer {
    const head = Buffer.alloc(5)
    head[0] = kind
    head.writeUInt32BE(payload.length, 1)
    this.#hash.update(head).update(payload)
    return Buffer.concat([head, payload])
  }
  json(kind: number, value: unknown): Buffer {
    return this.frame(kind, Buffer.from(JSON.stringify(value)))
  }
  tail(): { readonly bytes: Buffer; readonly sha256: string } {
    const digest = this.#hash.digest()
    const head = Buffer.from([KIND.tail, 0, 0, 0, digest.length])
    return { bytes: Buffer.concat([head, digest]), sha256: digest.toString('hex') }
  }
}

const LONGEST_FRAME = 1 << 30
const FRAME_HEAD_BYTES = 5

/** Bytes that came in pieces, joined only when enough of them are there. */
class ByteQueue {
  #pieces: Buffer[] = []
  length = 0

  push(piece: Buffer): void {
    this.#pieces.push(piece)
    this.length += piece.length
  }
  /** The first `count` bytes, which stay. */
  peek(count: number): Buffer {
    const [first] = this.#pieces
    if (first !== undefined && first.length >= count) return first.subarray(0, count)
    this.#pieces = [Buffer.concat(this.#pieces)]
    return (this.#pieces[0] ?? Buffer.alloc(0)).subarray(0, count)
  }
  take(count: number): Buffer {
    const taken = this.peek(count)
    const [first, ...others] = this.#pieces
    this.#pieces = first === undefined ? [] : [first.subarray(count), ...others]
    this.length -= count
    return taken
  }
}

/** Cuts the unpacked bytes into frames; the tail is checked and ends them. Throws DamagedBackup where they do not hold. */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  const queue = new ByteQueue()
  for await (const chunk of bytes) {
    queue.push(chunk)
    while (queue.length >= FRAME_HEAD_BYTES) {
      const length = queue.peek(FRAME_HEAD_BYTES).readUInt32BE(1)
      if (length > LONGEST_FRAME) throw new DamagedBackup('a frame too long to be one')
      if (queue.length < FRAME_HEAD_BYTES + length) break
      const frame = queue.take(FRAME_HEAD_BYTES + length)
      const kind = frame[0] ?? 0
      const payload = frame.subarray(FRAME_HEAD_BYTES)
      if (kind === KIND.tail) {
        if (!payload.equals(hash.digest())) throw new DamagedBackup('the checksum differs')
        return
      }
      hash.update(frame)
      yield { kind, payload }
    }
  }
  throw new DamagedBackup('the end is missing')
}

/** "PGCOPY\n\377\r\n\0", flags, length of the extension. */
const COPY_HEADER_BYTES = 19
const COPY_END = Buffer.from([0xff, 0xff])

export type Rows = { readonly bytes: Buffer; readonly rows: number }

/** Cuts COPY binary between rows, so that a table goes back in pieces which an embedded store can hold. */
export class RowCutter {
  readonly #pieceBytes: number
  readonly #queue = new ByteQueue()
  #header: Buffer | undefined

  constructor(pieceBytes: number) {
    this.#pieceBytes = pieceBytes
  }

  /** Whole rows with a header and an end mark of their own, once there are enough of them. */
  push(chunk: Buffer): Rows | undefined {
    this.#queue.push(chunk)
    return this.#queue.length >= this.#pieceBytes ? this.#cut() : undefined
  }

  /** The rows that are left. Throws DamagedBackup when they do not end as rows do. */
  end(): Rows | undefined {
    const rows = this.#cut()
    if (!this.#queue.peek(this.#queue.length).equals(COPY_END)) throw new DamagedBackup('rows without an end')
    return rows
  }

  #cut(): Rows | undefined {
    if (this.#header === undefined) {
      if (this.#queue.length < COPY_HEADER_BYTES) return undefined
      this.#header = this.#queue.take(COPY_HEADER_BYTES)
    }
    const bytes = this.#queue.peek(this.#queue.length)
    let at = 0
    let rows = 0
    for (let next = rowEnd(bytes, at); next > at; next = rowEnd(bytes, at)) {
      at = next
      rows++
    }
    return rows === 0 ? undefined : { bytes: Buffer.concat([this.#header, this.#queue.take(at), COPY_END]), rows }
  }
}

/** Where the row that begins at `start` ends, or `start` when not all of it is there, or when it is the end mark. */
function rowEnd(bytes: Buffer, start: number): number {
  if (start + 2 > bytes.length) return start
  const fields = bytes.readInt16BE(start)
  let at = start + 2
  for (let field = 0; field < fields; field++) {
    if (at + 4 > bytes.length) return start
    at += 4 + Math.max(0, bytes.readInt32BE(at))
  }
  return at > bytes.length || fields === -1 ? start : at
}
