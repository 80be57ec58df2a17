// Of several values of one input, which one counts, and what does a round hand to the evaluation?

import type { Input, Method } from '../evaluations/method.ts'
import { type ListValues, type Subjects, toListValues } from '../evaluations/subjects.ts'
import { type Cell, type ColumnValues, toColumnValues } from '../expressions/column.ts'

export type RoundValue = number | string | boolean | readonly number[] | null

/** published 部门提供 · self 自报 · reviewed 审核 · corrected 更正; the later in this list goes before the earlier. */
export const stages = ['self', 'published', 'reviewed', 'corrected'] as const
export type Stage = (typeof stages)[number]

/** The last value of each stage; a stage that nobody has spoken in is not there. */
export type HeldCell = { readonly [stage in Stage]?: RoundValue | undefined }

/**
 * The value that counts: what was corrected goes before what the third party found, that before what the department
 * supplied, and a self-report counts where nobody else has spoken. Undefined where nobody has; null where the last word is
 * that there is none.
 */
export function countingValue(cell: HeldCell | undefined): RoundValue | undefined {
  if (cell === undefined) return undefined
  for (let at = stages.length - 1; at >= 0; at -= 1) {
    const value = cell[stages[at] as Stage]
    if (value !== undefined) return value
  }
  return undefined
}

/** Two values that say the same. */
export function isSame(a: RoundValue | undefined, b: RoundValue | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => one === b[at])
  return (a ?? null) === (b ?? null)
}

export type HeldSubject = { readonly code: string; readonly name: string }

/** The subjects as an evaluation takes them; what nobody has said is the input's blank, or missing. */
export function toSubjects(
  method: Method,
  subjects: readonly HeldSubject[],
  valueAt: (row: number, input: string) => RoundValue | undefined,
): Subjects {
  const rows = subjects.map((_, row) => row)
  const columns = new Map<string, ColumnValues | ListValues>(
    method.inputs.map((input) => [
      input.code,
      toColumn(
        input,
        rows.map((row) => valueAt(row, input.code) ?? null),
      ),
    ]),
  )
  const codes = subjects.map(({ code }) => code)
  return { rows: subjects.length, codes, names: subjects.map(({ name }) => name), unique: true, columns }
}

function toColumn(input: Input, values: readonly RoundValue[]): ColumnValues | ListValues {
  if (input.type === 'list') {
    const absent = input.blank === null ? null : []
    return toListValues(values.map((value) => (Array.isArray(value) ? (value as readonly number[]) : absent)))
  }
  const cells: readonly Cell[] = values.map((value) => (Array.isArray(value) ? null : ((value ?? input.blank) as Cell)))
  return toColumnValues(input.type === 'boolean' ? 'truth' : input.type, cells)
}

export type WrongValue = 'wrong-kind' | 'outside' | 'not-allowed'

/** What is wrong with a value as this input; undefined where nothing is. */
export function refusalOf(input: Input, value: RoundValue): WrongValue | undefined {
  if (value === null) return undefined
  const numbers = Array.isArray(value) ? value : typeof value === 'number' ? [value] : []
  const kinds = {
    number: typeof value === 'number',
    text: typeof value === 'string',
    boolean: typeof value === 'boolean',
  }
  if (input.type === 'list' ? !Array.isArray(value) : !kinds[input.type]) return 'wrong-kind'
  if (numbers.some((one) => !Number.isFinite(one))) return 'wrong-kind'
  if (numbers.some((one) => one < (input.least ?? one) || one > (input.most ?? one))) return 'outside'
  if (typeof value === 'string' && input.values.length > 0 && !input.values.includes(value)) return 'not-allowed'
  return undefined
}
