import type { FormProblem } from '#core/matrices/check-form.ts'
import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

type Problem = Pick<FormProblem, 'code' | 'facts'>
type Years = { readonly termFrom: number; readonly termTo: number; readonly year: number }

/** What is wrong and what to do, figures as people write them. */
export const wordProblem = (
  w: Words,
  f: Format,
  { code, facts }: Problem,
): { readonly what: string; readonly todo: string } => {
  const worded = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === 'number' && !['year', 'from', 'to'].includes(key) ? f.number(value) : String(value),
    ]),
  )
  return w.matrices.said[code](worded)
}

export const termOf = (f: Format, { termFrom, termTo }: Years): string => f.years(termFrom, termTo)
