// What may a number be judged to be, and what is known of its place before its sentence is read?

import type { FigureReading, TargetRule } from './reading.ts'

export type Role = FigureReading['role']
export type TargetVerdict = { readonly role: 'target'; readonly rule: TargetRule; readonly confidence: number }
export type Verdict = TargetVerdict | { readonly role: Role; readonly rule: string; readonly confidence: number }

/** What is known of the place before its sentences are read. */
export type Place = {
  /** under a heading that names goals, or in a goal column of a table */
  readonly goal: boolean
  /** under a heading that reports what has been */
  readonly background: boolean
  /** under a heading that scores, rewards or punishes */
  readonly rules: boolean
  /** in a plan whose term is known */
  readonly planned: boolean
  /** the year the document was made; null where it does not say */
  readonly year: number | null
}

export const verdict = (role: Role, rule: string, confidence: number): Verdict => ({ role, rule, confidence })

export const isTarget = (rule: TargetRule, confidence: number): TargetVerdict => ({ role: 'target', rule, confidence })
