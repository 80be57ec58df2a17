import type { Words } from './zh.ts'

/** Why the reader took it for what it is; a rule that is no more has no words of its own. */
export const wordRule = (w: Words, rule: string): string => {
  const known: Readonly<Record<string, string>> = w.rules.words
  return known[rule] ?? w.rules.unknown
}
