import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { unzipSync } from 'fflate'
import { UnreadableFile } from './document-fault.ts'

/** The parts of a zip package: `names` lists all, `read` unpacks those asked for. */
export type Package = {
  readonly names: readonly string[]
  readonly read: (names: readonly string[]) => ReadonlyMap<string, Uint8Array>
  /** one part in pieces, never whole in memory; throws UnreadableFile where it is torn */
  readonly stream: (name: string) => AsyncGenerator<Uint8Array>
}

// Text packs about 1:10, tables of a careful Word up to 1:100; more is made to fill a disk.
const mostUnpacked = 400 * 1024 * 1024

/** Opens a zip without unpacking anything. Throws UnreadableFile('zip-broken' | 'zip-bomb'). */
export function openPackage(bytes: Uint8Array): Package {
  const names: string[] = []
  let declaredBytes = 0
  unzip(bytes, (file) => {
    names.push(file.name)
    declaredBytes += file.originalSize
    return false
  })
  if (names.length === 0) throw new UnreadableFile('zip-broken')
  const read = (wanted: readonly string[]) => {
    if (declaredBytes > mostUnpacked) throw new UnreadableFile('zip-bomb', { declaredBytes, limitBytes: mostUnpacked })
    // fflate unpacks into a buffer of the declared size, so a part that lies about its size is cut, not swollen.
    const parts = new Map(Object.entries(unzip(bytes, (file) => wanted.includes(file.name))))
    // fflate does not check: a byte torn on the way would be read as another text.
    const entries = readDirectory(bytes)
    for (const [name, part] of parts) if (entries.get(name)?.sum !== crc32(part)) throw new UnreadableFile('zip-broken')
    return parts
  }
  const stream = (name: string) => {
    if (declaredBytes > mostUnpacked) throw new UnreadableFile('zip-bomb', { declaredBytes, limitBytes: mostUnpacked })
    return inflated(bytes, readDirectory(bytes).get(name))
  }
  return { names, read, stream }
}

const DEFLATED = 8

async function* inflated(bytes: Uint8Array, entry: ZipEntry | undefined): AsyncGenerator<Uint8Array> {
  const packed = entry && packedBytes(bytes, entry)
  if (entry === undefined || packed === undefined) throw new UnreadableFile('zip-broken')
  let [sum, size] = [0, 0]
  try {
    for await (const piece of entry.method === DEFLATED ? Readable.from([packed]).pipe(createInflateRaw()) : [packed]) {
      sum = crc32(piece as Uint8Array, sum)
      size += (piece as Uint8Array).length
      // A part that lies about its size would fill the memory of whoever keeps what it gives.
      if (size > entry.size) throw new UnreadableFile('zip-broken')
      yield piece as Uint8Array
    }
  } catch (error) {
    if (error instanceof UnreadableFile || !/^Z_/.test(String((error as NodeJS.ErrnoException).code))) throw error
    throw new UnreadableFile('zip-broken')
  }
  if (sum !== entry.sum) throw new UnreadableFile('zip-broken')
}

function packedBytes(bytes: Uint8Array, { at, packed }: ZipEntry): Uint8Array | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > view.length || view.readUInt32LE(at) !== 0x04034b50) return undefined
  const start = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28)
  return start + packed > view.length ? undefined : view.subarray(start, start + packed)
}

function unzip(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter })
  } catch {
    throw new UnreadableFile('zip-broken')
  }
}

type ZipEntry = {
  readonly method: number
  readonly sum: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** What the directory at the end of the zip states of each part. */
function readDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, ZipEntry>()
  const end = view.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = end < 0 || end + 20 > view.length ? view.length : view.readUInt32LE(end + 16)
  while (at + 46 <= view.length && view.readUInt32LE(at) === 0x02014b50) {
    const nameEnd = at + 46 + view.readUInt16LE(at + 28)
    entries.set(view.toString('utf8', at + 46, nameEnd), {
      method: view.readUInt16LE(at + 10),
      sum: view.readUInt32LE(at + 16),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      at: view.readUInt32LE(at + 42),
    })
    at = nameEnd + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}
