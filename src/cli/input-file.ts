import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Terminal } from './command.ts'
import { words } from './words.ts'

export type InputFile = { readonly bytes: Uint8Array; readonly name: string }

/** A named file, or standard input for "-". Undefined, with the reason on stderr, where it cannot be had. */
export async function findInput(path: string, terminal: Terminal): Promise<InputFile | undefined> {
  if (path === '-') return { bytes: await terminal.readInput(), name: '' }
  try {
    return { bytes: await readFile(path), name: basename(path) }
  } catch (error) {
    const say = words[terminal.language]
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') terminal.error(say.noFile(path))
    else if (code === 'EISDIR') terminal.error(say.isFolder(path))
    else if (code === 'EACCES' || code === 'EPERM') terminal.error(say.noAccess(path))
    else throw error
    return undefined
  }
}
