// What of last year's form still holds in the next year's?

import { blankLine, type FormContent, lineOf, type MatrixRow } from './matrix.ts'

type Asked = Pick<MatrixRow, 'id' | 'content' | 'clause' | 'unit' | 'adding'>
const named = ({ content, clause }: Asked): string => `${content}\n${clause}`

/**
 * Each row's target and measures of the whole term, and the unit that the park counted in; the year's own cells stay blank.
 * A row is the same by its id, else by its words; one that is counted in another unit or added up otherwise takes nothing,
 * because a bare figure would mean something else there.
 */
export function carryOver(
  before: { readonly rows: readonly MatrixRow[]; readonly content: FormContent },
  rows: readonly MatrixRow[],
): FormContent {
  const byId = new Map(before.rows.map((row) => [row.id, row]))
  const byName = new Map(before.rows.map((row) => [named(row), row]))
  return Object.fromEntries(
    rows.flatMap((row) => {
      const known = byId.get(row.id) ?? byName.get(named(row))
      if (known === undefined || known.unit !== row.unit || known.adding !== row.adding) return []
      const { unit, whole, wholeMeasures } = lineOf(before.content, known)
      return whole === '' && wholeMeasures === '' ? [] : [[row.id, { ...blankLine(row), unit, whole, wholeMeasures }]]
    }),
  )
}
