// What is found about a reported value, and does it stand in the way?

import type { CheckSeverity } from './value-rules.ts'

export type FindingSide = 'now' | 'last-year'

/** Worded by its code. `cells` are the indicators it rests on, the checked one first. */
export type ValueFinding = {
  readonly code:
    | 'value.unreadable'
    | 'value.not-whole'
    | 'value.too-precise'
    | 'value.below-least'
    | 'value.above-most'
    | 'value.jump-on-last'
    | 'value.jump-on-last-year'
    | 'value.outlier'
    | 'value.unit-slip'
    | 'value.cumulative-fell'
    | 'value.last-year-differs'
    | 'value.last-year-lacks'
    | 'value.rule-broken'
    | 'value.parts-differ'
    | 'value.parts-exceed'
  readonly severity: CheckSeverity
  readonly side: FindingSide
  readonly cells: readonly string[]
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** Whether a submission must wait: for a right value, or for a written reason. */
export const blocks = (finding: ValueFinding, reason: string | null): boolean => {
  switch (finding.severity) {
    case 'error':
      return true
    case 'needs-reason':
      return reason === null || reason.trim() === ''
    case 'warning':
      return false
  }
}
