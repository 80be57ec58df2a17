import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Terminal } from './command.ts'
import { words } from './words.ts'

/** Makes the folder that results go to. False, with the reason on stderr (and as JSON), where nothing can be written there. */
export async function prepareFolder(path: string, terminal: Terminal, json: boolean): Promise<boolean> {
  return writing(path, terminal, json, async () => {
    await makeFolder(resolve(path))
    await access(path, constants.W_OK)
  })
}

/** Writes one file, and says why where it cannot be written. */
export async function writeOutput(path: string, bytes: Uint8Array, terminal: Terminal, json: boolean) {
  return writing(path, terminal, json, () => writeFile(path, bytes))
}

async function writing(path: string, terminal: Terminal, json: boolean, work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    const why = whyUnwritten(path, error, terminal)
    if (why === undefined) throw error
    terminal.error(why)
    const fault = { code: 'output.not-writable', place: { file: path }, words: why }
    if (json) terminal.out(`${JSON.stringify({ ok: false, faults: [fault] })}\n`)
    return false
  }
}

// one step after the other: mkdir with `recursive` never comes back from where the system refuses names, such as /proc
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path))
      await mkdir(path)
    } else if (code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

function whyUnwritten(path: string, error: unknown, { language }: Terminal): string | undefined {
  const say = words[language]
  switch (codeOf(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return say.isNoFolder(path)
    case 'EISDIR':
      return say.isFolderNotFile(path)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return say.noWriting(path)
    case 'ENOENT':
    case 'EINVAL':
    case 'ENAMETOOLONG':
      return say.noSuchPlace(path)
    case 'ENOSPC':
    case 'EDQUOT':
      return say.diskFull(path)
    default:
      return undefined
  }
}
