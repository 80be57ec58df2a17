// Worker thread that owns one PGlite and answers PostgreSQL wire-protocol bytes.
// Plain JavaScript because Node 20 cannot start a worker from a .ts file, neither under tsx nor under vitest.
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/** @typedef {import('./thread.ts').OwnerRequest} OwnerRequest */
/** @typedef {import('./thread.ts').OwnerAnswer} OwnerAnswer */
/** @typedef {import('./thread.ts').OwnerPlace} OwnerPlace */

if (parentPort === null) throw new Error('owner.js runs as a worker thread only')
const port = parentPort
/** @type {OwnerPlace} */
const place = workerData

/** rows of a long answer are on their way while it is still being made */
const MESSAGE_BYTES = 1 << 18

/** @param {OwnerAnswer} answer @param {ArrayBuffer[]} [transfer] */
const say = (answer, transfer = []) => port.postMessage(answer, transfer)

/** @param {string} directory */
async function openDirectory(directory) {
  if (!existsSync(directory)) {
    // A process killed while it initialises must not leave half a cluster under the real name.
    const fresh = `${directory}.new`
    await rm(fresh, { recursive: true, force: true })
    const initialised = await PGlite.create(fresh)
    await initialised.close()
    await rename(fresh, directory)
  }
  return PGlite.create(directory)
}

async function open() {
  if (place.kind === 'directory') return openDirectory(place.directory)
  if (place.dump === undefined) return PGlite.create('memory://')
  return PGlite.create('memory://', { loadDataDir: new Blob([await readFile(place.dump)]) })
}

/** @param {PGlite} pglite @param {OwnerRequest} request */
async function answer(pglite, request) {
  if (request.kind === 'dump') {
    const bytes = await (await pglite.dumpDataDir('none')).arrayBuffer()
    say({ kind: 'dumped', id: request.id, bytes }, [bytes])
    return
  }
  const bytes = new Uint8Array(request.bytes)
  const gathered = new Gathered(request.id)
  // The start-up message bears no type byte; PGlite answers it only by the call that collects.
  if (bytes[0] === 0) gathered.add(await pglite.execProtocolRaw(bytes))
  else await pglite.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (data) => gathered.add(data) })
  const rest = gathered.take()
  say({ kind: 'done', id: request.id, bytes: rest }, [rest])
}

/** An answer comes as many small pieces, and a message to the other thread costs more than most of them. */
class Gathered {
  /** @param {number} id */
  constructor(id) {
    this.id = id
    /** @type {Uint8Array[]} */
    this.pieces = []
    this.size = 0
  }

  /** The piece is a window into wasm memory that what follows overwrites. @param {Uint8Array} data */
  add(data) {
    this.pieces.push(data.slice())
    this.size += data.length
    if (this.size < MESSAGE_BYTES) return
    const bytes = this.take()
    say({ kind: 'data', id: this.id, bytes }, [bytes])
  }

  take() {
    const whole = new Uint8Array(this.size)
    let at = 0
    for (const piece of this.pieces.splice(0)) {
      whole.set(piece, at)
      at += piece.length
    }
    this.size = 0
    return whole.buffer
  }
}

try {
  const pglite = await open()
  let queue = Promise.resolve()
  port.on('message', (/** @type {OwnerRequest | { kind: 'close' }} */ request) => {
    queue = queue
      .then(async () => {
        if (request.kind !== 'close') return answer(pglite, request)
        await pglite.close()
        process.exit(0)
      })
      .catch((error) => {
        // After a trap in wasm nothing in this instance can be trusted: end, and let the next connection start afresh.
        say({ kind: 'broken', message: String(error?.message ?? error) })
        process.exit(1)
      })
  })
  say({ kind: 'ready' })
} catch (error) {
  say({ kind: 'broken', message: error instanceof Error ? error.message : String(error) })
  process.exit(1)
}
