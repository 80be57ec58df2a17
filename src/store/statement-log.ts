import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

const file = process.env.JINGWEI_STATEMENT_LOG
const noted = new Set<string>()

/**
 * Tests send every statement through here, so that the statement check sees what the program really says to the
 * database, whoever composed it. One JSON string a line, each statement once per process.
 */
export function noteStatement(text: string): void {
  if (noted.has(text)) return
  noted.add(text)
  if (file === undefined) return
  mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${JSON.stringify(text)}\n`)
}

/** The statements of this process so far. */
export const notedStatements = (): readonly string[] => [...noted]
