import type { FormProblem } from '#core/matrices/check-form.ts'
import type { MatrixRow } from '#core/matrices/matrix.ts'
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

/** "高新技术企业培育 · 2026–2028年目标" */
export const cellOf = (
  w: Words,
  f: Format,
  matrix: Years & { readonly rows: readonly MatrixRow[] },
  { rowId, cell }: Pick<FormProblem, 'rowId' | 'cell'>,
): string => {
  const words = w.matrices
  const clause = matrix.rows.find(({ id }) => id === rowId)?.clause ?? ''
  const year = f.period(String(matrix.year))
  const names: Readonly<Record<NonNullable<FormProblem['cell']>, string>> = {
    content: words.content,
    clause: words.clause,
    unit: words.countedIn,
    whole: `${termOf(f, matrix)}${words.target}`,
    wholeMeasures: `${termOf(f, matrix)}${words.measures}`,
    annual: `${year}${words.target}`,
    annualMeasures: `${year}${words.yearMeasures}`,
  }
  return [clause, cell === null ? '' : names[cell]].filter((part) => part !== '').join(' · ')
}
