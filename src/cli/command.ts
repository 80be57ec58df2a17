import type { Language } from './words.ts'

/** What a command may touch besides its own services: handed in, so that a test can stand in the terminal's place. */
export type Terminal = {
  readonly language: Language
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly readInput: () => Promise<Uint8Array>
}

/** Takes the words after the command's own name; answers with the exit code: 0 done, 1 a fault, 2 a wrong call. */
export type Run = (args: readonly string[], terminal: Terminal) => Promise<number>

export type Command = {
  /** the words that call it, "plan read" */
  readonly name: string
  readonly summary: Readonly<Record<Language, string>>
  readonly load: () => Promise<{ readonly run: Run }>
}
