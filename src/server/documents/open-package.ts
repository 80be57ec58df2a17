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
    return new Map(Object.entries(unzip(bytes, (file) => wanted.includes(file.name))))
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
