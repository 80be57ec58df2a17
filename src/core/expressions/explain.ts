// Where does an expression's value in one row come from, part by part?

import type { Span } from '../base/span.ts'
import { type Cell, type ColumnValues, cellAt, toColumnValues } from './column.ts'
import { evaluateColumns } from './compile.ts'
import type { Expression } from './read.ts'
import { childrenOf, codesIn, type Node } from './tree.ts'

/** A part as it stands in the text, what it came to, and the parts that it was made of. */
export type Explained = Span & {
  readonly op: Node['op']
  /** the column, where the part is one */
  readonly code: string | null
  readonly value: Cell
  /** why there is no value; 0 where there is one */
  readonly absent: number
  readonly parts: readonly Explained[]
}

/** The trace of one row: every part with its value, the whole first. A code that is not given is absent. */
export function explainExpression(
  expression: Pick<Expression, 'tree'>,
  columns: ReadonlyMap<string, { readonly kind: ColumnValues['kind'] }>,
  cells: ReadonlyMap<string, Cell>,
): Explained {
  const values = new Map(
    codesIn(expression.tree).map((code) => [
      code,
      toColumnValues(columns.get(code)?.kind ?? 'number', [cells.get(code) ?? null]),
    ]),
  )
  const explain = (node: Node): Explained => {
    const result = evaluateColumns({ tree: node }, { rows: 1, columns: values })
    const { start, end, op } = node
    return {
      start,
      end,
      op,
      code: node.op === 'column' ? node.code : null,
      value: cellAt(result, 0),
      absent: result.absent[0] ?? 0,
      parts: childrenOf(node).map(explain),
    }
  }
  return explain(expression.tree)
}
