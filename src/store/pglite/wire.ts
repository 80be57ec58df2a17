import { Duplex } from 'node:stream'
import type { OwnerThread } from './thread.ts'

const Q = 0x51
const SYNC = 0x53
const FLUSH = 0x48
const COPY_DATA = 0x64
const COPY_DONE = 0x63
const COPY_FAIL = 0x66
const TERMINATE = 0x58
const COPY_IN_RESPONSE = 0x47

/** `G`, overall format and column count 0: the driver looks at neither. */
const COPY_IN_ANSWER = Buffer.from([COPY_IN_RESPONSE, 0, 0, 0, 7, 0, 0, 0])
const COPY_FROM_STDIN = /^\s*copy\s[\s\S]*\sfrom\s+stdin\b/i

/** The socket of the ordinary `pg` driver, with the embedded database at its other end. */
export class Wire extends Duplex {
  readonly #thread: OwnerThread
  #pending: Buffer = Buffer.alloc(0)
  #started = false
  #over = false
  /** Messages of a statement that is not yet complete, or of a COPY whose rows are still coming. */
  #held: Buffer[] = []
  #copying = false

  constructor(thread: OwnerThread) {
    super()
    this.#thread = thread
  }

  connect(): this {
    this.#thread.ready().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, written: () => void): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    for (let message = this.#cut(); message !== undefined; message = this.#cut()) this.#take(message)
    written()
  }

  override _final(written: () => void): void {
    this.#reset()
    this.push(null)
    written()
  }

  override _destroy(error: Error | null, destroyed: (error: Error | null) => void): void {
    this.#reset()
    destroyed(error)
  }

  /** The next whole message, or nothing while its end has not come. */
  #cut(): Buffer | undefined {
    const header = this.#started ? 1 : 0
    if (this.#pending.length < header + 4) return undefined
    const length = header + this.#pending.readUInt32BE(header)
    if (this.#pending.length < length) return undefined
    const message = this.#pending.subarray(0, length)
    this.#pending = this.#pending.subarray(length)
    return message
  }

  #take(message: Buffer): void {
    const kind = message[0]
    if (!this.#started) {
      this.#started = true
      this.#send([message])
    } else if (kind === TERMINATE) this.#reset()
    else if (this.#copying) this.#takeCopy(message)
    else if (kind === Q && COPY_FROM_STDIN.test(message.toString('utf8', 5))) {
      // PGlite reads its whole input in one call, so the rows must lie ready behind the statement when it starts.
      this.#copying = true
      this.#held.push(Buffer.from(message))
      this.push(COPY_IN_ANSWER)
    } else {
      this.#held.push(message)
      if (kind === Q || kind === SYNC || kind === FLUSH) this.#send(this.#held.splice(0))
    }
  }

  #takeCopy(message: Buffer): void {
    const kind = message[0]
    if (kind === COPY_DATA) {
      this.#held.push(Buffer.from(message))
      return
    }
    if (kind !== COPY_DONE && kind !== COPY_FAIL) return
    const [statement, ...rows] = this.#held.splice(0)
    this.#copying = false
    if (statement === undefined) return
    const answers: Buffer[] = []
    this.#request(kind === COPY_DONE ? [statement, ...rows, message] : [statement, message], {
      data: (bytes) => void answers.push(bytes),
      done: () => this.push(withoutCopyIn(Buffer.concat(answers))),
    })
  }

  #send(messages: readonly Buffer[]): void {
    this.#request(messages, { data: (bytes) => void this.push(bytes), done: () => {} })
  }

  #request(messages: readonly Buffer[], hear: { data: (bytes: Buffer) => void; done: () => void }): void {
    this.#thread.request(joined(messages), {
      data: (bytes) => this.#over || hear.data(bytes),
      done: () => this.#over || hear.done(),
      lost: (error) => this.destroy(error),
    })
  }

  /** There is one session for ever: whoever leaves must leave it as it was found. */
  #reset(): void {
    if (this.#over) return
    this.#over = true
    if (!this.#started) return
    const silent = { data: () => {}, done: () => {}, lost: () => {} }
    for (const statement of ['rollback', 'discard all']) this.#thread.request(joined([simpleQuery(statement)]), silent)
  }
}

/** One buffer of its own, so that it can be handed to the thread without a copy. */
function joined(messages: readonly Buffer[]): ArrayBuffer {
  const bytes = new Uint8Array(messages.reduce((sum, message) => sum + message.length, 0))
  let at = 0
  for (const message of messages) {
    bytes.set(message, at)
    at += message.length
  }
  return bytes.buffer
}

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`)
  const header = Buffer.alloc(5)
  header[0] = Q
  header.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([header, body])
}

/** The driver has had its CopyInResponse already; the database's own would be a second one. */
function withoutCopyIn(answer: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at + 5 <= answer.length; ) {
    const end = at + 1 + answer.readUInt32BE(at + 1)
    if (answer[at] !== COPY_IN_RESPONSE) kept.push(answer.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
