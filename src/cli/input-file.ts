import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { wordDocumentFault } from '#server/documents/fault-words.ts'
import type { Terminal } from './command.ts'
import { words } from './words.ts'

export type InputFile = { readonly bytes: Uint8Array; readonly name: string }

/**
 * A named file, or standard input for "-". Undefined, with the reason on stderr, where it cannot be had; who asked for
 * JSON gets the reason as JSON, too.
 */
export async function findInput(path: string, terminal: Terminal, json = false): Promise<InputFile | undefined> {
  if (path === '-') return { bytes: await terminal.readInput(), name: '' }
  try {
    return { bytes: await readFile(path), name: basename(path) }
  } catch (error) {
    const why = whyUnread(path, error, terminal)
    if (why === undefined) throw error
    terminal.error(why.said)
    if (json) {
      const fault = { code: why.code, place: { file: path }, words: why.said }
      terminal.out(`${JSON.stringify({ ok: false, faults: [fault] })}\n`)
    }
    return undefined
  }
}

/** A document that cannot be read: why, on stderr, and as JSON for who asked for it. */
export function refuseDocument(
  fault: Parameters<typeof wordDocumentFault>[0],
  file: string,
  terminal: Terminal,
  json: boolean,
) {
  const said = wordDocumentFault(fault, terminal.language)
  terminal.error(said)
  if (json)
    terminal.out(
      `${JSON.stringify({ ok: false, faults: [{ code: fault.code, place: { file }, facts: fault.facts, words: said }] })}\n`,
    )
}

function whyUnread(path: string, error: unknown, { language }: Terminal) {
  const say = words[language]
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'input.no-file', said: say.noFile(path) }
    case 'EISDIR':
      return { code: 'input.is-folder', said: say.isFolder(path) }
    case 'EACCES':
    case 'EPERM':
      return { code: 'input.no-access', said: say.noAccess(path) }
    default:
      return undefined
  }
}
