// Whom does an evaluation judge: rows with a code, a name and the method's inputs?

import type { ColumnValues } from '../expressions/column.ts'
import type { Code } from './terms.ts'

/** Several numbers a row: those of row r stand in `values` from `starts[r]` to `starts[r + 1]`. */
export type ListValues = {
  readonly kind: 'list'
  readonly starts: Int32Array
  readonly values: Float64Array
  readonly absent: Uint8Array
}

/** One row a subject; a code names one subject. Columns by the codes of the method's inputs, all of them. */
export type Subjects = {
  readonly rows: number
  readonly codes: readonly string[]
  readonly names: readonly string[]
  /** whether the rows come from where the code is a key, so that none can stand twice */
  readonly unique: boolean
  readonly columns: ReadonlyMap<Code, ColumnValues | ListValues>
}

/** Lists as a column; null is absent, an empty list is present. */
export function toListValues(lists: readonly (readonly number[] | null)[]): ListValues {
  const starts = new Int32Array(lists.length + 1)
  const absent = new Uint8Array(lists.length)
  lists.forEach((list, row) => {
    starts[row + 1] = (starts[row] ?? 0) + (list?.length ?? 0)
    if (list === null) absent[row] = 1
  })
  return { kind: 'list', starts, values: Float64Array.from(lists.flatMap((list) => list ?? [])), absent }
}
