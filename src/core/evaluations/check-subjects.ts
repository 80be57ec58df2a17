// Is the data itself sound: one row a subject, every input there, every number a number?

import { eachBlock } from './blocks.ts'
import { type EvaluationFinding, refuse } from './finding.ts'
import type { Method } from './method.ts'
import type { Subjects } from './subjects.ts'

const NAMED = 20

export function checkSubjects(method: Method, subjects: Subjects): readonly EvaluationFinding[] {
  const { rows, codes, columns, unique } = subjects
  if (rows === 0) return [refuse('no-subjects', 'data')]
  return [
    ...(unique ? [] : checkCodes(codes)),
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
export const isWhole = (findings: readonly EvaluationFinding[]): boolean =>
  !findings.some(({ code }) => /no-subjects|column-missing|input-kind/.test(code))

function checkCodes(codes: readonly string[]): readonly EvaluationFinding[] {
  let blank = 0
  for (const code of codes) if (code === '' || code.trim() === '') blank += 1
  const twice = codesTwice(codes)
  return [
    ...(blank > 0 ? [refuse('subject-without-code', 'data', { count: blank })] : []),
    ...(twice.length > 0
      ? [refuse('subject-twice', 'data', { count: twice.length, subjects: twice.slice(0, NAMED).join('、') })]
      : []),
  ]
}

/** Codes that stand more than once, by an open table of places: a Set of a million texts takes five times as long. */
function codesTwice(codes: readonly string[]): readonly string[] {
  let size = 16
  while (size < codes.length * 2) size *= 2
  const places = new Int32Array(size)
  const twice = new Set<string>()
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as string
    if (code === '') continue
    let slot = hashOf(code) & (size - 1)
    while (places[slot] !== 0) {
      if (codes[(places[slot] as number) - 1] === code) {
        twice.add(code)
        break
      }
      slot = (slot + 1) & (size - 1)
    }
    if (places[slot] === 0) places[slot] = at + 1
  }
  return [...twice]
}

/** FNV-1a with a last stir, for codes that differ in their end alone. */
function hashOf(code: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < code.length; at += 1) hash = Math.imul(hash ^ code.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

/** NaN and Infinity are neither numbers nor missing: whoever made the column has made a mistake. */
function checkNumbers(
  column: { readonly kind: 'number' | 'list'; readonly values: Float64Array; readonly absent: Uint8Array },
  codes: readonly string[],
  field: string,
  name: string,
): readonly EvaluationFinding[] {
  const { values, absent, kind } = column
  const bad: number[] = []
  let count = 0
  eachBlock(values.length, (from, to) => {
    if (areFinite(values, from, to)) return
    for (let at = from; at < to; at += 1) {
      if (Number.isFinite(values[at]) || (kind === 'number' && absent[at] !== 0)) continue
      count += 1
      if (bad.length < NAMED) bad.push(at)
    }
  })
  if (count === 0) return []
  const subjects = kind === 'number' ? bad.map((row) => codes[row] ?? '').join('、') : ''
  return [refuse('not-a-number', `inputs.${field}`, { input: name, count, subjects })]
}

function areFinite(values: Float64Array, from: number, to: number): boolean {
  let difference = 0
  for (let at = from; at < to; at += 1) {
    const value = values[at] as number
    difference += value - value
  }
  return difference === 0
}
