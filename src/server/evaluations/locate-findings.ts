import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import { decodeText } from '../documents/decode-text.ts'

/** Findings of a method that was read from this file, each with the line of the part that it is about. */
export function locateFindings(
  findings: readonly EvaluationFinding[],
  bytes: Uint8Array,
  file: string,
): readonly EvaluationFinding[] {
  const lines = new LineCounter()
  const text = decodeText(bytes).text.replace(/^\uFEFF/, '')
  const { contents } = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  return findings.map((found) => {
    const { field } = found.place
    const at = field === undefined ? undefined : startOf(contents, field.split('.'))
    return at === undefined ? found : { ...found, place: { ...found.place, file, row: lines.linePos(at).line } }
  })
}

type Found = { readonly start: number | undefined; readonly node: unknown }

/** Where the deepest part of the path begins that the text has; undefined where it has not even the first. */
function startOf(contents: unknown, path: readonly string[]): number | undefined {
  let [node, start]: [unknown, number | undefined] = [contents, undefined]
  for (const key of path) {
    const found = stepInto(node, key)
    if (found === undefined) break
    node = found.node
    start = found.start ?? start
  }
  return start
}

/** A key, or its plural where the file writes the part by cohort, or the place or code of a list's member. */
function stepInto(node: unknown, key: string): Found | undefined {
  if (isMap(node)) {
    const pair = [key, `${key}s`, key.replace(/s$/, '')].map((one) => pairOf(node.items, one)).find((one) => one)
    if (pair !== undefined) return { start: (pair.key as Node).range?.[0], node: pair.value }
    return stepInto(pairOf(node.items, 'items')?.value, key)
  }
  if (!isSeq(node)) return undefined
  const members = node.items.filter((member) => isMap(member))
  const own = /^\d+$/.test(key) ? members[Number(key)] : members.find((member) => member.get('code') === key)
  if (own !== undefined) return { start: own.range?.[0], node: own }
  // an item may be told without the branches above it
  for (const member of members) {
    const found = stepInto(member.get('items', true), key)
    if (found !== undefined) return found
  }
  return undefined
}

const pairOf = (pairs: readonly Pair<unknown, unknown>[], key: string): Pair<unknown, unknown> | undefined =>
  pairs.find((pair) => isScalar(pair.key) && pair.key.value === key)
