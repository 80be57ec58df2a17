// Which values are other in one view of the numbers than in another?

import { isPresent, type Observed, type Pair } from './observed.ts'

/** One value as a view shows it, with the batch that it comes from. */
export type ViewedValue = Pair & { readonly batchId: number }

export type ChangedSide = { readonly before: Observed; readonly after: Observed }

/**
 * revised: another value, or another reason for none. appeared: there was no row. withdrawn: there is none any more.
 * resubmitted: the same values out of another batch.
 */
export type ChangedValue = {
  readonly key: string
  readonly how: 'revised' | 'appeared' | 'withdrawn' | 'resubmitted'
  readonly before: ViewedValue | null
  readonly after: ViewedValue | null
  /** the sides of the pair that differ */
  readonly sides: readonly ('now' | 'last-year')[]
}

const same = (a: Observed, b: Observed): boolean => {
  if (isPresent(a)) return isPresent(b) && a.value === b.value
  return !isPresent(b) && a.missing === b.missing
}

/** Every difference, by key in the order of their text; `resubmitted` only where asked for. */
export function changedValues(
  before: ReadonlyMap<string, ViewedValue>,
  after: ReadonlyMap<string, ViewedValue>,
  withResubmitted = false,
): readonly ChangedValue[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  return keys.flatMap((key) => {
    const change = changeOf(key, before.get(key) ?? null, after.get(key) ?? null)
    return change === null || (change.how === 'resubmitted' && !withResubmitted) ? [] : [change]
  })
}

function changeOf(key: string, before: ViewedValue | null, after: ViewedValue | null): ChangedValue | null {
  if (before === null)
    return after === null ? null : { key, how: 'appeared', before, after, sides: ['now', 'last-year'] }
  if (after === null) return { key, how: 'withdrawn', before, after, sides: ['now', 'last-year'] }
  const sides: ('now' | 'last-year')[] = []
  if (!same(before.now, after.now)) sides.push('now')
  if (!same(before.lastYear, after.lastYear)) sides.push('last-year')
  if (sides.length > 0) return { key, how: 'revised', before, after, sides }
  return before.batchId === after.batchId ? null : { key, how: 'resubmitted', before, after, sides }
}
