// Is this password good enough to be taken?

import type { Fault } from '../base/fault.ts'

export type PasswordRules = {
  /** characters */
  readonly length: number
  /** of capitals, small letters, digits and signs, how many must occur: 1 to 4 */
  readonly classes: number
}

const CLASSES: readonly RegExp[] = [/\p{Lu}/u, /\p{Ll}|\p{Lo}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u]

/** A name this short occurs in any word by chance. */
const SHORTEST_NAME = 3

/** Everything that speaks against the password, most simply mended first; empty when it may be taken. */
export function checkPassword(password: string, username: string, rules: PasswordRules): readonly Fault[] {
  const faults: Fault[] = []
  const length = [...password].length
  if (length < rules.length) faults.push({ code: 'password.too-short', facts: { length, least: rules.length } })
  const classes = CLASSES.filter((kind) => kind.test(password)).length
  if (classes < rules.classes) faults.push({ code: 'password.too-plain', facts: { classes, least: rules.classes } })
  if (holdsName(password.toLowerCase(), username.toLowerCase())) faults.push({ code: 'password.holds-username' })
  return faults
}

function holdsName(password: string, username: string): boolean {
  if (username.length < SHORTEST_NAME) return password === username
  return password.includes(username) || password.includes([...username].reverse().join(''))
}
