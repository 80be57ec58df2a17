// Which words of a measure are its title: its heading, or its first clause where it has none?

import type { Span } from '../base/span.ts'
import { trimmed } from './sentences.ts'

const longest = 40
const opening = '(〔“‘《「『【'
const closing = ')〕”’》」』】'

/** The title within cleaned [start, end): the first sentence if short, else its first clause; without end punctuation. */
export function titleOf(text: string, start: number, end: number): Span {
  const limit = Math.min(end, start + 4000)
  const marks = topMarks(text, start, limit)
  const sentence = withoutBrackets(text, start, marks.stop)
  if (sentence.end - sentence.start <= longest) {
    const colon = marks.colon
    const short = colon !== null && colon - start >= 4 && colon < sentence.end - 1 ? colon : sentence.end
    return bare(text, start, short)
  }
  const clause = marks.comma ?? marks.stop
  if (clause - start <= longest) return bare(text, start, clause)
  const cut = text.lastIndexOf('、', start + longest)
  return bare(text, start, cut > start + 15 ? cut : start + longest)
}

type Marks = { readonly stop: number; readonly comma: number | null; readonly colon: number | null }

function topMarks(text: string, start: number, end: number): Marks {
  let depth = 0
  let comma: number | null = null
  let colon: number | null = null
  for (let at = start; at < end; at++) {
    const character = text[at] ?? ''
    if (opening.includes(character)) depth++
    else if (closing.includes(character)) depth = Math.max(0, depth - 1)
    else if ('。！？\n\t'.includes(character)) {
      if (depth === 0 || character === '\n' || character === '\t' || at - start > 200) return { stop: at, comma, colon }
    } else if (depth === 0 && comma === null && '，；：'.includes(character)) {
      comma = at
      if (character === '：') colon = at
    } else if (depth === 0 && colon === null && comma === null && character === '：') colon = at
  }
  return { stop: end, comma, colon }
}

const duty = /牵头|负责|责任|配合|落实|参与|协助|主办/

/** Cuts the bracket with the units off a heading that ends in one. */
function withoutBrackets(text: string, start: number, end: number): Span {
  const span = trimmed(text, start, end)
  if (!')〕】'.includes(text[span.end - 1] ?? '-')) return span
  let depth = 0
  for (let at = span.end - 1; at > span.start; at--) {
    const character = text[at] ?? ''
    if (')〕】'.includes(character)) depth++
    else if ('(〔【'.includes(character)) depth--
    if (depth > 0) continue
    return duty.test(text.slice(at, span.end)) ? trimmed(text, start, at) : span
  }
  return span
}

function bare(text: string, start: number, end: number): Span {
  const span = withoutBrackets(text, start, end)
  let to = span.end
  while (to > span.start && '。；，：、！？.;'.includes(text[to - 1] ?? '-')) to--
  return { start: span.start, end: to }
}
