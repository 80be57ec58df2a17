import { crc32 } from 'node:zlib'
import { unzipSync } from 'fflate'
import { UnreadableFile } from './document-fault.ts'

/** The parts of a zip package: `names` lists all, `read` unpacks those asked for. */
export type Package = {
  readonly names: readonly string[]
  readonly read: (names: readonly string[]) => ReadonlyMap<string, Uint8Array>
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
    const sums = readChecksums(bytes)
    for (const [name, part] of parts) if (sums.get(name) !== crc32(part)) throw new UnreadableFile('zip-broken')
    return parts
  }
  return { names, read }
}

function unzip(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter })
  } catch {
    throw new UnreadableFile('zip-broken')
  }
}

/** The checksums that the directory at the end of the zip states. */
function readChecksums(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sums = new Map<string, number>()
  const end = view.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = end < 0 || end + 20 > view.length ? view.length : view.readUInt32LE(end + 16)
  while (at + 46 <= view.length && view.readUInt32LE(at) === 0x02014b50) {
    const nameEnd = at + 46 + view.readUInt16LE(at + 28)
    sums.set(view.toString('utf8', at + 46, nameEnd), view.readUInt32LE(at + 16))
    at = nameEnd + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return sums
}
