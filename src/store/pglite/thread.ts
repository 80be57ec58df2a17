import { Worker } from 'node:worker_threads'

export type OwnerPlace =
  | { readonly kind: 'directory'; readonly directory: string }
  | { readonly kind: 'memory'; readonly dump?: string }

export type OwnerRequest =
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'dump'; readonly id: number }

export type OwnerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'data'; readonly id: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'done'; readonly id: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'dumped'; readonly id: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'broken'; readonly message: string }

/** What becomes of one request: bytes while it runs, then exactly one of `done` and `lost`. */
export type Listener = {
  readonly data: (bytes: Buffer) => void
  readonly done: () => void
  readonly lost: (error: Error) => void
}

/** The thread that owns the embedded database. A thread that died is started again by the next connection. */
export class OwnerThread {
  readonly #place: OwnerPlace
  readonly #waiting = new Map<number, Listener>()
  #worker: Worker | undefined
  #ready: Promise<void> | undefined
  #exited: Promise<void> = Promise.resolve()
  #nextId = 1

  constructor(place: OwnerPlace) {
    this.#place = place
  }

  /** Rejects with the reason when the database cannot be opened. */
  ready(): Promise<void> {
    this.#ready ??= this.#start()
    return this.#ready
  }

  request(bytes: ArrayBuffer, listener: Listener): void {
    this.#post((id) => ({ kind: 'bytes', id, bytes }), listener, [bytes])
  }

  /** The whole cluster as an uncompressed tar that `OwnerPlace.dump` accepts. */
  dump(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const noted: Buffer[] = []
      const listener = {
        data: (bytes: Buffer) => void noted.push(bytes),
        done: () => resolve(Buffer.concat(noted)),
        lost: reject,
      }
      this.#post((id) => ({ kind: 'dump', id }), listener, [])
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    if (worker === undefined) return
    worker.postMessage({ kind: 'close' })
    await this.#exited
  }

  #post(request: (id: number) => OwnerRequest, listener: Listener, transfer: ArrayBuffer[]): void {
    const worker = this.#worker
    if (worker === undefined) {
      listener.lost(new Error('the embedded database is closed'))
      return
    }
    const id = this.#nextId++
    this.#waiting.set(id, listener)
    worker.postMessage(request(id), transfer)
  }

  #start(): Promise<void> {
    // execArgv is emptied so that the parent's loader (tsx, vitest) is not started a second time in the thread.
    const worker = new Worker(new URL('./owner.js', import.meta.url), { workerData: this.#place, execArgv: [] })
    this.#worker = worker
    return new Promise((resolve, reject) => {
      let reason = 'the thread of the embedded database ended'
      worker.on('message', (answer: OwnerAnswer) => {
        if (answer.kind === 'ready') resolve()
        else if (answer.kind === 'broken') reason = answer.message
        else this.#hear(answer)
      })
      worker.on('error', (error) => {
        reason = error.message
      })
      this.#exited = new Promise((exited) => {
        worker.on('exit', () => {
          this.#forget(worker, new Error(reason))
          reject(new Error(reason))
          exited()
        })
      })
    })
  }

  #hear(answer: Exclude<OwnerAnswer, { kind: 'ready' | 'broken' }>): void {
    const listener = this.#waiting.get(answer.id)
    if (listener === undefined) return
    if (answer.bytes.byteLength > 0) listener.data(Buffer.from(answer.bytes))
    if (answer.kind === 'data') return
    this.#waiting.delete(answer.id)
    listener.done()
  }

  #forget(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#ready = undefined
    const lost = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const listener of lost) listener.lost(error)
  }
}
