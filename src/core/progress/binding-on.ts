// Which of the bindings that a target ever had holds on a day?

import type { Day } from '../base/day.ts'

export type DatedBinding = { readonly boundOn: Day; readonly endedOn: Day | null }

/**
 * The last one bound by the day and not ended by it. A day before the first binding is shown with that first one: what a
 * target means was only said later, it did not begin to be true then. Undefined where it was ended and nothing followed.
 * Bindings are given oldest first.
 */
export function bindingOn<B extends DatedBinding>(bindings: readonly B[], day: Day): B | undefined {
  const begun = bindings.filter(({ boundOn }) => boundOn <= day)
  if (begun.length === 0) return bindings[0]
  return begun.filter(({ endedOn }) => endedOn === null || endedOn > day).at(-1)
}
