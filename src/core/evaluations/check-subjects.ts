// Is the data itself sound: one row a subject, every input there, every number a number?

import { type Finding, refuse } from './finding.ts'
import type { Method } from './method.ts'
import type { Subjects } from './subjects.ts'

const NAMED = 20

export function checkSubjects(method: Method, subjects: Subjects): readonly Finding[] {
  const { rows, codes, columns } = subjects
  if (rows === 0) return [refuse('no-subjects', 'data')]
  return [
    ...checkCodes(codes),
    ...method.inputs.flatMap(({ code, name, type }) => {
      const column = columns.get(code)
      if (column === undefined) return [refuse('column-missing', `inputs.${code}`, { input: name })]
      const kind = type === 'boolean' ? 'truth' : type
      if (column.kind !== kind)
        return [refuse('input-kind', `inputs.${code}`, { input: name, wanted: type, item: null })]
      if (column.kind === 'text' || column.kind === 'truth') return []
      return checkNumbers(column, codes, code, name)
    }),
  ]
}

/** Whether there are subjects and all columns, so that conditions can be asked at all. */
export const isWhole = (findings: readonly Finding[]): boolean =>
  !findings.some(({ code }) => /no-subjects|column-missing|input-kind/.test(code))

function checkCodes(codes: readonly string[]): readonly Finding[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  let blank = 0
  for (const code of codes) {
    if (code.trim() === '') blank += 1
    else if (seen.has(code)) twice.add(code)
    else seen.add(code)
  }
  return [
    ...(blank > 0 ? [refuse('subject-without-code', 'data', { count: blank })] : []),
    ...(twice.size > 0
      ? [refuse('subject-twice', 'data', { count: twice.size, subjects: [...twice].slice(0, NAMED).join('、') })]
      : []),
  ]
}

/** NaN and Infinity are neither numbers nor missing: whoever made the column has made a mistake. */
function checkNumbers(
  column: { readonly kind: 'number' | 'list'; readonly values: Float64Array; readonly absent: Uint8Array },
  codes: readonly string[],
  field: string,
  name: string,
): readonly Finding[] {
  const { values, absent, kind } = column
  const bad: number[] = []
  let count = 0
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number
    if (value - value === 0 || (kind === 'number' && absent[at] !== 0)) continue
    count += 1
    if (bad.length < NAMED) bad.push(at)
  }
  if (count === 0) return []
  const subjects = kind === 'number' ? bad.map((row) => codes[row] ?? '').join('、') : ''
  return [refuse('not-a-number', `inputs.${field}`, { input: name, count, subjects })]
}
